package grid

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Render returns the grid as h lines of exactly w columns, joined by "\n", with the
// escape codes that the profile allows. Every line starts and ends in the terminal's
// own style, so that lines may be printed apart from each other.
func (g *Grid) Render(p Profile) string {
	n := g.pen(p)
	for y := range g.h {
		if y > 0 {
			n.b = append(n.b, '\n')
		}
		row := g.row(y)
		for x := range row {
			n.write(&row[x])
		}
		n.rest()
	}
	g.buffer = n.b
	return string(n.b)
}

func (g *Grid) row(y int) []cell { return g.cells[y*g.w : (y+1)*g.w] }

// pen writes cells as text with escape codes. It begins, and rests, in the terminal's
// own style.
type pen struct {
	g   *Grid
	p   Profile
	now Style
	b   []byte
}

func (g *Grid) pen(p Profile) pen {
	if g.shadesFor != p {
		clear(g.shades)
		g.shadesFor = p
	}
	return pen{g: g, p: p, b: g.buffer[:0]}
}

// write appends a cell; nothing for the right half of a wide character, which comes with
// its left half.
func (n *pen) write(c *cell) {
	if c.r == 0 {
		return
	}
	n.wear(c)
	n.b = utf8.AppendRune(n.b, c.r)
	if c.marks != 0 {
		n.b = append(n.b, n.g.marks[c.marks]...)
	}
}

// wear changes to the cell's style, where its character shows that.
func (n *pen) wear(c *cell) {
	s := c.style
	if n.p <= Mono {
		s = n.p.shown(s)
	}
	if s != n.now && !(c.r == ' ' && sameBlank(n.now, s)) {
		n.b = n.g.change(n.b, n.p, n.now, s)
		n.now = s
	}
}

func (n *pen) rest() {
	if n.now != (Style{}) {
		n.b = append(n.b, "\x1b[m"...)
		n.now = Style{}
	}
}

// shown is what is left of a style under the profile.
func (p Profile) shown(s Style) Style {
	switch {
	case p == None:
		return Style{}
	case p == Mono:
		s.FG, s.BG = 0, 0
	}
	return s
}

// sameBlank reports whether a space looks the same in both styles: then the escape
// code can be saved.
func sameBlank(a, b Style) bool {
	return a.BG == b.BG && !a.Reverse && !b.Reverse && !a.Underline && !b.Underline
}

// attributes are what a style has beside its colours, the code that turns each on, and the
// one that turns it off (ECMA-48, 8.3.117): one for bold and dim together.
func (s Style) attributes() [4]struct {
	has     bool
	on, off string
} {
	return [...]struct {
		has     bool
		on, off string
	}{{s.Bold, "1;", "22;"}, {s.Dim, "2;", "22;"}, {s.Underline, "4;", "24;"}, {s.Reverse, "7;", "27;"}}
}

// change appends the shorter of the escape codes that lead from one style to the other: by
// what differs alone, or by a reset and all of it.
//
// There is always something to write: two styles that differ have a code that differs.
func (g *Grid) change(b []byte, p Profile, from, to Style) []byte {
	b = append(b, "\x1b["...)
	if to == (Style{}) {
		return append(b, 'm')
	}
	start := len(b)
	b = g.step(b, p, from, to)
	stepped := len(b)
	b = append(b, "0;"...)
	b = g.step(b, p, Style{}, to)
	if reset := b[stepped:]; len(reset) < stepped-start {
		b = append(b[:start], reset...)
	} else {
		b = b[:stepped]
	}
	b[len(b)-1] = 'm' // in place of the last semicolon
	return b
}

// step appends the parameters by which the styles differ, each with a semicolon behind it.
func (g *Grid) step(b []byte, p Profile, from, to Style) []byte {
	if from.Bold && !to.Bold || from.Dim && !to.Dim {
		b = append(b, "22;"...)
		from.Bold, from.Dim = false, false
	}
	was := from.attributes()
	for i, a := range to.attributes() {
		switch {
		case a.has && !was[i].has:
			b = append(b, a.on...)
		case !a.has && was[i].has:
			b = append(b, a.off...)
		}
	}
	if from.FG != to.FG {
		b = g.color(b, p, to.FG, 30)
	}
	if from.BG != to.BG {
		b = g.color(b, p, to.BG, 40)
	}
	return b
}

// color appends the parameters that choose c; base is 30 for text and 40 for the
// background (ECMA-48, 8.3.117; the 256 and 24 bit forms as in xterm's ctlseqs).
func (g *Grid) color(b []byte, p Profile, c Color, base int64) []byte {
	if c == 0 {
		return append(strconv.AppendInt(b, base+9, 10), ';')
	}
	if p == TrueColor && c&kindRGB != 0 {
		r, gr, bl := c.rgb()
		b = append(strconv.AppendInt(b, base+8, 10), ";2;"...)
		b = append(strconv.AppendInt(b, int64(r), 10), ';')
		b = append(strconv.AppendInt(b, int64(gr), 10), ';')
		return append(strconv.AppendInt(b, int64(bl), 10), ';')
	}
	i := int64(g.shade(p, c))
	switch {
	case i < 8:
		b = strconv.AppendInt(b, base+i, 10)
	case i < 16:
		b = strconv.AppendInt(b, base+60+i-8, 10)
	default:
		b = append(strconv.AppendInt(b, base+8, 10), ";5;"...)
		b = strconv.AppendInt(b, i, 10)
	}
	return append(b, ';')
}

// shade returns the palette's index for c under the profile.
func (g *Grid) shade(p Profile, c Color) uint8 {
	if c&kindANSI != 0 && (p != ANSI16 || uint8(c) < 16) {
		return uint8(c)
	}
	i, known := g.shades[c]
	if !known {
		// The first 16 differ from terminal to terminal, so 256 colours avoid them.
		if i = nearest(c, 16, 256); p == ANSI16 {
			i = nearest(c, 0, 16)
		}
		g.shades[c] = i
	}
	return i
}

// Plain returns the characters alone, without the spaces at line ends: it is meant for
// golden files and for reading.
func (g *Grid) Plain() string {
	lines := strings.Split(g.Render(None), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}
