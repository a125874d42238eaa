package command

import (
	"strings"

	"example.com/sosocoin/sim/grammar"
)

// New begins another world, with these settings instead of the usual ones: "new nodes=20". What
// settings there are whoever makes worlds knows alone. In a dashboard it asks for them where it is
// told none.
type New struct{ Settings []string }

func (New) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "new", Args: "[SETTINGS]",
		Summary: "begin another world",
		Detail: "The settings are the flags of the program that say something of the world, without their dashes, and the parameters of consensus: nodes=20, latency=1s, maturity=10. " +
			"What is not said is as it is by default. In the dashboard, new alone opens a form that asks for them, shows the flags that come to the same, and what such a world is likely to cost. " +
			"The world that is shown now is left, so save it first if you want to keep it.",
		Example:   "new nodes=20 topology=ring latency=1s",
		AnyOption: true,
		Also:      []string{"world", "wizard", "build", "begin", "settings"},
		Parse: func(a *grammar.Arguments) Command {
			return New{a.AllOptions(a.Known.Settings)}
		},
	}
}

func (c New) String() string { return strings.Join(append([]string{"new"}, c.Settings...), " ") }
