package chain

import (
	"math/bits"
	"sync"
	"sync/atomic"
)

// Entry is an entry of the block index: a block with its place in the tree of blocks. All
// that it tells is a pure function of the block and its ancestors and is computed once; only
// old unspent sets are forgotten and computed again.
type Entry struct {
	store     *Store
	block     *Block
	parent    *Entry
	skip      *Entry // an ancestor further back, see newEntry
	index     int
	height    uint32
	childBits uint32
	work      Work
	step      Change    // from the parent to the block, for all who make it
	alone     [1]*Entry // the block itself: step.On

	mu       sync.Mutex // held while effect, utxo or a verdict of this very block is worked out
	worked   effect
	effect   atomic.Pointer[effect]   // worked, once it is
	utxo     atomic.Pointer[coinTrie] // nil: not worked out, or forgotten
	verdicts atomic.Pointer[verdict]
}

// verdict is one rule set's answer; they form a list that only grows at its head.
type verdict struct {
	rules RuleSet
	any   bool // whatever the rules
	err   error
	next  *verdict
}

// newEntry places b on its parent. Skip pointers are Myers's (An applicative
// random-access stack, 1983): where the parent's last two skips are equally long
// they are joined to one, so that any ancestor is a logarithmic number of
// steps away. None leads beyond the store's root.
func newEntry(parent *Entry, b *Block) *Entry {
	e := &Entry{store: parent.store, block: b, parent: parent, skip: parent, height: parent.height + 1}
	switch to := skipHeight(e.height); {
	case to <= e.store.root.height:
		e.skip = e.store.root
	case to < parent.height:
		e.skip = parent.skip.skip
	}
	e.alone[0] = e
	e.step = Change{Old: parent, New: e, Common: parent, On: e.alone[:]}
	e.work = parent.work.Add(e.ownWork())
	e.childBits = e.store.retarget.Next(e)
	return e
}

// skipHeight is the height to which the skip of a block leads, if it is not forgotten:
// the smallest of the numbers 1, 3, 7, 15, ... that add up to the block's own height
// when always the largest that fits is taken, further back.
func skipHeight(height uint32) uint32 {
	for rest := height; ; {
		jump := uint32(1)<<(bits.Len32(rest+1)-1) - 1
		if rest == jump {
			return height - jump
		}
		rest -= jump
	}
}

// ownWork is the work of the block alone. Most blocks claim their parent's target, and
// the difference costs less than a division.
func (e *Entry) ownWork() Work {
	if p := e.parent; p.parent != nil && p.block.Header.Bits == e.block.Header.Bits {
		return p.work.sub(p.parent.work)
	}
	return blockWork(e.block.Header.Bits)
}

// blockWork is the work that a claimed target stands for; none where it is no target.
func blockWork(bits uint32) Work {
	target, err := TargetOfBits(bits)
	if err != nil {
		return Work{}
	}
	return target.Work()
}

// Block returns the block.
func (e *Entry) Block() *Block { return e.block }

// Hash returns the block's hash.
func (e *Entry) Hash() Hash { return e.block.hash }

// Index returns a number that no other block of the store has or had, for tables of
// blocks: 0 for genesis, and one more for each block that came in. Which one depends on
// what came into the store first, and so on chance where nodes run at once: it must not
// show in any result.
func (e *Entry) Index() int { return e.index }

// Parent returns the block before this one; nil for genesis, for the store's root and
// for a block that is forgotten.
func (e *Entry) Parent() *Entry { return e.parent }

// Height returns the number of ancestors, whatever the header claims.
func (e *Entry) Height() uint32 { return e.height }

// Work returns the expected hashes of this block and all its ancestors, by the
// targets that they claim.
func (e *Entry) Work() Work { return e.work }

// NextBits returns the compact target that a child has to claim.
func (e *Entry) NextBits() uint32 { return e.childBits }

// Store returns the store that holds the block.
func (e *Entry) Store() *Store { return e.store }

// Ancestor returns the block at this height on the way to genesis: e itself at
// its own height, nil above it and below the store's root.
func (e *Entry) Ancestor(height uint32) *Entry {
	if height > e.height || height < e.store.root.height {
		return nil
	}
	for e.height > height {
		if e.skip.height >= height {
			e = e.skip
		} else {
			e = e.parent
		}
	}
	return e
}

// CommonAncestor returns the highest block that is on the way to genesis from
// both, possibly one of the two. They have to be of one store, and not forgotten.
func CommonAncestor(a, b *Entry) *Entry {
	height := min(a.height, b.height)
	a, b = a.Ancestor(height), b.Ancestor(height)
	for a != b {
		// Where skips lead depends on the height alone, so the two stay level.
		if a.skip != b.skip {
			a, b = a.skip, b.skip
		} else {
			a, b = a.parent, b.parent
		}
	}
	return a
}

// Verdict returns nil if the block and all its ancestors are valid by these
// rules, else the *RuleError of the lowest block that is not. Rules that look at
// a clock have no part in it (see Chain.Accept). It is worked out once for each
// rule set; concurrent callers wait for the first.
func (e *Entry) Verdict(rules RuleSet) error {
	rules = rules.timeless()
	var open []*Entry
	for x := e; x.verdict(rules) == nil; x = x.parent {
		open = append(open, x)
	}
	for i := len(open) - 1; i >= 0; i-- {
		open[i].judge(rules)
	}
	return e.verdict(rules).err
}

// Judge returns what one rule says of this block, whatever its ancestors are: nil or a
// *RuleError. Unlike Verdict it is worked out anew each time. Nothing is said against
// genesis, the store's root and a forgotten block, nor by a rule that looks at a clock.
func (e *Entry) Judge(name RuleName) error { return e.JudgeBy(Terms{rules: ruleBit(name)}) }

// JudgeBy is Judge by several rules, with limits of their own.
func (e *Entry) JudgeBy(terms Terms) error {
	if e.parent == nil {
		return nil
	}
	return e.check(terms)
}

// check checks the block alone.
func (e *Entry) check(terms Terms) error {
	effect := e.settle()
	c := e.store.checks.Get().(*Check)
	*c = Check{
		Params: terms.Of(e.store.params), Parent: e.parent, Block: e.block, Height: e.height,
		Txs: e.block.Txs, Coins: effect.coins, Fees: effect.fees,
	}
	err := c.run(terms, BlockScope, TxScope)
	*c = Check{}
	e.store.checks.Put(c)
	return err
}

// verdict returns what is known, or nil. What is valid by some rules is valid by
// fewer.
func (e *Entry) verdict(rules RuleSet) *verdict {
	for v := e.verdicts.Load(); v != nil; v = v.next {
		if v.rules == rules || v.err == nil && (v.any || v.rules.implies(rules, e.height)) {
			return v
		}
	}
	return nil
}

// judge works out a verdict whose parent's is known. What the block is known to meet is not
// checked again. Locks are taken one at a time.
func (e *Entry) judge(rules RuleSet) {
	e.settle()
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.verdict(rules) != nil {
		return
	}
	err := e.parent.verdict(rules).err
	if err == nil {
		terms := rules.At(e.height)
		for v := e.verdicts.Load(); v != nil; v = v.next {
			if v.err == nil {
				terms = v.rules.At(e.height).leave(terms)
			}
		}
		err = e.check(terms)
	}
	e.verdicts.Store(&verdict{rules: rules, err: err, next: e.verdicts.Load()})
}
