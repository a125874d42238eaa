package kit

import (
	"strings"

	"example.com/sosocoin/tui/grid"
)

// Padded fills s with spaces up to width columns and one more, which is there in any case:
// what follows has a gap before it.
func Padded(s string, width int) string {
	return s + strings.Repeat(" ", max(width-grid.Width(s), 0)+1)
}

// Wrap breaks text into at most most lines of width columns; what does not fit stays in
// the last line, for the drawing to cut.
func (f *Frame) Wrap(text string, width, most int) []string {
	lines, most := f.Grid.Wrap(text, width), max(most, 1)
	if len(lines) > most {
		lines[most-1] = strings.Join(lines[most-1:], " ")
		lines = lines[:most]
	}
	return lines
}

// Paragraph breaks text into lines with a mark before the first.
func (f *Frame) Paragraph(width int, mark grid.Span, text string, style grid.Style) [][]grid.Span {
	return f.Grid.WrapSpans([]grid.Span{mark, {Text: text, Style: style}}, width, grid.Width(mark.Text))
}

// Folded breaks lines of pieces that are wider than width. What stands first in a line, if
// more follows, is its label, and has the rest beside it; else the indentation stays.
func (f *Frame) Folded(lines [][]grid.Span, width int) [][]grid.Span {
	var all [][]grid.Span
	for _, line := range lines {
		all = append(all, f.Grid.WrapSpans(line, width, HangOf(line))...)
	}
	return all
}

// HangOf is how far the lines are indented that follow a line.
func HangOf(line []grid.Span) int {
	if len(line) > 1 {
		return grid.Width(line[0].Text)
	}
	text := SpansText(line)
	return len(text) - len(strings.TrimLeft(text, " "))
}

// Styled returns lines of text, all in one style.
func Styled(lines []string, style grid.Style) [][]grid.Span {
	spans := make([][]grid.Span, len(lines))
	for i, line := range lines {
		spans[i] = []grid.Span{{Text: line, Style: style}}
	}
	return spans
}
