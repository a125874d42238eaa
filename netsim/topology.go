package netsim

import (
	"fmt"
	"math/rand/v2"
	"slices"
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
	name  string
	takes string // what follows the name: "", "K", or "K=WEIGHT,..."
	edges func(n int, degrees degrees, rnd *rand.Rand) graph
}

// shapes lists the topologies. A function, since packages keep no state.
func shapes() []shape {
	return []shape{
		{"full", "", func(n int, _ degrees, _ *rand.Rand) graph { return full(n) }},
		{"ring", "", func(n int, _ degrees, _ *rand.Rand) graph { return lattice(n, 2) }},
		{"line", "", func(n int, _ degrees, _ *rand.Rand) graph { return line(n) }},
		{"star", "", func(n int, _ degrees, _ *rand.Rand) graph { return star(n) }},
		{"random", takesDegree, func(n int, d degrees, rnd *rand.Rand) graph { return random(n, d.only(), rnd) }},
		{"smallworld", takesDegree, func(n int, d degrees, rnd *rand.Rand) graph { return smallWorld(n, d.only(), rnd) }},
		{"outbound", takesDegrees, outbound},
		{"none", "", func(n int, _ degrees, _ *rand.Rand) graph { return make(graph, n) }},
	}
}

// What can follow a name.
const (
	takesDegree  = "K"
	takesDegrees = "K or K=WEIGHT,..."
)

// TopologyNames returns what Topology understands: a name, with ":K" where a
// degree is needed.
func TopologyNames() []string {
	var names []string
	for _, s := range shapes() {
		if s.takes != "" {
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
//	outbound:K    each node in its turn is linked with K random ones that it is not
//	              linked with yet, so that it has 2K links on average; parts that
//	              are still apart are linked at random
//	outbound:K=WEIGHT,...
//	              the same, and nodes in proportion to the weights make K links each
//	none          no link at all, for networks that are linked by hand
//
// K is at least 2, or 1 of outbound; an odd K of a small world counts as one less. A K
// that n nodes cannot have gives the full network. The links are a pure function of
// the arguments, sorted, without doubles. The error is a *TopologyError.
func Topology(spec string, n int, seed uint64) ([]Edge, error) {
	shape, place, degrees, err := parseTopology(spec)
	if err != nil {
		return nil, err
	}
	if n < 1 {
		return nil, &TopologyError{spec, fmt.Sprintf("at least 1 node, not %d", n)}
	}
	state := mix(mix(seed, labelTopology), uint64(n))
	return shape.edges(n, degrees, rand.New(rand.NewPCG(state, mix(state, uint64(place))))).edges(), nil
}

// TopologyDegree returns the K of a topology, or the mean of several; 0 where there is
// none. The error is a *TopologyError.
func TopologyDegree(spec string) (float64, error) {
	_, _, degrees, err := parseTopology(spec)
	return degrees.mean(), err
}

// MostLinks returns the largest K of a topology; 0 where there is none. The error is a
// *TopologyError.
func MostLinks(spec string) (most int, err error) {
	_, _, degrees, err := parseTopology(spec)
	for _, d := range degrees {
		most = max(most, d.links)
	}
	return most, err
}

// parseTopology returns a shape, its place among all, and what follows its name.
func parseTopology(spec string) (*shape, int, degrees, error) {
	name, arg, hasArg := strings.Cut(spec, ":")
	all := shapes()
	i := slices.IndexFunc(all, func(s shape) bool { return s.name == name })
	if i < 0 {
		return nil, 0, nil, &TopologyError{spec, "one of " + strings.Join(TopologyNames(), ", ")}
	}
	degrees, err := all[i].parse(arg, hasArg)
	if err != nil {
		return nil, 0, nil, &TopologyError{spec, err.Error()}
	}
	return &all[i], i, degrees, nil
}

// parse reads what follows the name of a shape. The error says what was expected.
func (s *shape) parse(arg string, has bool) (degrees, error) {
	switch {
	case s.takes == "" && has:
		return nil, fmt.Errorf("no number after %s", s.name)
	case s.takes == "":
		return nil, nil
	}
	least := 2
	if s.takes == takesDegrees {
		least = 1
	}
	if d, ok := parseDegrees(arg, least, s.takes == takesDegrees); ok {
		return d, nil
	}
	return nil, fmt.Errorf("%s:%s with a whole number K of at least %d", s.name, s.takes, least)
}
