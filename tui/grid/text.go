package grid

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/sosocoin/sim/plain"
)

// Span is a piece of text with its style.
type Span struct {
	Text  string
	Style Style
}

// Align says where TextIn puts a text that is narrower than its rectangle.
type Align uint8

// The alignments.
const (
	Left Align = iota
	Right
	Centred
)

// maxMarks bounds the combining marks on one letter: more only smear over the lines
// above.
const maxMarks = 3

// Text draws text from x, y to the right and returns how many columns it is wide,
// what the clip hid included. Line breaks and tabs are drawn as spaces; other
// control characters and invalid UTF-8 as question marks.
func (g *Grid) Text(x, y int, text string, s Style) int {
	from := x
	if y < g.clip.Y || y >= g.clip.Bottom() {
		return g.textWidth(text)
	}
	row := g.cells[y*g.w : (y+1)*g.w]
	last := -1
	for _, r := range text {
		r, w := g.prepare(r)
		switch {
		case w == plain.Combined:
			if last >= 0 && !g.ascii {
				g.mark(&row[last], r)
			}
		case w == 1:
			last = -1
			if x >= g.clip.X && x < g.clip.Right() {
				g.put(x, y, r, 1, s)
				last = x
			}
			x++
		case w == 2:
			last = -1
			switch left, right := g.clip.Contains(x, y), g.clip.Contains(x+1, y); {
			case left && right:
				g.put(x, y, r, 2, s)
				last = x
			case left:
				g.put(x, y, ' ', 1, s)
			case right:
				g.put(x+1, y, ' ', 1, s)
			}
			x += 2
		}
	}
	return x - from
}

// mark adds a combining mark to a cell.
func (g *Grid) mark(c *cell, r rune) {
	marks := g.marks[c.marks]
	if utf8.RuneCountInString(marks) < maxMarks {
		g.marks = append(g.marks, marks+string(r))
		c.marks = int32(len(g.marks) - 1)
	}
}

func (g *Grid) textWidth(text string) int {
	n := 0
	for _, r := range text {
		n += int(max(g.columns(r), 0))
	}
	return n
}

// TextIn draws text in the first line of the rectangle, aligned; what does not fit is
// cut with an ellipsis. It returns the columns used.
func (g *Grid) TextIn(r Rect, text string, s Style, align Align) int {
	if r.Empty() {
		return 0
	}
	if len(text) > r.W {
		text = fit(text, r.W, Unicode.Ellipsis, g.columns)
	}
	w, x := g.textWidth(text), r.X
	switch align {
	case Right:
		x += r.W - w
	case Centred:
		x += (r.W - w) / 2
	}
	g.Text(x, r.Y, text, s)
	return w
}

// Spans draws the pieces one after the other in the first line of the rectangle, and returns
// the columns used. Where they do not all fit, an ellipsis ends the line, wherever between the
// pieces that is.
func (g *Grid) Spans(r Rect, spans []Span) int {
	used := 0
	for i, p := range spans {
		room, text := r.W-used, p.Text
		if room <= 0 {
			break
		}
		if len(text) >= room && g.textWidth(text) == room && hasWords(spans[i+1:]) {
			text += string(Unicode.Ellipsis) // there is no room for it, so that it takes the last column
		}
		used += g.TextIn(Rect{r.X + used, r.Y, room, r.H}, text, p.Style, Left)
		if len(text) > room && g.textWidth(text) > room {
			break // its ellipsis stands for what follows too
		}
	}
	return used
}

// hasWords reports whether anything but blanks is in the pieces.
func hasWords(spans []Span) bool {
	return slices.ContainsFunc(spans, func(p Span) bool { return strings.Trim(p.Text, " ") != "" })
}

// SpansWidth returns the columns that the pieces take side by side.
func SpansWidth(spans []Span) int {
	n := 0
	for _, p := range spans {
		n += Width(p.Text)
	}
	return n
}

// Box draws a rounded border around the edge of r, with the title in its top line and,
// where there is room beside it, another text at the right end, in the title's style
// but never bold:
//
//	╭─ 2 Block tree ──────── 14 blocks, 3 tips ╮
//
// The inside, r.Inset(1), is left as it is.
func (g *Grid) Box(r Rect, title []Span, right string, border Style, gl Glyphs) {
	if r.W < 2 || r.H < 1 {
		return
	}
	x, y := r.Right()-1, r.Bottom()-1
	g.Fill(Rect{r.X, r.Y, r.W, 1}, gl.Horizontal, border)
	g.Fill(Rect{r.X, y, r.W, 1}, gl.Horizontal, border)
	g.Fill(Rect{r.X, r.Y, 1, r.H}, gl.Vertical, border)
	g.Fill(Rect{x, r.Y, 1, r.H}, gl.Vertical, border)
	g.Set(r.X, r.Y, gl.TopLeft, border)
	g.Set(x, r.Y, gl.TopRight, border)
	g.Set(r.X, y, gl.BottomLeft, border)
	g.Set(x, y, gl.BottomRight, border)

	used := 0
	if room := r.W - 6; SpansWidth(title) > 0 && room > 0 {
		g.Set(r.X+2, r.Y, ' ', border)
		used = g.Spans(Rect{r.X + 3, r.Y, room, 1}, title)
		g.Set(r.X+3+used, r.Y, ' ', border)
	}
	if n := Width(right); n > 0 && used+n+9 <= r.W {
		s := border
		if len(title) > 0 { // borders may be faint; words must be read
			s = title[0].Style
			s.Bold = false
		}
		g.Text(x-n-2, r.Y, " "+right+" ", s)
	}
}
