package tui

import (
	"fmt"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// reorgCard tells all about one reorganisation, and leads to older and newer ones. It
// holds on to the one it shows, also when the world goes on or is turned back.
type reorgCard struct {
	box   kit.TextBox
	shown view.Reorg
}

// openReorgCard shows the newest reorganisation of those that are wanted, or of all.
func (a *App) openReorgCard(wanted func(*view.Reorg) bool) {
	reorgs := a.view.Reorgs
	if len(reorgs) == 0 {
		a.say("no node has reorganised so far", nil)
		return
	}
	c := &reorgCard{shown: reorgs[0]}
	for i := range reorgs {
		if wanted(&reorgs[i]) {
			c.shown = reorgs[i]
			break
		}
	}
	c.box = kit.TextBox{Lines: c.lines, Wide: cardWidth, Hints: [][2]string{{"←→", "older, newer"}}}
	a.open(lying{c})
}

// anyReorg wants the newest of all.
func anyReorg(*view.Reorg) bool { return true }

// moving wants those that took the block off or put it on.
func moving(h chain.Hash) func(*view.Reorg) bool {
	return func(r *view.Reorg) bool { return r.Of(h) }
}

// toldBy wants the one that a line of the log tells of.
func toldBy(l lineKey) func(*view.Reorg) bool {
	return func(r *view.Reorg) bool { return slices.Contains(r.Moves, view.ReorgMove{At: l.at, Node: l.node}) }
}

// place finds the card's reorganisation among those of the view, and what is new of it;
// it is -1 when the view has it no more.
func (c *reorgCard) place(v *view.View) int {
	for i := range v.Reorgs {
		r := &v.Reorgs[i]
		if r.Moves[0] == c.shown.Moves[0] && r.Old == c.shown.Old && r.New == c.shown.New {
			c.shown = *r
			return i
		}
	}
	return -1
}

func (c *reorgCard) Draw(f *kit.Frame, body grid.Rect) {
	c.box.Title = "Reorganisation, no longer among those kept"
	if i, n := c.place(f.View), len(f.View.Reorgs); i >= 0 {
		c.box.Title = fmt.Sprintf("Reorganisation %d of %d", n-i, n)
	}
	c.box.Draw(f, body)
}

func (c *reorgCard) Key(h kit.Host, msg keymap.Msg) {
	k, reorgs := h.Keys(), h.View().Reorgs
	to := c.place(h.View())
	switch {
	case keymap.Pressed(msg, k.Left):
		to++
	case keymap.Pressed(msg, k.Right):
		to--
	case c.box.Closes(k, msg), keymap.Pressed(msg, k.Reorg):
		h.Close(c)
		return
	default:
		c.box.Key(h, msg)
		return
	}
	if to = min(to, len(reorgs)-1); to >= 0 {
		c.shown, c.box.Top = reorgs[to], 0
	}
}

// cardWidth is the least width of the card, where the screen has it, so that its frame
// stays where it is from one to the next.
const cardWidth = 76

func (c *reorgCard) lines(f *kit.Frame) [][]grid.Span {
	r, facts := &c.shown, c.shown.Card.Facts()
	lines := reorgHead(f, r)
	lines = append(lines, nil)
	lines = append(lines, reorgBlocks(f, r, facts)...)
	if len(facts.Changes) > 0 {
		lines = append(lines, nil)
		lines = append(lines, reorgBalances(f, facts)...)
	}
	lines = append(lines, nil)
	return append(lines, reorgTxs(f, r, facts)...)
}
