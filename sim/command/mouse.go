package command

import "example.com/sosocoin/sim/argument"

// Mouse lets the mouse act in the dashboard, or leaves it to the terminal: "mouse off".
type Mouse struct{ On bool }

func (Mouse) row() row {
	return row{
		Spec: Spec{
			Kind: View,
			Name: "mouse", Args: "on|off",
			Summary: "give the mouse to the dashboard or to the terminal",
			Detail:  "With off, the terminal's own way to select and copy text works as everywhere else.",
			Example: "mouse off",
		},
		also:  []string{"pointer"},
		parse: func(a *arguments) Command { return Mouse{read(a, argument.Switch())} },
	}
}

func (c Mouse) String() string { return "mouse " + argument.OnOff(c.On) }
