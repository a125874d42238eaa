package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Drop loses one message under way: "drop n0 17".
type Drop struct{ Message Message }

func (Drop) Row() grammar.Row {
	return grammar.Row{
		Name: "drop", Args: "NODE NUMBER",
		Summary: "lose one message that is under way",
		Detail:  "The message that NODE sent as its NUMBER never arrives, and the sender is not told. A block whose announcement is lost reaches the node by another neighbour, or late, when it asks; a race may end differently for that." + grammar.MessageNumbers,
		Example: "drop n0 17",
		Also:    []string{"discard", "lose"},
		Parse:   func(a *grammar.Arguments) Command { return Drop{a.Message()} },
	}
}

func (c Drop) String() string { return c.say(nil) }

func (c Drop) say(by nodeset.By) string { return "drop " + c.Message.Text(by) }
