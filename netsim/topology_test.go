package netsim_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"example.com/sosocoin/netsim"
)

func TestTopologyShapes(t *testing.T) {
	type edges = []netsim.Edge
	for _, c := range []struct {
		spec string
		n    int
		want edges
	}{
		{"full", 4, edges{{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}}},
		{"ring", 4, edges{{0, 1}, {0, 3}, {1, 2}, {2, 3}}},
		{"ring", 2, edges{{0, 1}}},
		{"line", 4, edges{{0, 1}, {1, 2}, {2, 3}}},
		{"star", 4, edges{{0, 1}, {0, 2}, {0, 3}}},
		{"random:3", 4, edges{{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}}},
		{"random:9", 2, edges{{0, 1}}},
		{"smallworld:8", 3, edges{{0, 1}, {0, 2}, {1, 2}}},
		{"outbound:8", 3, edges{{0, 1}, {0, 2}, {1, 2}}},
		{"outbound:1", 2, edges{{0, 1}}},
	} {
		got, err := netsim.Topology(c.spec, c.n, 1)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s of %d nodes (-want +got):\n%s", c.spec, c.n, diff)
		}
	}
}

func TestTopologyErrors(t *testing.T) {
	for _, c := range []struct {
		spec string
		n    int
		want string
	}{
		{"", 3, "one of full, ring, line, star, random:K, smallworld:K"},
		{"torus", 3, "one of full, ring, line, star, random:K, smallworld:K"},
		{"ring", 0, "at least 1 node, not 0"},
		{"ring:3", 3, "no number after ring"},
		{"random", 3, "random:K with a whole number K of at least 2"},
		{"random:", 3, "random:K with"},
		{"random:1", 3, "random:K with"},
		{"random:-4", 3, "random:K with"},
		{"random:2.5", 3, "random:K with"},
		{"random:99999999999999999999", 3, "random:K with"},
		{"smallworld:x", 3, "smallworld:K with"},
		{"random:2=1,3=1", 3, "random:K with"},
		{"outbound", 3, "outbound:K or K=WEIGHT,... with a whole number K of at least 1"},
		{"outbound:0", 3, "outbound:K or"},
		{"outbound:1=2,0=3", 3, "outbound:K or"},
		{"outbound:1=0", 3, "outbound:K or"},
		{"outbound:1=-1", 3, "outbound:K or"},
		{"outbound:1=NaN", 3, "outbound:K or"},
		{"outbound:1=2,", 3, "outbound:K or"},
		{"outbound:1,2", 3, "outbound:K or"},
	} {
		var e *netsim.TopologyError
		if _, err := netsim.Topology(c.spec, c.n, 1); !errors.As(err, &e) || e.Spec != c.spec || !strings.HasPrefix(e.Want, c.want) {
			t.Errorf("%q of %d nodes: error %v, want %q", c.spec, c.n, err, c.want)
		}
	}
}

// Every topology is a sorted, simple, connected graph, and a function of its
// arguments.
func TestTopologyIsConnectedAndRepeatable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec := rapid.SampledFrom([]string{"full", "ring", "line", "star", "random:2", "random:3", "random:8", "random:30", "smallworld:2", "smallworld:5", "smallworld:10", "outbound:1", "outbound:8", "outbound:1=1,20=0.5"}).Draw(t, "spec")
		n := rapid.IntRange(1, 60).Draw(t, "nodes")
		seed := rapid.Uint64().Draw(t, "seed")
		edges, err := netsim.Topology(spec, n, seed)
		if err != nil {
			t.Fatal(err)
		}
		if again, _ := netsim.Topology(spec, n, seed); !slices.Equal(edges, again) {
			t.Fatal("the same arguments gave two graphs")
		}
		if !slices.IsSortedFunc(edges, func(x, y netsim.Edge) int { return (x.A-y.A)*n + x.B - y.B }) || len(slices.Compact(slices.Clone(edges))) != len(edges) {
			t.Fatalf("edges unsorted or double: %v", edges)
		}
		root := make([]int, n) // union-find
		for i := range root {
			root[i] = i
		}
		find := func(i int) int {
			for root[i] != i {
				i = root[i]
			}
			return i
		}
		parts := n
		for _, e := range edges {
			if e.A < 0 || e.A >= e.B || e.B >= n {
				t.Fatalf("edge %v", e)
			}
			if a, b := find(e.A), find(e.B); a != b {
				root[a] = b
				parts--
			}
		}
		if parts != 1 {
			t.Fatalf("%d parts", parts)
		}
	})
}

// As many nodes as the weights say make as many links as they say.
func TestOutboundDegrees(t *testing.T) {
	const spec, n = "outbound:1=3,20=1", 1000
	edges, err := netsim.Topology(spec, n, 5)
	if err != nil {
		t.Fatal(err)
	}
	if want := 750*1 + 250*20; len(edges) != want {
		t.Errorf("%d links, want %d", len(edges), want)
	}
	if mean, err := netsim.TopologyDegree(spec); mean != 5.75 || err != nil {
		t.Errorf("mean degree %v, error %v", mean, err)
	}
	few := 0
	degrees := make([]int, n)
	for _, e := range edges {
		degrees[e.A]++
		degrees[e.B]++
	}
	for _, d := range degrees {
		if d < 20 {
			few++
		}
	}
	// With one of their own, 750 nodes need 19 others to choose them: 5.75 do on average.
	if few < 740 || few > 751 {
		t.Errorf("%d nodes have fewer than 20 links", few)
	}
	if other, _ := netsim.Topology(spec, n, 6); slices.Equal(edges, other) {
		t.Error("two seeds gave the same graph")
	}
}

func TestRandomDegrees(t *testing.T) {
	for _, c := range []struct {
		spec   string
		degree int
	}{{"random:3", 3}, {"random:8", 8}, {"smallworld:6", 6}} {
		const n = 1000
		edges, err := netsim.Topology(c.spec, n, 5)
		if err != nil {
			t.Fatal(err)
		}
		if other, _ := netsim.Topology(c.spec, n, 6); slices.Equal(edges, other) {
			t.Errorf("%s: two seeds gave the same graph", c.spec)
		}
		degrees := make([]int, n)
		long := 0 // links between nodes that are no neighbours in a ring's order
		for _, e := range edges {
			degrees[e.A]++
			degrees[e.B]++
			if gap := e.B - e.A; min(gap, n-gap) > c.degree/2 {
				long++
			}
		}
		if mean := 2 * float64(len(edges)) / n; mean < float64(c.degree) || mean > float64(c.degree)*1.05 {
			t.Errorf("%s: mean degree %v", c.spec, mean)
		}
		if strings.HasPrefix(c.spec, "random") && slices.Min(degrees) < c.degree {
			t.Errorf("%s: a node with degree %d", c.spec, slices.Min(degrees))
		}
		// 3000 links, each moved with probability 0.1: 300 +- 5 standard deviations of 16.4.
		if strings.HasPrefix(c.spec, "smallworld") && (long < 218 || long > 382) {
			t.Errorf("%s: %d links were moved", c.spec, long)
		}
	}
}
