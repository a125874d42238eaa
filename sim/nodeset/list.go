package nodeset

import (
	"slices"
	"strings"
)

// List is a set of nodes: all of them, or those of Nodes and those in Regions, both in
// rising order. It is written "all", "none", "n0-n4,n7" or "america,n7". Which nodes are in
// a region is for a world to say.
type List struct {
	All     bool
	Nodes   []int
	Regions []string
}

const nodesExpected = "nodes such as n0, n0-n4,n7 or all"

// ParseList reads "all", "none", or nodes and ranges of nodes separated by
// commas: "n0-n4,n7", "0,2-4". The order is free, but no node may be named twice.
func ParseList(s string) (List, error) { return Called{}.ParseNodeList(s) }

// String writes the list as ParseList reads it, by numbers.
func (l List) String() string { return l.Text(nil) }

// Say writes the list for people: nodes by their names.
func (l List) Say(name func(int) string) string {
	return l.Text(func(n Node) string { return name(int(n)) })
}

// Text writes the list with nodes as by calls them.
func (l List) Text(by By) string {
	switch {
	case l.All:
		return "all"
	case len(l.Regions) == 0:
		return format(l.Nodes, by)
	case len(l.Nodes) == 0:
		return strings.Join(l.Regions, ",")
	}
	return strings.Join(l.Regions, ",") + "," + format(l.Nodes, by)
}

// One is the list of a single node.
func One[N ~int](n N) List { return List{Nodes: []int{int(n)}} }

// Single is the only node of a list that names just one.
func (l List) Single() (n Node, ok bool) {
	if l.All || len(l.Regions) > 0 || len(l.Nodes) != 1 {
		return -1, false
	}
	return Node(l.Nodes[0]), true
}

// IsEmpty reports whether the list names no node: "none".
func (l List) IsEmpty() bool { return !l.All && len(l.Nodes) == 0 && len(l.Regions) == 0 }

// Resolve returns the numbers of the nodes of a list in a world of n nodes, in rising
// order, each once. Errors are a *NoNodeError and those of members, which may be nil where
// the list has no regions.
func (l List) Resolve(n int, members Members) ([]int, error) {
	if l.All {
		nodes := make([]int, n)
		for i := range nodes {
			nodes[i] = i
		}
		return nodes, nil
	}
	for _, node := range l.Nodes {
		if err := Node(node).Check(n); err != nil {
			return nil, err
		}
	}
	nodes := slices.Clone(l.Nodes)
	for _, region := range l.Regions {
		inside, err := members(region)
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, inside...)
	}
	if len(l.Regions) > 0 {
		slices.Sort(nodes)
		nodes = slices.Compact(nodes)
	}
	return nodes, nil
}
