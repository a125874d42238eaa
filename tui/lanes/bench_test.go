package lanes

import (
	"fmt"
	"testing"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// busy is a tree of n blocks with a fork at every fifth height and as many
// reorganisations as a view may hold, all of them news.
func busy(n int) *view.View {
	v := &view.View{Settings: view.Settings{Interval: 10 * time.Second}}
	prev, height := named("0000"), uint32(0)
	for i := 1; len(v.Tree) < n; i++ {
		b := view.Block{Hash: named(fmt.Sprintf("%04x", i)), Prev: prev, Height: height, Miner: i % 8, Found: netsim.Time(i) * netsim.Second}
		v.Tree = append(v.Tree, b)
		if i%6 != 5 {
			prev, height = b.Hash, height+1
		}
	}
	v.Tips = []view.Tip{{Hash: prev, Height: height - 1, Nodes: []int{0, 1, 2, 3}}}
	finish(v)
	rival := v.Tree[len(v.Tree)-2]
	v.Tips = append(v.Tips, view.Tip{Hash: rival.Hash, Height: rival.Height, Nodes: []int{4}})
	for range 100 {
		v.Reorgs = append(v.Reorgs, view.Reorg{At: v.Now, Moves: []view.ReorgMove{{}}, Off: []chain.Hash{rival.Hash}, On: []chain.Hash{prev}})
	}
	return v
}

// A new view every frame, and the same one again.
func BenchmarkDraw(b *testing.B) {
	for _, test := range []struct {
		name string
		w    int
		same bool
	}{{"every block in sight", 4300, false}, {"panel", 118, false}, {"panel, paused", 118, true}} {
		b.Run(test.name, func(b *testing.B) {
			v, th, l := busy(600), look(b, "dark", grid.TrueColor, false), &Layout{}
			views := [2]*view.View{v, v}
			if !test.same {
				other := *v
				views[1] = &other
			}
			g, i := grid.New(test.w, 20), 0
			b.ReportAllocs()
			for b.Loop() {
				Draw(g, g.Bounds(), views[i%2], th, Options{Follow: true, Layout: l})
				i++
			}
		})
	}
}
