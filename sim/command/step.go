package command

import (
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
)

// Step goes on a little and pauses: "step block".
type Step struct{ What StepWhat }

// StepWhat is how far to step.
type StepWhat uint8

// The lengths of a step: to the next message that arrives, one engine window,
// or to the next block found.
const (
	StepPacket StepWhat = iota
	StepWindow
	StepBlock
)

func stepWords() []string { return []string{"packet", "window", "block"} }

// String returns the step's word.
func (w StepWhat) String() string { return stepWords()[w] }

func (Step) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "step", Args: "[packet|window|block]",
		Summary: "go on a little and pause",
		Detail: "packet (also when left out) goes to the next message that arrives, window runs one window of the engine (the time that the fastest link takes), " +
			"block goes on until the next block is found, which needs a node that mines.",
		Example:  "step block",
		Also:     []string{"advance"},
		Reserves: stepWords(),
		Parse:    parseStep,
	}
}

func parseStep(a *grammar.Arguments) Command {
	what, _ := grammar.Optional(a, argument.OneOf[StepWhat](stepWords()))
	return Step{what}
}

func (c Step) String() string { return "step " + c.What.String() }
