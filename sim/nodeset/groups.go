package nodeset

import (
	"fmt"
	"slices"

	"example.com/sosocoin/sim/lex"
)

// Groups are sets of nodes of which no two name the same node or region.
type Groups []List

// Places say in which of some groups, counted from 1, nodes and regions are named.
type Places struct {
	nodes   map[int]int
	regions map[string]int
}

// Places finds what is named in the groups.
func (g Groups) Places() Places {
	p := Places{map[int]int{}, map[string]int{}}
	for i, group := range g {
		for _, n := range group.Nodes {
			p.nodes[n] = i + 1
		}
		for _, region := range group.Regions {
			p.regions[region] = i + 1
		}
	}
	return p
}

// Has reports whether a node, or a region, is named.
func (p Places) Has(n Node, region string) bool {
	return p.nodes[int(n)] > 0 || p.regions[region] > 0
}

// ParseGroup reads a group that names nothing of the groups before it.
func (k Called) ParseGroup(s, expected string, before Places) (List, error) {
	list, err := k.ParseNodeList(s)
	if err != nil {
		return List{}, err
	}
	if list.All || list.IsEmpty() {
		return List{}, &lex.ValueError{Value: s, Expected: expected, Problem: "a group has some of the nodes"}
	}
	twice := func(what string, earlier int) error {
		return &lex.ValueError{Value: s, Expected: "each node in one group only", Problem: fmt.Sprintf("%s is in group %d too", what, earlier)}
	}
	for _, n := range list.Nodes {
		if earlier := before.nodes[n]; earlier > 0 {
			return List{}, twice(k.Names.Of(Node(n)), earlier)
		}
	}
	for _, region := range list.Regions {
		if earlier := before.regions[region]; earlier > 0 {
			return List{}, twice(region, earlier)
		}
	}
	return list, nil
}

// Resolve returns the nodes of each group in a world of n nodes, in rising order. A node
// that is named itself is where it is named, whatever region it is in. Errors are those of
// [List.Resolve], and of a group that is left without nodes.
func (g Groups) Resolve(n int, members Members) ([][]int, error) {
	named := g.Places().nodes
	groups := make([][]int, len(g))
	for i, list := range g {
		ids, err := list.Resolve(n, members)
		if err != nil {
			return nil, err
		}
		groups[i] = slices.DeleteFunc(ids, func(id int) bool {
			group := named[id]
			return group > 0 && group != i+1
		})
		if len(groups[i]) == 0 {
			return nil, fmt.Errorf("group %d, %s, has no nodes: all of them are named in others", i+1, list)
		}
	}
	return groups, nil
}
