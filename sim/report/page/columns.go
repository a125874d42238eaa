package page

import (
	"cmp"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/view"
)

// block is a block of the tree.
type block struct {
	*outcome.BlockHistory
	parent   *block // nil of genesis, and of what stands for all that is forgotten
	children []*block
	fork     *fork  // nil on the best chain
	lane     int    // 0 of the best chain; -1 of what is not drawn
	reach    uint32 // height of the highest block that grew on it
}

// fork is a branch that the best chain has left behind, with all that grew on it.
type fork struct {
	base, top uint32 // heights: of the block of the best chain that it grew on, and of its highest
	blocks    []*block
	shown     bool
}

// tree is a run's blocks and which of their heights are drawn.
type tree struct {
	byHeight [][]*block // in the order of their finding; the first is genesis, or none is where it is forgotten
	forks    []*fork    // by base
	columns  []column
	hidden   int // forks that are not shown
}

// column is a height of the tree, or several that are not drawn.
type column struct {
	from, to uint32
	blocks   []*block // of a height that is drawn
	stale    int      // blocks off the best chain, of heights that are not drawn
}

func (c *column) gap() bool { return c.blocks == nil }

// How much of a tree is drawn: so many heights, and of a long fork so many at each end.
const (
	mostColumns = 96
	forkEnds    = 8
	tipColumns  = 3 // at the end of the chain, always
)

// grow makes the tree of a run.
func grow(blocks []outcome.BlockHistory) *tree {
	t := &tree{}
	known := map[chain.Hash]*block{}
	for i := range blocks {
		b := &block{BlockHistory: &blocks[i]}
		if i == 0 {
			root := &block{BlockHistory: &outcome.BlockHistory{BlockRef: view.BlockRef{Hash: b.Parent, Height: b.Height - 1}, Miner: -1, Main: true}}
			known[b.Parent] = root
			t.put(root)
		}
		b.reach = b.Height
		known[b.Hash] = b
		b.parent = known[b.Parent]
		b.parent.children = append(b.parent.children, b)
		t.put(b)
		if !b.Main {
			t.branch(b)
		}
	}
	for _, blocks := range slices.Backward(t.byHeight) {
		for _, b := range blocks {
			if b.parent != nil {
				b.parent.reach = max(b.parent.reach, b.reach)
			}
		}
	}
	slices.SortStableFunc(t.forks, func(a, b *fork) int { return cmp.Compare(a.base, b.base) })
	t.choose()
	t.settle()
	return t
}

func (t *tree) put(b *block) {
	for len(t.byHeight) <= int(b.Height) {
		t.byHeight = append(t.byHeight, nil)
	}
	t.byHeight[b.Height] = append(t.byHeight[b.Height], b)
}

// branch adds a block to the fork that it grows on, or begins one.
func (t *tree) branch(b *block) {
	f := b.parent.fork
	if f == nil {
		f = &fork{base: b.parent.Height}
		t.forks = append(t.forks, f)
	}
	b.fork = f
	f.top = max(f.top, b.Height)
	f.blocks = append(f.blocks, b)
}

// choose decides which heights are drawn: those of the largest forks, as far as there
// is room, of equal ones the latest; and the end of the chain.
func (t *tree) choose() {
	heights := len(t.byHeight)
	drawn := make([]bool, heights)
	count := 0
	mark := func(from, to int) {
		for h := max(from, 0); h < min(to, heights); h++ {
			if !drawn[h] {
				drawn[h] = true
				count++
			}
		}
	}
	mark(heights-tipColumns, heights)
	order := slices.Clone(t.forks)
	slices.SortStableFunc(order, func(a, b *fork) int {
		return cmp.Or(cmp.Compare(len(b.blocks), len(a.blocks)), cmp.Compare(b.base, a.base))
	})
	for _, f := range order {
		if count >= mostColumns {
			break
		}
		base, top := int(f.base), int(f.top)
		if top-base <= 2*forkEnds {
			mark(base, top+2)
		} else {
			mark(base, base+forkEnds)
			mark(top-forkEnds+2, top+2)
		}
	}
	for _, f := range t.forks {
		// A small one may lie in the room of a larger.
		f.shown = drawn[f.base+1] && drawn[f.top]
		if !f.shown {
			t.hidden++
		}
	}
	t.fold(drawn)
}

// fold makes the columns: one for each height that is drawn, and one for those between
// them that are not. A single height takes no more room than a gap would.
func (t *tree) fold(drawn []bool) {
	for h := 0; h < len(drawn); h++ {
		end := h
		for end < len(drawn) && !drawn[end] {
			end++
		}
		if end-h >= 2 {
			gap := column{from: uint32(h), to: uint32(end - 1)}
			for _, blocks := range t.byHeight[h:end] {
				gap.stale += max(len(blocks)-1, 0)
			}
			t.columns = append(t.columns, gap)
			h = end
		}
		if h < len(drawn) {
			t.columns = append(t.columns, column{from: uint32(h), to: uint32(h), blocks: t.byHeight[h]})
		}
	}
}
