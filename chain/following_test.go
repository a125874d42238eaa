package chain

import (
	"bytes"
	"cmp"
	"testing"

	"pgregory.net/rapid"
)

// accepts has a chain take blocks in order and returns its tip.
func accepts(t testing.TB, c *Chain, blocks ...*Entry) *Entry {
	t.Helper()
	for _, e := range blocks {
		if _, err := c.Accept(e, farFuture); err != nil {
			t.Fatal(err)
		}
	}
	return c.Tip()
}

func following(l *lab, f Following) *Chain {
	c := NewChain(l.store, AllRules())
	c.Follow(f)
	return c
}

// The figure of Sompolinsky and Zohar: many miners whose blocks are side by side outweigh a
// longer chain that one of them makes alone. By work alone the longer one wins.
func TestSideBranchesCount(t *testing.T) {
	l := newLab(t, labParams())
	root := l.store.Genesis()
	honest := l.mine(root)
	var blocks []*Entry
	for i := range 3 {
		blocks = append(blocks, l.rival(honest, uint64(i+1)))
	}
	grandchild := l.mine(blocks[1])
	alone := l.rival(root, 9)
	secret := []*Entry{alone, l.mine(alone)}
	secret = append(secret, l.mine(secret[1]))
	secret = append(secret, l.mine(secret[2]))
	all := append(append([]*Entry{honest}, blocks...), grandchild)

	if tip := accepts(t, following(l, Following{}), append(all, secret...)...); tip != secret[3] {
		t.Errorf("by work the tip is at height %d, expected the longest chain", tip.Height())
	}
	ghost := following(l, Following{Choice: HeaviestSubtree})
	if tip := accepts(t, ghost, append(all, secret...)...); tip != grandchild {
		t.Errorf("with side branches the tip is at height %d, expected the heavier tree of 5 blocks", tip.Height())
	}
	more := l.mine(secret[3])
	if tip := accepts(t, ghost, more); tip != grandchild {
		t.Error("of equal trees the one that was followed already is left")
	}
	if tip := accepts(t, ghost, l.rival(secret[3], 5)); tip != more {
		t.Errorf("six blocks against five: the tip is at height %d", tip.Height())
	}
	for _, f := range []Following{{}, {Choice: HeaviestSubtree}} {
		if change := ghost.Follow(f); ghost.Tip() != more || change.Moved() {
			t.Errorf("with %+v the tip is at height %d, expected no change", f, ghost.Tip().Height())
		}
	}
}

// A node goes back so many blocks and not one more; what it does not follow it has. Only when
// the limit is lifted, or its own branch is refused, does it go over.
func TestReorgLimit(t *testing.T) {
	l := newLab(t, labParams())
	root := l.store.Genesis()
	branch := func(nonce uint64, length int) []*Entry {
		list := []*Entry{l.rival(root, nonce)}
		for len(list) < length {
			list = append(list, l.mine(list[len(list)-1]))
		}
		return list
	}
	for _, test := range []struct {
		limit uint32
		own   int
		moves bool
	}{{0, 7, true}, {6, 5, true}, {6, 6, true}, {6, 7, false}, {1, 1, true}, {1, 2, false}} {
		for _, choice := range []ForkChoice{MostWork, UniformTies, HeaviestSubtree} {
			own, other := branch(1, test.own), branch(2, test.own+2)
			c := following(l, Following{Choice: choice, MaxReorg: test.limit})
			accepts(t, c, own...)
			want := own[test.own-1]
			if test.moves {
				want = other[test.own+1]
			}
			if tip := accepts(t, c, other...); tip != want || !c.Knows(other[test.own+1]) {
				t.Errorf("limit %d, own branch of %d, choice %d: the tip is at height %d of %d", test.limit, test.own, choice, tip.Height(), want.Height())
			}
			off, holds := c.HoldsOut(other[test.own+1])
			if holds == test.moves || holds && int(off) != test.own {
				t.Errorf("limit %d, own branch of %d: holds out is %t, %d blocks", test.limit, test.own, holds, off)
			}
			if change, _ := c.Invalidate(own[0]); c.Tip() != other[test.own+1] {
				t.Errorf("its own branch is refused, and it stays at height %d: %+v", c.Tip().Height(), change)
			}
		}
	}
	own, other := branch(1, 3), branch(2, 5)
	c := following(l, Following{MaxReorg: 2})
	accepts(t, c, append(own, other...)...)
	if change := c.Follow(Following{}); c.Tip() != other[4] || len(change.Off) != 3 {
		t.Error("without the limit it does not go over")
	}
}

