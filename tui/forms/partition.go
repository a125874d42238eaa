package forms

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/edit"
	"example.com/sosocoin/tui/words"
)

// The ways in which a partition stops messages.
var partitionWays = [...]choice{
	{"both", "neither side hears the other"},
	{"one-way", "the second side hears the first, not the reverse"},
}

// Partition asks who shall not hear whom; it proposes two halves.
func Partition(v *view.View) *Form {
	first, second := halves(v)
	ways := partitionWays[:]
	return newForm("Partition the network", "partition", partitionLine,
		&field{label: "one side", edit: edit.Suggest(first), check: checkSide, note: sideNote("one side")},
		&field{label: "other", edit: edit.Suggest(second), check: checkOtherSide, note: sideNote("other")},
		&field{label: "stops", edit: edit.Suggest(ways[0].value), choices: fixed(ways...), check: oneOf(ways...),
			note: noteOf("stops", ways)},
	)
}

func partitionLine(f *Form) string {
	wall := " | "
	if f.value("stops") == partitionWays[1].value {
		wall = " > "
	}
	return "partition " + f.value("one side") + wall + f.value("other")
}

// halves proposes the first and the second half of the nodes; in a world of regions, of
// those.
func halves(v *view.View) (first, second string) {
	if regions := v.Known.Regions; len(regions) > 1 && !slices.ContainsFunc(regions, func(r string) bool { return emptyRegion(v, r) }) {
		half := len(regions) / 2
		return strings.Join(regions[:half], ","), strings.Join(regions[half:], ",")
	}
	all := make([]int, len(v.Nodes))
	for i := range all {
		all[i] = i
	}
	if len(all) < 2 {
		return v.List(all), ""
	}
	return v.List(all[:len(all)/2]), v.List(all[len(all)/2:])
}

func emptyRegion(v *view.View, region string) bool {
	_, err := v.Members(region)
	return err != nil
}

func sideOf(s string, v *view.View) (nodeset.List, error) {
	if s == "" {
		return nodeset.List{}, errors.New("expected nodes such as n0-n3,n7")
	}
	return v.Known.ParseNodeList(s)
}

// nodesOf are the nodes of a side by itself.
func nodesOf(s string, v *view.View) ([]int, error) {
	list, err := sideOf(s, v)
	if err != nil {
		return nil, err
	}
	return list.Resolve(len(v.Nodes), v.Members)
}

func checkSide(s string, _ *Form, v *view.View) error {
	nodes, err := nodesOf(s, v)
	if err == nil && len(nodes) == len(v.Nodes) {
		return errors.New("all nodes are on one side: nothing would be parted")
	}
	return err
}

func checkOtherSide(s string, f *Form, v *view.View) error {
	if err := checkSide(s, f, v); err != nil {
		return err
	}
	first, err := sideOf(f.value("one side"), v)
	if err != nil {
		return err
	}
	second, err := sideOf(s, v)
	if err != nil {
		return err
	}
	for _, id := range second.Nodes {
		if slices.Contains(first.Nodes, id) {
			return fmt.Errorf("%s is on both sides", v.Name(id))
		}
	}
	for _, region := range second.Regions {
		if slices.Contains(first.Regions, region) {
			return fmt.Errorf("%s is on both sides", region)
		}
	}
	_, err = nodeset.Groups{first, second}.Resolve(len(v.Nodes), v.Members)
	return err
}

func sideNote(label string) func(*Form, *view.View) remark {
	return func(f *Form, v *view.View) remark {
		nodes, err := nodesOf(f.value(label), v)
		if err != nil {
			return quiet(sideHint(v))
		}
		return quiet(words.Plural(len(nodes), "node"))
	}
}

// sideHint says what a side can be.
func sideHint(v *view.View) string {
	if len(v.Known.Regions) > 0 {
		return "nodes such as n0-n3,n7, or a region such as " + v.Known.Regions[0]
	}
	return "nodes such as n0-n3,n7"
}
