package command

import (
	"time"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// Latency sets how long messages travel: "latency 200ms n0 n1".
type Latency struct {
	Delay time.Duration
	Links nodeset.Pair
}

func (Latency) Row() grammar.Row {
	return grammar.Row{
		Name: "latency", Args: "DURATION [A B [oneway]]",
		Summary: "set how long a message travels",
		Detail:  "The delay from sender to receiver, one way, before jitter and before the time that the bandwidth takes. The longer it is against the block interval, the more blocks are found before the news of a rival arrives." + grammar.SettingLinks,
		Example: "latency 200ms n0 n1",
		Also:    []string{"ping"},
		Parse: func(a *grammar.Arguments) Command {
			return Latency{grammar.Read(a, argument.Duration()), a.PairOrAll()}
		},
	}
}

func (c Latency) String() string { return c.say(nil) }

func (c Latency) say(by nodeset.By) string {
	return "latency " + quantity.FormatDuration(c.Delay) + c.Links.Text(by)
}
