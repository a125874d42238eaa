package timebar

import (
	"math"
	"strconv"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// Line is a line of the time bar that stands for a stretch of virtual time: a click
// on it goes there.
type Line struct {
	Rect     grid.Rect
	from, to netsim.Time
}

// At is the time that a column stands for.
func (l Line) At(x int) netsim.Time {
	return l.from + netsim.Time(float64(l.to-l.from)*(float64(x-l.Rect.X)+0.5)/float64(l.Rect.W))
}

// column is the place of a time on the line.
func (l Line) column(t netsim.Time) int {
	if l.to <= l.from {
		return l.Rect.X
	}
	x := int(float64(l.Rect.W) * float64(t-l.from) / float64(l.to-l.from))
	return l.Rect.X + max(0, min(x, l.Rect.W-1))
}

// Draw draws the top line: whether time runs and how fast, what time it is,
// and what is wrong. A failure takes the whole line.
func Draw(f *kit.Frame, r grid.Rect) Line {
	v, th := f.View, f.Theme
	f.Grid.Fill(r, ' ', th.Bar)
	if v.Clock.Failed != "" {
		f.Grid.Spans(r, []grid.Span{
			{Text: " sosocoin   ", Style: th.Title.Over(th.Bar)},
			{Text: string(th.Glyphs.Invalid) + " FAILED at t " + words.Seconds(v.Now) + ": " + v.Clock.Failed, Style: th.Bad.Over(th.Bar).WithBold()},
		})
		return Line{}
	}
	spans := []grid.Span{{Text: " sosocoin   ", Style: th.Title}, clock(f)}
	add := func(s string, style grid.Style) { spans = append(spans, grid.Span{Text: "  " + s, Style: style}) }
	// The tenths, which change all the time, are not what is to be seen first.
	whole, tenths, _ := strings.Cut(words.Seconds(v.Now), ".")
	add("t "+whole, th.Strong)
	spans = append(spans, grid.Span{Text: "." + tenths, Style: th.Text})
	if v.Timeline.Past {
		add(words.Seconds(v.Timeline.Head-v.Now)+" ago", th.Notice)
	}
	if len(v.Timeline.Branches) > 1 {
		add("branch "+words.Count(v.Timeline.Branch), th.Accent)
	}
	add("seed "+strconv.FormatUint(v.Seed, 10), th.Dim)
	add(words.Plural(len(v.Nodes), "node"), th.Text)
	switch {
	case len(v.Tips) == 0 && len(v.Nodes) > 0:
		add("no node runs", th.Notice)
	default:
		style := th.Text
		if len(v.Tips) > 1 { // nodes disagree, if only since news is on its way
			style = th.Notice
		}
		add(words.Plural(v.Ends(), "tip"), style)
	}
	if len(v.Groups) > 0 {
		add(string(th.Glyphs.Warn)+" partition "+partsText(f), th.Notice)
	}
	for i := range spans {
		spans[i].Style = spans[i].Style.Over(th.Bar)
	}
	used := f.Grid.Spans(r, spans)
	_, rest := r.SplitLeft(used + 2)
	if v.Timeline.Past {
		return wholeLine(f, rest)
	}
	return blockLine(f, rest)
}

// clock tells how time passes.
func clock(f *kit.Frame) grid.Span {
	c, gl := &f.View.Clock, f.Theme.Glyphs
	sign := string(gl.Times)
	switch {
	case c.Stopped != "":
		return grid.Span{Text: string(gl.Block) + " stopped: " + c.Stopped, Style: f.Theme.Notice}
	case c.Paused:
		return grid.Span{Text: string(gl.Pause) + " paused", Style: f.Theme.Notice}
	}
	s := string(gl.Play) + " " + words.Times(c.Speed, sign)
	reached, _ := c.Reached.Value()
	if reached > 0 && (math.IsInf(c.Speed, 1) || math.Abs(reached-c.Speed) > 0.1*c.Speed) {
		s += " (" + words.Times(round2(reached), sign) + ")"
	}
	return grid.Span{Text: s, Style: f.Theme.Good}
}

// round2 keeps two significant digits, so that a measured figure stands still.
func round2(x float64) float64 {
	scale := math.Pow(10, math.Floor(math.Log10(x))-1)
	return math.Round(x/scale) * scale
}

// partsText names the sides of a partition: "A|B", and "A>B" where B hears A.
func partsText(f *kit.Frame) string {
	wall := "|"
	if f.View.OneWay {
		wall = ">"
	}
	names := make([]string, len(f.View.Groups))
	for i := range names {
		if i >= 26 {
			return words.Plural(len(names), "group")
		}
		names[i] = string(rune('A' + i))
	}
	if len(names) > 4 {
		return words.Plural(len(names), "group")
	}
	return strings.Join(names, wall)
}

// shownIntervals is how many block intervals the line of blocks reaches back.
const shownIntervals = 8

// lineOf cuts the line out of what is left of the bar: between two labels, with the
// rate of events beside it; its width is 0 where there is no room.
func lineOf(f *kit.Frame, r grid.Rect, before, after string) grid.Rect {
	th := f.Theme
	rate := "ev/s " + strings.TrimRight(f.View.Clock.PerSecond.Map(math.Round).Text(words.Scaled), " ") + " "
	if r.W < len(rate) {
		return grid.Rect{}
	}
	f.Grid.TextIn(r, rate, th.Dim.Over(th.Bar), grid.Right)
	r.W -= len(rate) + 2
	line := grid.Rect{Y: r.Y, W: min(r.W-len(before)-len(after), 60), H: 1}
	if line.W < 16 {
		return grid.Rect{}
	}
	line.X = r.X + r.W - line.W - len(after)
	f.Grid.Text(line.X-len(before), line.Y, before, th.Dim.Over(th.Bar))
	f.Grid.Text(line.Right(), line.Y, after, th.Dim.Over(th.Bar))
	f.Grid.Fill(line, th.Glyphs.Horizontal, th.Border.Over(th.Bar))
	return line
}

// blockLine draws the blocks found lately on a line that ends now, where there is room.
func blockLine(f *kit.Frame, r grid.Rect) Line {
	v := f.View
	reach := netsim.Time(shownIntervals * v.Settings.Interval)
	line := lineOf(f, r, "last "+words.Length(reach.Duration())+" ", " now")
	if line.W == 0 || reach <= 0 {
		return Line{}
	}
	l := Line{line, v.Now - reach, v.Now}
	for i := range v.Tree {
		b := &v.Tree[i]
		l.mark(f, view.Find{At: b.Found, Miner: b.Miner, Main: b.Main}, v.Now)
	}
	return l
}

// wholeLine draws the whole run, as far back as one can go and with what is still to come
// again: the blocks, when commands were given, and the present moment.
func wholeLine(f *kit.Frame, r grid.Rect) Line {
	v, th := f.View, f.Theme
	from := v.Timeline.From
	label := "0"
	if from > 0 {
		label = words.Seconds(from)
	}
	line := lineOf(f, r, label+" ", " "+words.Seconds(v.Timeline.Head))
	if line.W == 0 {
		return Line{}
	}
	l := Line{line, from, v.Timeline.Head}
	for _, b := range v.Timeline.Found {
		l.mark(f, b, l.to)
	}
	for _, t := range v.Timeline.Commands {
		if t >= from {
			f.Grid.Set(l.column(t), line.Y, th.Glyphs.PointUp, th.Dim.Over(th.Bar))
		}
	}
	f.Grid.Set(l.column(v.Now), line.Y, th.Glyphs.Vertical, th.Notice.Over(th.Bar).WithBold())
	return l
}

// mark puts the mark of a block on the line, if it was found within its stretch, up to a moment.
func (l Line) mark(f *kit.Frame, b view.Find, last netsim.Time) {
	if b.Miner < 0 || b.At <= l.from || b.At > last {
		return
	}
	th := f.Theme
	sign := th.Glyphs.Main
	if !b.Main {
		sign = th.Glyphs.Side
	}
	f.Grid.Set(l.column(b.At), l.Rect.Y, sign, th.Node(b.Miner).Over(th.Bar))
}
