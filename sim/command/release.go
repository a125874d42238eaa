package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Release lets go what was held back.
type Release struct{ Links nodeset.Pair }

func (Release) Row() grammar.Row {
	return grammar.Row{
		Name: "release", Args: "A B [oneway] or all",
		Summary: "let held messages go",
		Detail:  "What hold kept back is delivered now, in the order in which it was sent, and the link works as before." + grammar.FaultLinks,
		Example: "release all",
		Also:    []string{"unhold"},
		Parse:   func(a *grammar.Arguments) Command { return Release{a.Pair()} },
	}
}

func (c Release) String() string { return c.say(nil) }

func (c Release) say(by nodeset.By) string { return "release" + c.Links.Must(by) }
