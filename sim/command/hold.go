package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Hold keeps the messages of links back.
type Hold struct{ Links nodeset.Pair }

func (Hold) Row() grammar.Row {
	return grammar.Row{
		Name: "hold", Args: "A B [oneway] or all",
		Summary: "keep a link's messages back",
		Detail:  "Messages are neither lost nor delivered: they wait until release or heal. This is how to have one message arrive after another on purpose." + grammar.FaultLinks,
		Example: "hold n0 n1 oneway",
		Also:    []string{"delay-all", "queue"},
		Parse:   func(a *grammar.Arguments) Command { return Hold{a.Pair()} },
	}
}

func (c Hold) String() string { return c.say(nil) }

func (c Hold) say(by nodeset.By) string { return "hold" + c.Links.Must(by) }
