package field

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

// Draw draws the field into r and returns how many nodes are in sight; selected is the id of
// the node that stands out with its peers.
func Draw(g *grid.Grid, r grid.Rect, v *view.View, th *theme.Theme, selected int) (shown int) {
	if r.Empty() {
		return 0
	}
	defer g.Clip(r)()
	if len(v.Nodes) == 0 {
		g.TextIn(r, "no node yet", th.Dim, grid.Left)
		return 0
	}
	p, looks := planFor(r, v, selected), looksOf(v, th)
	peers := v.Linked(selected)
	for i := range p.blocks {
		b := &p.blocks[i]
		for k := range b.n {
			x, y, ok := p.at(b, k)
			if !ok {
				continue
			}
			shown++
			n := &v.Nodes[b.node(k)]
			mark, s := looks.node(n)
			g.Set(x, y, mark, s)
			if p.names > 0 {
				g.Text(x+1, y, n.Name, th.Dim)
			}
			if n.ID == selected {
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
	return shown
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
			return p.at(&p.blocks[i], k)
		}
	}
	return 0, 0, false
}

// At returns the id of the node that Draw with the same arguments shows at a cell, or -1.
func At(r grid.Rect, v *view.View, selected, x, y int) int {
	if !r.Contains(x, y) || len(v.Nodes) == 0 {
		return -1
	}
	p := planFor(r, v, selected)
	if at := p.hit(x, y); at >= 0 {
		return v.Nodes[at].ID
	}
	return -1
}

// hit is the place of the node that stands at a cell, or -1.
func (p *plan) hit(x, y int) int {
	for i := range p.blocks {
		b := &p.blocks[i]
		column := (x - b.rect.X) / p.pitch
		if !b.rect.Contains(x, y) || column >= b.columns || (x-b.rect.X)%p.pitch > p.names {
			continue
		}
		if k := (y-b.rect.Y+p.first)*b.columns + column; k < b.n {
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

// Tips are told apart by what they are to the best one.
type kind int

const (
	best   kind = iota
	behind      // on its chain
	away        // on another branch
)

// tip is how nodes that follow a block look.
type tip struct {
	hash  chain.Hash
	kind  kind
	mark  rune
	s     grid.Style
	nodes int
}

// looks are the looks of all nodes.
type looks struct {
	tips            []tip
	th              *theme.Theme
	last            int // the tip of the node before
	crashed, frozen int
}

// looksOf counts the nodes by their looks.
func looksOf(v *view.View, th *theme.Theme) *looks {
	l := &looks{th: th}
	for i := range v.Tips {
		l.tips = append(l.tips, tipOf(v, v.Tips[i].Hash, th))
	}
	for i := range v.Nodes {
		n := &v.Nodes[i]
		switch n.State {
		case view.Crashed:
			l.crashed++
		case view.Frozen:
			l.frozen++
		default:
			if l.find(n.Tip) < 0 {
				l.tips = append(l.tips, tipOf(v, n.Tip, th))
			}
			l.tips[l.find(n.Tip)].nodes++
		}
	}
	return l
}

// find is the place of a tip; most nodes have that of the node before.
func (l *looks) find(hash chain.Hash) int {
	if l.last < len(l.tips) && l.tips[l.last].hash == hash {
		return l.last
	}
	for i := range l.tips {
		if l.tips[i].hash == hash {
			l.last = i
			return i
		}
	}
	return -1
}

// tipOf tells what a tip is. One that is too old to be in the tree is behind.
func tipOf(v *view.View, hash chain.Hash, th *theme.Theme) tip {
	t := tip{hash: hash, kind: behind, s: th.Dim}
	for i := len(v.Tree) - 1; i >= 0; i-- {
		if b := &v.Tree[i]; b.Hash == hash {
			t.s = th.Node(b.Miner)
			if !b.Main {
				t.kind = away
			}
			break
		}
	}
	if len(v.Tips) > 0 && v.Tips[0].Hash == hash {
		t.kind = best
	}
	gl := &th.Glyphs
	t.mark = [...]rune{best: gl.Block, behind: gl.Inv, away: gl.Away}[t.kind]
	return t
}

// node is how a node looks.
func (l *looks) node(n *view.Node) (rune, grid.Style) {
	switch n.State {
	case view.Crashed:
		return l.th.Glyphs.Invalid, l.th.Bad
	case view.Frozen:
		return l.th.Glyphs.Pause, l.th.Dim
	}
	t := &l.tips[l.find(n.Tip)]
	return t.mark, t.s
}
