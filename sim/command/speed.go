package command

import (
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/quantity"
)

// Speed sets virtual seconds per wall second: "speed 4"; +Inf is "max".
type Speed struct{ Factor float64 }

func (Speed) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "speed", Args: "FACTOR|max",
		Summary: "set how fast virtual time passes",
		Detail: "The factor is virtual seconds per second of yours: 1 is true to life, 1/8 slow motion. max goes as fast as the machine can. " +
			"If the machine cannot keep up, the speed that it reaches is shown; what happens in the world is the same at any speed.",
		Example:  "speed 4",
		Also:     []string{"faster", "slower", "fast"},
		Scripted: true,
		Parse:    func(a *grammar.Arguments) Command { return Speed{grammar.Read(a, argument.Speed())} },
	}
}

func (c Speed) String() string { return "speed " + quantity.FormatSpeed(c.Factor) }
