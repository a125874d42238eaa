package lanes

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// upset adds reorganisations between random blocks of the tree.
func upset(t *rapid.T, v *view.View) {
	for range rapid.IntRange(0, 3).Draw(t, "reorganisations") {
		pick := func(name string) []chain.Hash {
			var list []chain.Hash
			for range rapid.IntRange(1, 5).Draw(t, name) {
				list = append(list, v.Tree[rapid.IntRange(0, len(v.Tree)-1).Draw(t, name)].Hash)
			}
			return list
		}
		at := v.Now - netsim.Time(rapid.Int64Range(0, int64(20*netsim.Second)).Draw(t, "ago"))
		v.Reorgs = append(v.Reorgs, view.Reorg{At: at, Moves: []view.ReorgMove{{At: at}}, Off: pick("off"), On: pick("on")})
	}
}

// News never moves anything: with and without it every block has its mark in the same
// cell, and what differs are styles, the signs before blocks and the words below.
func TestNewsMovesNothing(t *testing.T) {
	th := look(t, "dark", grid.TrueColor, false)
	rapid.Check(t, func(t *rapid.T) {
		v, l := &view.View{Settings: view.Settings{Interval: 10 * time.Second}}, &Layout{}
		for n := range rapid.IntRange(1, 40).Draw(t, "blocks") {
			grow(t, v, n)
		}
		calm := *v
		calm.Now += netsim.Second * 1000
		upset(t, v)
		v.Now = v.Tree[len(v.Tree)-1].Found
		o := Options{Layout: l, Follow: rapid.Bool().Draw(t, "follow"), Labels: Labels(rapid.IntRange(0, 4).Draw(t, "labels"))}
		w, h := rapid.IntRange(5, 120).Draw(t, "w"), rapid.IntRange(1, 24).Draw(t, "h")
		loud, quiet := grid.New(w, h), grid.New(w, h)
		Draw(loud, loud.Bounds(), v, th, o)
		spots := fmt.Sprint(l.spots)
		sign := map[[2]int]bool{}
		for _, s := range l.spots {
			sign[[2]int{s.x - 1, s.y}] = true
		}
		Draw(quiet, quiet.Bounds(), &calm, th, o)
		if got := fmt.Sprint(l.spots); got != spots {
			t.Fatalf("blocks are drawn at %s, with news at %s", got, spots)
		}
		last := h
		if h >= 5 {
			last-- // the words
		}
		for y := range last {
			for x := range w {
				a, _ := loud.Cell(x, y)
				b, _ := quiet.Cell(x, y)
				if a != b && !sign[[2]int{x, y}] {
					t.Fatalf("%q at %d,%d, with news %q", b, x, y, a)
				}
			}
		}
	})
}

// On the grid no two blocks overlap, and each is found where it was drawn.
func TestBlocksDoNotOverlap(t *testing.T) {
	th := look(t, "dark", grid.TrueColor, false)
	rapid.Check(t, func(t *rapid.T) {
		v, l := &view.View{}, &Layout{}
		for n := range rapid.IntRange(1, 60).Draw(t, "blocks") {
			grow(t, v, n)
		}
		g := grid.New(rapid.IntRange(5, 150).Draw(t, "w"), rapid.IntRange(1, 24).Draw(t, "h"))
		Draw(g, g.Bounds(), v, th, Options{Layout: l, Follow: true, Labels: Labels(rapid.IntRange(0, 4).Draw(t, "labels"))})
		taken := map[[2]int]chain.Hash{}
		for _, s := range l.spots {
			for x := s.x; x < s.x+s.w; x++ {
				if other, twice := taken[[2]int{x, s.y}]; twice {
					t.Fatalf("blocks %s and %s overlap at %d,%d", other.Short(), s.hash.Short(), x, s.y)
				}
				taken[[2]int{x, s.y}] = s.hash
				if got, ok := l.BlockAt(x, s.y); !ok || got != s.hash {
					t.Fatalf("at %d,%d is %s, expected %s", x, s.y, got.Short(), s.hash.Short())
				}
			}
		}
	})
}

// The rivals at a height are the different blocks of that height below followed tips.
func TestRivalsAreCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, l := &view.View{}, &Layout{}
		for n := range rapid.IntRange(1, 40).Draw(t, "blocks") {
			grow(t, v, n)
		}
		blocks, want := map[chain.Hash]view.Block{}, map[int]map[chain.Hash]bool{}
		for _, b := range v.Tree {
			blocks[b.Hash] = b
		}
		for _, tip := range v.Tips {
			for b, ok := blocks[tip.Hash]; ok; b, ok = blocks[b.Prev] {
				h := int(b.Height)
				if want[h] == nil {
					want[h] = map[chain.Hash]bool{}
				}
				want[h][b.Hash] = true
			}
		}
		l.Update(v)
		for h, rivals := range want {
			if got := max(l.rivals[h], 1); got != len(rivals) {
				t.Fatalf("%d rivals at height %d, expected %d", got, h, len(rivals))
			}
		}
	})
}
