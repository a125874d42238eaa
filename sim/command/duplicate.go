package command

import (
	"time"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// Duplicate copies one message under way: "duplicate n0 17 after=1s".
type Duplicate struct {
	Message Message
	After   time.Duration // the copy behind the message
}

func (Duplicate) row() row {
	return row{
		Spec: Spec{
			Name: "duplicate", Args: "NODE NUMBER [after=DURATION]",
			Summary: "send a copy of one message that is under way",
			Detail:  "The copy arrives after the message itself, by the time that after= says or right behind it. It has a number of its own, such as c1. A node that has seen a block or a transaction does not take it twice: that is what this shows." + messageNumbers,
			Example: "duplicate n0 17 after=1s",
		},
		options: []string{"after"},
		also:    []string{"copy", "replay"},
		parse: func(a *arguments) Command {
			c := Duplicate{Message: message(a)}
			c.After, _ = option(a, "after", argument.Duration())
			return c
		},
	}
}

func (c Duplicate) String() string { return c.say(nil) }

func (c Duplicate) say(by nodeset.By) string {
	s := "duplicate " + c.Message.say(by)
	if c.After > 0 {
		s += " after=" + quantity.FormatDuration(c.After)
	}
	return s
}
