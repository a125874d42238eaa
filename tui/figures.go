package tui

import (
	"fmt"
	"strconv"

	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// figureList lists the run's figures as they are.
type figureList struct{ kit.Scroll }

// figure is a line of the list: what it is, the number, and what it is made of.
type figure struct {
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

func figures(f *kit.Frame) []figure {
	m, th := &f.View.Metrics, f.Theme
	checks := figure{"checks", strconv.FormatUint(m.ChecksRun, 10), "of invariants, all held", th.Good}
	if m.ChecksFailed > 0 {
		checks = figure{"checks", strconv.FormatUint(m.ChecksFailed, 10), fmt.Sprintf("failed of %d", m.ChecksRun), th.Bad}
	}
	interval := figure{"interval", m.Interval.Text(words.InSeconds), "no block yet", th.Text}
	if m.Interval.Known() {
		interval.note = "mean of " + words.Plural(m.Main, "block")
		if f.View.Settings.Interval > 0 {
			interval.note += "; wanted " + words.Length(f.View.Settings.Interval)
		}
	}
	spread := func(name string, mean measured.Value, part string) figure {
		return figure{name, mean.Text(words.InSeconds), "to " + part + ", mean of " + words.Plural(mean.Of(), "block"), th.Text}
	}
	return []figure{
		{"blocks", words.Count(m.Mined), fmt.Sprintf("found, %d in the best chain", m.Main), th.Text},
		{"stale rate", m.StaleRate.Text(words.Percent), words.Plural(m.Stale, "block") + " left out", th.Text},
		{"reorgs", words.Count(m.Reorgs), "deepest " + words.Plural(m.MaxReorgDepth, "block"), th.Text},
		interval,
		{"difficulty", m.Difficulty.Text(words.Scaled), "hashes a block takes", th.Text},
		{"hash rate", words.Scaled(m.HashRate) + "H/s", "of all that mine", th.Text},
		spread("propagation", m.P50, "half of the nodes"), spread("", m.P90, "90 % of them"), spread("", m.P99, "99 % of them"),
		{"messages", words.Scaled(float64(m.Sent)), fmt.Sprintf("sent, %sB", words.Scaled(float64(m.Bytes))), th.Text},
		{"", words.Scaled(float64(m.Dropped)), "dropped", dropStyle(m, th.Text, th.Notice)},
		{"", words.Scaled(float64(m.InFlight)), "under way", th.Text},
		{"payments", words.Count(m.TxCreated), fmt.Sprintf("made, %d confirmed, %d pending", m.TxConfirmed, m.TxPending), th.Text},
		{"", words.Count(m.TxLost()), "lost to reorgs, conflicts or crashes", th.Text},
		{"supply", words.Coins(m.Supply), "coins in the best chain", th.Text},
		checks,
	}
}

func dropStyle(m *view.Metrics, calm, loud grid.Style) grid.Style {
	if m.Dropped > 0 {
		return loud
	}
	return calm
}
