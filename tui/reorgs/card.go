package reorgs

import (
	"fmt"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// Card tells all about one reorganisation, and leads to older and newer ones. It holds on
// to the one it shows, also when the world goes on or is turned back.
type Card struct {
	box   kit.TextBox
	shown view.Reorg
}

// New returns a card of the newest reorganisation of those that are wanted, or of all; nil
// where no node has reorganised so far.
func New(v *view.View, wanted func(*view.Reorg) bool) *Card {
	if len(v.Reorgs) == 0 {
		return nil
	}
	c := &Card{shown: v.Reorgs[0]}
	for i := range v.Reorgs {
		if wanted(&v.Reorgs[i]) {
			c.shown = v.Reorgs[i]
			break
		}
	}
	c.box = kit.TextBox{Lines: c.lines, Wide: cardWidth, Hints: [][2]string{{"←→", "older, newer"}}}
	return c
}

// place finds the card's reorganisation among those of the view, and what is new of it;
// it is -1 when the view has it no more.
func (c *Card) place(v *view.View) int {
	for i := range v.Reorgs {
		r := &v.Reorgs[i]
		if r.Moves[0] == c.shown.Moves[0] && r.Old == c.shown.Old && r.New == c.shown.New {
			c.shown = *r
			return i
		}
	}
	return -1
}

func (c *Card) Draw(f *kit.Frame, body grid.Rect) {
	c.box.Title = "Reorganisation, no longer among those kept"
	if i, n := c.place(f.View), len(f.View.Reorgs); i >= 0 {
		c.box.Title = fmt.Sprintf("Reorganisation %d of %d", n-i, n)
	}
	c.box.Draw(f, body)
}

func (c *Card) Key(h kit.Host, msg keymap.Msg) {
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

func (c *Card) lines(f *kit.Frame) [][]grid.Span {
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
