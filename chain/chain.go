package chain

import (
	"slices"
)

// Chain is what one node knows of the block tree, and the branch that it
// follows. It belongs to that node: its methods are not for concurrent use. All
// it keeps is the ends of the branches that it has accepted; a block is known if
// it is one of them or an ancestor of one.
type Chain struct {
	// What Knows looks at comes first, since it is asked most often.
	tip     *Entry
	leaves  []*Entry // by rising height: what is new comes and goes at the end
	base    *Entry   // what is older is forgotten
	store   *Store
	rules   RuleSet
	untaken *untaken // nil: nothing

	following *Following // nil: as almost all do
}

// untaken is what a node was offered and does not take, as of few nodes there is any.
type untaken struct {
	void    []*Entry // blocks that the node's operator has called invalid
	refused []*Entry // ends of branches that it does not take, the oldest first
	aside   []*Entry // ends of branches that it took once and does not now; see judgeAgain
}

// not is what the node does not take.
func (c *Chain) not() (u untaken) {
	if c.untaken != nil {
		u = *c.untaken
	}
	return u
}

// editNot returns the same to be changed.
func (c *Chain) editNot() *untaken {
	if c.untaken == nil {
		c.untaken = &untaken{}
	}
	return c.untaken
}

// Change says how a chain's tip moved. Going down from Old to Common through Off
// and up through On leads to New.
type Change struct {
	Old, New *Entry
	Common   *Entry
	Off      []*Entry // blocks given up, the old tip first
	On       []*Entry // blocks taken up, in order of height
}

// Moved reports whether there is a new tip.
func (c Change) Moved() bool { return c.Old != c.New }

// Reorg reports whether blocks were given up.
func (c Change) Reorg() bool { return len(c.Off) > 0 }

// Keep returns a copy of c that lasts. Almost every change is a block on its parent, and
// all who keep that share one.
func (c *Change) Keep() *Change {
	if c.New.parent == c.Old {
		return &c.New.step
	}
	kept := *c
	return &kept
}

// NewChain returns the chain of a node that enforces these rules and knows
// genesis only, or the store's root in its place.
func NewChain(s *Store, r RuleSet) *Chain { return NewChainFrom(s.root, r) }

// NewChainFrom returns the chain of a node that takes base, and what it follows from, on
// trust, as if it were genesis.
func NewChainFrom(base *Entry, r RuleSet) *Chain {
	return &Chain{store: base.store, rules: r, base: base, tip: base, leaves: []*Entry{base}}
}

// Clone returns a chain that knows the same and learns on its own from here.
func (c *Chain) Clone() *Chain {
	copied := *c
	copied.leaves = slices.Clone(c.leaves)
	if u := c.untaken; u != nil {
		copied.untaken = &untaken{slices.Clone(u.void), slices.Clone(u.refused), slices.Clone(u.aside)}
	}
	return &copied
}

// Tip returns the last block of the branch that the node follows.
func (c *Chain) Tip() *Entry { return c.tip }

// Rules returns the rules that the node enforces.
func (c *Chain) Rules() RuleSet { return c.rules }

// Store returns the store that the chain's blocks are in.
func (c *Chain) Store() *Store { return c.store }

// Leaves returns the ends of all branches that the node knows, by falling height.
func (c *Chain) Leaves() []*Entry {
	leaves := slices.Clone(c.leaves)
	slices.Reverse(leaves)
	return leaves
}

// Knows reports whether the node has accepted e.
func (c *Chain) Knows(e *Entry) bool {
	if e == c.tip {
		return true // as is most often asked
	}
	for i := len(c.leaves) - 1; i >= 0; i-- {
		leaf := c.leaves[i]
		if leaf.height < e.height {
			return false
		}
		if leaf.Ancestor(e.height) == e {
			return true
		}
	}
	return false
}

// Has reports whether the node has accepted a block with this hash.
func (c *Chain) Has(h Hash) bool {
	return slices.ContainsFunc(c.store.All(h), c.Knows)
}

// Accept takes a block that reached the node, whose clock says now (in ms). The
// branch with the most work is followed, the first seen among equals, unless the node
// follows another way; a block of another branch is kept. It is refused with
//
//   - ErrKnown when the node has it already,
//   - a *ParentError when its branch leaves the chain below Base,
//   - ErrOrphan when the node does not know its parent (yet),
//   - a *VoidError when Invalidate was called for it or an ancestor,
//   - a *RuleError when it or an ancestor breaks a rule. With RuleTimeFuture the
//     block may be offered again when the clock is further on.
func (c *Chain) Accept(e *Entry, now int64) (Change, error) {
	stay := Change{Old: c.tip, New: c.tip, Common: c.tip}
	if c.Knows(e) {
		return stay, ErrKnown
	}
	if c.base.height > 0 && !e.on(c.base) {
		return stay, &ParentError{Block: e.Hash(), Parent: e.block.Header.Prev}
	}
	if err := c.voids(e); err != nil {
		c.refuse(e)
		return stay, err
	}
	if !c.Knows(e.parent) {
		if err := e.parent.Verdict(c.rules); err != nil {
			c.refuse(e)
			return stay, err
		}
		return stay, ErrOrphan
	}
	// Almost no block is early, and one that is not needs no Check, which takes memory.
	if c.store.params.tooEarly(e.block, now) && c.rules.At(e.height).Has(RuleTimeFuture) {
		check := Check{Params: c.store.params, Parent: e.parent, Block: e.block, Height: e.height, Now: now, Txs: e.block.Txs}
		if err := check.run(c.rules.At(e.height), ClockScope); err != nil {
			return stay, err
		}
	}
	if err := e.Verdict(c.rules); err != nil {
		c.refuse(e)
		return stay, err
	}
	c.addLeaf(e)
	if c.following != nil {
		e = c.better(e)
		if e == c.tip {
			return stay, nil
		}
	} else if e.work.Cmp(c.tip.work) <= 0 {
		return stay, nil
	}
	change := ChangeOf(c.tip, e)
	c.tip = e
	return change, nil
}

// addLeaf puts e where its height belongs, in the place of its parent if that
// was the end of a branch.
func (c *Chain) addLeaf(e *Entry) {
	at := len(c.leaves)
	for at > 0 && c.leaves[at-1].height >= e.height {
		at--
	}
	for i := at - 1; i >= 0 && c.leaves[i].height == e.parent.height; i-- {
		if c.leaves[i] == e.parent {
			copy(c.leaves[i:at-1], c.leaves[i+1:at])
			c.leaves[at-1] = e
			return
		}
	}
	c.leaves = slices.Insert(c.leaves, at, e)
}

// ChangeOf returns the way from one block to another.
func ChangeOf(from, to *Entry) Change {
	if to.parent == from {
		return to.step
	}
	change := Change{Old: from, New: to, Common: CommonAncestor(from, to)}
	change.Off = pathDown(from, change.Common)
	change.On = pathDown(to, change.Common)
	slices.Reverse(change.On)
	return change
}

// pathDown returns the blocks from top down to, but without, bottom.
func pathDown(top, bottom *Entry) []*Entry {
	if top == bottom {
		return nil
	}
	path := make([]*Entry, 0, top.height-bottom.height)
	for ; top != bottom; top = top.parent {
		path = append(path, top)
	}
	return path
}
