package lanes

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
)

// Neighbour returns the block to go to from the block from: its parent for dx < 0, its
// child for dx > 0 (that of the best chain, else straight on), else the next block of
// the same height in a lane above (dy < 0) or below, or, where there is none, the
// nearest one of the next lane. It returns from itself when there is nothing there.
func (l *Layout) Neighbour(from chain.Hash, dx, dy int) chain.Hash {
	i, ok := l.at[from]
	if !ok {
		return from
	}
	b := &l.blocks[i]
	if dx < 0 {
		if _, ok := l.at[b.Prev]; ok {
			return b.Prev
		}
		return from
	}
	best, cost := from, far{}
	for j := range l.blocks {
		o := &l.blocks[j]
		lane := l.lane[o.Hash] - l.lane[from]
		var c far
		switch {
		case dx > 0 && o.Prev == from:
			c = far{!o.Main, abs(lane), 0}
		case dx == 0 && lane*dy > 0:
			c = far{o.Height != b.Height, abs(lane), abs(int(o.Height) - int(b.Height))}
		default:
			continue
		}
		if best == from || c.less(cost) {
			best, cost = o.Hash, c
		}
	}
	return best
}

// far says how far a block is from another, the gravest first.
type far struct {
	aside          bool
	lanes, columns int
}

func (f far) less(o far) bool {
	if f.aside != o.aside {
		return o.aside
	}
	if f.lanes != o.lanes {
		return f.lanes < o.lanes
	}
	return f.columns < o.columns
}

// Survivor returns the block itself, or else its nearest ancestor, of those that the
// view still shows; it is false if there is none. Of a block that is gone it knows the
// ancestors until the next Update.
func (l *Layout) Survivor(v *view.View, h chain.Hash) (chain.Hash, bool) {
	shown := make(map[chain.Hash]bool, len(v.Tree))
	for i := range v.Tree {
		shown[v.Tree[i].Hash] = true
	}
	for !shown[h] {
		i, ok := l.at[h]
		if !ok {
			return chain.Hash{}, false
		}
		h = l.blocks[i].Prev
	}
	return h, true
}
