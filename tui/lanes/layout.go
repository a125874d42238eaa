package lanes

import (
	"bytes"
	"cmp"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// rest is how many columns a lane stays empty behind a dead branch before another one
// may use it.
const rest = 3

// Block is what placing needs to know of a block.
type Block struct {
	Hash, Prev chain.Hash
	Height     uint32
	Found      netsim.Time
	Main       bool // in the best chain
	Live       bool // some node follows it as its tip
}

// Layout remembers which lane each block is in. The zero Layout is ready for use; it
// belongs to one goroutine.
type Layout struct {
	lane   map[chain.Hash]int // of the blocks of the last update
	at     map[chain.Hash]int // index in blocks
	blocks []Block
	before map[chain.Hash]int // lane's last state, kept for its memory

	tracks map[int]int // see turn: by the parent's index
	turns  int         // how many tracks are needed

	seen    *view.View  // the last update's; a view never changes
	rivals  map[int]int // by height: the blocks that compete there, see race
	counted []bool      // by index in blocks; only while counting
	spots   []spot      // where blocks were drawn last

	top  []int         // per lane: greatest height, -1 for none; only while placing
	live []bool        // per lane: a tip that is followed is in it
	used map[cell]bool // cells with a block
}

type cell struct{ height, lane int }

// spot is where a block is drawn: w cells from x, y.
type spot struct {
	x, y, w int
	hash    chain.Hash
}

// BlockAt returns the block that was drawn last at a cell of the grid.
func (l *Layout) BlockAt(x, y int) (chain.Hash, bool) {
	for _, s := range l.spots {
		if y == s.y && x >= s.x && x < s.x+s.w {
			return s.hash, true
		}
	}
	return chain.Hash{}, false
}

// Places are the cells in which blocks were drawn last.
func (l *Layout) Places() []grid.Rect {
	list := make([]grid.Rect, len(l.spots))
	for i, s := range l.spots {
		list[i] = grid.Rect{X: s.x, Y: s.y, W: s.w, H: 1}
	}
	return list
}

// Lane returns the block's lane, 0 being the uppermost, and whether it is placed.
func (l *Layout) Lane(h chain.Hash) (lane int, ok bool) {
	lane, ok = l.lane[h]
	return lane, ok
}

// Place updates the layout: blocks is the whole tree to be drawn, in any order. Blocks
// that were placed before stay where they are, new ones get a place, and those no
// longer in the tree are forgotten.
func (l *Layout) Place(blocks []Block) {
	if l.lane == nil {
		l.lane, l.before, l.at, l.used = map[chain.Hash]int{}, map[chain.Hash]int{}, map[chain.Hash]int{}, map[cell]bool{}
	}
	l.lane, l.before = l.before, l.lane
	clear(l.lane)
	clear(l.at)
	clear(l.used)
	l.blocks, l.top, l.live = blocks, l.top[:0], l.live[:0]

	var fresh []int
	for i := range blocks {
		b := &blocks[i]
		if _, twice := l.at[b.Hash]; twice {
			continue
		}
		l.at[b.Hash] = i
		if lane, ok := l.before[b.Hash]; ok {
			l.put(b, lane)
		} else {
			fresh = append(fresh, i)
		}
	}
	if len(fresh) == 0 {
		return
	}
	reach := l.reach()
	slices.SortFunc(fresh, func(i, j int) int {
		a, b := &blocks[i], &blocks[j]
		return cmp.Or(
			cmp.Compare(a.Height, b.Height),
			compareBool(b.Main, a.Main),
			cmp.Compare(reach[b.Hash], reach[a.Hash]),
			cmp.Compare(a.Found, b.Found),
			bytes.Compare(a.Hash[:], b.Hash[:]),
		)
	})
	for _, i := range fresh {
		l.put(&blocks[i], l.choose(&blocks[i]))
	}
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// reach returns, per block that has children, the greatest height built on it.
func (l *Layout) reach() map[chain.Hash]uint32 {
	order := make([]int, 0, len(l.blocks))
	for i := range l.blocks {
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(l.blocks[j].Height, l.blocks[i].Height) })
	reach := make(map[chain.Hash]uint32, len(l.blocks))
	for _, i := range order {
		b := &l.blocks[i]
		reach[b.Prev] = max(reach[b.Prev], b.Height, reach[b.Hash])
	}
	return reach
}

// put notes that the block is in the lane.
func (l *Layout) put(b *Block, lane int) {
	for len(l.top) <= lane {
		l.top, l.live = append(l.top, -1), append(l.live, false)
	}
	l.lane[b.Hash] = lane
	l.top[lane] = max(l.top[lane], int(b.Height))
	l.live[lane] = l.live[lane] || b.Live
	l.used[cell{int(b.Height), lane}] = true
}

// choose returns the lane for a block that has none yet. It is always one in which
// nothing is as far right as the block, so no two blocks ever share a cell.
func (l *Layout) choose(b *Block) int {
	h := int(b.Height)
	parent, known := l.lane[b.Prev]
	if known && l.top[parent] == h-1 {
		return parent
	}
	best, cost := -1, 0
	for lane := 0; lane <= len(l.top); lane++ {
		if lane < len(l.top) && l.top[lane] >= 0 && (l.live[lane] || l.top[lane]+rest >= h) {
			continue
		}
		c := 2 * lane
		if known {
			c = 2*abs(lane-parent) + 5*l.crossings(h, parent, lane)
			if lane > parent {
				c++ // upwards if it is as near: the drawing stays at the top
			}
		}
		if best < 0 || c < cost {
			best, cost = lane, c
		}
	}
	return best
}

// crossings counts the straight edges that the way from one lane to another, left of
// the column of that height, would cross.
func (l *Layout) crossings(height, from, to int) int {
	n := 0
	for lane := min(from, to) + 1; lane < max(from, to); lane++ {
		if l.used[cell{height - 1, lane}] && l.used[cell{height, lane}] {
			n++
		}
	}
	return n
}

func abs(n int) int { return max(n, -n) }

// Update places the view's blocks.
func (l *Layout) Update(v *view.View) {
	if v == l.seen {
		return
	}
	l.seen = v
	live := make(map[chain.Hash]bool, len(v.Tips))
	for _, t := range v.Tips {
		live[t.Hash] = true
	}
	blocks := slices.Grow(l.blocks[:0], len(v.Tree))[:len(v.Tree)]
	for i := range v.Tree {
		b := &v.Tree[i]
		blocks[i] = Block{b.Hash, b.Prev, b.Height, b.Found, b.Main, live[b.Hash]}
	}
	l.Place(blocks)
	l.turn()
	l.race(v)
}
