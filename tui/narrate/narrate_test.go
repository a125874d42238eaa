package narrate

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

// made is a world of blocks, nodes and what they follow, written down as chains:
// "a b c; b > d" and "c: 0 1 2; d: 3".
func made(blocks, tips string) *view.View {
	v := &view.View{Settings: view.Settings{Interval: 10 * time.Second}, Now: 1000 * netsim.Second}
	at := map[string]int{}
	for _, line := range strings.Split(blocks, ";") {
		prev := ""
		for i, name := range strings.Fields(line) {
			switch _, known := at[name]; {
			case name == ">":
			case known:
				prev = name
			default:
				b := view.Block{Hash: hash(name), Miner: len(v.Tree) - 1, Found: netsim.Time(len(v.Tree)) * netsim.Second, Txs: 1}
				if prev != "" {
					b.Prev, b.Height = hash(prev), v.Tree[at[prev]].Height+1
				} else if i > 0 || len(v.Tree) > 0 {
					panic("a second beginning: " + name)
				}
				at[name], prev = len(v.Tree), name
				v.Tree = append(v.Tree, b)
			}
		}
	}
	for _, tip := range strings.Split(tips, ";") {
		name, nodes, _ := strings.Cut(strings.TrimSpace(tip), ":")
		t := view.Tip{Hash: hash(name), Height: v.Tree[at[name]].Height}
		for _, n := range strings.Fields(nodes) {
			var id int
			fmt.Sscan(n, &id)
			t.Nodes = append(t.Nodes, id)
		}
		v.Tips = append(v.Tips, t)
	}
	for id := range 8 {
		v.Nodes = append(v.Nodes, view.Node{ID: id, Name: fmt.Sprint("n", id), State: view.Mining})
	}
	return v
}

func hash(name string) chain.Hash {
	var h chain.Hash
	copy(h[30:], name)
	h[0] = 1
	return h
}

// index looks through all of the tree.
func index(v *view.View) Index {
	return func(h chain.Hash) (int, bool) {
		i := slices.IndexFunc(v.Tree, func(b view.Block) bool { return b.Hash == h })
		return i, i >= 0
	}
}

func told(v *view.View) string {
	s := Tell(v, index(v), Words{Mine: "m", Reorg: "r", Heal: "P"})
	return s.Head + ": " + strings.Join(s.Sentences, " ")
}

