package headline

import (
	"strings"

	"example.com/sosocoin/tui/grid"
)

// face is how large the points of letters are.
type face struct {
	across int  // columns a point
	halves bool // two points in a cell, one above the other
	point  rune // of one point in a cell
}

// The faces, from the largest.
func faces(ascii bool) []face {
	if ascii {
		return []face{{across: 2, point: '#'}, {across: 1, point: '#'}}
	}
	return []face{{across: 2, point: '█'}, {across: 1, halves: true}}
}

// lines is how many lines a line of text takes.
func (f face) lines() int {
	if f.halves {
		return (tall + 1) / 2
	}
	return tall
}

// width is how many columns a text takes.
func (f face) width(text string) int {
	n := 0
	for _, r := range text {
		n += len(points(r)[0]) + 1
	}
	return max(0, n-1) * f.across
}

// draw draws a text from the upper left corner of r.
func (f face) draw(g *grid.Grid, r grid.Rect, text string, s grid.Style) {
	defer g.Clip(r)()
	x := r.X
	for _, c := range text {
		p := points(c)
		for at := range len(p[0]) {
			for y := range f.lines() {
				if c := f.cell(p, at, y); c != ' ' {
					g.Fill(grid.Rect{X: x + at*f.across, Y: r.Y + y, W: f.across, H: 1}, c, s)
				}
			}
		}
		x += (len(p[0]) + 1) * f.across
	}
}

// cell is the character of a line in a column of points.
func (f face) cell(p [tall]string, x, y int) rune {
	set := func(y int) bool { return y < tall && p[y][x] != ' ' }
	if !f.halves {
		if set(y) {
			return f.point
		}
		return ' '
	}
	switch upper, lower := set(2*y), set(2*y+1); {
	case upper && lower:
		return '█'
	case upper:
		return '▀'
	case lower:
		return '▄'
	}
	return ' '
}

// wrap parts a text into lines between its words; ok is false where they are more than most, or
// a word is wider than a line.
func (f face) wrap(text string, width, most int) (lines []string, ok bool) {
	line := ""
	for _, word := range strings.Split(text, " ") {
		longer := strings.TrimLeft(line+" "+word, " ")
		if f.width(longer) <= width {
			line = longer
			continue
		}
		if line == "" || f.width(word) > width {
			return nil, false
		}
		lines, line = append(lines, line), word
	}
	lines = append(lines, line)
	return lines, len(lines) <= most
}
