package chain

import (
	"cmp"
	"slices"
)

// SetRules has the node enforce other rules from now on, and judge all that it has by them,
// as a node does that is started with other software and validates its blocks again. Branches
// are cut off before their first block that is not valid, and those that it took before and
// cut off are taken up again as far as they are valid now. A block that it refused it does not
// have; somebody has to offer it again. What Forget has forgotten, and Base, is taken on trust.
//
// The new tip is the one to follow of what is left; among equals it is the old one, or what is
// left of its branch.
func (c *Chain) SetRules(r RuleSet) Change {
	c.rules = r
	return c.judgeAgain()
}

// Invalidate has the node refuse a block and its descendants, whatever the rules say, as the
// invalidateblock of Bitcoin Core does. Base and what is below it cannot be refused: then it
// changes nothing and reports false.
func (c *Chain) Invalidate(e *Entry) (Change, bool) {
	if e == c.base || !e.on(c.base) {
		return Change{Old: c.tip, New: c.tip, Common: c.tip}, false
	}
	if not := c.editNot(); !slices.Contains(not.void, e) {
		not.void = append(not.void, e)
	}
	return c.judgeAgain(), true
}

// Reconsider takes back what Invalidate said of a block, of its ancestors and of its
// descendants. It reports false if that is nothing.
func (c *Chain) Reconsider(e *Entry) (Change, bool) {
	not := c.editNot()
	before := len(not.void)
	not.void = slices.DeleteFunc(not.void, func(v *Entry) bool { return e.on(v) || v.on(e) })
	if len(not.void) == before {
		return Change{Old: c.tip, New: c.tip, Common: c.tip}, false
	}
	return c.judgeAgain(), true
}

// Void lists the blocks that the node refuses by a word of its operator.
func (c *Chain) Void() []*Entry { return c.not().void }

// voids returns a *VoidError if the operator refuses e.
func (c *Chain) voids(e *Entry) error {
	if c.untaken == nil {
		return nil
	}
	for _, v := range c.untaken.void {
		if e.on(v) {
			return &VoidError{Block: e.Hash(), Void: v.Hash()}
		}
	}
	return nil
}

// judgeAgain parts what the node has taken anew into what it takes and what it does not.
func (c *Chain) judgeAgain() Change {
	old := c.tip
	not := c.editNot()
	ends := slices.Concat(c.leaves, not.aside)
	slices.SortStableFunc(ends, higherFirst)
	c.leaves, not.aside, not.refused = nil, nil, nil
	for i, end := range ends {
		ends[i] = c.validUpTo(end)
		if ends[i] != end && !slices.ContainsFunc(not.aside, func(e *Entry) bool { return e.on(end) }) {
			not.aside = append(not.aside, end)
		}
	}
	slices.SortStableFunc(ends, higherFirst)
	for _, end := range ends {
		c.takeUp(end)
	}
	c.tip = c.validUpTo(old)
	c.tip = c.choose()
	return ChangeOf(old, c.tip)
}

func higherFirst(a, b *Entry) int { return cmp.Compare(b.height, a.height) }

// validUpTo is the last block on the way to e that the node takes.
func (c *Chain) validUpTo(e *Entry) *Entry {
	for e != c.base && c.Refuses(e) {
		e = e.parent
	}
	return e
}

// takeUp makes a block the end of a branch, unless a longer one leads on from it. Longer ones
// come first.
func (c *Chain) takeUp(e *Entry) {
	if slices.ContainsFunc(c.leaves, func(leaf *Entry) bool { return leaf.on(e) }) {
		return
	}
	at := slices.IndexFunc(c.leaves, func(leaf *Entry) bool { return leaf.height > e.height })
	if at < 0 {
		at = len(c.leaves)
	}
	c.leaves = slices.Insert(c.leaves, at, e)
}
