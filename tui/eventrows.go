package tui

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// drawEvents draws one moment a row, the newest at the bottom: the order in which things
// came is what decides a race.
func (p *messagesPanel) drawEvents(f *frame, r grid.Rect, focused bool) {
	drawn := min(r.H, len(p.shown)-p.first())
	if drawn < r.H {
		p.lines.draw(f, r)
	}
	last := ""
	for i := range drawn {
		m := &p.shown[p.first()+drawn-1-i]
		line := r.Line(r.H - drawn + i)
		if at := stamp(m.at); at != last {
			last = at
			f.g.TextIn(grid.Rect{X: line.X, Y: line.Y, W: stampWidth + 1, H: 1}, at, f.th.Dim, grid.Right)
		}
		p.lines.draw(f, line)
		f.moment(m, &p.lines, line)
		f.mark(line, m == p.selected(), focused)
	}
	for i := range drawn {
		p.rowY = append(p.rowY, r.Bottom()-1-i)
	}
}

// moment draws a row.
func (f *frame) moment(m *moment, l *lifelines, r grid.Rect) {
	note := grid.Rect{X: l.note.X, Y: r.Y, W: l.note.W, H: 1}
	switch {
	case m.present():
		f.ruler(l, r, f.th.Accent)
		f.text(note, "now", f.th.Accent)
	case m.transmission != nil:
		f.arrow(m.transmission, l, r.Y)
		f.g.Spans(note, f.transmissionNote(m.transmission, l))
	case m.line.Node < 0:
		f.ruler(l, r, f.th.Notice)
		f.text(note, m.line.Text, f.th.Notice)
	default:
		sign, style := f.deed(m.line)
		f.g.Set(l.column(m.line.Node), r.Y, sign, style)
		name, tint := f.node(m.line.Node)
		f.g.Spans(note, []grid.Span{{Text: name + " ", Style: tint}, {Text: m.line.Verb + " " + m.line.Text, Style: style}})
	}
}

// ruler draws a line across all nodes.
func (f *frame) ruler(l *lifelines, r grid.Rect, style grid.Style) {
	for x := l.area.X; x < l.area.Right(); x++ {
		f.g.Set(x, r.Y, f.th.Glyphs.Held, style)
	}
}

// deed is the sign of what a node did.
func (f *frame) deed(l *view.LogLine) (rune, grid.Style) {
	th := f.th
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
func (f *frame) arrow(p *view.Transmission, l *lifelines, y int) {
	gl := &f.th.Glyphs
	from, to := l.column(p.From), l.column(p.To)
	mark, style := f.messageLook(p.Kind)
	along, step, head := gl.Horizontal, 1, gl.PointRight
	if to < from {
		step, head = -1, gl.PointLeft
	}
	switch {
	case p.Lost != "":
		along, style, head = gl.Held, f.th.Bad, gl.Invalid
	case p.UnderWay:
		along = gl.Held
	}
	for x := from + step; x != to; x += step {
		if f.onLine(l, x) && along == gl.Horizontal {
			f.g.Set(x, y, gl.Cross, style)
		} else {
			f.g.Set(x, y, along, style)
		}
	}
	if to != from {
		f.g.Set((from+to)/2, y, mark, style)
		f.g.Set(to-step, y, head, style)
	}
}

func (f *frame) onLine(l *lifelines, x int) bool {
	for _, at := range l.x {
		if at == x {
			return true
		}
	}
	return false
}

// transmissionNote names a message, and who has no line of its own.
func (f *frame) transmissionNote(p *view.Transmission, l *lifelines) []grid.Span {
	mark, style := f.messageLook(p.Kind)
	spans := []grid.Span{{Text: string(mark) + " " + p.Text, Style: style}}
	other := -1
	if !l.seen(p.From) {
		other = p.From
	} else if !l.seen(p.To) {
		other = p.To
	}
	if other >= 0 {
		name, tint := f.node(other)
		spans = append(spans, grid.Span{Text: " " + map[bool]string{true: "from ", false: "to "}[other == p.From], Style: f.th.Dim}, grid.Span{Text: name, Style: tint})
	}
	if p.Lost != "" {
		spans = append(spans, grid.Span{Text: " lost: " + p.Lost, Style: f.th.Bad})
	}
	return spans
}

// messageLook is the mark and the style of a kind of message, as the map draws them.
func (f *frame) messageLook(k view.MessageKind) (rune, grid.Style) {
	gl := &f.th.Glyphs
	return map[view.MessageKind]rune{view.BlockMessage: gl.Block, view.TxMessage: gl.Tx, view.InvMessage: gl.Inv,
		view.SyncMessage: gl.Sync, view.AskMessage: gl.Ask}[k], f.messageStyle(k)
}
