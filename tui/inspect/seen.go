package inspect

import (
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// stripHeight is how many marks stand above one another on the propagation strip.
const stripHeight = 3

// marksApart is up to how many nodes the strip has a mark for each; more become bars.
const marksApart = 40

// seenPage shows how the block spread: when each node had it for the first time.
func seenPage(f *kit.Frame, o *Inspector, r grid.Rect) page {
	b := o.block(f.View)
	if b.Edited != nil {
		return nobodys(f, r)
	}
	low := r.H < 14
	made := page{list: true, head: prose(f, spreadText(f, b, low), r.W, f.Theme.Text)}
	if len(b.Arrivals) > 1 && !b.Partly {
		made.head = append(made.head, stripRows(f, b, r.W, map[bool]int{true: 1, false: stripHeight}[low])...)
	}
	columns := []kit.Column{
		{Title: "after s", Width: 9, Right: true},
		{Title: "node", Width: 8},
		{Title: "from", Width: 8},
		{Title: "at s", Width: 10, Right: true, Drop: 1},
		{Title: "now", Width: 18, Grow: true},
	}
	places := kit.Fit(columns, r.W, 2)
	made.head = append(made.head, pageRow{draw: func(f *kit.Frame, r grid.Rect) { f.Header(r, columns, places) }})
	told := make([]bool, len(b.Life))
	made.rows = make([]pageRow, 0, len(b.Life))
	for i := range b.Arrivals {
		a := &b.Arrivals[i]
		told[a.Node] = true
		text := func() string {
			return f.View.Name(a.Node) + " " + f.View.Name(a.From) + " " + lifeStatus(f, &b.Life[a.Node])
		}
		made.rows = append(made.rows, pageRow{text: text, draw: func(f *kit.Frame, r grid.Rect) {
			for _, p := range places {
				arrivalCell(f, r, p, b, a)
			}
		}})
	}
	for i := range b.Life {
		if l := &b.Life[i]; !told[i] {
			name, style := kit.NodeName(f, i)
			made.rows = append(made.rows, pageRow{spans: []grid.Span{
				{Text: kit.Padded("", 10), Style: f.Theme.Text}, {Text: kit.Padded(name, 9), Style: style}, {Text: untimed(f, b, l), Style: f.Theme.Notice},
			}})
		}
	}
	return made
}

// untimed says why there is no time of a node.
func untimed(f *kit.Frame, b *view.BlockDetail, l *view.Life) string {
	switch {
	case l.Status == view.LifeRefused:
		return lifeStatus(f, l) + ": " + l.Why
	case l.Status != view.LifeOnChain && l.Status != view.LifeAside:
		return lifeStatus(f, l)
	case b.Miner < 0:
		return "from the start"
	}
	return "has it; when it came is not kept"
}

// spreadText says in words how the block spread.
func spreadText(f *kit.Frame, b *view.BlockDetail, short bool) string {
	if b.Miner < 0 {
		return "Everybody has the genesis block from the start."
	}
	if short {
		return fmt.Sprintf("Found by %s at %s s; %d of %d have it.", f.View.Name(b.Miner), words.Stamp(b.Found), b.Seen, len(b.Life))
	}
	text := fmt.Sprintf("Found by %s at %s s, when %s ran; %d of %d have it now.", f.View.Name(b.Miner), words.Stamp(b.Found), words.Plural(b.Running, "node"), b.Seen, len(b.Life))
	switch {
	case b.Partly:
		return text
	case b.P50 < 0:
		return text + " Half of those that ran do not have it yet."
	case b.P90 < 0:
		return text + fmt.Sprintf(" Half had it after %s s, nine in ten do not have it yet.", words.Stamp(b.P50))
	}
	return text + fmt.Sprintf(" Half had it after %s s, nine in ten after %s s.", words.Stamp(b.P50), words.Stamp(b.P90))
}

func arrivalCell(f *kit.Frame, r grid.Rect, p kit.Place, b *view.BlockDetail, a *view.Arrival) {
	l := &b.Life[a.Node]
	switch p.Index {
	case 0:
		f.Cell(r, p, "+"+words.Stamp(a.At-b.Found), f.Theme.Text)
	case 1:
		name, style := kit.NodeName(f, a.Node)
		f.Cell(r, p, name, style)
	case 2:
		name, style := kit.NodeName(f, a.From)
		if a.From == a.Node {
			name, style = "found it", f.Theme.Dim
		}
		f.Cell(r, p, name, style)
	case 3:
		f.Cell(r, p, words.Stamp(a.At), f.Theme.Dim)
	default:
		f.Cell(r, p, lifeStatus(f, l), lifeStyle(f, l))
	}
}

// stripRows draw the arrivals on an axis of time, with the moments at which half and nine
// in ten of the nodes had it.
func stripRows(f *kit.Frame, b *view.BlockDetail, w, height int) []pageRow {
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
	var rows []pageRow
	for level := min(height, highest) - 1; level >= 0; level-- {
		rows = append(rows, pageRow{draw: func(f *kit.Frame, r grid.Rect) {
			for x, nodes := range stacks {
				stripMark(f, r.X+x, r.Y, nodes, level, height, highest, len(b.Arrivals))
			}
		}})
	}
	rows = append(rows, pageRow{draw: func(f *kit.Frame, r grid.Rect) {
		f.Grid.Fill(r, f.Theme.Glyphs.Horizontal, f.Theme.Border)
		for _, at := range []netsim.Time{b.P50, b.P90} {
			if at >= 0 && at <= last {
				f.Grid.Set(r.X+column(at), r.Y, f.Theme.Glyphs.TeeUp, f.Theme.Accent)
			}
		}
	}})
	return append(rows, pageRow{draw: func(f *kit.Frame, r grid.Rect) { stripScale(f, r, b, last, column) }})
}

// stripMark draws one cell: the node's own mark, or a part of a bar.
func stripMark(f *kit.Frame, x, y int, nodes []int, level, height, highest, all int) {
	if all > marksApart {
		steps := len(nodes) * height * len(f.Theme.Glyphs.Bars) / max(highest, height)
		if len(nodes) > 0 {
			steps = max(steps, 1)
		}
		if fill := steps - level*len(f.Theme.Glyphs.Bars); fill > 0 {
			f.Grid.Set(x, y, f.Theme.Glyphs.Bars[min(fill, len(f.Theme.Glyphs.Bars))-1], f.Theme.Accent)
		}
		return
	}
	switch {
	case level >= len(nodes):
	case level == height-1 && len(nodes) > height:
		f.Grid.Set(x, y, '+', f.Theme.Strong)
	default:
		f.Grid.Set(x, y, f.Theme.NodeMark(nodes[level]), f.Theme.Node(nodes[level]))
	}
}

// stripScale writes times below the axis, as far as they do not run into one another.
func stripScale(f *kit.Frame, r grid.Rect, b *view.BlockDetail, last netsim.Time, column func(netsim.Time) int) {
	end := "+" + words.Stamp(last) + " s"
	if b.P90 == last {
		end = "p90 " + end
	}
	f.Grid.TextIn(r, end, f.Theme.Dim, grid.Right)
	free, until := r.X+3, r.Right()-len(end)-1
	f.Text(r, "0", f.Theme.Dim)
	for _, q := range []struct {
		name string
		at   netsim.Time
	}{{"p50", b.P50}, {"p90", b.P90}} {
		if q.at < 0 || q.at >= last {
			continue
		}
		text := q.name + " " + words.Stamp(q.at)
		x := max(free, min(r.X+column(q.at)-len(text)/2, until-len(text)))
		if x+len(text) <= until {
			f.Grid.Text(x, r.Y, text, f.Theme.Accent)
			free = x + len(text) + 2
		}
	}
}
