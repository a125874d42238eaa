package program

import (
	"regexp"
	"strings"

	"example.com/sosocoin/sim/plain"
)

// mostColumns is how wide a printed table is, where its words have room in it.
const mostColumns = 120

// mostName is how wide a name in the first column can be that is not broken.
const mostName = 40

// aligned prints the tables of a text in columns.
func aligned(text string) string {
	var b strings.Builder
	var table []string
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "|") {
			table = append(table, line)
			continue
		}
		b.WriteString(columned(table))
		b.WriteString(line)
		table = nil
	}
	b.WriteString(columned(table))
	return b.String()
}

// columned prints a table, its cells below each other.
func columned(lines []string) string {
	var rows [][]string
	for i, line := range lines {
		if i != 1 { // the line between the head and the rest
			rows = append(rows, cellsOf(line))
		}
	}
	widths := widthsOf(rows)
	var b strings.Builder
	for _, cells := range rows {
		parts, high := make([][]string, len(cells)), 0
		for c, cell := range cells {
			parts[c] = plain.Wrap(cell, widths[c])
			high = max(high, len(parts[c]))
		}
		for y := range high {
			var line strings.Builder
			for c := range cells {
				text := ""
				if y < len(parts[c]) {
					text = parts[c][y]
				}
				line.WriteString(text + strings.Repeat(" ", max(widths[c]-plain.Width(text), 0)+2))
			}
			b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
		}
	}
	return b.String()
}

// widthsOf are the widths of a table's columns. What is too wide for all to have room is
// narrowed, as far as no word is broken.
func widthsOf(rows [][]string) []int {
	var widths, least []int
	for _, cells := range rows {
		for c, cell := range cells {
			if c == len(widths) {
				widths, least = append(widths, 1), append(least, 1)
			}
			widths[c] = max(widths[c], plain.Width(cell))
			for word := range strings.FieldsSeq(cell) {
				least[c] = max(least[c], plain.Width(word))
			}
			if c == 0 {
				least[0] = max(least[0], min(plain.Width(cell), mostName))
			}
		}
	}
	for total := func() (n int) {
		for _, w := range widths {
			n += w + 2
		}
		return n - 2
	}; total() > mostColumns; {
		widest := -1
		for c := range widths {
			if widths[c] > least[c] && (widest < 0 || widths[c] > widths[widest]) {
				widest = c
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return widths
}

// cellsOf are the cells of a row. A bar within a cell has a backslash before it.
func cellsOf(line string) []string {
	line = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "|"), "|")
	bars := regexp.MustCompile(`\\\||\|`)
	var cells []string
	at := 0
	for _, m := range bars.FindAllStringIndex(line, -1) {
		if m[1]-m[0] == 1 {
			cells = append(cells, line[at:m[0]])
			at = m[1]
		}
	}
	cells = append(cells, line[at:])
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(strings.TrimSpace(c), `\|`, "|")
	}
	return cells
}
