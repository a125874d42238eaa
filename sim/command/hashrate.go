package command

import (
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// HashRate sets nodes' hashes per virtual second: "hashrate n0 2kH/s", "hashrate all x1.1".
type HashRate struct {
	Nodes nodeset.List
	argument.RateChange
}

func (HashRate) Row() grammar.Row {
	return grammar.Row{
		Name: "hashrate", Args: "NODES RATE|xFACTOR",
		Summary: "set how fast nodes mine",
		Detail: "The hashes that each of the nodes tries per virtual second while it mines. Its share of all the hashes tried is its chance to find the next block; " +
			"more hashes altogether make blocks come faster until the difficulty is adjusted. x1.1 multiplies what each of them has: repeated, it is growth. 0 leaves a node without any.",
		Example: "hashrate n0 2kH/s",
		Also:    []string{"hash-rate", "power", "growth"},
		Parse: func(a *grammar.Arguments) Command {
			return HashRate{a.Nodes(), grammar.Read(a, argument.RateChanging())}
		},
	}
}

func (c HashRate) String() string { return c.say(nil) }

func (c HashRate) say(by nodeset.By) string {
	return "hashrate " + c.Nodes.Text(by) + " " + c.RateChange.String()
}
