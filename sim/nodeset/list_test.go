package nodeset

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestNodeListResolve(t *testing.T) {
	for _, c := range []struct {
		list  string
		count int
		want  []int
		err   string
	}{
		{"all", 3, []int{0, 1, 2}, ""},
		{"all", 0, []int{}, ""},
		{"none", 3, nil, ""},
		{"n2,0", 3, []int{0, 2}, ""},
		{"n0-n2", 3, []int{0, 1, 2}, ""},
		{"n9", 8, nil, "n9 is not a node: there are n0 to n7"},
		{"n0-n9", 8, nil, "n8 is not a node: there are n0 to n7"},
		{"n1", 1, nil, "n1 is not a node: there is only n0"},
		{"n0", 0, nil, "n0 is not a node: there are none"},
	} {
		list, err := ParseList(c.list)
		if err != nil {
			t.Fatal(err)
		}
		got, err := list.Resolve(c.count, nil)
		if c.err != "" {
			var missing *NoNodeError
			if !errors.As(err, &missing) || err.Error() != c.err {
				t.Errorf("%s of %d: got %v, want %s", c.list, c.count, err, c.err)
			}
			continue
		}
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s of %d: got %v, %v; want %v", c.list, c.count, got, err, c.want)
		}
	}
}

// A caller may do with the result what it likes.
func TestResolveReturnsItsOwnCopy(t *testing.T) {
	list := List{Nodes: []int{0, 1}}
	got, err := list.Resolve(2, nil)
	if err != nil {
		t.Fatal(err)
	}
	got[0] = 7
	if list.Nodes[0] != 0 {
		t.Error("the list changed with the result")
	}
}

func TestFormatNodes(t *testing.T) {
	for want, list := range map[string][]int{
		"none": nil, "n0": {0}, "n0,n1": {1, 0}, "n0-n2": {2, 0, 1}, "n0-n2,n4,n6-n8": {0, 1, 2, 4, 6, 7, 8}, "n3": {3, 3},
	} {
		given := slices.Clone(list)
		if got := Format(list); got != want {
			t.Errorf("%v: got %s, want %s", list, got, want)
		}
		if !slices.Equal(given, list) {
			t.Errorf("%v became %v", given, list)
		}
	}
}

func TestNodeListRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := List{Nodes: rapid.SliceOfDistinct(rapid.IntRange(0, 40), rapid.ID).Draw(t, "nodes")}
		slices.Sort(list.Nodes)
		if len(list.Nodes) == 0 {
			list.Nodes = nil
		}
		got, err := ParseList(list.String())
		if diff := cmp.Diff(list, got); err != nil || diff != "" {
			t.Fatalf("%s: %v\n%s", list, err, diff)
		}
	})
}

// A range costs nothing before it is known to be one of possible nodes.
func TestHugeRangesAllocateNothing(t *testing.T) {
	allocations := testing.AllocsPerRun(10, func() {
		if _, err := ParseList("n0-n999999999999999999"); err == nil {
			t.Fatal("accepted")
		}
	})
	if allocations > 20 {
		t.Errorf("refusing a huge range takes %v allocations", allocations)
	}
	if _, err := ParseList("n0-n99999," + strings.Repeat("n0-n99999,", 20)); err == nil {
		t.Error("a list that names nodes twice was accepted")
	}
}

// A flag shows the refusal after its own name: "--loss: 1.5 is not ...".
func TestRefusalsOfNodesAreSentences(t *testing.T) {
	for _, c := range []struct {
		err  func() error
		want string
	}{
		{func() error { _, err := ParseList("n0,x"); return err }, "x is not nodes such as n0, n0-n4,n7 or all"},
		{func() error { _, err := ParseList("n0,0"); return err }, "n0 is named twice"},
		{func() error { _, err := ParseNode("9x"); return err }, "9x is not a node such as n0"},
	} {
		if err := c.err(); err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

// Nodes are listed by their names, ranges being of those that have none.
func TestListNodes(t *testing.T) {
	names := Names{"alice": 2, "bob": 9}
	for want, list := range map[string][]int{
		"none": nil, "alice": {2}, "n0,n1,alice,n3-n5": {0, 1, 2, 3, 4, 5}, "n6-n8,bob": {9, 6, 7, 8}, "n1,alice,n3": {1, 2, 3},
	} {
		if got := Say(list, func(n int) string { return names.Of(Node(n)) }); got != want {
			t.Errorf("%v: got %s, want %s", list, got, want)
		}
	}
}

func TestNoRegionErrorsAreTold(t *testing.T) {
	_, err := (List{Regions: []string{"x"}}).Resolve(3, func(r string) ([]int, error) { return nil, &NoRegionError{Region: r} })
	var missing *NoRegionError
	if !errors.As(err, &missing) || cmp.Diff("x is not a node, and there are no regions here", err.Error()) != "" {
		t.Error(err)
	}
}
