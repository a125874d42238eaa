package command

import (
	"slices"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// Name gives a node another name, by which later lines may call it: "name n3 merchant".
type Name struct {
	Node nodeset.Node
	Name string
}

func (Name) row() row {
	return row{
		Spec: Spec{
			Name: "name", Args: "NODE WORD",
			Summary: "give a node another name",
			Detail:  "All that is told of the node, and all tables, call it by this name from now on, and lines may use it instead of n3. It begins with a letter, and has letters, digits, - and _ after it, eight characters at most. No other node and no region has it.",
			Example: "name n3 merchant",
		},
		also:  []string{"rename", "label", "call"},
		parse: parseName,
	}
}

func parseName(a *arguments) Command {
	node := read(a, a.known.nodeKind())
	return Name{node, read(a, a.known.nameKind(node))}
}

// nameKind reads a name for a node, which no other node and no region may have.
func (k Known) nameKind(node nodeset.Node) argument.Kind[string] {
	return wordKind("alice", "bob", "merchant").Checked(func(name, _ string) error { return k.CheckName(Name{node, name}) })
}

// CheckName refuses a name that stands for something else in a world: a *lex.ValueError.
func (k Known) CheckName(c Name) error {
	if holder, taken := k.Names[c.Name]; taken && holder != c.Node {
		return &lex.ValueError{Value: c.Name, Expected: "a name that no other node has", Problem: "it is that of " + holder.String()}
	}
	if slices.Contains(k.Regions, c.Name) {
		return &lex.ValueError{Value: c.Name, Expected: "a name that no region has", Problem: "a region is called " + c.Name}
	}
	return nil
}

// LearnName notes the name that a command gives, if it gives one.
func LearnName(names nodeset.Names, c Command) {
	if named, ok := c.(Name); ok {
		names.Give(named.Node, named.Name)
	}
}

func (c Name) String() string { return "name " + c.Node.String() + " " + c.Name } // the name is told, so not used
