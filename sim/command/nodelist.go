package command

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MaxNodes bounds the numbers that a node can have in the language: n0 to n99999.
const MaxNodes = 100_000

const (
	nodeExpected  = "a node such as n0"
	nodesExpected = "nodes such as n0, n0-n4,n7 or all"
)

// NoNodeError says that a world has no such node.
type NoNodeError struct {
	Node  int
	Count int // how many nodes the world has
}

// Error names the nodes that there are.
func (e *NoNodeError) Error() string {
	switch e.Count {
	case 0:
		return fmt.Sprintf("n%d is not a node: there are none", e.Node)
	case 1:
		return fmt.Sprintf("n%d is not a node: there is only n0", e.Node)
	}
	return fmt.Sprintf("n%d is not a node: there are n0 to n%d", e.Node, e.Count-1)
}

// String returns the node's name, "n3".
func (n Node) String() string { return "n" + strconv.Itoa(int(n)) }

// Check returns a *NoNodeError unless n is one of count nodes.
func (n Node) Check(count int) error {
	if n < 0 || int(n) >= count {
		return &NoNodeError{Node: int(n), Count: count}
	}
	return nil
}

// ParseNode reads "n3" or "3".
func ParseNode(s string) (Node, error) {
	digits := strings.TrimPrefix(s, "n")
	if !isDigits(digits) {
		return 0, &ValueError{Value: s, Expected: nodeExpected}
	}
	number, err := strconv.Atoi(digits)
	if err != nil || number >= MaxNodes {
		return 0, &ValueError{Value: s, Expected: nodeExpected, Problem: fmt.Sprintf("%s is too high a number: the highest is n%d", show(s), MaxNodes-1)}
	}
	return Node(number), nil
}

// ParseNodeList reads "all", "none", or nodes and ranges of nodes separated by
// commas: "n0-n4,n7", "0,2-4". The order is free, but no node may be named twice.
func ParseNodeList(s string) (NodeList, error) {
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
		first, last, err := parseRange(part, offset)
		if err != nil {
			return NodeList{}, err
		}
		for n := first; n <= last; n++ {
			if named[n/64]&(1<<(n%64)) != 0 {
				return NodeList{}, &ValueError{Value: part, Offset: offset, Expected: "each node only once", Problem: n.String() + " is named twice"}
			}
			named[n/64] |= 1 << (n % 64)
			list.Nodes = append(list.Nodes, int(n))
		}
		offset += utf8.RuneCountInString(part) + 1
	}
	slices.Sort(list.Nodes)
	return list, nil
}

// parseRange reads one element of a list: "n3" or "n0-n4".
func parseRange(part string, offset int) (first, last Node, err error) {
	from, to, isRange := strings.Cut(part, "-")
	if first, err = ParseNode(from); err != nil {
		return 0, 0, inList(err, part, offset)
	}
	if !isRange {
		return first, first, nil
	}
	if last, err = ParseNode(to); err != nil {
		return 0, 0, inList(err, part, offset)
	}
	if last < first {
		return 0, 0, &ValueError{Value: part, Offset: offset, Expected: "a range that rises",
			Problem: fmt.Sprintf("%s runs backwards, write %v-%v", show(part), last, first)}
	}
	return first, last, nil
}

// inList gives a refusal its place in the whole list.
func inList(err error, part string, offset int) error {
	if refused, ok := err.(*ValueError); ok {
		refused.Value, refused.Offset, refused.Expected = part, offset, nodesExpected
	}
	return err
}

// String writes the list as ParseNodeList reads it.
func (l NodeList) String() string {
	if l.All {
		return "all"
	}
	return FormatNodes(l.Nodes)
}

// IsEmpty reports whether the list names no node: "none".
func (l NodeList) IsEmpty() bool { return !l.All && len(l.Nodes) == 0 }

// Resolve returns the numbers of the named nodes of a world of n nodes in rising
// order, or a *NoNodeError.
func (l NodeList) Resolve(n int) ([]int, error) {
	if !l.All {
		for _, node := range l.Nodes {
			if err := Node(node).Check(n); err != nil {
				return nil, err
			}
		}
		return slices.Clone(l.Nodes), nil
	}
	nodes := make([]int, n)
	for i := range nodes {
		nodes[i] = i
	}
	return nodes, nil
}

// FormatNodes writes nodes, in any order, as a list with ranges for three or more
// in a row: "n0-n4,n7"; "none" for no node.
func FormatNodes(nodes []int) string {
	if len(nodes) == 0 {
		return "none"
	}
	sorted := slices.Compact(slices.Sorted(slices.Values(nodes)))
	var b strings.Builder
	for i := 0; i < len(sorted); {
		last := i
		for last+1 < len(sorted) && sorted[last+1] == sorted[last]+1 {
			last++
		}
		if last < i+2 {
			last = i
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(Node(sorted[i]).String())
		if last > i {
			b.WriteString("-" + Node(sorted[last]).String())
		}
		i = last + 1
	}
	return b.String()
}
