package narrate

import (
	"cmp"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
)

// sides are the branches that nodes follow, and those who have heard of none of them.
type sides struct {
	fork   *view.Block // the newest on which all of them build
	sides  []side      // that with the most nodes first
	behind []int
}

// followers are those that are at its tip.
func (s *side) followers() []int {
	return slices.DeleteFunc(slices.Clone(s.nodes), func(id int) bool { return slices.Contains(s.late, id) })
}

type side struct {
	tip   *view.Block
	nodes []int // those included that are still behind its tip
	late  []int // those
}

// sides sorts the nodes by the branch that they follow; ok is false while there is but
// one, or where the fork is no longer kept. It takes as long as the branches are, since
// a thousand nodes can follow hundreds of them.
func (t tree) sides() (s sides, ok bool) {
	leaves := t.leaves()
	if len(leaves) < 2 {
		return s, false
	}
	s.fork = leaves[0]
	for _, l := range leaves[1:] {
		if s.fork = t.fork(s.fork, l); s.fork == nil {
			return s, false
		}
	}
	of := map[chain.Hash]int{} // the side on which a block is
	for i, l := range leaves {
		s.sides = append(s.sides, side{tip: l})
		for b := l; b != s.fork; b = t.find(b.Prev) {
			if _, shared := of[b.Hash]; shared {
				break
			}
			of[b.Hash] = i
		}
	}
	for _, tip := range t.Tips {
		if i, ok := of[tip.Hash]; ok {
			side := &s.sides[i]
			side.nodes = append(side.nodes, tip.Nodes...)
			if tip.Hash != side.tip.Hash {
				side.late = append(side.late, tip.Nodes...)
			}
		} else {
			s.behind = append(s.behind, tip.Nodes...)
		}
	}
	slices.SortStableFunc(s.sides, func(a, b side) int { return cmp.Compare(len(b.nodes), len(a.nodes)) })
	return s, true
}

// leaves are the tips on which no other followed tip builds.
func (t tree) leaves() []*view.Block {
	lowest := t.Height
	for _, tip := range t.Tips {
		lowest = min(lowest, tip.Height)
	}
	below := map[chain.Hash]bool{}
	for _, tip := range t.Tips {
		b := t.find(tip.Hash)
		for b != nil && b.Height > lowest && !below[b.Prev] {
			below[b.Prev] = true
			b = t.find(b.Prev)
		}
	}
	var leaves []*view.Block
	for _, tip := range t.Tips {
		if b := t.find(tip.Hash); b != nil && !below[tip.Hash] {
			leaves = append(leaves, b)
		}
	}
	return leaves
}

// fork is the newest block on which both build, or that one of them is.
func (t tree) fork(a, b *view.Block) *view.Block {
	for a != b && a != nil && b != nil {
		if a.Height >= b.Height {
			a = t.find(a.Prev)
		} else {
			b = t.find(b.Prev)
		}
	}
	if a != b {
		return nil
	}
	return a
}
