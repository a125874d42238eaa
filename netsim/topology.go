package netsim

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// Edge is a link of a topology, between nodes A < B.
type Edge struct{ A, B int }

// TopologyError says which topology cannot be, and what can.
type TopologyError struct {
	Spec string
	Want string
}

func (e *TopologyError) Error() string {
	return fmt.Sprintf("topology %q: expected %s", e.Spec, e.Want)
}

// shape is a kind of topology.
type shape struct {
	name   string
	degree bool // takes a degree, as in random:3
	edges  func(n, degree int, rnd *rand.Rand) graph
}

// shapes lists the topologies. A function, since packages keep no state.
func shapes() []shape {
	return []shape{
		{"full", false, func(n, _ int, _ *rand.Rand) graph { return full(n) }},
		{"ring", false, func(n, _ int, _ *rand.Rand) graph { return lattice(n, 2) }},
		{"line", false, func(n, _ int, _ *rand.Rand) graph { return line(n) }},
		{"star", false, func(n, _ int, _ *rand.Rand) graph { return star(n) }},
		{"random", true, random},
		{"smallworld", true, smallWorld},
		{"none", false, func(n, _ int, _ *rand.Rand) graph { return make(graph, n) }},
	}
}

// TopologyNames returns what Topology understands: a name, with ":K" where a
// degree is needed.
func TopologyNames() []string {
	var names []string
	for _, s := range shapes() {
		if s.degree {
			s.name += ":K"
		}
		names = append(names, s.name)
	}
	return names
}

// Topology returns the links of a network of n nodes by its name. All but "none"
// are connected:
//
//	full          every pair
//	ring          each node with the one before and the one after it
//	line          a ring that is open at the end
//	star          node 0 with all others
//	random:K      a random cycle through all nodes, and random links until each
//	              node has K; a few get more
//	smallworld:K  a ring in which each node is linked with its K nearest, and each
//	              link moved to a random end with probability 0.1, unless that
//	              would break the network apart (Watts and Strogatz 1998,
//	              "Collective dynamics of small-world networks")
//	none          no link at all, for networks that are linked by hand
//
// K is at least 2; an odd K of a small world counts as one less. A K that n nodes
// cannot have gives the full network. The links are a pure function of the
// arguments, sorted, without doubles. The error is a *TopologyError.
func Topology(spec string, n int, seed uint64) ([]Edge, error) {
	name, arg, hasArg := strings.Cut(spec, ":")
	all := shapes()
	i := slices.IndexFunc(all, func(s shape) bool { return s.name == name })
	if i < 0 {
		return nil, &TopologyError{spec, "one of " + strings.Join(TopologyNames(), ", ")}
	}
	if n < 1 {
		return nil, &TopologyError{spec, fmt.Sprintf("at least 1 node, not %d", n)}
	}
	degree := 0
	switch s := all[i]; {
	case hasArg && !s.degree:
		return nil, &TopologyError{spec, "no number after " + name}
	case s.degree:
		var err error
		if degree, err = strconv.Atoi(arg); err != nil || degree < 2 {
			return nil, &TopologyError{spec, name + ":K with a whole number K of at least 2"}
		}
	}
	state := mix(mix(seed, labelTopology), uint64(n))
	return all[i].edges(n, degree, rand.New(rand.NewPCG(state, mix(state, uint64(i))))).edges(), nil
}
