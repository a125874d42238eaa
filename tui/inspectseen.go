package tui

import (
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// stripHeight is how many marks stand above one another on the propagation strip.
const stripHeight = 3

// marksApart is up to how many nodes the strip has a mark for each; more become bars.
const marksApart = 40

// seenPage shows how the block spread: when each node had it for the first time.
func seenPage(f *frame, o *inspector, r grid.Rect) inspectPage {
	b := o.block(f.v)
	low := r.H < 14
	page := inspectPage{list: true, head: f.prose(f.spreadText(b, low), r.W, f.th.Text)}
	if len(b.Arrivals) > 1 && !b.Partly {
		page.head = append(page.head, f.stripRows(b, r.W, map[bool]int{true: 1, false: stripHeight}[low])...)
	}
	columns := []column{
		{title: "after s", width: 9, right: true},
		{title: "node", width: 8},
		{title: "from", width: 8},
		{title: "at s", width: 10, right: true, drop: 1},
		{title: "now", width: 18, grow: true},
	}
	places := fit(columns, r.W, 2)
	page.head = append(page.head, inspectRow{draw: func(f *frame, r grid.Rect) { f.header(r, columns, places) }})
	told := make([]bool, len(b.Life))
	page.rows = make([]inspectRow, 0, len(b.Life))
	for i := range b.Arrivals {
		a := &b.Arrivals[i]
		told[a.Node] = true
		text := func() string {
			return f.v.Name(a.Node) + " " + f.v.Name(a.From) + " " + f.lifeStatus(&b.Life[a.Node])
		}
		page.rows = append(page.rows, inspectRow{text: text, draw: func(f *frame, r grid.Rect) {
			for _, p := range places {
				f.arrivalCell(r, p, b, a)
			}
		}})
	}
	for i := range b.Life {
		if l := &b.Life[i]; !told[i] {
			name, style := f.node(i)
			page.rows = append(page.rows, inspectRow{spans: []grid.Span{
				{Text: padded("", 10), Style: f.th.Text}, {Text: padded(name, 9), Style: style}, {Text: f.untimed(b, l), Style: f.th.Notice},
			}})
		}
	}
	return page
}

// untimed says why there is no time of a node.
func (f *frame) untimed(b *view.BlockDetail, l *view.Life) string {
	switch {
	case l.Status == view.LifeRefused:
		return f.lifeStatus(l) + ": " + l.Why
	case l.Status != view.LifeOnChain && l.Status != view.LifeAside:
		return f.lifeStatus(l)
	case b.Miner < 0:
		return "from the start"
	}
	return "has it; when it came is not kept"
}

// spreadText says in words how the block spread.
func (f *frame) spreadText(b *view.BlockDetail, short bool) string {
	if b.Miner < 0 {
		return "Everybody has the genesis block from the start."
	}
	if short {
		return fmt.Sprintf("Found by %s at %s s; %d of %d have it.", f.v.Name(b.Miner), stamp(b.Found), b.Seen, len(b.Life))
	}
	text := fmt.Sprintf("Found by %s at %s s, when %s ran; %d of %d have it now.", f.v.Name(b.Miner), stamp(b.Found), plural(b.Running, "node"), b.Seen, len(b.Life))
	switch {
	case b.Partly:
		return text
	case b.P50 < 0:
		return text + " Half of those that ran do not have it yet."
	case b.P90 < 0:
		return text + fmt.Sprintf(" Half had it after %s s, nine in ten do not have it yet.", stamp(b.P50))
	}
	return text + fmt.Sprintf(" Half had it after %s s, nine in ten after %s s.", stamp(b.P50), stamp(b.P90))
}

func (f *frame) arrivalCell(r grid.Rect, p place, b *view.BlockDetail, a *view.Arrival) {
	l := &b.Life[a.Node]
	switch p.index {
	case 0:
		f.cell(r, p, "+"+stamp(a.At-b.Found), f.th.Text)
	case 1:
		name, style := f.node(a.Node)
		f.cell(r, p, name, style)
	case 2:
		name, style := f.node(a.From)
		if a.From == a.Node {
			name, style = "found it", f.th.Dim
		}
		f.cell(r, p, name, style)
	case 3:
		f.cell(r, p, stamp(a.At), f.th.Dim)
	default:
		f.cell(r, p, f.lifeStatus(l), f.lifeStyle(l))
	}
}

// stripRows draw the arrivals on an axis of time, with the moments at which half and nine
// in ten of the nodes had it.
func (f *frame) stripRows(b *view.BlockDetail, w, height int) []inspectRow {
	last := max(b.Arrivals[len(b.Arrivals)-1].At-b.Found, 1)
	column := func(after netsim.Time) int { return int(int64(after) * int64(w-1) / int64(last)) }
	stacks := make([][]int, w) // nodes by column
	for _, a := range b.Arrivals {
		x := column(a.At - b.Found)
		stacks[x] = append(stacks[x], a.Node)
	}
	highest := 0
	for _, s := range stacks {
		highest = max(highest, len(s))
	}
	var rows []inspectRow
	for level := min(height, highest) - 1; level >= 0; level-- {
		rows = append(rows, inspectRow{draw: func(f *frame, r grid.Rect) {
			for x, nodes := range stacks {
				f.stripMark(r.X+x, r.Y, nodes, level, height, highest, len(b.Arrivals))
			}
		}})
	}
	rows = append(rows, inspectRow{draw: func(f *frame, r grid.Rect) {
		f.g.Fill(r, f.th.Glyphs.Horizontal, f.th.Border)
		for _, at := range []netsim.Time{b.P50, b.P90} {
			if at >= 0 && at <= last {
				f.g.Set(r.X+column(at), r.Y, f.th.Glyphs.TeeUp, f.th.Accent)
			}
		}
	}})
	return append(rows, inspectRow{draw: func(f *frame, r grid.Rect) { f.stripScale(r, b, last, column) }})
}

// stripMark draws one cell: the node's own mark, or a part of a bar.
func (f *frame) stripMark(x, y int, nodes []int, level, height, highest, all int) {
	if all > marksApart {
		steps := len(nodes) * height * len(f.th.Glyphs.Bars) / max(highest, height)
		if len(nodes) > 0 {
			steps = max(steps, 1)
		}
		if fill := steps - level*len(f.th.Glyphs.Bars); fill > 0 {
			f.g.Set(x, y, f.th.Glyphs.Bars[min(fill, len(f.th.Glyphs.Bars))-1], f.th.Accent)
		}
		return
	}
	switch {
	case level >= len(nodes):
	case level == height-1 && len(nodes) > height:
		f.g.Set(x, y, '+', f.th.Strong)
	default:
		f.g.Set(x, y, f.th.NodeMark(nodes[level]), f.th.Node(nodes[level]))
	}
}

// stripScale writes times below the axis, as far as they do not run into one another.
func (f *frame) stripScale(r grid.Rect, b *view.BlockDetail, last netsim.Time, column func(netsim.Time) int) {
	end := "+" + stamp(last) + " s"
	if b.P90 == last {
		end = "p90 " + end
	}
	f.g.TextIn(r, end, f.th.Dim, grid.Right)
	free, until := r.X+3, r.Right()-len(end)-1
	f.text(r, "0", f.th.Dim)
	for _, q := range []struct {
		name string
		at   netsim.Time
	}{{"p50", b.P50}, {"p90", b.P90}} {
		if q.at < 0 || q.at >= last {
			continue
		}
		text := q.name + " " + stamp(q.at)
		x := max(free, min(r.X+column(q.at)-len(text)/2, until-len(text)))
		if x+len(text) <= until {
			f.g.Text(x, r.Y, text, f.th.Accent)
			free = x + len(text) + 2
		}
	}
}
