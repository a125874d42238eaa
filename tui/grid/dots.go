package grid

// Dots is paper of dots that are two across and four down in each cell of a rectangle; it
// is drawn with braille characters. Dots count from the rectangle's upper left corner. A
// cell has one style, that of its last dot. The zero value has no room.
type Dots struct {
	rect   Rect
	bits   []uint8
	styles []Style
}

// Dots across and down a cell.
const (
	DotsAcross = 2
	DotsDown   = 4
)

// blankBraille is the braille character without dots; the lowest byte of the others says which
// they have (Unicode 16, section 21.1, "Braille Patterns").
const blankBraille = '\u2800'

// Braille is the braille character with these dots, a bit each.
func Braille(dots uint8) rune { return blankBraille + rune(dots) }

// dotBits are the dots of a cell by line and column.
var dotBits = [DotsDown][DotsAcross]uint8{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// Lay blanks the paper and lays it on r.
func (d *Dots) Lay(r Rect) {
	d.rect = r
	n := max(r.W, 0) * max(r.H, 0)
	if cap(d.bits) < n {
		d.bits, d.styles = make([]uint8, n), make([]Style, n)
	}
	d.bits, d.styles = d.bits[:n], d.styles[:n]
	clear(d.bits)
}

// Set makes a dot; outside of the paper it makes none.
func (d *Dots) Set(x, y int, s Style) {
	if x < 0 || y < 0 || x >= DotsAcross*d.rect.W || y >= DotsDown*d.rect.H {
		return
	}
	i := y/DotsDown*d.rect.W + x/DotsAcross
	d.bits[i] |= dotBits[y%DotsDown][x%DotsAcross]
	d.styles[i] = s
}

// Draw draws the cells that have a dot, each as a character.
func (d *Dots) Draw(g *Grid, character func(dots uint8) rune) {
	for i, bits := range d.bits {
		if bits != 0 {
			g.Set(d.rect.X+i%d.rect.W, d.rect.Y+i/d.rect.W, character(bits), d.styles[i])
		}
	}
}
