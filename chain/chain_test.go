package chain

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

const farFuture = int64(1) << 50 // a clock that finds no block too early

// model is the naive account of what a node knows and follows.
type model struct {
	known map[*Entry]bool
	tip   *Entry
}

func (m *model) accept(e *Entry) error {
	switch {
	case m.known[e]:
		return ErrKnown
	case !m.known[e.Parent()]:
		return ErrOrphan
	}
	m.known[e] = true
	if e.Work().Cmp(m.tip.Work()) > 0 {
		m.tip = e
	}
	return nil
}

func (m *model) leaves() int {
	n := len(m.known)
	inner := map[*Entry]bool{}
	for e := range m.known {
		if p := e.Parent(); p != nil && !inner[p] {
			inner[p] = true
			n--
		}
	}
	return n
}

// Whatever the order of arrival, a node ends on the branch with the most work
// that it knows, knows exactly what it accepted, and says truly how it moved.
func TestChainAgainstModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := labParams()
		p.Window = 3 // so that branches differ in work as well as in length
		l := newLab(t, p)
		entries := growTree(t, l, rapid.IntRange(1, 40).Draw(t, "blocks"))
		node := NewChain(l.store, AllRules())
		m := &model{known: map[*Entry]bool{entries[0]: true}, tip: entries[0]}
		for range 3 * len(entries) {
			e := rapid.SampledFrom(entries[1:]).Draw(t, "arrives")
			old := node.Tip()
			change, err := node.Accept(e, farFuture)
			if want := m.accept(e); !errors.Is(err, want) {
				t.Fatalf("expected %v, found %v", want, err)
			}
			if node.Tip() != m.tip || change.Old != old || change.New != node.Tip() {
				t.Fatalf("tip: expected height %d, found %d", m.tip.Height(), node.Tip().Height())
			}
			checkChange(t, change)
		}
		for _, e := range entries { // in the order of making: parents first
			if _, err := node.Accept(e, farFuture); !errors.Is(err, m.accept(e)) {
				t.Fatal(err)
			}
		}
		best := entries[0]
		for _, e := range entries {
			if !node.Knows(e) || !node.Has(e.Hash()) {
				t.Fatalf("block of height %d is not known", e.Height())
			}
			if e.Work().Cmp(best.Work()) > 0 {
				best = e
			}
		}
		if node.Tip().Work() != best.Work() {
			t.Fatal("the node does not follow the branch with the most work")
		}
	})
}

func checkChange(t *rapid.T, c Change) {
	if c.Moved() != (c.Old != c.New) || c.Reorg() != (len(c.Off) > 0) || (c.Reorg() && !c.Moved()) {
		t.Fatalf("contradicts itself: %+v", c)
	}
	if c.Moved() && c.New.Work().Cmp(c.Old.Work()) <= 0 {
		t.Fatal("moved without more work")
	}
	checkWay(t, c)
}

// checkWay checks that a change leads from its old tip to its new one.
func checkWay(t *rapid.T, c Change) {
	at := c.Old
	for _, e := range c.Off {
		if e != at {
			t.Fatal("Off does not lead down from Old")
		}
		at = at.Parent()
	}
	if at != c.Common || c.Common != CommonAncestor(c.Old, c.New) {
		t.Fatal("Off does not lead to Common")
	}
	for _, e := range c.On {
		if e.Parent() != at {
			t.Fatal("On does not lead up from Common")
		}
		at = e
	}
	if at != c.New {
		t.Fatal("On does not lead to New")
	}
}

func TestKnowsEqualsNaiveSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := newLab(t, labParams())
		entries := growTree(t, l, rapid.IntRange(1, 40).Draw(t, "blocks"))
		node := NewChain(l.store, RuleSet{})
		m := &model{known: map[*Entry]bool{entries[0]: true}, tip: entries[0]}
		for range rapid.IntRange(0, 2*len(entries)).Draw(t, "arrivals") {
			e := rapid.SampledFrom(entries).Draw(t, "arrives")
			if _, err := node.Accept(e, 0); !errors.Is(err, m.accept(e)) {
				t.Fatal(err)
			}
		}
		for _, e := range entries {
			if node.Knows(e) != m.known[e] || node.Has(e.Hash()) != m.known[e] {
				t.Fatalf("block of height %d: expected known %v", e.Height(), m.known[e])
			}
		}
		leaves := node.Leaves()
		if len(leaves) != m.leaves() || !slices.IsSortedFunc(leaves, func(a, b *Entry) int { return int(b.Height()) - int(a.Height()) }) {
			t.Fatalf("expected %d leaves by falling height, found %d", m.leaves(), len(leaves))
		}
	})
}

