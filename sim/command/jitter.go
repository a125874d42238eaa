package command

import (
	"time"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// Jitter makes the delay vary at random: "jitter 50ms".
type Jitter struct {
	Amount time.Duration
	Links  nodeset.Pair
}

func (Jitter) Row() grammar.Row {
	return grammar.Row{
		Name: "jitter", Args: "DURATION [A B [oneway]]",
		Summary: "make the delay vary at random",
		Detail:  "Each message takes a random time longer than the latency, from 0 up to this, all equally likely; so messages can overtake each other. 0 makes all delays equal." + grammar.SettingLinks,
		Example: "jitter 50ms",
		Parse: func(a *grammar.Arguments) Command {
			return Jitter{grammar.Read(a, argument.Duration()), a.PairOrAll()}
		},
	}
}

func (c Jitter) String() string { return c.say(nil) }

func (c Jitter) say(by nodeset.By) string {
	return "jitter " + quantity.FormatDuration(c.Amount) + c.Links.Text(by)
}
