package grid

import "example.com/sosocoin/sim/plain"

// cell is one column of one line. The right half of a character two columns wide has
// r == 0.
type cell struct {
	r     rune
	style Style
	marks int32 // combining marks: an index in Grid.marks, nearly always 0
}

var blank = cell{r: ' '}

// Grid is a screen of cells. It belongs to one goroutine at a time.
type Grid struct {
	w, h   int
	cells  []cell
	clip   Rect
	ascii  bool
	ruler  plain.Ruler
	ink    Color // of the default text and
	ground Color // background, for SVG only

	inked     map[rune]ink    // prepare's answers, which are costly to find
	shades    map[Color]uint8 // nearest's answers
	shadesFor Profile
	buffer    []byte
	marks     []string // combining marks of this frame's cells; the first is none
}

// New returns a blank grid of w columns and h lines.
func New(w, h int) *Grid {
	g := &Grid{inked: map[rune]ink{}, shades: map[Color]uint8{}, ink: RGB(0xd8dee9), ground: RGB(0x14171c)}
	g.Resize(w, h)
	return g
}

// Resize gives the grid another size and blanks it.
func (g *Grid) Resize(w, h int) {
	g.w, g.h = max(w, 0), max(h, 0)
	if n := g.w * g.h; n > cap(g.cells) {
		g.cells = make([]cell, n)
	} else {
		g.cells = g.cells[:n]
	}
	g.Clear()
}

// Clear blanks every cell and lifts every clip.
func (g *Grid) Clear() {
	paint(g.cells, blank)
	g.marks = append(g.marks[:0], "")
	g.clip = g.Bounds()
}

// paint makes all cells alike, by copies that double: several times as fast as one by
// one.
func paint(cells []cell, c cell) {
	if len(cells) == 0 {
		return
	}
	cells[0] = c
	for n := 1; n < len(cells); n *= 2 {
		copy(cells[n:], cells[:n])
	}
}

// SetASCII makes the grid draw every character that is not ASCII as its ASCII twin,
// whatever is asked for. It holds for what is drawn from now on.
func (g *Grid) SetASCII(on bool) {
	g.ascii = on
	clear(g.inked)
}

// SetWide makes the grid fit for a terminal that draws East Asian ambiguous characters two
// columns wide: those that have an ASCII twin are drawn as it, and others, such as Greek
// letters, take two columns. It holds for what is drawn from now on.
func (g *Grid) SetWide(on bool) {
	g.ruler.Wide = on
	clear(g.inked)
}

// SetColors names the colours that SVG uses for the terminal's own.
func (g *Grid) SetColors(ink, ground Color) { g.ink, g.ground = ink, ground }

// Size returns the columns and lines.
func (g *Grid) Size() (w, h int) { return g.w, g.h }

// Bounds returns the whole grid as a rectangle.
func (g *Grid) Bounds() Rect { return Rect{0, 0, g.w, g.h} }

// Clip limits all drawing to the part of r that the current clip allows, until the
// function returned is called: defer g.Clip(r)().
func (g *Grid) Clip(r Rect) (restore func()) {
	before := g.clip
	g.clip = before.Intersect(r)
	return func() { g.clip = before }
}

// Cell returns what is drawn at x, y: 0 for the right half of a wide character, and a
// space with no style outside of the grid.
func (g *Grid) Cell(x, y int) (rune, Style) {
	if !g.Bounds().Contains(x, y) {
		return ' ', Style{}
	}
	c := &g.cells[y*g.w+x]
	return c.r, c.style
}

// Set draws r at x, y and returns how many columns it took: 0 when that cell is
// outside of the clip or when r cannot be drawn alone.
func (g *Grid) Set(x, y int, r rune, s Style) int {
	r, w := g.prepare(r)
	if w < 1 || !g.clip.Contains(x, y) {
		return 0
	}
	if w == 2 && !g.clip.Contains(x+1, y) {
		r, w = ' ', 1
	}
	g.put(x, y, r, int(w), s)
	return int(w)
}

// ink is what is really drawn for a character, and the columns that it takes.
type ink struct {
	r rune
	w int8
}

// prepare returns what is really drawn for r, and the columns that it takes.
func (g *Grid) prepare(r rune) (rune, int8) {
	if r >= 0x20 && r < 0x7f {
		return r, 1
	}
	if !g.ascii && !g.ruler.Wide {
		if w, known := plain.Quick(r); known {
			return clean(r), w
		}
	}
	i, known := g.inked[r]
	if !known {
		i = g.inkFor(r)
		g.inked[r] = i
	}
	return i.r, i.w
}

func (g *Grid) inkFor(r rune) ink {
	w := g.ruler.Columns(r)
	switch t := twin(r); {
	case g.ascii:
		return ink{t, min(w, 1)}
	case g.ruler.Wide && t != unknown && plain.Ambiguous(r):
		return ink{t, 1}
	}
	return ink{clean(r), w}
}

// columns is what prepare says of a character's width.
func (g *Grid) columns(r rune) int8 {
	_, w := g.prepare(r)
	return w
}

// put writes r, w columns wide, at a place known to be inside; what is left of a wide
// character that loses one half becomes a space.
func (g *Grid) put(x, y int, r rune, w int, s Style) {
	row := g.cells[y*g.w : (y+1)*g.w]
	if row[x].r == 0 && x > 0 {
		row[x-1].r, row[x-1].marks = ' ', 0
	}
	if end := x + w; end < g.w && row[end].r == 0 {
		row[end].r = ' '
	}
	row[x] = cell{r: r, style: s}
	if w == 2 {
		row[x+1] = cell{style: s}
	}
}

// Fill draws c in every cell of the rectangle; a wide character in every second one.
func (g *Grid) Fill(r Rect, c rune, s Style) {
	r = r.Intersect(g.clip)
	for y := r.Y; y < r.Bottom(); y++ {
		for x := r.X; x < r.Right(); {
			x += max(g.Set(x, y, c, s), 1)
		}
	}
}

// Restyle changes the styles in the rectangle and leaves the characters.
func (g *Grid) Restyle(r Rect, change func(Style) Style) {
	r = r.Intersect(g.clip)
	for y := r.Y; y < r.Bottom(); y++ {
		row := g.cells[y*g.w : (y+1)*g.w]
		for x := r.X; x < r.Right(); x++ {
			row[x].style = change(row[x].style)
		}
	}
}