func TestTell(t *testing.T) {
	const all = "0 1 2 3 4 5 6 7"
	idle := func(v *view.View) {
		for i := range v.Nodes {
			v.Nodes[i].State = view.Idle
		}
	}
	for _, test := range []struct {
		name, blocks, tips string
		change             func(*view.View)
		want               string
	}{
		{"the beginning", "gg", "gg: " + all, nil, "Agreement: All nodes have nothing but the genesis block. 8 nodes race to find block 1."},
		{"nobody mines", "gg", "gg: " + all, idle, "Agreement: All nodes have nothing but the genesis block. Nobody mines. m lets the selected node find a block."},
		{"one mines", "gg aa", "aa: " + all, func(v *view.View) { idle(v); v.Nodes[3].State = view.Mining },
			"Agreement: All nodes have block 1 (6161), found by n0, as their tip. One node mines block 2."},
		{"some crashed", "gg aa", "aa: 0 1 2", nil, "Agreement: All 3 nodes that run have block 1 (6161), found by n0, as their tip. 8 nodes race to find block 2."},
		{"one alone", "gg aa", "aa: 2", idle, "Alone: n2 has block 1 (6161), found by n0, as its tip. Nobody mines. m lets the selected node find a block."},
		{"just found", "gg aa bb", "bb: 1; aa: 0 2 3 4 5 6 7", nil,
			"News: n1 found block 2 (6262), and nobody else has heard of it. Until the news comes, the others go on looking for a block 2 of their own: that is how forks begin."},
		{"on its way", "gg aa bb", "bb: 1 2; aa: 0 3 4 5 6 7", idle, "News: n1 found block 2 (6262); 2 of 8 nodes have it."},
		{"a race", "gg aa bb; aa > cc", "bb: 0 1 6; cc: 2 3 5 7; aa: 4", nil,
			"Fork: n1 and n2 found block 2 within 1.0 s of each other. n2,n3,n5,n7 build on 6363; n0,n1,n6 on 6262. Whoever finds block 3 decides. n4 has heard of neither yet."},
		{"one on each side", "gg aa bb; aa > cc", "bb: 0; cc: 2", nil,
			"Fork: n1 and n2 found block 2 within 1.0 s of each other. n0 builds on 6262; n2 on 6363. Whoever finds block 3 decides."},
		{"four rivals", "gg aa; gg > bb; gg > cc; gg > dd", "aa: 0 1; bb: 2 3; cc: 4 5; dd: 6 7", nil,
			"Fork: 4 blocks of height 1 were found within 3.0 s of each other. Whoever finds block 2 decides."},
		{"two of one miner", "gg aa; gg > bb", "aa: 0 1; bb: 2 3", func(v *view.View) { v.Tree[2].Miner = v.Tree[1].Miner },
			"Fork: 2 blocks of height 1 were found within 1.0 s of each other. n0,n1 build on 6161; n2,n3 on 6262. Whoever finds block 2 decides."},
		{"a split", "gg aa bb cc; gg > dd ee", "cc: 0 1 2 3; ee: 4 5 6; dd: 7", nil,
			"Split: Since block 0, n0-n3 follow 6363, 3 blocks long; n4-n6 follow 6565, 2 blocks long (n7 lags behind). When they hear of each other, the branch with the most work wins."},
		{"a split by rules", "gg aa bb cc; gg > dd ee", "cc: 0 1 2 3; ee: 4 5 6 7", func(v *view.View) { v.Tree[2].Invalid, v.Tree[2].Split = "signal", true },
			"Split: Since block 0, n0-n3 follow 6363, 3 blocks long; n4-n7 follow 6565, 2 blocks long. Some nodes refuse block 2 (6262), which breaks their rule signal, and never follow its branch."},
		{"a race by rules", "gg aa; gg > bb", "aa: 0 1; bb: 2 3", func(v *view.View) { v.Tree[1].Invalid, v.Tree[1].Split = "size", true },
			"Fork: n0 and n1 found block 1 within 1.0 s of each other. n0,n1 build on 6161; n2,n3 on 6262. Some nodes refuse block 1 (6161), which breaks their rule size, and never follow its branch."},
		{"a wall", "gg aa bb; gg > dd", "bb: 0 1 2 3; dd: 4 5 6 7", func(v *view.View) { v.Groups = []string{"n0-n3", "n4-n7"} },
			"Split: Since block 0, n0-n3 follow 6262, 2 blocks long; n4-n7 follow 6464, 1 block long. No news passes the wall between them; P takes it down: then the branch with the most work wins."},
		{"a wall, no split", "gg aa", "aa: " + all, func(v *view.View) { v.Groups = []string{"n0-n3", "n4-n7"} },
			"Partition: All nodes have block 1 (6161), found by n0, as their tip. 8 nodes race to find block 2. No news passes the wall through the network."},
		{"a reorganisation", "gg aa bb; gg > dd", "bb: " + all, func(v *view.View) {
			v.Reorgs = []view.Reorg{{At: v.Now - netsim.Second, Moves: []view.ReorgMove{{Node: 3}, {Node: 4}}, Off: []chain.Hash{hash("dd")}, On: []chain.Hash{hash("aa"), hash("bb")}}}
		}, "Reorganisation: n3,n4 took 6464 off and put 2 blocks on, since the other branch has more work. What was taken off is stale now. r tells all."},
		{"with payments", "gg aa bb cc; gg > dd ee", "cc: " + all, func(v *view.View) {
			v.Tree[4].Txs = 3
			v.Reorgs = []view.Reorg{{At: v.Now, Moves: []view.ReorgMove{{Node: 3}}, Off: []chain.Hash{hash("dd"), hash("ee")}, On: []chain.Hash{hash("aa"), hash("bb"), hash("cc")}}}
		}, "Reorganisation: n3 took 2 blocks off and put 3 blocks on, since the other branch has more work. What was taken off is stale now; the payments in it that the new branch lacks wait in the mempools again. r tells all."},
		{"an old one", "gg aa", "aa: " + all, func(v *view.View) {
			v.Reorgs = []view.Reorg{{At: v.Now - 10*netsim.Second}}
		}, "Agreement: All nodes have block 1 (6161), found by n0, as their tip. 8 nodes race to find block 2."},
		{"a private branch", "gg aa bb", "bb: 1; aa: 0 2 3 4 5 6 7", func(v *view.View) { v.Nodes[1].Private, v.Nodes[1].Lead = 2, 1 },
			"Kept back: n1 keeps back 2 blocks, on dashed lines. Its branch is ahead by 1 block: published in time, they make the work of others stale."},
		{"one as long, in a tie", "gg aa bb", "bb: 1; aa: 0 2 3 4 5 6 7", func(v *view.View) { v.Nodes[1].Private, v.Nodes[1].Tied = 1, true },
			"Kept back: n1 keeps back 1 block, on a dashed line. Its branch is as long as that of the others, who do not know of it. A block of its own that is published stands against one as high, and the honest miners are split."},
		{"one behind", "gg aa bb", "bb: 1; aa: 0 2 3 4 5 6 7", func(v *view.View) { v.Nodes[1].Private, v.Nodes[1].Lead = 1, -1 },
			"Kept back: n1 keeps back 1 block, on a dashed line. Its branch is behind by 1 block."},
		{"a broken rule", "gg aa; aa > xx yy", "aa: 0 1 2 3 4 5 6; yy: 7", func(v *view.View) {
			v.Now = 4 * netsim.Second
			v.Tree[2].Invalid, v.Tree[3].Invalid = "coinbase-amount", "coinbase-amount"
		}, "Invalid: n1 found block 2 (7878), which breaks the rule coinbase-amount. Nodes that check it refuse the block."},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := made(test.blocks, test.tips)
			if test.change != nil {
				test.change(v)
			}
			if got := told(v); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestTellOfNobody(t *testing.T) {
	for want, v := range map[string]*view.View{
		"No node: The world is empty.": {},
		"No node runs: All have crashed; each comes back with the chain that it had.": {Nodes: make([]view.Node, 2)},
	} {
		if got := told(v); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// Whatever the tree and whoever follows what, each running node is on one side or has heard
// of none, and there is always something to say.
func TestEveryNodeHasItsSide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := &view.View{Settings: view.Settings{Interval: time.Second}, Now: netsim.Time(rapid.IntRange(0, 100).Draw(t, "now")) * netsim.Second}
		for i := range rapid.IntRange(1, 12).Draw(t, "blocks") {
			b := view.Block{Hash: hash(string(rune('a' + i))), Miner: i - 1, Found: netsim.Time(i) * netsim.Second}
			if i > 0 {
				parent := v.Tree[rapid.IntRange(0, i-1).Draw(t, "parent")]
				b.Prev, b.Height = parent.Hash, parent.Height+1
			}
			v.Tree = append(v.Tree, b)
		}
		for id := range rapid.IntRange(0, 6).Draw(t, "nodes") {
			v.Nodes = append(v.Nodes, view.Node{ID: id, Name: fmt.Sprint("n", id)})
			b := rapid.SampledFrom(v.Tree).Draw(t, "tip")
			for i := range v.Tips {
				if v.Tips[i].Hash == b.Hash {
					v.Tips[i].Nodes = append(v.Tips[i].Nodes, id)
					b.Hash = chain.Hash{}
				}
			}
			if !b.Hash.IsZero() {
				v.Tips = append(v.Tips, view.Tip{Hash: b.Hash, Height: b.Height, Nodes: []int{id}})
			}
		}
		if s, ok := (tree{v, index(v)}).sides(); ok {
			n := len(s.behind)
			for _, side := range s.sides {
				if len(side.nodes) == 0 {
					t.Fatalf("nobody follows %v", side.tip.Hash)
				}
				n += len(side.nodes)
			}
			if n != len(v.Nodes) {
				t.Fatalf("%d nodes have a side or none, of %d", n, len(v.Nodes))
			}
		}
		if s := Tell(v, index(v), Words{}); s.Head == "" || len(s.Sentences) == 0 {
			t.Fatal("nothing is told")
		}
	})
}
