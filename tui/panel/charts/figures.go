package charts

import (
	"fmt"
	"strconv"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// figureList lists the run's figures as they are.
type figureList struct{ kit.Scroll }

// figureLine is a line of the list: what it is, the number, and what it is made of.
type figureLine struct {
	name, value, note string
	style             grid.Style
}

func (m *figureList) draw(f *kit.Frame, r grid.Rect) string {
	figures := figures(f)
	columns := 1
	if r.W >= 120 && len(figures) > r.H {
		columns = 2
	}
	rows := (len(figures) + columns - 1) / columns
	m.Settle(rows, r.H)
	width := r.W / columns
	for i, g := range figures {
		y := i%rows - m.Top
		line := grid.Rect{X: r.X + i/rows*width + 1, Y: r.Y + y, W: width - 2, H: 1}
		if y < 0 || y >= r.H {
			continue
		}
		name, rest := line.SplitLeft(13)
		f.Text(name, g.name, f.Theme.Dim)
		value, rest := rest.SplitLeft(12)
		f.Grid.TextIn(value, g.value, g.style, grid.Right)
		_, rest = rest.SplitLeft(2)
		f.Text(rest, g.note, f.Theme.Dim)
	}
	if rows > r.H {
		return fmt.Sprintf("whole run, %d-%d of %d", m.Top+1, m.Top+r.H, rows)
	}
	return "whole run"
}

// figures tells of the figures, those together that belong together.
func figures(f *kit.Frame) []figureLine {
	v, th := f.View.Figures, f.Theme
	say := func(sentence string) string { return v.Say(figureStyle, sentence) }
	big := func(name string) string { return words.Scaled(v.Float(name)) }
	interval := figureLine{"interval", say("{interval}"), "no block yet", th.Text}
	if v.Of("interval").Known() {
		interval.note = say("mean of {blocks.main block}")
		if f.View.Settings.Interval > 0 {
			interval.note += "; wanted " + words.Length(f.View.Settings.Interval)
		}
	}
	dropped := figureLine{"", big("messages.dropped"), "dropped", th.Text}
	if v.Int("messages.dropped") > 0 {
		dropped.style = th.Notice
	}
	list := []figureLine{
		{"blocks", say("{blocks.mined}"), say("found, {blocks.main} in the best chain"), th.Text},
		{"stale rate", say("{stale.rate}"), say("{blocks.stale block} left out"), th.Text},
		{"reorgs", say("{reorgs}"), say("deepest {reorg.depth block}"), th.Text},
		interval,
		{"difficulty", v.Of("difficulty").Text(words.Scaled), "hashes a block takes", th.Text},
		{"hash rate", big("hashrate") + "H/s", "of all that mine", th.Text},
		{"propagation", say("{propagation.50}"), say("to half of the nodes, mean of {#propagation.50 block}"), th.Text},
		{"", say("{propagation.90}"), say("to 90 % of them, mean of {#propagation.90 block}"), th.Text},
		{"", say("{propagation.99}"), say("to 99 % of them, mean of {#propagation.99 block}"), th.Text},
		{"messages", big("messages.sent"), "sent, " + big("messages.bytes") + "B", th.Text},
		dropped,
		{"", big("messages.underway"), "under way", th.Text},
		{"payments", say("{txs.created}"), say("made, {txs.confirmed} confirmed, {txs.pending} pending"), th.Text},
		{"", say("{txs.lost}"), "lost to reorgs, conflicts or crashes", th.Text},
		{"supply", say("{supply}"), "coins in the best chain", th.Text},
	}
	for _, own := range v.Own(figure.List) {
		list = append(list, figureLine{own.Title(), own.Text(figureStyle), own.Doc, th.Text})
	}
	return append(list, checksLine(f))
}

func checksLine(f *kit.Frame) figureLine {
	run := strconv.FormatUint(f.View.Checks.Run, 10)
	if failed := f.View.Checks.Failed; failed > 0 {
		return figureLine{"checks", strconv.FormatUint(failed, 10), "failed of " + run, f.Theme.Bad}
	}
	return figureLine{"checks", run, "of invariants, all held", f.Theme.Good}
}

// figureStyle writes figures as the dashboard does everywhere.
func figureStyle(u figure.Unit, x float64) string {
	switch u {
	case figure.Rate:
		return words.Percent(x)
	case figure.Span:
		return words.InSeconds(x)
	case figure.Coins:
		return words.Coins(chain.Amount(x))
	}
	return u.Text(x)
}
