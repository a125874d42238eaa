package command

import (
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/quantity"
)

// Speed sets virtual seconds per wall second: "speed 4"; +Inf is "max".
type Speed struct{ Factor float64 }

func (Speed) row() row {
	return row{
		Spec: Spec{
			Kind: View,
			Name: "speed", Args: "FACTOR|max",
			Summary: "set how fast virtual time passes",
			Detail: "The factor is virtual seconds per second of yours: 1 is true to life, 1/8 slow motion. max goes as fast as the machine can. " +
				"If the machine cannot keep up, the speed that it reaches is shown; what happens in the world is the same at any speed.",
			Example: "speed 4",
		},
		also:     []string{"faster", "slower", "fast"},
		scripted: true,
		parse:    func(a *arguments) Command { return Speed{read(a, argument.Speed())} },
	}
}

func (c Speed) String() string { return "speed " + quantity.FormatSpeed(c.Factor) }
