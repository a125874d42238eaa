package graph

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/settings"
)

// What is written of any network is read as the same: each way of each link, and all names.
func TestNetworksAreReadAsTheyWereWritten(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		nodes := rapid.IntRange(2, 6).Draw(t, "nodes")
		d := &Drawing{name: "network"}
		for id := range nodes {
			d.nodes = append(d.nodes, element{id: nodeID(id), data: []datum{text("name", nodeID(id))}})
		}
		law := netsim.JitterDist(rapid.IntRange(0, len(netsim.JitterNames())-1).Draw(t, "law"))
		var want []string
		for a := range nodes {
			for b := a + 1; b < nodes; b++ {
				if a > 0 && rapid.Bool().Draw(t, "apart") {
					continue
				}
				var ways [2]netsim.LinkParams
				for i := range ways {
					ways[i] = netsim.LinkParams{Delay: netsim.Time(rapid.Int64Range(0, int64(time.Hour)).Draw(t, "delay")), Loss: float64(rapid.IntRange(0, 100).Draw(t, "loss")) / 100}
					ways[i].Jitter = netsim.Jitter{Dist: law, Amount: netsim.Time(rapid.Int64Range(0, int64(time.Second)).Draw(t, "jitter"))}
				}
				d.link(netsim.Link{From: netsim.NodeID(a), To: netsim.NodeID(b), LinkParams: ways[0]})
				d.link(netsim.Link{From: netsim.NodeID(b), To: netsim.NodeID(a), LinkParams: ways[1]})
				l := Link{A: a, B: b}
				for i, way := range []*Way{&l.There, &l.Back} {
					delay := time.Duration(ways[i].Delay)
					if way.Delay = &delay; ways[i].Loss > 0 {
						way.Loss = &ways[i].Loss
					}
					if ways[i].Jitter.Amount > 0 {
						way.Jitter = &ways[i].Jitter
					}
				}
				want = append(want, said(linking(&l))...)
			}
		}
		name := filepath.Join(dir, "net.graphml")
		var out bytes.Buffer
		if err := d.Write(&out, name); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		g, err := Read(name)
		if err != nil {
			t.Fatalf("%v\n%s", err, out.String())
		}
		config := settings.Default()
		commands, err := g.Apply(&config)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, said(commands)); diff != "" {
			t.Error(diff)
		}
		if strings.Contains(out.String(), "jitter_s") && config.JitterLaw != law {
			t.Errorf("the law of jitter is %v, read as %v", law, config.JitterLaw)
		}
	})
}

// A tree has an edge from each block to the one before it, which is there too; in text nothing of
// a name is taken for the format.
func TestTreesAreWritten(t *testing.T) {
	block := func(height uint32, hash, parent byte, finder string) (b outcome.BlockHistory) {
		b.Height, b.Hash, b.Parent, b.Finder = height, chain.Hash{hash}, chain.Hash{parent}, finder
		return b
	}
	h := &outcome.History{Blocks: []outcome.BlockHistory{block(5, 1, 9, `a"<b>\`), block(6, 2, 1, "n1"), block(6, 3, 1, "n2")}}
	for file, want := range map[string][]string{
		"tree.graphml": {`<node id="09`, `<data key="node.miner">a&#34;&lt;b&gt;\</data>`, `<edge source="01`, `target="09`, `<data key="node.height">4</data></node>`},
		"tree.dot":     {"digraph blocks {", `miner="a\"<b>\\"`, `" -> "09`},
	} {
		var out strings.Builder
		if err := TreeOf(h).Write(&out, file); err != nil {
			t.Fatal(err)
		}
		for _, part := range want {
			if !strings.Contains(out.String(), part) {
				t.Errorf("%s has no %s:\n%s", file, part, out.String())
			}
		}
		edges := strings.Count(out.String(), "<edge ") + strings.Count(out.String(), " -> ")
		if nodes := strings.Count(out.String(), "<node ") + strings.Count(out.String(), "[label="); edges != 3 || nodes != 4 {
			t.Errorf("%s has %d blocks and %d edges", file, nodes, edges)
		}
	}
	if err := CheckFormat("tree.GRAPHML"); err == nil {
		t.Error("any ending will do")
	}
}