// Two nodes that know different parts of a tree: pulling with locators brings
// the one to the other's tip, few blocks at a time.
func TestLocatorSync(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := newLab(t, labParams())
		entries := growTree(t, l, rapid.IntRange(1, 60).Draw(t, "blocks"))
		a, b := NewChain(l.store, AllRules()), NewChain(l.store, AllRules())
		for _, e := range entries[1:] {
			for _, node := range []*Chain{a, b} {
				if rapid.Bool().Draw(t, "hears") {
					_, _ = node.Accept(e, farFuture) // orphans are lost
				}
			}
		}
		batch := rapid.IntRange(1, 5).Draw(t, "batch")
		want := a.Tip()
		for locator := b.Locator(); ; {
			blocks := a.After(locator, batch)
			if len(blocks) == 0 {
				break
			}
			if len(blocks) > batch {
				t.Fatalf("expected at most %d blocks, found %d", batch, len(blocks))
			}
			for _, e := range blocks {
				if _, err := b.Accept(e, farFuture); err != nil && !errors.Is(err, ErrKnown) {
					t.Fatal(err)
				}
			}
			locator = []Hash{blocks[len(blocks)-1].Hash()}
		}
		if !b.Knows(want) {
			t.Fatal("not synced")
		}
		if len(a.After(a.Locator(), 10)) != 0 {
			t.Fatal("a node has nothing to send to itself")
		}
	})
}

func TestLocatorIsShortAndEndsWithGenesis(t *testing.T) {
	l := newLab(t, labParams())
	node := NewChain(l.store, RuleSet{})
	if got := node.Locator(); len(got) != 1 || got[0] != l.store.Genesis().Hash() {
		t.Errorf("at genesis: %v", got)
	}
	for _, e := range ChangeOf(l.store.Genesis(), l.mineN(l.store.Genesis(), 500)).On {
		if _, err := node.Accept(e, 0); err != nil {
			t.Fatal(err)
		}
	}
	var heights []uint32
	for _, h := range node.Locator() {
		heights = append(heights, l.store.Get(h).Height())
	}
	if want := []uint32{500, 499, 498, 497, 496, 495, 494, 493, 492, 491, 490, 488, 484, 476, 460, 428, 364, 236, 0}; !slices.Equal(heights, want) {
		t.Errorf("expected %v, found %v", want, heights)
	}
	for _, c := range []struct {
		what    string
		locator []Hash
		max     int
		first   uint32
		n       int
	}{
		{"junk", []Hash{{1}, {2}}, 1000, 1, 500},
		{"nothing", nil, 3, 1, 3},
		{"known first", []Hash{{1}, node.Tip().Ancestor(400).Hash(), node.Tip().Hash()}, 7, 401, 7},
		{"no room", nil, 0, 0, 0},
		{"negative room", nil, -1, 0, 0},
		{"its tip", []Hash{node.Tip().Hash()}, 10, 0, 0},
	} {
		got := node.After(c.locator, c.max)
		if len(got) != c.n || (c.n > 0 && (got[0].Height() != c.first || got[c.n-1].Height() != c.first+uint32(c.n)-1)) {
			t.Errorf("%s: expected %d blocks from %d on, found %d", c.what, c.n, c.first, len(got))
		}
	}
}

func TestFirstSeenWinsTies(t *testing.T) {
	l := newLab(t, labParams())
	a, b := l.rival(l.store.Genesis(), 1), l.rival(l.store.Genesis(), 2)
	for _, order := range [][]*Entry{{a, b}, {b, a}} {
		node := NewChain(l.store, AllRules())
		for _, e := range order {
			if _, err := node.Accept(e, 0); err != nil {
				t.Fatal(err)
			}
		}
		if node.Tip() != order[0] || !node.Knows(order[1]) {
			t.Error("the second of two equals should be kept, not followed")
		}
	}
}

// Two nodes with different rules split where a block breaks what one enforces,
// and stay split although the other branch has more work.
func TestRuleSetsSplitTheNetwork(t *testing.T) {
	l := newLab(t, labParams())
	d := l.draft(l.store.Genesis())
	d.txs[0] = NewCoinbase(1, l.to(0, 1000*Coin))
	inflated := l.add(d.block())
	heavy := l.mineN(inflated, 3)
	honest := l.mine(l.store.Genesis())
	strict, lax := NewChain(l.store, AllRules()), NewChain(l.store, AllRules().Without(RuleCoinbaseAmount))
	for _, e := range append([]*Entry{honest}, ChangeOf(l.store.Genesis(), heavy).On...) {
		if _, err := strict.Accept(e, farFuture); e != honest && !errors.Is(err, RuleCoinbaseAmount) {
			t.Errorf("strict node, height %d: expected %q broken, found %v", e.Height(), RuleCoinbaseAmount, err)
		}
		if _, err := lax.Accept(e, farFuture); err != nil {
			t.Errorf("lax node: %v", err)
		}
	}
	if strict.Tip() != honest || lax.Tip() != heavy || strict.Knows(heavy) || !lax.Knows(honest) {
		t.Error("the nodes did not split")
	}
}
