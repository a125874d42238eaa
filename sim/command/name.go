package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Name gives a node another name, by which later lines may call it: "name n3 merchant".
type Name struct {
	Node nodeset.Node
	Name string
}

func (Name) Row() grammar.Row {
	return grammar.Row{
		Name: "name", Args: "NODE WORD",
		Summary: "give a node another name",
		Detail:  "All that is told of the node, and all tables, call it by this name from now on, and lines may use it instead of n3. It begins with a letter, and has letters, digits, - and _ after it, eight characters at most. No other node and no region has it.",
		Example: "name n3 merchant",
		Also:    []string{"rename", "label", "call"},
		Parse:   parseName,
	}
}

func parseName(a *grammar.Arguments) Command {
	node := a.Node()
	return Name{node, grammar.Read(a, a.WordKind("alice", "bob", "merchant").Checked(func(name, _ string) error { return a.Known.CheckName(node, name) }))}
}

// Teach gives the name.
func (c Name) Teach(known *grammar.Known) {
	if known.Names != nil {
		LearnName(known.Names, c)
	}
}

// LearnName notes the name that a command gives, if it gives one.
func LearnName(names nodeset.Names, c Command) {
	if named, ok := c.(Name); ok {
		names.Give(named.Node, named.Name)
	}
}

func (c Name) String() string { return "name " + c.Node.String() + " " + c.Name } // the name is told, so not used
