package command

import (
	"time"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// Duplicate copies one message under way: "duplicate n0 17 after=1s".
type Duplicate struct {
	Message Message
	After   time.Duration // the copy behind the message
}

func (Duplicate) Row() grammar.Row {
	return grammar.Row{
		Name: "duplicate", Args: "NODE NUMBER [after=DURATION]",
		Summary: "send a copy of one message that is under way",
		Detail:  "The copy arrives after the message itself, by the time that after= says or right behind it. It has a number of its own, such as c1. A node that has seen a block or a transaction does not take it twice: that is what this shows." + grammar.MessageNumbers,
		Example: "duplicate n0 17 after=1s",
		Options: []string{"after"},
		Also:    []string{"copy", "replay"},
		Parse: func(a *grammar.Arguments) Command {
			c := Duplicate{Message: a.Message()}
			c.After, _ = grammar.Option(a, "after", argument.Duration())
			return c
		},
	}
}

func (c Duplicate) String() string { return c.say(nil) }

func (c Duplicate) say(by nodeset.By) string {
	s := "duplicate " + c.Message.Text(by)
	if c.After > 0 {
		s += " after=" + quantity.FormatDuration(c.After)
	}
	return s
}
