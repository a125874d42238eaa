package command

import (
	"time"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// Delay has one message under way arrive later: "delay n0 17 5s".
type Delay struct {
	Message Message
	By      time.Duration
}

func (Delay) Row() grammar.Row {
	return grammar.Row{
		Name: "delay", Args: "NODE NUMBER DURATION",
		Summary: "have one message that is under way arrive later",
		Detail:  "It arrives so much later than it would have; what was sent after it may overtake it. The link itself stays as fast as it is: that is for latency." + grammar.MessageNumbers,
		Example: "delay n0 17 5s",
		Also:    []string{"postpone", "slow"},
		Parse: func(a *grammar.Arguments) Command {
			m := a.Message()
			return Delay{m, grammar.Read(a, argument.Duration().Offering(argument.Words("50ms", "1s", "5s")).Checked(later))}
		},
	}
}

// later refuses a delay that is none.
func later(d time.Duration, s string) error {
	if d == 0 {
		return &lex.ValueError{Value: s, Expected: "a time above 0", Problem: "the message is under way already"}
	}
	return nil
}

func (c Delay) String() string { return c.say(nil) }

func (c Delay) say(by nodeset.By) string {
	return "delay " + c.Message.Text(by) + " " + quantity.FormatDuration(c.By)
}
