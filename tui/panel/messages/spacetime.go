package messages

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// stretch is the part of a panel that shows a stretch of time, so much a row.
type stretch struct {
	rows  grid.Rect
	first netsim.Time // of the upper row
	scale netsim.Time // a row
}

// y is the row of a time, which may lie outside.
func (s *stretch) y(t netsim.Time) int {
	d := t - s.first
	if d < 0 {
		return s.rows.Y - 1 - int((-d-1)/s.scale)
	}
	return s.rows.Y + int(d/s.scale)
}

// drawSpaceTime draws rows that are each as long: how steep an arrow is, is how long its
// message took.
func (p *Panel) drawSpaceTime(f *kit.Frame, r grid.Rect, scale netsim.Time, focused bool) {
	p.scroll(r.H, scale)
	s := &stretch{rows: r, first: p.bottom - netsim.Time(r.H)*scale, scale: scale}
	p.lines.draw(f, r)
	step := 5
	for i := (step - int(s.first/scale)%step) % step; i < r.H; i += step {
		at := (s.first/scale + netsim.Time(i)) * scale
		f.Grid.TextIn(grid.Rect{X: r.X, Y: r.Y + i, W: stampWidth + 1, H: 1}, words.Stamp(at), f.Theme.Dim, grid.Right)
	}
	if y := s.y(f.View.Now); y >= r.Y && y < r.Bottom() {
		ruler(f, &p.lines, grid.Rect{X: r.X, Y: y, W: r.W, H: 1}, f.Theme.Accent)
		f.Text(grid.Rect{X: p.lines.note.X, Y: y, W: p.lines.note.W, H: 1}, "now", f.Theme.Accent)
	}
	for i := range p.shown {
		if i >= p.first() {
			p.rowY = append(p.rowY, s.y(p.shown[i].at))
		}
		slope(f, &p.shown[i], &p.lines, s)
	}
	at := p.selected()
	if at == nil {
		return
	}
	if y := s.y(at.at); y >= r.Y && y < r.Bottom() {
		if at.transmission != nil {
			note := grid.Rect{X: p.lines.note.X, Y: y, W: p.lines.note.W, H: 1}
			f.Grid.Fill(note, ' ', f.Theme.Text)
			f.Grid.Spans(note, transmissionNote(f, at.transmission, &p.lines))
		}
		f.Mark(grid.Rect{X: r.X, Y: y, W: r.W, H: 1}, true, focused)
	}
}

// scroll moves the window so that the cursor's moment is in it, or the present.
func (p *Panel) scroll(height int, scale netsim.Time) {
	selected := p.selected()
	if selected == nil {
		last := min(p.shown[0].at, p.present+netsim.Time(height/3)*scale)
		p.bottom = (max(last, p.present)/scale + 1) * scale
		return
	}
	at := selected.at
	whole := netsim.Time(height) * scale
	if at >= p.bottom || at < p.bottom-whole {
		p.bottom = (at/scale + netsim.Time(height/2)) * scale
	}
}

// slope draws a moment where it belongs in time.
func slope(f *kit.Frame, m *moment, l *lifelines, s *stretch) {
	y := s.y(m.at)
	inside := y >= s.rows.Y && y < s.rows.Bottom()
	note := grid.Rect{X: l.note.X, Y: y, W: l.note.W, H: 1}
	switch {
	case m.present():
	case m.transmission != nil:
		sloped(f, m.transmission, l, s)
	case !inside:
	case m.line.Node < 0:
		f.Text(note, m.line.Text, f.Theme.Notice)
	default:
		sign, style := deedSign(f, m.line)
		f.Grid.Set(l.column(m.line.Node), y, sign, style)
		name, tint := kit.NodeName(f, m.line.Node)
		f.Grid.Spans(note, []grid.Span{{Text: name + " ", Style: tint}, {Text: m.line.Verb + " " + m.line.Text, Style: style}})
	}
}

// sloped draws a message from the time and the line that it leaves to those where it ends.
func sloped(f *kit.Frame, p *view.Transmission, l *lifelines, s *stretch) {
	gl := &f.Theme.Glyphs
	from, to := l.column(p.From), l.column(p.To)
	top, bottom := s.y(p.Sent), s.y(p.End)
	if from == to || bottom < s.rows.Y || top >= s.rows.Bottom() {
		return
	}
	mark, style := kit.MessageLook(f, p.Kind)
	step, head, fall := 1, gl.PointRight, gl.Fall
	if to < from {
		step, head, fall = -1, gl.PointLeft, gl.Rise
	}
	flat := gl.Horizontal
	if p.UnderWay || p.Lost != "" {
		flat = gl.Held
	}
	if p.Lost != "" {
		style, head = f.Theme.Bad, gl.Invalid
	}
	set := func(x, y int, c rune) {
		if y >= s.rows.Y && y < s.rows.Bottom() {
			f.Grid.Set(x, y, c, style)
		}
	}
	width := max((to-from)*step-1, 1) // cells between the two lines
	at := func(i int) int { return top + (bottom-top)*(2*i+1)/(2*width) }
	for i := range width {
		x := from + (i+1)*step
		y, next := at(i), at(i+1)
		if i == width-1 {
			next = bottom
		}
		if next == y {
			set(x, y, flat)
			continue
		}
		for ; y < next; y++ { // steep: several rows in one column
			set(x, y, fall)
		}
	}
	set(from+(width/2+1)*step, at(width/2), mark)
	set(to-step, bottom, head)
}
