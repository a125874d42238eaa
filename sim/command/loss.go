package command

import (
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// Loss loses messages at random: "loss 10% n0 n1 oneway".
type Loss struct {
	Probability float64
	Links       nodeset.Pair
}

func (Loss) Row() grammar.Row {
	return grammar.Row{
		Name: "loss", Args: "PROBABILITY [A B [oneway]]",
		Summary: "lose messages at random",
		Detail:  "Each message is lost with this probability, independently of the others: 0 loses none, 1 or 100% all of them. The sender is not told." + grammar.SettingLinks,
		Example: "loss 10% n0 n1 oneway",
		Also:    []string{"unreliable"},
		Parse: func(a *grammar.Arguments) Command {
			return Loss{grammar.Read(a, argument.Probability()), a.PairOrAll()}
		},
	}
}

func (c Loss) String() string { return c.say(nil) }

func (c Loss) say(by nodeset.By) string {
	return "loss " + quantity.FormatProbability(c.Probability) + c.Links.Text(by)
}
