package command

import (
	"time"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// Skew sets nodes' clocks ahead (or, negative, behind): "skew n0 90s".
type Skew struct {
	Nodes  nodeset.List
	Offset time.Duration
}

func (Skew) Row() grammar.Row {
	return grammar.Row{
		Name: "skew", Args: "NODES OFFSET",
		Summary: "set nodes' clocks ahead or behind",
		Detail: "The clocks differ from true time by the offset: ahead, or behind if it is negative. A node stamps its blocks by its own clock, and does not accept a block whose time is more than the limit (a minute) ahead of that clock before its time has come; " +
			"so a node whose clock is too wrong falls out of step with the rest. 0 sets the clocks right.",
		Example: "skew n0 -5s",
		Also:    []string{"clock", "time"},
		Parse: func(a *grammar.Arguments) Command {
			return Skew{a.Nodes(), grammar.Read(a, argument.Offset())}
		},
	}
}

func (c Skew) String() string { return c.say(nil) }

func (c Skew) say(by nodeset.By) string {
	return "skew " + c.Nodes.Text(by) + " " + quantity.FormatDuration(c.Offset)
}
