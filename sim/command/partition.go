package command

import (
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// Partition splits the network: "partition n0-n3 | n4-n7". Nodes not named form
// one more group. OneWay ("n0-n3 > n4-n7") lets messages pass from the first of
// two groups to the second only.
type Partition struct {
	Groups []nodeset.List
	OneWay bool
}

func (Partition) row() row {
	return row{
		Spec: Spec{
			Name: "partition", Args: "GROUP | GROUP ... or GROUP > GROUP",
			Summary: "split the network into groups",
			Detail: "Messages between groups are lost, those under way too; inside a group all goes on, so each part with a miner builds its own chain. Nodes that are in no group form one more. " +
				"With > there are two groups that name all nodes together, and messages pass from the first to the second only. A new partition replaces the old one; heal ends it. A group can be a region, too; a node that is named is where it is named, whatever its region.",
			Example: "partition n0-n3 | n4-n7",
		},
		also:  []string{"split", "divide"},
		parse: parsePartition,
	}
}

// parsePartition reads groups with | or > between them.
func parsePartition(a *arguments) Command {
	c, of := Partition{}, newGrouped()
	sign := ""
	for {
		group := read(a, a.known.groupKind(of))
		c.Groups = append(c.Groups, group)
		of.add(group)
		next, more := partitionSign(a, sign)
		if !more {
			break
		}
		sign = next
	}
	c.OneWay = sign == ">"
	return c
}

func (c Partition) String() string { return c.say(nil) }

func (c Partition) say(by nodeset.By) string {
	sign := " | "
	if c.OneWay {
		sign = " > "
	}
	groups := make([]string, len(c.Groups))
	for i, g := range c.Groups {
		groups[i] = g.Text(by)
	}
	return "partition " + strings.Join(groups, sign)
}

// partitionSign reads the sign before a next group, if there is one. The first
// sign, empty so far, decides which may follow.
func partitionSign(a *arguments, first string) (sign string, more bool) {
	possible := map[string]argument.Offers{"": argument.Words("|", ">"), "|": argument.Words("|")}
	if !a.More(possible[first]) {
		return "", false
	}
	w := a.Take()
	switch {
	case w.Text != "|" && w.Text != ">":
		a.Refuse(w.Refuse("| or > between groups", "a list of nodes has commas and no spaces"))
	case first == ">":
		a.Refuse(w.Refuse("the end of the line", "there are two groups around a >"))
	case first != "" && w.Text != first:
		a.Refuse(w.Refuse(first, "a partition is either one-way or not"))
	}
	return w.Text, true
}

// groupKind reads a group that names no node and no region of the groups before it.
func (k Known) groupKind(of *grouped) argument.Kind[nodeset.List] {
	expected := "a group of nodes such as n0-n3"
	if len(k.Regions) > 0 {
		expected += " or " + k.Regions[0]
	}
	group := argument.Kind[nodeset.List]{Expected: expected, List: true}
	group.Offers = func() []string {
		return slices.DeleteFunc(k.SetNames(), func(s string) bool {
			return of.nodes[int(k.Node(s))] > 0 || of.regions[s] > 0
		})
	}
	group.Parse = func(s string) (nodeset.List, error) {
		list, err := k.ParseNodeList(s)
		if err != nil {
			return nodeset.List{}, err
		}
		if list.All || list.IsEmpty() {
			return nodeset.List{}, &lex.ValueError{Value: s, Expected: expected, Problem: "a group has some of the nodes"}
		}
		twice := func(what string, earlier int) error {
			return &lex.ValueError{Value: s, Expected: "each node in one group only", Problem: fmt.Sprintf("%s is in group %d too", what, earlier)}
		}
		for _, n := range list.Nodes {
			if earlier := of.nodes[n]; earlier > 0 {
				return nodeset.List{}, twice(k.Names.Of(nodeset.Node(n)), earlier)
			}
		}
		for _, region := range list.Regions {
			if earlier := of.regions[region]; earlier > 0 {
				return nodeset.List{}, twice(region, earlier)
			}
		}
		return list, nil
	}
	return group
}

// grouped tells in which group, counted from 1, nodes and regions are named.
type grouped struct {
	count   int
	nodes   map[int]int
	regions map[string]int
}

func newGrouped() *grouped { return &grouped{0, map[int]int{}, map[string]int{}} }

// add takes the next group.
func (g *grouped) add(group nodeset.List) {
	g.count++
	for _, n := range group.Nodes {
		g.nodes[n] = g.count
	}
	for _, region := range group.Regions {
		g.regions[region] = g.count
	}
}

// Resolve returns the nodes of each group in a world of n nodes, in rising order. A node
// that is named itself is where it is named, whatever region it is in. Errors are those of
// NodeList.Resolve, and of a group that is left without nodes.
func (c Partition) Resolve(n int, members nodeset.Members) ([][]int, error) {
	of := newGrouped()
	for _, list := range c.Groups {
		of.add(list)
	}
	groups := make([][]int, len(c.Groups))
	for i, list := range c.Groups {
		ids, err := list.Resolve(n, members)
		if err != nil {
			return nil, err
		}
		groups[i] = slices.DeleteFunc(ids, func(id int) bool {
			named := of.nodes[id]
			return named > 0 && named != i+1
		})
		if len(groups[i]) == 0 {
			return nil, fmt.Errorf("group %d, %s, has no nodes: all of them are named in others", i+1, list)
		}
	}
	return groups, nil
}
