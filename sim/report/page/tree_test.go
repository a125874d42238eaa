package page

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/view"
)

// hashOf is the hash of a block that is named by a letter.
func hashOf(name byte) chain.Hash { return chain.Hash{name} }

// family makes blocks of "PARENT BLOCK" pairs in the order of their finding; capitals
// are on the best chain, and A is genesis.
func family(pairs string) []outcome.BlockHistory {
	heights, blocks := map[byte]uint32{'A': 0}, []outcome.BlockHistory{}
	for _, pair := range strings.Fields(pairs) {
		parent, name := pair[0], pair[1]
		heights[name] = heights[parent] + 1
		blocks = append(blocks, outcome.BlockHistory{
			BlockRef: view.BlockRef{Hash: hashOf(name), Height: heights[name]}, Parent: hashOf(parent), Main: name <= 'Z',
		})
	}
	return blocks
}

// plan writes a tree's columns: a height's blocks by lane, or how much is left out.
func plan(t *tree) string {
	var parts []string
	for _, c := range t.columns {
		if c.gap() {
			parts = append(parts, fmt.Sprintf("(%d+%d)", c.to-c.from+1, c.stale))
			continue
		}
		lanes := map[int]byte{}
		for _, b := range c.blocks {
			lanes[b.lane] = b.Hash[0]
		}
		part := ""
		for lane := 0; len(lanes) > 0; lane++ {
			name, there := lanes[lane]
			if !there {
				name = '.'
			}
			part += string(name)
			delete(lanes, lane)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " ")
}

func TestTree(t *testing.T) {
	for _, c := range []struct{ blocks, want string }{
		{"", ""},
		{"AB", "A B"},
		{"AB BC CD DE EF", "(3+0) D E F"},
		// A fork is shown with the block that it grew on and the one that decided.
		{"AB BC CD DE EF Cd FG GH HI", "(2+0) C Dd E F G H I"},
		// Two forks at one height take two lanes, and one after the other may share one.
		{"AB Ab Ac BC Bd CD", "A Bbc Cd D"},
		// A branch keeps its lane, and its shorter branches take others.
		{"AB Ab bc bd de BC CD DE", "A Bb Cdc De E"},
		{"AB BC Ab bc cd Be CD DE", "A Bb Cce Dd E"},
	} {
		if got := plan(grow(family(c.blocks))); got != c.want {
			t.Errorf("%s: %s, want %s", c.blocks, got, c.want)
		}
	}
}

// Of a long fork the ends are drawn, and the lane goes on in between.
func TestLongFork(t *testing.T) {
	blocks := []outcome.BlockHistory{}
	hash := func(h, branch byte) chain.Hash { return chain.Hash{h, branch} }
	for h := byte(1); h <= 40; h++ {
		for branch := range byte(2) {
			from := branch
			if h == 1 {
				from = 0
			}
			blocks = append(blocks, outcome.BlockHistory{
				BlockRef: view.BlockRef{Hash: hash(h, branch), Height: uint32(h)}, Parent: hash(h-1, from), Main: branch == 0,
			})
		}
	}
	tree := grow(blocks)
	gaps := slices.IndexFunc(tree.columns, func(c column) bool { return c.gap() })
	if len(tree.columns) != 8+1+7 || gaps != 8 || tree.columns[8].stale != int(tree.columns[8].to-tree.columns[8].from)+1 || !tree.passes(8, 1) {
		t.Errorf("%d columns, the gap is number %d: %+v", len(tree.columns), gaps, tree.columns[gaps])
	}
}

// Whatever a tree looks like, each height is in one column, no two blocks are drawn at
// one place, there is an end to it, and what is left out is said.
func TestRandomTrees(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		blocks := randomTree(r, 1+r.IntN(400), r.IntN(4))
		tree := grow(blocks)
		next, drawn, left := uint32(0), 0, 0
		for _, c := range tree.columns {
			if c.from != next || c.to < c.from {
				t.Fatalf("seed %d: a column from %d to %d after height %d", seed, c.from, c.to, next)
			}
			next = c.to + 1
			left += c.stale
			taken := map[int]bool{}
			for _, b := range c.blocks {
				if b.lane >= 0 && taken[b.lane] || b.Main != (b.lane == 0) {
					t.Fatalf("seed %d: at height %d lane %d is taken, or not for such a block", seed, c.from, b.lane)
				}
				taken[b.lane] = true
				drawn++
			}
			if c.gap() {
				drawn += int(c.to-c.from) + 1
			}
		}
		if int(next) != len(tree.byHeight) || drawn+left != len(blocks)+1 || len(tree.columns) > 2*mostColumns {
			t.Errorf("seed %d: %d columns up to height %d of %d; %d blocks of %d", seed, len(tree.columns), next, len(tree.byHeight), drawn+left, len(blocks)+1)
		}
		tree.draw()
	}
}

// randomTree is a chain with branches; the more, the larger wild is.
func randomTree(r *rand.Rand, size, wild int) []outcome.BlockHistory {
	type place struct {
		hash   chain.Hash
		height uint32
	}
	known, blocks := []place{{}}, []outcome.BlockHistory{}
	parents := map[chain.Hash]chain.Hash{}
	for i := range size {
		from := known[max(len(known)-1-r.IntN(wild*wild+1), 0)]
		at := place{chain.Hash{byte(i), byte(i >> 8), 1}, from.height + 1}
		known = append(known, at)
		parents[at.hash] = from.hash
		blocks = append(blocks, outcome.BlockHistory{BlockRef: view.BlockRef{Hash: at.hash, Height: at.height}, Parent: from.hash})
	}
	best := known[0]
	for _, p := range known {
		if p.height > best.height {
			best = p
		}
	}
	main := map[chain.Hash]bool{}
	for h := best.hash; h != (chain.Hash{}); h = parents[h] {
		main[h] = true
	}
	for i := range blocks {
		blocks[i].Main = main[blocks[i].Hash]
	}
	return blocks
}
