package netmap

import "example.com/sosocoin/tui/grid"

// regions writes the names of the regions beside their nodes, where nothing else is.
func (p *picture) regions() {
	for r, name := range p.m.form.regions {
		members, w := p.m.form.members[r], grid.Width(name)
		high, low := p.shown.spots[members[0]].label, p.shown.spots[members[0]].label
		for _, i := range members {
			if l := p.shown.spots[i].label; l.Y < high.Y {
				high = l
			} else if l.Y >= low.Y {
				low = l
			}
		}
		for _, at := range [...]point{
			{high.X, high.Y - 1}, {high.X - w - 1, high.Y}, {high.Right() + 1, high.Y}, {low.X, low.Y + 1}, {low.Right() + 1, low.Y}, {low.X - w - 1, low.Y},
		} {
			if room := (grid.Rect{X: at.x, Y: at.y, W: w, H: 1}); room.Intersect(p.body) == room && !p.written(room) {
				p.g.Text(at.x, at.y, name, p.th.Ruler)
				break
			}
		}
	}
}

// written says whether a label or a link is drawn in r.
func (p *picture) written(r grid.Rect) bool {
	for i := range p.shown.spots {
		if !p.shown.around(i, 0, 0).Intersect(r).Empty() {
			return true
		}
	}
	for k := range p.shown.routes {
		written := false
		p.alongRoute(&p.shown.routes[k], func(c point) { written = written || r.Contains(c.x, c.y) })
		if written {
			return true
		}
	}
	return false
}
