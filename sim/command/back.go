package command

import (
	"time"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/quantity"
)

// Back goes back by a time, or, with none, by a block: "back 10s".
type Back struct{ By time.Duration }

func (Back) row() row {
	return row{
		Spec: Spec{
			Kind: View,
			Name: "back", Args: "[block|DURATION]",
			Summary: "go back a little, and pause",
			Detail:  "By a time, or to just before the newest block was found.",
			Example: "back 10s",
		},
		also:  []string{"backward"},
		parse: func(a *arguments) Command { return Back{parseBy(a)} },
	}
}

// parseBy reads how far to go; 0 is a block.
func parseBy(a *arguments) time.Duration {
	if a.flag("block") || !a.more(words("10s", "1m")) {
		return 0
	}
	k := durationKind()
	parse := k.parse
	k.parse = func(s string) (time.Duration, error) {
		d, err := parse(s)
		if err == nil && d == 0 {
			err = &lex.ValueError{Value: s, Expected: "a duration above 0"}
		}
		return d, err
	}
	return read(a, k)
}

func (c Back) String() string { return "back" + by(c.By) }

// by writes a time to go by, " block" for none.
func by(d time.Duration) string {
	if d == 0 {
		return " block"
	}
	return " " + quantity.FormatDuration(d)
}
