package command

import "example.com/sosocoin/sim/argument"

// Panel gives the focus to a panel of the dashboard by its name: "panel charts".
type Panel struct{ Name string }

func (Panel) row() row {
	return row{
		Spec: Spec{
			Kind: View,
			Name: "panel", Args: "NAME",
			Summary: "go to a panel of the dashboard",
			Detail:  "The names stand above the panels; the first letters are enough. This reaches panels that no digit leads to, too.",
			Example: "panel charts",
		},
		scripted: true,
		parse: func(a *arguments) Command {
			return Panel{read(a, argument.Word("the name of a panel, such as charts", a.known.Panels...))}
		},
	}
}

func (c Panel) String() string { return "panel " + c.Name }
