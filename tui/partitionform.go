package tui

import (
	"errors"
	"fmt"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
)

// The ways in which a partition stops messages.
var partitionWays = [...]choice{
	{"both", "neither side hears the other"},
	{"one-way", "the second side hears the first, not the reverse"},
}

// newPartitionForm asks who shall not hear whom; it proposes two halves.
func newPartitionForm(v *sim.View) *form {
	first, second := halves(len(v.Nodes))
	ways := partitionWays[:]
	return newForm("Partition the network", "partition", partitionLine,
		&field{label: "one side", edit: text(first), check: checkSide, note: sideNote("one side")},
		&field{label: "other", edit: text(second), check: checkOtherSide, note: sideNote("other")},
		&field{label: "stops", edit: text(ways[0].value), choices: fixed(ways...), check: oneOf(ways...),
			note: noteOf("stops", ways)},
	)
}

func partitionLine(f *form) string {
	wall := " | "
	if f.value("stops") == partitionWays[1].value {
		wall = " > "
	}
	return "partition " + f.value("one side") + wall + f.value("other")
}

// halves proposes the first and the second half of n nodes.
func halves(n int) (first, second string) {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	if n < 2 {
		return command.FormatNodes(all), ""
	}
	return command.FormatNodes(all[:n/2]), command.FormatNodes(all[n/2:])
}

func sideOf(s string, v *sim.View) ([]int, error) {
	if s == "" {
		return nil, errors.New("expected nodes such as n0-n3,n7")
	}
	list, err := command.ParseNodeList(s)
	if err != nil {
		return nil, err
	}
	return list.Resolve(len(v.Nodes))
}

func checkSide(s string, _ *form, v *sim.View) error {
	nodes, err := sideOf(s, v)
	if err == nil && len(nodes) == len(v.Nodes) {
		return errors.New("all nodes are on one side: nothing would be parted")
	}
	return err
}

func checkOtherSide(s string, f *form, v *sim.View) error {
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
	taken := make([]bool, len(v.Nodes))
	for _, id := range first {
		taken[id] = true
	}
	for _, id := range second {
		if taken[id] {
			return fmt.Errorf("%s is on both sides", nodeName(id))
		}
	}
	return nil
}

func sideNote(label string) func(*form, *sim.View) remark {
	return func(f *form, v *sim.View) remark {
		nodes, err := sideOf(f.value(label), v)
		if err != nil {
			return quiet("nodes such as n0-n3,n7")
		}
		return quiet(plural(len(nodes), "node"))
	}
}
