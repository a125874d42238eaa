package command

import (
	"time"

	"example.com/sosocoin/sim/grammar"
)

// Forward goes forward by a time, or, with none, by a block: "forward 10s".
type Forward struct{ By time.Duration }

func (Forward) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "forward", Args: "[block|DURATION]",
		Summary: "go forward a little, and pause",
		Detail:  "By a time, or to the next block. Beyond what has happened so far the world simply goes on.",
		Example: "forward 10s",
		Also:    []string{"fwd"},
		Parse:   func(a *grammar.Arguments) Command { return Forward{parseBy(a)} },
	}
}

func (c Forward) String() string { return "forward" + by(c.By) }
