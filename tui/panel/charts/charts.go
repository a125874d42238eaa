package charts

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/plot"
	"example.com/sosocoin/tui/words"
)

// Panel shows the run's figures over time, all small or one large, or as they are
// in a list.
type Panel struct {
	kinds   []*chartKind
	way     chartWay
	at, top int // the chart that the keys are for, and the first one drawn
	large   bool
	held    bool // the cursor of the large chart stays at a time; else at the newest
	cursor  netsim.Time
	list    figureList

	// Of the last picture:
	columns chartColumns
	room    int // charts drawn
	places  []chartPlace
	values  []plot.Value // used by all charts in turn
	newest  int          // the last column of the large chart with a value
}

// chartWay is one of the ways to show the figures.
type chartWay int

const (
	chartsRecent chartWay = iota
	chartsWhole
	chartsFigures

	chartWays
)

// chartPlace is where a chart was drawn; the bars are from column bars on.
type chartPlace struct {
	rect grid.Rect
	kind int
	bars int
}

func New() *Panel { return &Panel{kinds: chartKinds()} }

func (c *Panel) Spec() kit.Spec { return kit.Spec{Name: "Charts", Area: kit.AreaGraphs, Keys: c.keys} }

func (c *Panel) keys(k *keymap.Map) []kit.Key {
	drawn := func(kit.Host) bool { return c.way != chartsFigures }
	small := func(kit.Host) bool { return c.way != chartsFigures && !c.large }
	large := func(kit.Host) bool { return c.way != chartsFigures && c.large }
	return []kit.Key{
		{Binding: &k.Enter, Does: "make the chart large", Word: "large", When: small}, {Binding: &k.Enter, Does: "back to all charts", Word: "all", When: large},
		{Binding: &k.Left, Does: "read the large chart further back", Word: "read", When: large}, {Binding: &k.Right, Does: "read it further on", Word: "read", When: large},
		{Binding: &k.Home, Does: "to the oldest value", When: large}, {Binding: &k.End, Does: "to the newest value, and follow it", Word: "newest", When: func(h kit.Host) bool { return large(h) && c.held }},
		{Binding: &k.Up, Does: "to the chart before", Word: "chart", When: drawn}, {Binding: &k.Down, Does: "to the next chart", Word: "chart", When: drawn},
		{Binding: &k.Escape, Does: "back to all charts", When: large},
		{Binding: &k.View, Does: "what was last, the whole run, or the list of figures", Word: "recent/whole/figures"},
	}
}

func (c *Panel) Draw(f *kit.Frame, r grid.Rect, focused bool) string {
	c.places = c.places[:0]
	if c.way == chartsFigures {
		return c.list.draw(f, r)
	}
	s := &f.View.Charts.Recent
	if c.way == chartsWhole {
		s = &f.View.Charts.Whole
	}
	if from, to := s.Range(); from == to {
		f.Empty(r, "nothing measured yet")
		return ""
	}
	if c.large {
		return c.drawLarge(f, r, s)
	}
	return c.drawAll(f, r, s, focused)
}

// take shares the series out to charts of so many columns.
func (c *Panel) take(s *view.Series, width int) {
	into := c.columns.points
	if c.way == chartsWhole {
		c.columns = wholeColumns(s, width)
	} else {
		c.columns = recentColumns(s, width)
	}
	c.columns.take(s, into)
}

// about says which time the charts are about.
func (c *Panel) about() string {
	if c.way == chartsWhole {
		return "whole run"
	}
	return "last " + longTime(netsim.Time(c.columns.width*c.columns.num)*c.columns.step)
}

// longTime writes a time that charts span: "165 s", "20 min", "2.5 h".
func longTime(t netsim.Time) string {
	switch s := t.Seconds(); {
	case s < 600:
		return words.ThreeDigits(s) + " s"
	case s < 7200:
		return words.ThreeDigits(s/60) + " min"
	default:
		return words.ThreeDigits(s/3600) + " h"
	}
}

// chartLabels is how many columns the labels of a scale take, chartLines how many lines
// a chart should have, fewestLines how many where two would have no room otherwise, and
// wideCharts from how many columns on two stand side by side.
const (
	chartLabels = 8
	chartLines  = 4
	fewestLines = 3
	wideCharts  = 110
)

