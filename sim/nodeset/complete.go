package nodeset

import (
	"maps"
	"slices"
	"strings"
)

// NodeNames lists what single nodes can be called: their numbers first, then the names.
func (k Called) NodeNames() []string {
	names := make([]string, max(k.Nodes, 0), max(k.Nodes, 0)+len(k.Names)+1)
	for i := range names {
		names[i] = Node(i).String()
	}
	return append(names, slices.Sorted(maps.Keys(k.Names))...)
}

// SetNames lists what can be in a list: regions, of which there are few, and nodes.
func (k Called) SetNames() []string { return slices.Concat(k.Regions, k.NodeNames()) }

// Without leaves the words for one node out of a list.
func (k Called) Without(n Node, words []string) []string {
	return slices.DeleteFunc(words, func(s string) bool { return k.Node(s) == n })
}

// Continue goes on with a list: of the offers it keeps the nodes and regions that can
// follow what is there already.
func (k Called) Continue(list string, offers []string) (head, partial string, fitting []string) {
	i := strings.LastIndexByte(list, ',') + 1
	low := Node(-1)
	if from, _, isRange := strings.Cut(list[i:], "-"); isRange && LikeNumber(from) {
		first, err := ParseNode(from)
		if err != nil {
			return "", list, nil
		}
		i += len(from) + 1
		low, k.Names, k.Regions = first, nil, nil // a range has numbers at its ends
	}
	if i == 0 {
		return "", list, offers
	}
	var before List
	if comma := strings.LastIndexByte(list[:i], ','); comma >= 0 {
		var err error
		if before, err = k.ParseNodeList(list[:comma]); err != nil || before.All || before.IsEmpty() {
			return "", list, nil
		}
	}
	for _, candidate := range offers {
		n := k.Node(candidate)
		_, found := slices.BinarySearch(before.Nodes, int(n))
		fits := n > low && n >= 0 && !found
		if slices.Contains(k.Regions, candidate) {
			fits = !slices.Contains(before.Regions, candidate)
		}
		if fits {
			fitting = append(fitting, candidate)
		}
	}
	return list[:i], list[i:], fitting
}
