package lanes

import (
	"encoding/hex"
	"fmt"
	"sort"
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

// named returns a hash that shows as the four digits.
func named(short string) chain.Hash {
	var h chain.Hash
	b, err := hex.DecodeString(short)
	if err != nil || len(b) != 2 {
		panic("four hex digits expected: " + short)
	}
	copy(h[30:], b)
	h[29] = 1 // so that 0000 is not the hash of nothing
	return h
}

// world builds a view from chains and tips, one to a line:
//
//	117: 77aa 0b3c a91e     a chain whose first block has that height
//	0b3c > c04d             a branch
//	tip f1c2 0 1 2          the nodes that follow it; the first tip is the best
//	bad bad1 double-spend   a block that breaks a rule
//	reorg 20 3 4 > 0b3c > c04d > a91e 3e8f
//	                        at that second the nodes 3 and 4 went from one branch to another
//	secret a91e             a block that its finder keeps back
//	now 22                  the second of the view, else ten after all blocks
//
// Blocks are found one second apart in the order of the lines, by the nodes in turn.
func world(text string) *view.View {
	v, now := &view.View{Settings: view.Settings{Interval: 10 * time.Second}}, netsim.Time(0)
	at := map[chain.Hash]int{}
	add := func(name string, prev chain.Hash, height uint32) chain.Hash {
		n := len(v.Tree)
		b := view.Block{Hash: named(name), Prev: prev, Height: height, Miner: n % 7, Found: netsim.Time(n) * netsim.Second}
		at[b.Hash] = n
		v.Tree = append(v.Tree, b)
		return b.Hash
	}
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		f := strings.Fields(line)
		switch {
		case f[0] == "tip":
			t := view.Tip{Hash: named(f[1]), Height: v.Tree[at[named(f[1])]].Height}
			for _, n := range f[2:] {
				var id int
				if _, err := fmt.Sscan(n, &id); err != nil {
					panic(err)
				}
				t.Nodes = append(t.Nodes, id)
			}
			v.Tips = append(v.Tips, t)
		case f[0] == "now":
			now = number(f[1])
		case f[0] == "reorg":
			v.Reorgs = append([]view.Reorg{reorg(strings.Split(line, ">"), v, at)}, v.Reorgs...)
		case f[0] == "secret":
			for _, name := range f[1:] {
				v.Tree[at[named(name)]].Secret = true
			}
		case f[0] == "bad":
			v.Tree[at[named(f[1])]].Invalid = f[2]
		case strings.HasSuffix(f[0], ":"):
			var height uint32
			if _, err := fmt.Sscan(f[0][:len(f[0])-1], &height); err != nil {
				panic(err)
			}
			prev := chain.Hash{31: 0xff}
			for i, name := range f[1:] {
				prev = add(name, prev, height+uint32(i))
			}
		default:
			prev := named(f[0])
			height := v.Tree[at[prev]].Height
			for i, name := range f[2:] {
				prev = add(name, prev, height+1+uint32(i))
			}
		}
	}
	finish(v)
	if now > 0 {
		v.Now = now
	}
	return v
}

// number reads a time in seconds.
func number(s string) netsim.Time {
	var seconds float64
	if _, err := fmt.Sscan(s, &seconds); err != nil {
		panic(err)
	}
	return netsim.Time(seconds * float64(netsim.Second))
}

// reorg reads a reorganisation; see world.
func reorg(parts []string, v *view.View, at map[chain.Hash]int) view.Reorg {
	who := strings.Fields(parts[0])
	r := view.Reorg{At: number(who[1])}
	for _, id := range who[2:] {
		r.Moves = append(r.Moves, view.ReorgMove{At: r.At, Node: int(number(id) / netsim.Second)})
	}
	ref := func(name string) view.BlockRef {
		return view.BlockRef{Hash: named(name), Height: v.Tree[at[named(name)]].Height}
	}
	off, on := strings.Fields(parts[2]), strings.Fields(parts[3])
	r.Common, r.Old, r.New = ref(strings.TrimSpace(parts[1])), ref(off[len(off)-1]), ref(on[len(on)-1])
	for _, name := range off {
		r.Off = append(r.Off, named(name))
	}
	for _, name := range on {
		r.On = append(r.On, named(name))
	}
	return r
}

// finish fills what follows from the tree and the tips.
func finish(v *view.View) {
	at := map[chain.Hash]int{}
	for i := range v.Tree {
		at[v.Tree[i].Hash] = i
		v.Tree[i].Main = false
	}
	if len(v.Tips) > 0 {
		v.Height = v.Tips[0].Height
		for i, ok := at[v.Tips[0].Hash]; ok; i, ok = at[v.Tree[i].Prev] {
			v.Tree[i].Main = true
		}
	}
	v.Blocks = len(v.Tree)
	v.Now = netsim.Time(len(v.Tree)+10) * netsim.Second
	v.Nodes = nil
	for id := range 40 {
		v.Nodes = append(v.Nodes, view.Node{ID: id, Name: fmt.Sprintf("n%d", id)})
	}
	sort.SliceStable(v.Tree, func(i, j int) bool {
		a, b := v.Tree[i], v.Tree[j]
		return a.Height < b.Height || a.Height == b.Height && a.Found < b.Found
	})
}

func look(t testing.TB, name string, profile grid.Profile, ascii bool) *theme.Theme {
	th, err := theme.New(name, profile, ascii)
	if err != nil {
		t.Fatal(err)
	}
	return th
}
