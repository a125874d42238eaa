package command

import "example.com/sosocoin/sim/argument"

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

func (Step) row() row {
	return row{
		Spec: Spec{
			Kind: View,
			Name: "step", Args: "[packet|window|block]",
			Summary: "go on a little and pause",
			Detail: "packet (also when left out) goes to the next message that arrives, window runs one window of the engine (the time that the fastest link takes), " +
				"block goes on until the next block is found, which needs a node that mines.",
			Example: "step block",
		},
		also:     []string{"advance"},
		reserves: stepWords(),
		parse:    parseStep,
	}
}

func parseStep(a *arguments) Command {
	what, _ := optional(a, argument.OneOf[StepWhat](stepWords()))
	return Step{what}
}

func (c Step) String() string { return "step " + c.What.String() }
