package chain

import "slices"

// denseLocator is how many blocks below its tip a locator names one by one.
const denseLocator = 10

// Locator describes the branch that the node follows to one that may follow
// another: hashes from the tip down, the newest ten without gaps, then with gaps
// that double, genesis last. Its length grows with the logarithm of the height. The
// base stands for all that is forgotten, so that this does not show in the length.
func (c *Chain) Locator() []Hash { return c.LocatorFrom(c.tip) }

// LocatorFrom is Locator for a node that shows another branch than the one that it
// follows, up to tip.
func (c *Chain) LocatorFrom(tip *Entry) []Hash {
	var hashes []Hash
	e, step := tip, uint32(1)
	for height := e.height; ; height -= min(step, height) {
		e = e.Ancestor(max(height, c.base.height))
		hashes = append(hashes, e.Hash())
		if height == 0 {
			return hashes
		}
		if len(hashes) > denseLocator {
			step *= 2
		}
	}
}

// After returns what the sender of a locator is missing: the blocks of this
// node's branch after the newest of the hashes that is on it, in order of height,
// at most max of them. The base is on every branch, so junk gets the chain from
// there: from genesis, if nothing is forgotten.
func (c *Chain) After(locator []Hash, max int) []*Entry { return c.AfterUpTo(c.tip, locator, max) }

// AfterUpTo is After for a node that shows another branch than the one that it follows,
// up to tip.
func (c *Chain) AfterUpTo(tip *Entry, locator []Hash, max int) []*Entry {
	from := c.base
	for _, h := range locator {
		if e := c.store.on(tip, h); e != nil && e.height >= from.height {
			from = e
			break
		}
	}
	if max <= 0 {
		return nil
	}
	last := tip.Ancestor(uint32(min(uint64(tip.height), uint64(from.height)+uint64(max))))
	path := pathDown(last, from)
	slices.Reverse(path)
	return path
}
