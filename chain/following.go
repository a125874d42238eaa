package chain

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// ForkChoice is how a node chooses among branches that are all valid.
type ForkChoice uint8

// The ways to choose. All of them take up a block on the present tip.
const (
	// MostWork follows the branch with the most work, the first seen among equals, as Bitcoin
	// does since Nakamoto 2008.
	MostWork ForkChoice = iota

	// UniformTies follows the branch with the most work, and among equals one by lot, each as
	// likely as another (Eyal and Sirer 2014, section 6).
	UniformTies

	// HeaviestSubtree goes from each block to the child on which, side branches counted, the
	// most work was built, up to the end of a branch: GHOST (Sompolinsky and Zohar 2015,
	// section 3.3). It knows what has reached the node; a side branch that has not does not count.
	HeaviestSubtree
)

// Following is how a node chooses the branch that it follows. The zero value is the default.
type Following struct {
	Choice ForkChoice

	// MaxReorg is how many blocks the node takes off at most when it goes over to another
	// branch; 0: any number. A heavier branch beyond that it keeps and does not follow, unless
	// what its operator says leaves it no choice.
	MaxReorg uint32

	// Lots is from where the node draws lots between branches. Nodes with other numbers draw
	// others.
	Lots uint64
}

// Following returns how the node chooses its branch.
func (c *Chain) Following() (f Following) {
	if c.following != nil {
		f = *c.following
	}
	return f
}

// Follow has the node choose its branch in another way from now on, first of all among those
// that it has.
func (c *Chain) Follow(f Following) Change {
	c.following = nil
	if f != (Following{}) {
		c.following = &f
	}
	old := c.tip
	c.tip = c.choose()
	return ChangeOf(old, c.tip)
}

// HoldsOut returns how many blocks the node would have to take off to follow e, which it has, if
// that is why it does not follow it.
func (c *Chain) HoldsOut(e *Entry) (blocks uint32, ok bool) {
	if c.following == nil || c.following.MaxReorg == 0 || e.work.Cmp(c.tip.work) <= 0 {
		return 0, false
	}
	off := c.off(e)
	return off, off > c.following.MaxReorg
}

// off is how many blocks come off on the way from the tip to e.
func (c *Chain) off(e *Entry) uint32 { return c.tip.height - CommonAncestor(c.tip, e).height }

// reaches reports whether the node would go as far as that for e.
func (c *Chain) reaches(e *Entry) bool {
	return c.following == nil || c.following.MaxReorg == 0 || c.off(e) <= c.following.MaxReorg
}

// better returns the block to follow once e, an end that the node has just taken, is among its
// branches. The tip was the choice before.
func (c *Chain) better(e *Entry) *Entry {
	best := c.tip
	switch {
	case e.parent == c.tip:
		return e
	case c.following.Choice == HeaviestSubtree:
		best = c.heavier(e)
	case c.beats(e, c.tip):
		best = e
	}
	if best == c.tip || !c.reaches(best) {
		return c.tip
	}
	return best
}

// choose returns the block to follow of all branches. Among equals it is the present one, where
// no lots are drawn.
func (c *Chain) choose() *Entry {
	if c.following != nil && c.following.Choice == HeaviestSubtree {
		if best := c.heaviest(c.base); c.reaches(best) {
			return best
		}
		return c.tip
	}
	best := c.tip
	for _, leaf := range c.leaves {
		if c.beats(leaf, best) && c.reaches(leaf) {
			best = leaf
		}
	}
	return best
}

// beats reports whether a branch is followed rather than another.
func (c *Chain) beats(e, other *Entry) bool {
	order := e.work.Cmp(other.work)
	if order == 0 && c.following != nil && c.following.Choice == UniformTies {
		return c.lot(e) > c.lot(other)
	}
	return order > 0
}

// lot is what a branch draws: of some branches each is as likely to draw the highest. It is
// mixed as in SplitMix64 (Steele, Lea and Flood 2014), from bits that no miner chooses.
func (c *Chain) lot(e *Entry) uint64 {
	x := binary.BigEndian.Uint64(e.block.hash[len(e.block.hash)-8:]) + c.following.Lots
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// heavier is better for HeaviestSubtree: only what lies on the way to e has grown, so all is
// decided where that leaves the chain.
func (c *Chain) heavier(e *Entry) *Entry {
	fork := CommonAncestor(c.tip, e).height
	ours, theirs := c.tip.Ancestor(fork+1), e.Ancestor(fork+1)
	if c.weigh(theirs)[theirs].Cmp(c.weigh(ours)[ours]) <= 0 {
		return c.tip
	}
	return c.heaviest(theirs)
}

// heaviest is where the heaviest children lead, from a block on. Among equals it is the one on
// the way to the tip, or the one with the lesser hash.
func (c *Chain) heaviest(from *Entry) *Entry {
	weights := c.weigh(from)
	best := map[*Entry]*Entry{}
	for e, weight := range weights {
		if e == from {
			continue
		}
		other := best[e.parent]
		if other == nil {
			best[e.parent] = e
			continue
		}
		order := cmp.Or(weight.Cmp(weights[other]), c.kept(e)-c.kept(other), c.store.compare(other, e))
		if order > 0 {
			best[e.parent] = e
		}
	}
	for best[from] != nil {
		from = best[from]
	}
	return from
}

// kept is 1 for a block of the branch that the node follows, else 0.
func (c *Chain) kept(e *Entry) int {
	if c.tip.Ancestor(e.height) == e {
		return 1
	}
	return 0
}

// weigh adds up, for each block from one on that the node has, its work and that of all that is
// built on it.
func (c *Chain) weigh(from *Entry) map[*Entry]Work {
	weights := map[*Entry]Work{}
	var blocks []*Entry
	for i := len(c.leaves) - 1; i >= 0 && c.leaves[i].height >= from.height; i-- {
		if c.leaves[i].Ancestor(from.height) != from {
			continue
		}
		for e := c.leaves[i]; ; e = e.parent {
			if _, counted := weights[e]; counted {
				break
			}
			weights[e] = Work{}
			if blocks = append(blocks, e); e == from {
				break
			}
		}
	}
	slices.SortFunc(blocks, higherFirst)
	for _, e := range blocks {
		if e == c.base {
			continue // which has no parent to compare with
		}
		weights[e] = weights[e].Add(e.ownWork())
		if e != from {
			weights[e.parent] = weights[e.parent].Add(weights[e])
		}
	}
	return weights
}
