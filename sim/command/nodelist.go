package command

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// NodeList is a set of nodes: all of them, or those of Nodes and those in Regions, both in
// rising order. It is written "all", "none", "n0-n4,n7" or "america,n7". Which nodes are in
// a region is for a world to say.
type NodeList struct {
	All     bool
	Nodes   []int
	Regions []string
}

const nodesExpected = "nodes such as n0, n0-n4,n7 or all"

// ParseNodeList reads "all", "none", or nodes and ranges of nodes separated by
// commas: "n0-n4,n7", "0,2-4". The order is free, but no node may be named twice.
func ParseNodeList(s string) (NodeList, error) { return Known{}.ParseNodeList(s) }

// ParseNodesOfRegions reads a list of nodes where it is not known yet which regions there
// are: a word that can be the name of one is taken for that.
func ParseNodesOfRegions(s string) (NodeList, error) {
	var known Known
	for part := range strings.SplitSeq(s, ",") {
		if region, err := ParseRegion(part); err == nil {
			known.Regions = append(known.Regions, region)
		}
	}
	return known.ParseNodeList(s)
}

// ParseNodeList reads a list as the function does in which nodes may be called by their
// names, and regions stand for the nodes in them: "america,n3,alice".
func (k Known) ParseNodeList(s string) (NodeList, error) {
	switch s {
	case "all":
		return NodeList{All: true}, nil
	case "none":
		return NodeList{}, nil
	}
	var list NodeList
	var named [MaxNodes/64 + 1]uint64
	offset := 0
	for part := range strings.SplitSeq(s, ",") {
		twice := func(what string) error {
			return &ValueError{Value: part, Offset: offset, Expected: "each node only once", Problem: what + " is named twice"}
		}
		if slices.Contains(k.Regions, part) {
			if slices.Contains(list.Regions, part) {
				return NodeList{}, twice(part)
			}
			list.Regions = append(list.Regions, part)
			offset += utf8.RuneCountInString(part) + 1
			continue
		}
		first, last, err := k.parseRange(part, offset)
		if err != nil {
			return NodeList{}, err
		}
		for n := first; n <= last; n++ {
			if named[n/64]&(1<<(n%64)) != 0 {
				return NodeList{}, twice(k.Names.Of(n))
			}
			named[n/64] |= 1 << (n % 64)
			list.Nodes = append(list.Nodes, int(n))
		}
		offset += utf8.RuneCountInString(part) + 1
	}
	slices.Sort(list.Nodes)
	slices.Sort(list.Regions)
	return list, nil
}

// parseRange reads one element of a list: "n3", "n0-n4" or a name.
func (k Known) parseRange(part string, offset int) (first, last Node, err error) {
	if n, named := k.Names[part]; named {
		return n, n, nil
	}
	from, to, isRange := strings.Cut(part, "-")
	if first, err = ParseNode(from); err != nil {
		return 0, 0, k.inList(err, part, offset)
	}
	if !isRange {
		return first, first, nil
	}
	if last, err = ParseNode(to); err != nil {
		return 0, 0, k.inList(err, part, offset)
	}
	if last < first {
		return 0, 0, &ValueError{Value: part, Offset: offset, Expected: "a range that rises",
			Problem: fmt.Sprintf("%s runs backwards, write %v-%v", show(part), last, first)}
	}
	return first, last, nil
}

// inList gives a refusal its place in the whole list, and says which word was meant.
func (k Known) inList(err error, part string, offset int) error {
	refused, ok := err.(*ValueError)
	if !ok {
		return err
	}
	refused.Value, refused.Offset, refused.Expected = part, offset, k.nodesExpected()
	if refused.Problem != "" {
		return refused
	}
	if near := nearName(part, slices.Sorted(maps.Keys(k.Names))); near != "" {
		refused.Problem = "did you mean " + near + "?"
	} else if len(k.Regions) > 0 {
		refused.Problem = nearestRegion(part, k.Regions)
	}
	return refused
}

// nodesExpected says what a list of nodes can be.
func (k Known) nodesExpected() string {
	if len(k.Regions) == 0 {
		return nodesExpected
	}
	return "nodes such as n0, n0-n4,n7 or all, or a region such as " + k.Regions[0]
}

// String writes the list as ParseNodeList reads it, by numbers.
func (l NodeList) String() string { return l.text(nil) }

// Say writes the list for people: nodes by their names.
func (l NodeList) Say(name func(int) string) string {
	return l.text(func(n Node) string { return name(int(n)) })
}

func (l NodeList) text(by naming) string {
	switch {
	case l.All:
		return "all"
	case len(l.Regions) == 0:
		return listNodes(l.Nodes, by)
	case len(l.Nodes) == 0:
		return strings.Join(l.Regions, ",")
	}
	return strings.Join(l.Regions, ",") + "," + listNodes(l.Nodes, by)
}

// OneNode is the list of a single node.
func OneNode[N ~int](n N) NodeList { return NodeList{Nodes: []int{int(n)}} }

// Single is the only node of a list that names just one.
func (l NodeList) Single() (n Node, ok bool) {
	if l.All || len(l.Regions) > 0 || len(l.Nodes) != 1 {
		return -1, false
	}
	return Node(l.Nodes[0]), true
}

// IsEmpty reports whether the list names no node: "none".
func (l NodeList) IsEmpty() bool { return !l.All && len(l.Nodes) == 0 && len(l.Regions) == 0 }

// Resolve returns the numbers of the nodes of a list in a world of n nodes, in rising
// order, each once. Errors are a *NoNodeError and those of members, which may be nil where
// the list has no regions.
func (l NodeList) Resolve(n int, members Members) ([]int, error) {
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
