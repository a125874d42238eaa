package field

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

// Drawn is what there is to say of a field: how many nodes are in sight, and whether a cell has
// two of them.
type Drawn struct {
	Shown int
	Pairs bool
}

// Draw draws the field into r; selected is the id of the node that stands out with its peers.
func Draw(g *grid.Grid, r grid.Rect, v *view.View, th *theme.Theme, selected int) (d Drawn) {
	if r.Empty() {
		return d
	}
	defer g.Clip(r)()
	if len(v.Nodes) == 0 {
		g.TextIn(r, "no node yet", th.Dim, grid.Left)
		return d
	}
	p, looks := planFor(r, v, selected), looksOf(v, th)
	d.Pairs = p.deep > 1
	peers := v.Linked(selected)
	for i := range p.blocks {
		b := &p.blocks[i]
		for k := range b.n {
			x, y, nth, ok := p.at(b, k)
			if !ok {
				continue
			}
			d.Shown++
			n := &v.Nodes[b.node(k)]
			switch mark, s := looks.node(n); {
			case !d.Pairs:
				g.Set(x, y, mark, s)
			case nth == 0:
				looks.pair(g, x, y, v, b, k)
			}
			if p.names > 0 {
				g.Text(x+1, y, n.Name, th.Dim)
			}
			if n.ID == selected {
				if d.Pairs {
					pointed(g, x, y, nth, th)
				}
				g.Restyle(grid.Rect{X: x, Y: y, W: 1 + p.names, H: 1}, chosen)
			}
		}
		if titled(v) {
			g.TextIn(grid.Rect{X: b.rect.X, Y: r.Y, W: b.rect.W, H: 1}, b.name, th.Ruler, grid.Left)
		}
		if parted(v) && i < len(p.blocks)-1 {
			wall(g, grid.Rect{X: b.rect.Right(), Y: r.Y, W: 1, H: r.H}, v, th)
		}
	}
	for _, id := range peers {
		if x, y, ok := p.cell(place(v, id)); ok {
			g.Restyle(grid.Rect{X: x, Y: y, W: 1 + p.names, H: 1}, linked)
		}
	}
	return d
}

// chosen and linked are how the selected node and its peers stand out on any ground.
func chosen(s grid.Style) grid.Style { s.Reverse, s.Bold, s.Dim = true, true, false; return s }
func linked(s grid.Style) grid.Style { s.Underline = true; return s }

// wall parts two groups; where the partition is one-way, with pointers in the direction that
// is still open.
func wall(g *grid.Grid, r grid.Rect, v *view.View, th *theme.Theme) {
	for y := r.Y; y < r.Bottom(); y++ {
		c := th.Glyphs.Wall
		if v.OneWay && (y-r.Y)%3 == 1 {
			c = th.Glyphs.PointRight
		}
		g.Set(r.X, y, c, th.Wall)
	}
}

// cell is where a node stands by its place, if it is in sight.
func (p *plan) cell(at int) (x, y int, ok bool) {
	for i := range p.blocks {
		if k := p.blocks[i].index(at); at >= 0 && k >= 0 {
			x, y, _, ok := p.at(&p.blocks[i], k)
			return x, y, ok
		}
	}
	return 0, 0, false
}

// At returns the id of the node that Draw with the same arguments shows at a cell, or -1. Of two
// nodes in a cell it is the upper one, unless that is selected.
func At(r grid.Rect, v *view.View, selected, x, y int) int {
	if !r.Contains(x, y) || len(v.Nodes) == 0 {
		return -1
	}
	p := planFor(r, v, selected)
	at := p.hit(x, y, 0)
	if lower := p.hit(x, y, p.deep-1); at >= 0 && lower >= 0 && v.Nodes[at].ID == selected {
		at = lower
	}
	if at >= 0 {
		return v.Nodes[at].ID
	}
	return -1
}

// Places are cells at which At finds a node: all of them where a name has room beside each, else
// so many as have some room around them.
func Places(r grid.Rect, v *view.View, selected int) (list []grid.Rect) {
	p := planFor(r, v, selected)
	step := map[int]int{1: 5, 2: 2}[p.pitch]
	for i := range p.blocks {
		b := &p.blocks[i]
		for k := range b.n {
			if x, y, nth, ok := p.at(b, k); ok && nth == 0 && (step == 0 || k%b.columns%step == 0) {
				list = append(list, grid.Rect{X: x, Y: y, W: 1 + p.names, H: 1})
			}
		}
	}
	return list
}

// hit is the place of the node that stands at a cell, as the nth of it from above, or -1.
func (p *plan) hit(x, y, nth int) int {
	for i := range p.blocks {
		b := &p.blocks[i]
		column := (x - b.rect.X) / p.pitch
		if !b.rect.Contains(x, y) || column >= b.columns || (x-b.rect.X)%p.pitch > p.names {
			continue
		}
		if k := ((y-b.rect.Y)*p.deep+nth+p.first)*b.columns + column; k < b.n {
			return b.node(k)
		}
	}
	return -1
}

// Beside returns the id of the node that stands so many rows below the selected one in its
// group, or the selected one where there is none.
func Beside(r grid.Rect, v *view.View, selected, rows int) int {
	at := place(v, selected)
	p := planFor(r, v, selected)
	for i := range p.blocks {
		b := &p.blocks[i]
		if k := b.index(at); at >= 0 && k >= 0 {
			if next := k + rows*b.columns; next >= 0 && next < b.n {
				return v.Nodes[b.node(next)].ID
			}
		}
	}
	return selected
}
