package messages

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// drawEvents draws one moment a row, the newest at the bottom: the order in which things
// came is what decides a race.
func (p *Panel) drawEvents(f *kit.Frame, r grid.Rect, focused bool) {
	drawn := min(r.H, len(p.shown)-p.first())
	if drawn < r.H {
		p.lines.draw(f, r)
	}
	last := ""
	for i := range drawn {
		m := &p.shown[p.first()+drawn-1-i]
		line := r.Line(r.H - drawn + i)
		if at := words.Stamp(m.at); at != last {
			last = at
			f.Grid.TextIn(grid.Rect{X: line.X, Y: line.Y, W: stampWidth + 1, H: 1}, at, f.Theme.Dim, grid.Right)
		}
		p.lines.draw(f, line)
		drawMoment(f, m, &p.lines, line)
		f.Mark(line, m == p.selected(), focused)
	}
	for i := range drawn {
		p.rowY = append(p.rowY, r.Bottom()-1-i)
	}
}

// drawMoment draws a row.
func drawMoment(f *kit.Frame, m *moment, l *lifelines, r grid.Rect) {
	note := grid.Rect{X: l.note.X, Y: r.Y, W: l.note.W, H: 1}
	switch {
	case m.present():
		ruler(f, l, r, f.Theme.Accent)
		f.Text(note, "now", f.Theme.Accent)
	case m.transmission != nil:
		arrow(f, m.transmission, l, r.Y)
		f.Grid.Spans(note, transmissionNote(f, m.transmission, l))
	case m.line.Node < 0:
		ruler(f, l, r, f.Theme.Notice)
		f.Text(note, m.line.Text, f.Theme.Notice)
	default:
		sign, style := deedSign(f, m.line)
		f.Grid.Set(l.column(m.line.Node), r.Y, sign, style)
		name, tint := kit.NodeName(f, m.line.Node)
		f.Grid.Spans(note, []grid.Span{{Text: name + " ", Style: tint}, {Text: m.line.Verb + " " + m.line.Text, Style: style}})
	}
}

// ruler draws a line across all nodes.
func ruler(f *kit.Frame, l *lifelines, r grid.Rect, style grid.Style) {
	for x := l.area.X; x < l.area.Right(); x++ {
		f.Grid.Set(x, r.Y, f.Theme.Glyphs.Held, style)
	}
}

// deedSign is the sign of what a node did.
func deedSign(f *kit.Frame, l *view.LogLine) (rune, grid.Style) {
	th := f.Theme
	switch {
	case l.Kind == view.MinedLine:
		return th.Glyphs.Main, th.Node(l.Node)
	case l.Severity == view.Bad:
		return th.Glyphs.Invalid, th.Bad
	case l.Severity == view.Notice:
		return th.Glyphs.Tip, th.Notice
	}
	return th.Glyphs.Bullet, th.Text
}

// arrow draws a message from node to node along a row.
func arrow(f *kit.Frame, p *view.Transmission, l *lifelines, y int) {
	gl := &f.Theme.Glyphs
	from, to := l.column(p.From), l.column(p.To)
	mark, style := kit.MessageLook(f, p.Kind)
	along, step, head := gl.Horizontal, 1, gl.PointRight
	if to < from {
		step, head = -1, gl.PointLeft
	}
	switch {
	case p.Lost != "":
		along, style, head = gl.Held, f.Theme.Bad, gl.Invalid
	case p.UnderWay:
		along = gl.Held
	}
	for x := from + step; x != to; x += step {
		if onLine(f, l, x) && along == gl.Horizontal {
			f.Grid.Set(x, y, gl.Cross, style)
		} else {
			f.Grid.Set(x, y, along, style)
		}
	}
	if to != from {
		f.Grid.Set((from+to)/2, y, mark, style)
		f.Grid.Set(to-step, y, head, style)
	}
}

func onLine(f *kit.Frame, l *lifelines, x int) bool {
	for _, at := range l.x {
		if at == x {
			return true
		}
	}
	return false
}

// transmissionNote names a message, and who has no line of its own.
func transmissionNote(f *kit.Frame, p *view.Transmission, l *lifelines) []grid.Span {
	mark, style := kit.MessageLook(f, p.Kind)
	spans := []grid.Span{{Text: string(mark) + " " + p.Text, Style: style}}
	other := -1
	if !l.seen(p.From) {
		other = p.From
	} else if !l.seen(p.To) {
		other = p.To
	}
	if other >= 0 {
		name, tint := kit.NodeName(f, other)
		spans = append(spans, grid.Span{Text: " " + map[bool]string{true: "from ", false: "to "}[other == p.From], Style: f.Theme.Dim}, grid.Span{Text: name, Style: tint})
	}
	if p.Lost != "" {
		spans = append(spans, grid.Span{Text: " lost: " + p.Lost, Style: f.Theme.Bad})
	}
	return spans
}
