package netmap

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// lines is a way to draw links and what is on its way on them.
type lines interface {
	link(w *route, l *view.Link)
	// message draws a mark on a link, a part of its way being done.
	message(w *route, backward bool, done float64, mark rune, s grid.Style)
	finish()
}

// mapped draws the map: links, messages and walls, and the nodes over all of them.
func (p *picture) mapped(r grid.Rect) {
	p.body = r
	p.m.paper.Lay(r)
	p.ground.Lay(r)
	for _, d := range p.shown.earth {
		p.ground.Set(d.x, d.y, p.th.Border)
	}
	lines := lines(&dotted{p: p})
	if p.th.ASCII {
		lines = stroked{p}
	}
	p.carried()
	// Open links over stopped ones, those of the selected node over these, those with a block
	// on its way over these, and the selected link over all.
	for rank := range ranks {
		for k, i := range p.shown.links {
			if l := &p.v.Links[i]; p.linkLook(l).rank == rank {
				lines.link(&p.shown.routes[k], l)
			}
		}
	}
	for _, kind := range upwards {
		for i := range p.v.Flights {
			if f := &p.v.Flights[i]; f.Kind == kind {
				p.flight(lines, f)
			}
		}
	}
	lines.finish()
	p.wall(r)
	for i := range p.v.Nodes {
		p.node(i)
	}
	if p.shown.regional {
		p.regions()
	}
}

// flight draws a message as far along its link as its time is. A message may be on its way
// on a link that has gone meanwhile; then there is no line for it.
func (p *picture) flight(lines lines, f *view.Flight) {
	if k := p.shown.between(place(p.v, f.From), place(p.v, f.To)); k >= 0 {
		w := &p.shown.routes[k]
		mark, s := p.messageLook(f.Kind)
		lines.message(w, place(p.v, f.From) != w.a, progress(p.v, f), mark, s)
	}
}

// progress returns how far a message is, from 0 to 1.
func progress(v *view.View, f *view.Flight) float64 {
	if f.Arrival <= f.Sent {
		return 1
	}
	return min(max(float64(v.Now-f.Sent)/float64(f.Arrival-f.Sent), 0), 1)
}

// miner is who found a block.
func (p *picture) miner(block chain.Hash) (node int, known bool) {
	for i := len(p.v.Tree) - 1; i >= 0; i-- {
		if p.v.Tree[i].Hash == block {
			return p.v.Tree[i].Miner, true
		}
	}
	return 0, false
}

// wall draws the walls between the groups; where the partition is one-way, with
// pointers in the direction that is still open.
func (p *picture) wall(r grid.Rect) {
	for _, x := range p.shown.walls {
		for y := r.Y; y < r.Bottom()-p.shown.short; y++ {
			c := p.th.Glyphs.Wall
			if p.v.OneWay && (y-r.Y)%3 == 1 {
				c = p.th.Glyphs.PointRight
			}
			p.g.Set(x, y, c, p.th.Wall)
		}
	}
}

// node draws a node's label. Its brackets say what is wrong with it.
func (p *picture) node(i int) {
	n, label := &p.v.Nodes[i], p.shown.spots[i].label
	gl, s := &p.th.Glyphs, p.th.Node(n.ID).WithBold()
	left, right := '[', ']'
	switch n.State {
	case view.Crashed:
		left, right, s = gl.Invalid, gl.Invalid, p.th.Bad
	case view.Frozen:
		left, right, s = gl.Pause, gl.Pause, p.th.Dim
	}
	switch {
	case n.ID == p.selected:
		left, right, s = gl.PointRight, gl.PointLeft, s.Over(p.th.Selected)
	case p.o.linked() && (n.ID == p.o.Link[0] || n.ID == p.o.Link[1]):
		left, right, s = '(', ')', s.Over(p.th.Selected)
	}
	p.g.Set(label.X, label.Y, left, s)
	used := p.g.Text(label.X+1, label.Y, n.Name, s)
	p.g.Set(label.X+1+used, label.Y, right, s)
	if p.shown.under && n.State != view.Crashed {
		p.tip(n, p.shown.spots[i].tip)
	}
}

// tip writes which block a node follows, marked as in the block tree and in the colour
// of the block's miner: who agrees with whom is then seen at a glance.
func (p *picture) tip(n *view.Node, r grid.Rect) {
	if n.Tip.IsZero() {
		return
	}
	mark, s := p.th.Glyphs.Tip, p.th.Text
	if len(p.v.Tips) > 0 && p.v.Tips[0].Hash == n.Tip {
		mark = p.th.Glyphs.Best
	}
	if miner, known := p.miner(n.Tip); known {
		s = p.th.Node(miner)
	}
	p.g.Set(r.X, r.Y, mark, s)
	p.g.Text(r.X+1, r.Y, n.Tip.Short(), s)
}
