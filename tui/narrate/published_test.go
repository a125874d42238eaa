package narrate

import (
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

// What had been kept back is told when it is published, with what comes of it, until that is old
// news. "aa bb" is the branch of node 1, and "cc" stands against it.
func TestTellOfPublication(t *testing.T) {
	line := func(v *view.View, kind view.LogKind, age netsim.Time, block string, count int) view.LogLine {
		return view.LogLine{Kind: kind, At: v.Now - age, Node: 1, Blocks: []chain.Hash{hash(block)}, Count: count}
	}
	ago := func(age netsim.Time, block string, count int) func(v *view.View) {
		return func(v *view.View) { v.Log = append(v.Log, line(v, view.PublishedLine, age, block, count)) }
	}
	gone := func(v *view.View, off ...string) {
		r := view.Reorg{At: v.Now, Moves: []view.ReorgMove{{Node: 2}, {Node: 3}}, On: []chain.Hash{hash("aa"), hash("bb")}}
		for _, name := range off {
			r.Off = append(r.Off, hash(name))
		}
		v.Reorgs = []view.Reorg{r}
	}
	const two = "n1 published 2 blocks that it kept back, up to 2 (6262)."
	for _, test := range []struct {
		name, blocks, tips string
		change             func(v *view.View)
		want               string
	}{
		{"a longer branch", "gg aa bb; gg > cc", "bb: 1; cc: 0 2 3", ago(0, "bb", 2), "Published: " + two + " That is more work than any other: all go over to it, and theirs is stale."},
		{"a tie", "gg aa; gg > cc", "aa: 1; cc: 0 2 3", ago(0, "aa", 1), "Published: n1 published block 1 (6161), which it kept back. A tie: each miner goes on with what it heard first; block 2 decides."},
		{"too late", "gg aa; gg > cc dd", "aa: 1; dd: 0 2 3", ago(0, "aa", 1), "Published: n1 published block 1 (6161), which it kept back. The others are ahead all the same."},
		{"no rival", "gg aa bb", "bb: 0 1 2 3", ago(0, "bb", 2), "Published: " + two + " All have taken it."},
		{"nodes went over", "gg aa bb; gg > cc", "bb: 1 2 3; cc: 0", func(v *view.View) { ago(netsim.Second, "bb", 2)(v); gone(v, "cc") }, "Published: " + two + " n2,n3 went over to it: block 6363 is stale now."},
		{"a long way", "gg aa bb; gg > cc dd", "bb: 1 2 3; dd: 0", func(v *view.View) { ago(netsim.Second, "bb", 2)(v); gone(v, "cc", "dd") }, "Published: " + two + " n2,n3 went over to it: 2 blocks of theirs are stale now."},
		{"a block later", "gg aa bb; gg > cc; bb > ee", "bb: 0 1 2 3; ee: 4", func(v *view.View) {
			ago(netsim.Second, "bb", 2)(v)
			v.Log = append(v.Log, line(v, view.MinedLine, 0, "ee", 1))
		}, "Published: " + two + " All have taken it."},
		{"old news", "gg aa", "aa: 0 1 2 3 4 5 6 7", ago(10*netsim.Second, "aa", 2), "Agreement: All nodes have block 1 (6161), found by n0, as their tip. 8 nodes race to find block 2."},
		{"two blocks later", "gg aa", "aa: 0 1 2 3 4 5 6 7", func(v *view.View) {
			ago(netsim.Second, "aa", 2)(v)
			v.Log = append(v.Log, line(v, view.MinedLine, 0, "aa", 1), line(v, view.MinedLine, 0, "aa", 1))
		}, "Agreement: All nodes have block 1 (6161), found by n0, as their tip. 8 nodes race to find block 2."},
		{"told at once", "gg aa", "aa: 0 1 2 3 4 5 6 7", func(v *view.View) { v.Tree[1].Found = v.Now; ago(0, "aa", 1)(v) }, "Agreement: All nodes have block 1 (6161), found by n0, as their tip. 8 nodes race to find block 2."},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := made(test.blocks, test.tips)
			test.change(v)
			if got := told(v); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}
