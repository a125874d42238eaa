package network

import (
	"strconv"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/netmap"
	"example.com/sosocoin/tui/words"
)

// linesForBoth is how high a panel has to be for a line about each direction.
const linesForBoth = 10

// linkLines tells of the selected link at the foot of r: of each direction in a line, or of
// both as one where there is no room and they are alike, or where nothing is known of each
// until this end is in focus. What needs a line more than the foot has takes the one above.
func linkLines(f *kit.Frame, r grid.Rect, from, to int) {
	d, foot := f.View.Directions(from, to), netmap.Foot(r)
	switch {
	case !d.Counted:
		oneWay(f, foot.Line(0), from, to, "–", &d.There, d.Sent, false)
		return
	case r.H < linesForBoth && d.Same:
		oneWay(f, foot.Line(0), from, to, "–", &d.There, d.Sent, true)
		return
	case foot.H == 1:
		foot = grid.Rect{X: foot.X, Y: foot.Y - 1, W: foot.W, H: 2}
		f.Grid.Fill(foot, ' ', f.Theme.Text)
	}
	oneWay(f, foot.Line(0), from, to, "→", &d.There, d.Sent, true)
	oneWay(f, foot.Line(1), to, from, "→", &d.Back, d.Got, true)
}

// oneWay tells what a link does with what goes one way.
func oneWay(f *kit.Frame, r grid.Rect, from, to int, arrow string, l *netsim.Link, count netsim.LinkCount, counted bool) {
	th := f.Theme
	a, tintA := kit.NodeName(f, from)
	b, tintB := kit.NodeName(f, to)
	state, tint := view.DirectionState(l), th.Good
	if state != "up" {
		tint = th.Notice
	}
	parts := []grid.Span{{Text: state, Style: tint}}
	for _, word := range linkWords(l) {
		parts = append(parts, grid.Span{Text: word, Style: th.Text})
	}
	if counted {
		parts = append(parts, grid.Span{Text: scaledCount(count.Messages) + " msgs", Style: th.Dim}, grid.Span{Text: words.Scaled(float64(count.Bytes)) + "B", Style: th.Dim})
	}
	names := []grid.Span{{Text: a, Style: tintA}, {Text: " " + arrow + " ", Style: th.Dim}, {Text: b, Style: tintB}}
	gap := "  "
	width := func() int { return grid.SpansWidth(names) + grid.SpansWidth(parts) + len(gap)*len(parts) }
	if width() > r.W {
		gap = " "
	}
	if last := len(parts) - 1; counted && width() > r.W { // bytes rather than messages
		parts = append(parts[:last-1], parts[last])
	}
	for _, part := range parts {
		names = append(names, grid.Span{Text: gap}, part)
	}
	f.Grid.Spans(r, names)
}

// linkWords says what a direction is like, without what is usual.
func linkWords(l *netsim.Link) []string {
	delay := words.Millis(l.Delay)
	if l.Jitter.Amount > 0 {
		delay += " +" + words.Millis(l.Jitter.Amount)
	}
	all := []string{delay}
	if l.Loss > 0 {
		all = append(all, "loss "+words.Percent(l.Loss))
	}
	if l.Bandwidth > 0 {
		all = append(all, words.Scaled(l.Bandwidth)+"B/s")
	}
	return all
}

// scaledCount writes a count exactly up to 9999, and then with three digits.
func scaledCount(n uint64) string {
	if n < 10_000 {
		return strconv.FormatUint(n, 10)
	}
	return words.Scaled(float64(n))
}
