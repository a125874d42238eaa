package nodeset

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/sosocoin/sim/lex"
)

// Called is what nodes can be called by: their numbers below Nodes, the names that some of them
// have, and the regions that they are in.
type Called struct {
	Nodes   int
	Names   Names
	Regions []string
}

// Node returns what a word names, or -1.
func (k Called) Node(s string) Node {
	if n, err := k.ParseNode(s); err == nil {
		return n
	}
	return -1
}

// ParseNode reads "n3" or "3", or the name of a node.
func (k Called) ParseNode(s string) (Node, error) {
	if n, named := k.Names[s]; named {
		return n, nil
	}
	n, err := ParseNode(s)
	if refused, ok := err.(*lex.ValueError); ok && refused.Problem == "" {
		if slices.Contains(k.Regions, s) {
			refused.Problem = "that is a region; one node is needed"
		} else if near := nearName(s, slices.Sorted(maps.Keys(k.Names))); near != "" {
			refused.Problem = "did you mean " + near + "?"
		}
	}
	return n, err
}

// ParseNodeList reads a list as [ParseList] does in which nodes may be called by their
// names, and regions stand for the nodes in them: "america,n3,alice".
func (k Called) ParseNodeList(s string) (List, error) {
	switch s {
	case "all":
		return List{All: true}, nil
	case "none":
		return List{}, nil
	}
	var list List
	var named [MaxNodes/64 + 1]uint64
	offset := 0
	for part := range strings.SplitSeq(s, ",") {
		twice := func(what string) error {
			return &lex.ValueError{Value: part, Offset: offset, Expected: "each node only once", Problem: what + " is named twice"}
		}
		if slices.Contains(k.Regions, part) {
			if slices.Contains(list.Regions, part) {
				return List{}, twice(part)
			}
			list.Regions = append(list.Regions, part)
			offset += utf8.RuneCountInString(part) + 1
			continue
		}
		first, last, err := k.parseRange(part, offset)
		if err != nil {
			return List{}, err
		}
		for n := first; n <= last; n++ {
			if named[n/64]&(1<<(n%64)) != 0 {
				return List{}, twice(k.Names.Of(n))
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
func (k Called) parseRange(part string, offset int) (first, last Node, err error) {
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
		return 0, 0, &lex.ValueError{Value: part, Offset: offset, Expected: "a range that rises",
			Problem: fmt.Sprintf("%s runs backwards, write %v-%v", lex.Show(part), last, first)}
	}
	return first, last, nil
}

// inList gives a refusal its place in the whole list, and says which word was meant.
func (k Called) inList(err error, part string, offset int) error {
	refused, ok := err.(*lex.ValueError)
	if !ok {
		return err
	}
	refused.Value, refused.Offset, refused.Expected = part, offset, k.NodesExpected()
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

// NodesExpected says what a list of nodes can be.
func (k Called) NodesExpected() string {
	if len(k.Regions) == 0 {
		return nodesExpected
	}
	return "nodes such as n0, n0-n4,n7 or all, or a region such as " + k.Regions[0]
}

// CheckName refuses a name for a node that stands for something else already: a
// *lex.ValueError.
func (k Called) CheckName(n Node, name string) error {
	if holder, taken := k.Names[name]; taken && holder != n {
		return &lex.ValueError{Value: name, Expected: "a name that no other node has", Problem: "it is that of " + holder.String()}
	}
	if slices.Contains(k.Regions, name) {
		return &lex.ValueError{Value: name, Expected: "a name that no region has", Problem: "a region is called " + name}
	}
	return nil
}
