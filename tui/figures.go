package tui

import (
	"fmt"
	"strconv"

	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// figureList lists the run's figures as they are.
type figureList struct{ scroll }

// figure is a line of the list: what it is, the number, and what it is made of.
type figure struct {
	name, value, note string
	style             grid.Style
}

func (m *figureList) draw(f *frame, r grid.Rect) string {
	figures := f.figures()
	columns := 1
	if r.W >= 120 && len(figures) > r.H {
		columns = 2
	}
	rows := (len(figures) + columns - 1) / columns
	m.settle(rows, r.H)
	width := r.W / columns
	for i, g := range figures {
		y := i%rows - m.top
		line := grid.Rect{X: r.X + i/rows*width + 1, Y: r.Y + y, W: width - 2, H: 1}
		if y < 0 || y >= r.H {
			continue
		}
		name, rest := line.SplitLeft(13)
		f.text(name, g.name, f.th.Dim)
		value, rest := rest.SplitLeft(12)
		f.g.TextIn(value, g.value, g.style, grid.Right)
		_, rest = rest.SplitLeft(2)
		f.text(rest, g.note, f.th.Dim)
	}
	if rows > r.H {
		return fmt.Sprintf("whole run, %d-%d of %d", m.top+1, m.top+r.H, rows)
	}
	return "whole run"
}

func (f *frame) figures() []figure {
	m, th := &f.v.Metrics, f.th
	checks := figure{"checks", strconv.FormatUint(m.ChecksRun, 10), "of invariants, all held", th.Good}
	if m.ChecksFailed > 0 {
		checks = figure{"checks", strconv.FormatUint(m.ChecksFailed, 10), fmt.Sprintf("failed of %d", m.ChecksRun), th.Bad}
	}
	interval := figure{"interval", m.Interval.Text(inSeconds), "no block yet", th.Text}
	if m.Interval.Known() {
		interval.note = "mean of " + plural(m.Main, "block")
		if f.v.Settings.Interval > 0 {
			interval.note += "; wanted " + span(f.v.Settings.Interval)
		}
	}
	spread := func(name string, mean measured.Value, part string) figure {
		return figure{name, mean.Text(inSeconds), "to " + part + ", mean of " + plural(mean.Of(), "block"), th.Text}
	}
	return []figure{
		{"blocks", count(m.Mined), fmt.Sprintf("found, %d in the best chain", m.Main), th.Text},
		{"stale rate", m.StaleRate.Text(percent), plural(m.Stale, "block") + " left out", th.Text},
		{"reorgs", count(m.Reorgs), "deepest " + plural(m.MaxReorgDepth, "block"), th.Text},
		interval,
		{"difficulty", m.Difficulty.Text(scaled), "hashes a block takes", th.Text},
		{"hash rate", scaled(m.HashRate) + "H/s", "of all that mine", th.Text},
		spread("propagation", m.P50, "half of the nodes"), spread("", m.P90, "90 % of them"), spread("", m.P99, "99 % of them"),
		{"messages", scaled(float64(m.Sent)), fmt.Sprintf("sent, %sB", scaled(float64(m.Bytes))), th.Text},
		{"", scaled(float64(m.Dropped)), "dropped", dropStyle(m, th.Text, th.Notice)},
		{"", scaled(float64(m.InFlight)), "under way", th.Text},
		{"payments", count(m.TxCreated), fmt.Sprintf("made, %d confirmed, %d pending", m.TxConfirmed, m.TxPending), th.Text},
		{"", count(m.TxLost()), "lost to reorgs, conflicts or crashes", th.Text},
		{"supply", coins(m.Supply), "coins in the best chain", th.Text},
		checks,
	}
}

func dropStyle(m *view.Metrics, calm, loud grid.Style) grid.Style {
	if m.Dropped > 0 {
		return loud
	}
	return calm
}
