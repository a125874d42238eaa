package command

import (
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
)

// Panel gives the focus to a panel of the dashboard by its name: "panel charts".
type Panel struct{ Name string }

func (Panel) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "panel", Args: "NAME",
		Summary:  "go to a panel of the dashboard",
		Detail:   "The names stand above the panels; the first letters are enough. This reaches panels that no digit leads to, too.",
		Example:  "panel charts",
		Scripted: true,
		Parse: func(a *grammar.Arguments) Command {
			return Panel{grammar.Read(a, argument.Word("the name of a panel, such as charts", a.Known.Panels...))}
		},
	}
}

func (c Panel) String() string { return "panel " + c.Name }
