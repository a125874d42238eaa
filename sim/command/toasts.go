package command

import "example.com/sosocoin/sim/argument"

// Toasts says whether the dashboard tells in passing what happens: "toasts off".
type Toasts struct{ On bool }

func (Toasts) row() row {
	return row{
		Spec: Spec{
			Kind: View,
			Name: "toasts", Args: "on|off",
			Summary: "tell in passing what happens, or not",
			Detail:  "Toasts are the short messages in the line above the keys: blocks that the selected node finds, reorganisations, partitions, crashes, payments that get into a block, expectations that fail. They go by themselves.",
			Example: "toasts off",
		},
		also:  []string{"notify", "news"},
		parse: func(a *arguments) Command { return Toasts{read(a, argument.Switch())} },
	}
}

func (c Toasts) String() string { return "toasts " + argument.OnOff(c.On) }
