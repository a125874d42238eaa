package grid

import "strings"

// Wrap breaks text into lines of at most width columns on this grid: see plain.Ruler.
func (g *Grid) Wrap(text string, width int) []string { return g.ruler.Wrap(text, width) }

// Width returns how many columns Text uses for s on this grid.
func (g *Grid) Width(s string) int { return g.textWidth(s) }

// WrapSpans breaks a line of pieces into lines of at most width columns, as Wrap does. All
// but the first are indented by hang columns, behind which the first one must be no word's
// middle.
func (g *Grid) WrapSpans(spans []Span, width, hang int) [][]Span {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	text := b.String()
	if g.textWidth(text) <= width && !strings.Contains(text, "\n") {
		return [][]Span{spans}
	}
	if hang > width/2 {
		hang = 0
	}
	head, n := len(text), 0 // the bytes before the text that hangs, and their columns
	for i, r := range text {
		if n >= hang {
			head = i
			break
		}
		n += int(max(g.columns(r), 0))
	}
	var lines [][]Span
	for i, at := range g.ruler.Lines(text[head:], width-hang) {
		line := cutSpans(spans, head+at.From, head+at.To)
		if i == 0 {
			line = append(cutSpans(spans, 0, head), line...)
		} else if hang > 0 {
			line = append([]Span{{Text: strings.Repeat(" ", hang)}}, line...)
		}
		lines = append(lines, line)
	}
	return lines
}

// cutSpans is what stands between two bytes of the pieces' text.
func cutSpans(spans []Span, from, to int) []Span {
	var cut []Span
	at := 0
	for _, s := range spans {
		a, b := max(from-at, 0), min(to-at, len(s.Text))
		if a < b {
			cut = append(cut, Span{s.Text[a:b], s.Style})
		}
		at += len(s.Text)
	}
	return cut
}
