package command

import (
	"time"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/quantity"
)

// Back goes back by a time, or, with none, by a block: "back 10s".
type Back struct{ By time.Duration }

func (Back) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "back", Args: "[block|DURATION]",
		Summary: "go back a little, and pause",
		Detail:  "By a time, or to just before the newest block was found.",
		Example: "back 10s",
		Also:    []string{"backward"},
		Parse:   func(a *grammar.Arguments) Command { return Back{parseBy(a)} },
	}
}

// parseBy reads how far to go; 0 is a block.
func parseBy(a *grammar.Arguments) time.Duration {
	if a.Flag("block") {
		return 0
	}
	d, _ := grammar.Optional(a, argument.Duration().Offering(argument.Words("10s", "1m")).Checked(func(d time.Duration, s string) error {
		if d == 0 {
			return &lex.ValueError{Value: s, Expected: "a duration above 0"}
		}
		return nil
	}))
	return d
}

func (c Back) String() string { return "back" + by(c.By) }

// by writes a time to go by, " block" for none.
func by(d time.Duration) string {
	if d == 0 {
		return " block"
	}
	return " " + quantity.FormatDuration(d)
}
