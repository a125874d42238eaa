package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Restore mends links that were cut.
type Restore struct{ Links nodeset.Pair }

func (Restore) Row() grammar.Row {
	return grammar.Row{
		Name: "restore", Args: "A B [oneway] or all",
		Summary: "mend a link that was cut",
		Detail:  "Messages pass again, and the ends compare tips to catch up (not with relay none). What was lost stays lost." + grammar.FaultLinks,
		Example: "restore n0 n3",
		Also:    []string{"uncut", "repair"},
		Parse:   func(a *grammar.Arguments) Command { return Restore{a.Pair()} },
	}
}

func (c Restore) String() string { return c.say(nil) }

func (c Restore) say(by nodeset.By) string { return "restore" + c.Links.Must(by) }