// drawAll draws as many charts as there is room for.
func (c *Panel) drawAll(f *kit.Frame, r grid.Rect, s *view.Series, focused bool) string {
	across := 1
	if r.W >= wideCharts {
		across = 2
	}
	all := len(c.kinds)
	down := (r.H - 1) / chartLines
	if down < 2 {
		down = (r.H - 1) / fewestLines
	}
	down = min(max(down, 1), (all+across-1)/across)
	c.room = min(down*across, all)
	c.top = min(max(c.top, c.at-c.room+1), c.at, all-c.room)
	body, axis := r, grid.Rect{}
	if r.H >= fewestLines {
		axis, body = r.SplitBottom(1)
	}
	width := r.W/across - 2
	c.take(s, width-chartLabels-1)
	for i := range c.room {
		x, y := i/down, i%down
		from, to := body.H*y/down, body.H*(y+1)/down
		place := grid.Rect{X: body.X + x*(r.W/across), Y: body.Y + from, W: r.W / across, H: to - from}
		c.drawSmall(f, place, c.top+i, focused)
		if y == 0 {
			c.axis(f, grid.Rect{X: place.X + 1 + chartLabels + 1, Y: axis.Y, W: place.W - 3 - chartLabels, H: axis.H}, -1)
		}
	}
	switch {
	case c.room == 1:
		return c.about() + ", " + words.Count(c.top+1) + " of " + words.Count(all)
	case c.room < all:
		return c.about() + ", " + words.Count(c.top+1) + "-" + words.Count(c.top+c.room) + " of " + words.Count(all)
	}
	return c.about()
}

// drawSmall draws a chart under its name and its newest value.
func (c *Panel) drawSmall(f *kit.Frame, r grid.Rect, kind int, focused bool) {
	k := c.kinds[kind]
	c.places = append(c.places, chartPlace{rect: r, kind: kind, bars: r.X + 1 + chartLabels + 1})
	head, body := r.SplitTop(1)
	line := head.InsetXY(1, 0)
	newest := k.newest(f, c)
	name := k.name
	if kind == c.at && focused {
		name += " "
	}
	f.Text(line, name, f.Theme.Strong)
	f.Grid.TextIn(line, newest, f.Theme.Text, grid.Right)
	f.Mark(head, kind == c.at && focused, focused)
	c.values = k.values(&c.columns, c.values)
	c.plot(f, body.InsetXY(1, 0), k, -1)
}

// plot draws a chart's bars with the scale.
func (c *Panel) plot(f *kit.Frame, r grid.Rect, k *chartKind, cursor int) {
	chart := plot.Chart{Values: c.values, Label: k.label, Labels: chartLabels, Cursor: cursor}
	if k.target != nil {
		chart.Target = k.target(f.View)
	}
	if !chart.Draw(f.Grid, r, f.Theme) {
		f.Empty(r, k.empty)
	}
}

// axis writes the times under the charts, but for one where the cursor is.
func (c *Panel) axis(f *kit.Frame, r grid.Rect, cursor int) {
	from, _ := c.columns.span(0)
	_, to := c.columns.span(c.columns.width - 1)
	now, first, at := words.Seconds(min(to, f.View.Now)), words.Seconds(from), 0
	if c.columns.first(0) < 0 { // the run began later
		first, at = words.Seconds(0), c.columns.at(0)
	}
	write := func(x int, text string) {
		if w := grid.Width(text); cursor < x || cursor >= x+w {
			f.Grid.Text(r.X+x, r.Y, text, f.Theme.Dim)
		}
	}
	right := r.W - grid.Width(now)
	if right < 0 || r.Empty() {
		return
	}
	write(right, now)
	if at+grid.Width(first) < right {
		write(at, first)
	}
}

func (c *Panel) Key(h kit.Host, msg keymap.Msg) bool {
	k := h.Keys()
	switch {
	case keymap.Pressed(msg, k.View):
		c.way = (c.way + 1) % chartWays
	case c.way == chartsFigures:
		return c.list.Handle(h.Keys(), msg)
	case keymap.Pressed(msg, k.Enter):
		c.large, c.held = !c.large, false
	case keymap.Pressed(msg, k.Escape) && c.large:
		c.large = false
	case keymap.Pressed(msg, k.Up), keymap.Pressed(msg, k.PageUp):
		c.at = max(c.at-1, 0)
	case keymap.Pressed(msg, k.Down), keymap.Pressed(msg, k.PageDown):
		c.at = min(c.at+1, len(c.kinds)-1)
	case c.large && keymap.Pressed(msg, k.Left):
		c.read(-1)
	case c.large && keymap.Pressed(msg, k.Right):
		c.read(1)
	case c.large && keymap.Pressed(msg, k.Home):
		c.hold(c.columns.at(0))
	case c.large && keymap.Pressed(msg, k.End):
		c.held = false
	case keymap.Pressed(msg, k.Home):
		c.at = 0
	case keymap.Pressed(msg, k.End):
		c.at = len(c.kinds) - 1
	default:
		return false
	}
	return true
}

// Click chooses a chart, the chosen one it enlarges; in the large one it moves the
// cursor.
func (c *Panel) Click(_ kit.Host, x, y int) {
	for _, p := range c.places {
		switch {
		case !p.rect.Contains(x, y):
		case c.large:
			if at := x - p.bars; at >= 0 && at < c.columns.width {
				c.hold(at)
			}
		case p.kind == c.at:
			c.large, c.held = true, false
		default:
			c.at = p.kind
		}
	}
}