// Of equal branches each is followed by an equal share of the nodes, in whatever order they
// come; a heavier one is followed by all.
func TestTiesByLot(t *testing.T) {
	l := newLab(t, labParams())
	root := l.store.Genesis()
	ends := []*Entry{l.rival(root, 1), l.rival(root, 2), l.rival(root, 3)}
	const nodes = 3000
	for _, rivals := range []int{2, 3} {
		counts := map[*Entry]int{}
		for i := range nodes {
			f := Following{Choice: UniformTies, Lots: uint64(i) * 0x9e3779b97f4a7c15}
			there, back := following(l, f), following(l, f)
			tip := accepts(t, there, ends[:rivals]...)
			for j := range rivals {
				accepts(t, back, ends[rivals-1-j])
			}
			if back.Tip() != tip {
				t.Fatal("the lot depends on what came first")
			}
			counts[tip]++
		}
		for _, e := range ends[:rivals] {
			if share := float64(counts[e]) / nodes; share < 1/float64(rivals)-0.03 || share > 1/float64(rivals)+0.03 {
				t.Errorf("one of %d branches is followed by %.3f of the nodes", rivals, share)
			}
		}
	}
	for lots := range uint64(8) {
		c := following(l, Following{Choice: UniformTies, Lots: lots})
		accepts(t, c, ends...)
		for _, e := range ends {
			if c.Tip() != e {
				if tip := l.mine(e); accepts(t, c, tip) != tip {
					t.Error("a heavier branch is not followed")
				}
				break
			}
		}
	}
}

// byTree is the naive account of HeaviestSubtree: from the beginning, child by child.
func byTree(known map[*Entry]bool, root, tip *Entry) *Entry {
	weight := map[*Entry]Work{}
	children := map[*Entry][]*Entry{}
	for e := range known {
		if e == root {
			continue
		}
		children[e.Parent()] = append(children[e.Parent()], e)
		for x := e; x != root; x = x.Parent() {
			weight[x] = weight[x].Add(e.ownWork())
		}
	}
	onWay := func(e *Entry) int {
		if tip.Ancestor(e.Height()) == e {
			return 1
		}
		return 0
	}
	at := root
	for len(children[at]) > 0 {
		best := children[at][0]
		for _, e := range children[at][1:] {
			a, b := e.Hash(), best.Hash()
			if cmp.Or(weight[e].Cmp(weight[best]), onWay(e)-onWay(best), bytes.Compare(b[:], a[:])) > 0 {
				best = e
			}
		}
		at = best
	}
	return at
}

// Whatever comes in whatever order, a chain follows what a naive account says; copies do the
// same, and to choose anew among all branches changes nothing.
func TestFollowingAgainstModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := labParams()
		p.Window = 3
		l := newLab(t, p)
		entries := growTree(t, l, rapid.IntRange(1, 40).Draw(t, "blocks"))
		f := Following{
			Choice:   ForkChoice(rapid.IntRange(0, int(HeaviestSubtree)).Draw(t, "choice")),
			MaxReorg: uint32(rapid.SampledFrom([]int{0, 0, 1, 3}).Draw(t, "limit")),
			Lots:     rapid.Uint64().Draw(t, "lots"),
		}
		c := NewChain(l.store, AllRules())
		c.Follow(f)
		known := map[*Entry]bool{entries[0]: true}
		for range 3 * len(entries) {
			e := rapid.SampledFrom(entries[1:]).Draw(t, "arrives")
			old := c.Tip()
			copied := c.Clone()
			change, err := c.Accept(e, farFuture)
			if _, err := copied.Accept(e, farFuture); copied.Tip() != c.Tip() {
				t.Fatalf("a copy follows another branch: %v", err)
			}
			if err != nil {
				continue
			}
			known[e] = true
			if f.Choice == MostWork {
				checkChange(t, change)
			}
			want := old
			switch f.Choice {
			case HeaviestSubtree:
				want = byTree(known, entries[0], old)
			default:
				for e := range known {
					if c.beats(e, want) {
						want = e
					}
				}
			}
			if off := old.Height() - CommonAncestor(old, c.Tip()).Height(); f.MaxReorg > 0 && off > f.MaxReorg {
				t.Fatalf("it takes off %d blocks, the limit is %d", off, f.MaxReorg)
			}
			if f.MaxReorg == 0 && c.Tip() != want {
				t.Fatalf("choice %d: expected height %d, found %d", f.Choice, want.Height(), c.Tip().Height())
			}
			if f.MaxReorg == 0 && copied.Follow(f).Moved() {
				t.Fatal("to choose anew changes the tip")
			}
		}
	})
}

// Of two blocks with one hash, side by side on a branch that a node goes over to, all nodes take
// the same, however they heard of them.
func TestBlocksOfOneHashAreChosenAlike(t *testing.T) {
	l := newLab(t, labParams())
	root := l.store.Genesis()
	own := l.mine(root)
	end := l.mine(own)
	fork := l.rival(root, 9)
	original := l.draft(fork).block()
	forged, honest := l.add(swapped(l, original)), l.add(original)
	var first *Entry
	for i := range 100 {
		c := NewChain(l.store, AllRules().Without(RuleMerkle))
		c.Follow(Following{Choice: HeaviestSubtree})
		pair := []*Entry{forged, honest}
		if i%2 == 1 {
			pair = []*Entry{honest, forged}
		}
		tip := accepts(t, c, own, end, fork, pair[0], pair[1])
		if tip != forged && tip != honest {
			t.Fatalf("the tip is at height %d, expected the heavier branch", tip.Height())
		}
		if first == nil {
			first = tip
		}
		if tip != first {
			t.Fatalf("time %d ends on another one of the two", i)
		}
	}
}
