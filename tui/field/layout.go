package field

import (
	"slices"
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// block is a rectangle of cells with the nodes of a group.
type block struct {
	name    string
	rect    grid.Rect
	nodes   []int // places in view.View.Nodes; nil: all of them
	n       int   // how many
	columns int
}

// node is the place of the block's k-th node.
func (b *block) node(k int) int {
	if b.nodes == nil {
		return k
	}
	return b.nodes[k]
}

// index is the number of a node in the block by its place, or -1.
func (b *block) index(place int) int {
	if b.nodes != nil {
		return slices.Index(b.nodes, place)
	}
	if place < b.n {
		return place
	}
	return -1
}

func (b *block) rows() int { return (b.n + b.columns - 1) / b.columns }

// most is how many nodes a cell can have.
const most = 2

// plan is where everything stands.
type plan struct {
	blocks []block
	pitch  int // columns from cell to cell
	names  int // columns for the name beside each cell; 0: none
	deep   int // nodes in a cell, one above the other: of a row each
	first  int // the first row in sight, that of the upper nodes of a cell
	rows   int // rows in sight
}

// planFor shares r out: cells with names if all have room, else with a gap between them, else
// close together, else two in each, and if even so there is no room for all, some rows of them.
func planFor(r grid.Rect, v *view.View, selected int) plan {
	groups := groupsOf(v)
	if titled(v) {
		_, r = r.SplitTop(1)
	}
	widest := 0
	for i := range v.Nodes {
		widest = max(widest, grid.Width(v.Nodes[i].Name))
	}
	var p plan
	for _, p = range [...]plan{{pitch: widest + 2, names: widest, deep: 1}, {pitch: 2, deep: 1}, {pitch: 1, deep: 1}, {pitch: 1, deep: most}} {
		p.rows = max(r.H, 0) * p.deep
		p.share(r, groups, len(v.Nodes))
		if p.fits() {
			return p
		}
	}
	p.show(place(v, selected))
	return p
}

// share gives each group its part of r.
func (p *plan) share(r grid.Rect, groups []group, all int) {
	rest, done := r, 0
	for i, g := range groups {
		b := block{name: g.name, nodes: g.nodes, n: len(g.nodes)}
		if g.nodes == nil {
			b.n = all
		}
		done += b.n
		// Each group has room for a cell and a wall.
		cell := p.pitch - p.gap() + 1
		end := max(r.X+r.W*done/max(all, 1), rest.X+cell)
		end = min(end, r.Right()-cell*(len(groups)-1-i))
		b.rect, rest = rest.SplitLeft(end - rest.X)
		if i < len(groups)-1 {
			b.rect.W-- // the wall
		}
		b.columns = max((b.rect.W+p.gap())/p.pitch, 1)
		p.blocks = append(p.blocks, b)
	}
	p.align()
}

// gap is how much of the pitch nothing stands in at the end of a row.
func (p *plan) gap() int { return p.pitch - 1 - p.names }

// align makes rows of tens or fives where there is room for them, so that a node is found by
// its number.
func (p *plan) align() {
	for i := range p.blocks {
		b := &p.blocks[i]
		for _, step := range [...]int{10, 5} {
			if tens := b.columns / step * step; tens > 0 && (b.n+tens-1)/tens <= p.rows {
				b.columns = tens
				break
			}
		}
	}
}

func (p *plan) fits() bool {
	return !slices.ContainsFunc(p.blocks, func(b block) bool { return b.rows() > p.rows || b.rect.W < p.pitch-p.gap() })
}

// show brings a node in sight; the rows stand still until they have to move.
func (p *plan) show(at int) {
	all := 0
	for i := range p.blocks {
		b := &p.blocks[i]
		all = max(all, b.rows())
		if k := b.index(at); at >= 0 && k >= 0 {
			half := max(p.rows/2, 1)
			p.first = k / b.columns / half * half
		}
	}
	last := (max(all-p.rows, 0) + p.deep - 1) / p.deep * p.deep
	p.first = min(p.first/p.deep*p.deep, last)
}

// at is the cell of the k-th node of a block, if it is in sight, and which of the cell's nodes
// it is, from above.
func (p *plan) at(b *block, k int) (x, y, nth int, ok bool) {
	row := k/b.columns - p.first
	return b.rect.X + k%b.columns*p.pitch, b.rect.Y + row/p.deep, row % p.deep, row >= 0 && row < p.rows
}

// parted says whether the network is in several parts, and titled whether it is whole and its
// nodes are in several regions, whose names stand over the field.
func parted(v *view.View) bool { return len(v.Groups) > 1 }
func titled(v *view.View) bool { return !parted(v) && len(v.Known.Regions) > 1 }

// group is what stands together: a part of the network in a partition, or else a region.
type group struct {
	name  string
	nodes []int // places; nil: all nodes
}

// groupsOf are the groups from left to right: parts by their names, regions as they were
// given.
func groupsOf(v *view.View) []group {
	if !parted(v) && !titled(v) {
		return []group{{}}
	}
	var groups []group
	at := map[string]int{}
	for _, name := range v.Known.Regions {
		if titled(v) {
			at[name] = len(groups)
			groups = append(groups, group{name: name})
		}
	}
	for i := range v.Nodes {
		name := v.Nodes[i].Group
		if titled(v) {
			name = v.Nodes[i].Region
		}
		k, known := at[name]
		if !known {
			k, at[name] = len(groups), len(groups)
			groups = append(groups, group{name: name})
		}
		groups[k].nodes = append(groups[k].nodes, i)
	}
	groups = slices.DeleteFunc(groups, func(g group) bool { return g.nodes == nil })
	if parted(v) {
		slices.SortFunc(groups, func(a, b group) int { return strings.Compare(a.name, b.name) })
	}
	if len(groups) == 0 {
		return []group{{}}
	}
	return groups
}

// place is the place of a node among the view's, or -1.
func place(v *view.View, id int) int {
	if id >= 0 && id < len(v.Nodes) && v.Nodes[id].ID == id {
		return id
	}
	return slices.IndexFunc(v.Nodes, func(n view.Node) bool { return n.ID == id })
}
