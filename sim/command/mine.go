package command

import (
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Mine starts or stops mining: "mine n0-n2 on".
type Mine struct {
	Nodes nodeset.List
	Mode  MineMode
}

// MineMode says how long to mine.
type MineMode uint8

// The ways to mine: until one block is found, until told to stop, not at all.
const (
	MineOne MineMode = iota
	MineOn
	MineOff
)

// The words of the modes, in the order of their constants.
func mineWords() []string { return []string{"one", "on", "off"} }

// String returns the mode's word.
func (m MineMode) String() string { return mineWords()[m] }

func (Mine) Row() grammar.Row {
	return grammar.Row{
		Name: "mine", Args: "NODES [one|on|off]",
		Summary: "start or stop mining",
		Detail: "The nodes search for the proof of work of a next block on their own best chain, with the transactions of their mempools in it. " +
			"one (also when left out) stops a node after the next block that it finds itself, on lets it mine for good, off stops it; to a node that is mining already, one changes nothing. " +
			"When a node hears of a chain with more work, it drops the block that it was working on and goes on upon the new tip.",
		Example:  "mine n0-n2 on",
		Also:     []string{"miner", "mining", "start"},
		Reserves: mineWords(),
		Parse:    parseMine,
	}
}

func parseMine(a *grammar.Arguments) Command {
	c := Mine{Nodes: a.Nodes()}
	c.Mode, _ = grammar.Optional(a, argument.OneOf[MineMode](mineWords()))
	return c
}

func (c Mine) String() string { return c.say(nil) }

func (c Mine) say(by nodeset.By) string { return "mine " + c.Nodes.Text(by) + " " + c.Mode.String() }
