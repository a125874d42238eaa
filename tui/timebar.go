package tui

import (
	"math"
	"strconv"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/tui/grid"
)

// timeBar draws the top line: whether time runs and how fast, what time it is,
// and what is wrong. A failure takes the whole line.
func (f *frame) timeBar(r grid.Rect) {
	v, th := f.v, f.th
	f.g.Fill(r, ' ', th.Bar)
	if v.Clock.Failed != "" {
		f.g.Spans(r, []grid.Span{
			{Text: " sosocoin   ", Style: th.Title.Over(th.Bar)},
			{Text: string(th.Glyphs.Invalid) + " FAILED at t " + seconds(v.Now) + ": " + v.Clock.Failed, Style: th.Bad.Over(th.Bar).WithBold()},
		})
		return
	}
	spans := []grid.Span{{Text: " sosocoin   ", Style: th.Title}, f.clock()}
	add := func(s string, style grid.Style) { spans = append(spans, grid.Span{Text: "  " + s, Style: style}) }
	add("t "+seconds(v.Now), th.Strong)
	add("seed "+strconv.FormatUint(v.Seed, 10), th.Dim)
	add(plural(len(v.Nodes), "node"), th.Text)
	if len(v.Tips) > 1 {
		add(plural(len(v.Tips), "tip"), th.Notice)
	} else {
		add(plural(len(v.Tips), "tip"), th.Text)
	}
	if len(v.Groups) > 0 {
		add(string(th.Glyphs.Warn)+" partition "+f.groups(), th.Notice)
	}
	for i := range spans {
		spans[i].Style = spans[i].Style.Over(th.Bar)
	}
	used := f.g.Spans(r, spans)
	_, rest := r.SplitLeft(used + 2)
	f.blockLine(rest)
}

// clock tells how time passes.
func (f *frame) clock() grid.Span {
	c, gl := &f.v.Clock, f.th.Glyphs
	sign := string(gl.Times)
	switch {
	case c.Stopped != "":
		return grid.Span{Text: string(gl.Block) + " stopped: " + c.Stopped, Style: f.th.Notice}
	case c.Paused:
		return grid.Span{Text: string(gl.Pause) + " paused", Style: f.th.Notice}
	}
	s := string(gl.Play) + " " + times(c.Speed, sign)
	reached := c.Reached
	if reached > 0 && (math.IsInf(c.Speed, 1) || math.Abs(reached-c.Speed) > 0.1*c.Speed) {
		s += " (" + times(round2(reached), sign) + ")"
	}
	return grid.Span{Text: s, Style: f.th.Good}
}

// round2 keeps two significant digits, so that a measured figure stands still.
func round2(x float64) float64 {
	scale := math.Pow(10, math.Floor(math.Log10(x))-1)
	return math.Round(x/scale) * scale
}

// groups names the sides of a partition: "A|B", and "A>B" where B hears A.
func (f *frame) groups() string {
	wall := "|"
	if f.v.OneWay {
		wall = ">"
	}
	names := make([]string, len(f.v.Groups))
	for i := range names {
		if i >= 26 {
			return plural(len(names), "group")
		}
		names[i] = string(rune('A' + i))
	}
	if len(names) > 4 {
		return plural(len(names), "group")
	}
	return strings.Join(names, wall)
}

// shownIntervals is how many block intervals the line of blocks reaches back.
const shownIntervals = 8

// blockLine draws the blocks found lately on a line that ends now, and the rate
// of events beside it, where there is room.
func (f *frame) blockLine(r grid.Rect) {
	v, th := f.v, f.th
	rate := "ev/s " + strings.TrimRight(scaled(math.Round(v.Clock.PerSecond)), " ") + " "
	if r.W < len(rate) {
		return
	}
	f.g.TextIn(r, rate, th.Dim.Over(th.Bar), grid.Right)
	r.W -= len(rate) + 2
	reach := netsim.Time(shownIntervals * v.Settings.Interval)
	label := "last " + span(reach.Duration()) + " "
	now := " now"
	line := grid.Rect{X: r.X + len(label), Y: r.Y, W: min(r.W-len(label)-len(now), 60), H: 1}
	if line.W < 16 || reach <= 0 {
		return
	}
	line.X = r.X + r.W - line.W - len(now)
	f.g.Text(line.X-len(label), line.Y, label, th.Dim.Over(th.Bar))
	f.g.Text(line.Right(), line.Y, now, th.Dim.Over(th.Bar))
	f.g.Fill(line, th.Glyphs.Horizontal, th.Border.Over(th.Bar))
	for i := range v.Tree {
		b := &v.Tree[i]
		age := v.Now - b.Found
		if b.Miner < 0 || age < 0 || age >= reach {
			continue
		}
		mark := th.Glyphs.Main
		if !b.Main {
			mark = th.Glyphs.Side
		}
		x := line.Right() - 1 - int(int64(line.W)*int64(age/1000)/int64(reach/1000))
		f.g.Set(x, line.Y, mark, th.Node(b.Miner).Over(th.Bar))
	}
}
