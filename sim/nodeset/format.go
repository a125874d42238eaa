package nodeset

import (
	"slices"
	"strings"
)

// Format writes nodes, in any order, as a list with ranges for three or more
// in a row: "n0-n4,n7"; "none" for no node.
func Format(nodes []int) string { return format(nodes, nil) }

// Say writes nodes as Format does, for people: those that have another name
// than their number by that. Lines read such a list as well.
func Say(nodes []int, name func(int) string) string {
	return format(nodes, func(n Node) string { return name(int(n)) })
}

func format(nodes []int, by By) string {
	if len(nodes) == 0 {
		return "none"
	}
	sorted := slices.Compact(slices.Sorted(slices.Values(nodes)))
	numbered := func(i int) bool { return by == nil || by(Node(sorted[i])) == Node(sorted[i]).String() }
	var b strings.Builder
	for i := 0; i < len(sorted); {
		last := i
		for last+1 < len(sorted) && sorted[last+1] == sorted[last]+1 && numbered(last) && numbered(last+1) {
			last++
		}
		if last < i+2 {
			last = i
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(by.Node(Node(sorted[i])))
		if last > i {
			b.WriteString("-" + by.Node(Node(sorted[last])))
		}
		i = last + 1
	}
	return b.String()
}

// By gives a node's name; nil: its number, as journals need it.
type By func(Node) string

// Node is what a node is called.
func (by By) Node(n Node) string {
	if by == nil {
		return n.String()
	}
	return by(n)
}
