package command

import (
	"slices"
	"strings"
)

// FormatNodes writes nodes, in any order, as a list with ranges for three or more
// in a row: "n0-n4,n7"; "none" for no node.
func FormatNodes(nodes []int) string { return listNodes(nodes, nil) }

// ListNodes writes nodes as FormatNodes does, for people: those that have another name
// than their number by that. Lines read such a list as well.
func ListNodes(nodes []int, name func(int) string) string {
	return listNodes(nodes, func(n Node) string { return name(int(n)) })
}

func listNodes(nodes []int, by naming) string {
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
		b.WriteString(by.node(Node(sorted[i])))
		if last > i {
			b.WriteString("-" + by.node(Node(sorted[last])))
		}
		i = last + 1
	}
	return b.String()
}
