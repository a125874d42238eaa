package grid

// Color is a colour: 0 is the terminal's own, others are made by RGB and ANSI.
type Color uint32

const (
	kindRGB  = 1 << 24
	kindANSI = 2 << 24
)

// RGB returns the colour written 0xrrggbb.
func RGB(hex uint32) Color { return Color(kindRGB | hex&0xffffff) }

// ANSI returns a colour of the terminal's own palette: 0 to 15 are the named
// colours, 16 to 231 the 6x6x6 cube, 232 to 255 the greys.
func ANSI(index uint8) Color { return Color(kindANSI | uint32(index)) }

// rgb returns the colour's parts; those of the palette as xterm draws them.
func (c Color) rgb() (r, g, b uint8) {
	if c&kindANSI != 0 {
		return paletteRGB(uint8(c))
	}
	return uint8(c >> 16), uint8(c >> 8), uint8(c)
}

// Style is how a cell looks. The zero Style is the terminal's own.
type Style struct {
	FG, BG                        Color
	Bold, Dim, Underline, Reverse bool
}

// WithFG returns s with another text colour.
func (s Style) WithFG(c Color) Style { s.FG = c; return s }

// WithBG returns s with another background.
func (s Style) WithBG(c Color) Style { s.BG = c; return s }

// WithBold returns s in bold.
func (s Style) WithBold() Style { s.Bold = true; return s }

// WithDim returns s dimmed.
func (s Style) WithDim() Style { s.Dim = true; return s }

// Over returns s with the background of below where s has none of its own, and
// below's bold, reverse and underline added; bold text is not dim. It is how text is
// put on a selected row.
func (s Style) Over(below Style) Style {
	if s.BG == 0 {
		s.BG = below.BG
	}
	s.Reverse = s.Reverse || below.Reverse
	s.Underline = s.Underline || below.Underline
	if below.Bold {
		s.Bold, s.Dim = true, false
	}
	return s
}

// Profile is what a terminal can show.
type Profile uint8

// The profiles, from the poorest to the richest.
const (
	None      Profile = iota // no escape codes at all: a pipe, TERM=dumb
	Mono                     // bold, dim, underline and reverse, but no colour: NO_COLOR
	ANSI16                   // the terminal's own 16 colours
	ANSI256                  // xterm's 256 colours
	TrueColor                // 24 bits
)

// String returns the profile's name.
func (p Profile) String() string {
	return [...]string{"none", "mono", "16 colours", "256 colours", "truecolor"}[p]
}

// paletteRGB is xterm's default palette (xterm's 256colres.h and XTerm-col.ad).
func paletteRGB(i uint8) (r, g, b uint8) {
	switch {
	case i < 16:
		c := [16]uint32{
			0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
			0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
		}[i]
		return uint8(c >> 16), uint8(c >> 8), uint8(c)
	case i < 232:
		level := func(n uint8) uint8 {
			if n == 0 {
				return 0
			}
			return 55 + 40*n
		}
		i -= 16
		return level(i / 36), level(i / 6 % 6), level(i % 6)
	default:
		v := 8 + 10*(i-232)
		return v, v, v
	}
}

// nearest returns the palette's index in [from, to) closest to c.
func nearest(c Color, from, to int) uint8 {
	r, g, b := c.rgb()
	best, found := 1<<30, from
	for i := from; i < to; i++ {
		pr, pg, pb := paletteRGB(uint8(i))
		dr, dg, db := int(r)-int(pr), int(g)-int(pg), int(b)-int(pb)
		// The eye sees green best and blue worst; the weights are those of luminance.
		if d := 30*dr*dr + 59*dg*dg + 11*db*db; d < best {
			best, found = d, i
		}
	}
	return uint8(found)
}
