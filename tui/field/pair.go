package field

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

// quads are the dots of the upper and the lower half of a braille character that stand for a
// node: all of them, one, the lower two, the left two, two across.
var quads = [most][crashed + 1]uint8{
	{best: 0x1b, behind: 0x02, away: 0x12, frozen: 0x03, crashed: 0x11},
	{best: 0xe4, behind: 0x40, away: 0xc0, frozen: 0x44, crashed: 0x84},
}

// pair draws the k-th node of a block and the one below it in one cell. The cell has the colour
// of the one that is less usual; without braille, it has the sign of that one, too.
func (l *looks) pair(g *grid.Grid, x, y int, v *view.View, b *block, k int) {
	n := &v.Nodes[b.node(k)]
	upper := l.kind(n)
	mark, s := l.node(n)
	dots := quads[0][upper]
	if below := k + b.columns; below < b.n {
		n = &v.Nodes[b.node(below)]
		lower := l.kind(n)
		if lower > upper {
			mark, s = l.node(n)
		}
		dots |= quads[1][lower]
	}
	if !l.th.ASCII {
		mark = grid.Braille(dots)
	}
	g.Set(x, y, mark, s)
}

// two is the sign of two nodes of a kind; one is what stands for one of them.
func two(k kind, one rune, th *theme.Theme) rune {
	if th.ASCII {
		return one
	}
	return grid.Braille(quads[0][k] | quads[1][k])
}

// pointed says which of a cell's nodes is meant.
func pointed(g *grid.Grid, x, y, nth int, th *theme.Theme) {
	_, s := g.Cell(x, y)
	g.Set(x, y, [...]rune{th.Glyphs.PointUp, th.Glyphs.PointDown}[nth], s)
}
