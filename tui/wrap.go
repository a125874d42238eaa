package tui

import (
	"strings"

	"example.com/sosocoin/tui/grid"
)

// wrap breaks text into at most most lines of width columns; what does not fit stays in
// the last line, for the drawing to cut.
func (f *frame) wrap(text string, width, most int) []string {
	lines, most := f.g.Wrap(text, width), max(most, 1)
	if len(lines) > most {
		lines[most-1] = strings.Join(lines[most-1:], " ")
		lines = lines[:most]
	}
	return lines
}

// paragraph breaks text into lines with a mark before the first.
func (f *frame) paragraph(width int, mark grid.Span, text string, style grid.Style) [][]grid.Span {
	return f.g.WrapSpans([]grid.Span{mark, {Text: text, Style: style}}, width, grid.Width(mark.Text))
}

// folded breaks lines of pieces that are wider than width. What stands first in a line, if
// more follows, is its label, and has the rest beside it; else the indentation stays.
func (f *frame) folded(lines [][]grid.Span, width int) [][]grid.Span {
	var all [][]grid.Span
	for _, line := range lines {
		all = append(all, f.g.WrapSpans(line, width, hangOf(line))...)
	}
	return all
}

// hangOf is how far the lines are indented that follow a line.
func hangOf(line []grid.Span) int {
	if len(line) > 1 {
		return grid.Width(line[0].Text)
	}
	text := spansText(line)
	return len(text) - len(strings.TrimLeft(text, " "))
}
