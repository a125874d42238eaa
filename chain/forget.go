package chain

import "slices"

// Root returns the oldest block that the store has: genesis, unless Forget was called.
func (s *Store) Root() *Entry { return s.root }

// Forget forgets all blocks but root, which is in the store, and its descendants, so
// that memory does not have to grow with the chain; the unspent outputs at root are
// kept, since they are the ledger. A root that is no descendant of the present one
// changes nothing.
//
// Root takes the place of genesis: no reorganisation reaches below it, and it counts
// as valid by all rules. So it has to be an ancestor of the tip of every chain that is
// still in use, and Params.Window below all of its blocks that may get another child:
// Add refuses a block whose target would follow from a forgotten one.
//
// An entry of a forgotten block that somebody still holds tells what it told before,
// but leads nowhere. Unlike all others this method is not for concurrent use: nobody
// may use the store, its entries or their chains meanwhile.
func (s *Store) Forget(root *Entry) {
	if root == s.root || !root.on(s.root) {
		return
	}
	root.UTXO()
	kept := make(map[Hash]*Entry)
	var forgotten []*Entry
	for h, e := range s.index {
		if e.Ancestor(root.height) == root {
			kept[h] = e
		} else {
			e.settle() // as long as it can be worked out
			forgotten = append(forgotten, e)
		}
	}
	for _, e := range forgotten {
		e.parent, e.skip, e.step = nil, nil, Change{}
		e.utxo.Store(nil)
	}
	for _, e := range kept {
		if e.skip.height < root.height {
			e.skip = root
		}
	}
	root.parent, root.skip, root.step = nil, root, Change{}
	root.verdicts.Store(&verdict{any: true})
	s.root, s.index, s.beside = root, kept, s.beside.among(kept)
	s.states.forget()
}

// tooDeep reports whether the target of a block on parent might follow from a forgotten one.
func (s *Store) tooDeep(parent *Entry) bool {
	return s.root.height > 0 && uint64(parent.height)+1 < uint64(s.root.height)+uint64(s.params.Window)
}

// Base returns the oldest block that the node knows: genesis, unless it began later or
// has forgotten what was before.
func (c *Chain) Base() *Entry { return c.base }

// Forget forgets the blocks below base, an ancestor of the tip, and the branches that
// leave the chain below it. A block of such a branch is refused from now on.
func (c *Chain) Forget(base *Entry) {
	c.base = base
	gone := func(e *Entry) bool { return !e.on(base) }
	c.leaves = slices.DeleteFunc(c.leaves, gone)
	if not := c.untaken; not != nil {
		not.refused = nil // branches of what may be forgotten
		not.void, not.aside = slices.DeleteFunc(not.void, gone), slices.DeleteFunc(not.aside, gone)
	}
}

// on reports whether base is e or an ancestor of it. What is forgotten is on nothing.
func (e *Entry) on(base *Entry) bool {
	return (e.parent != nil || e == base) && e.Ancestor(base.height) == base
}

// Forget has the wallet's history begin after base, which has to be an ancestor of all
// tips that it will be asked about. A wallet that was asked last about a block that is
// not on base begins anew at its next question. It has to be told before a store forgets
// the block that it was asked about.
func (w *Wallet) Forget(base *Entry) {
	w.base = base
	if w.tip == nil {
		return
	}
	if !w.tip.on(base) {
		w.startOver()
		return
	}
	after := func(r record) bool { return r.height > base.height }
	first := slices.IndexFunc(w.history, after)
	if first < 0 {
		first = len(w.history)
	}
	w.history = slices.Clone(w.history[first:])
}
