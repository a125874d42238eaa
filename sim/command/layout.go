package command

import (
	"strings"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
)

// Layout has the dashboard share out the screen otherwise; "" is the next layout. What names
// there are the dashboard knows alone.
type Layout struct{ Name, Panel string }

const SwapPanels = "swap" // the word with which two panels change places

func (Layout) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "layout", Args: "[NAME | grow | shrink | swap [PANEL] | reset]",
		Summary: "lay the panels out in another way",
		Detail: "overview shows as many panels as have room; race, ledger and network each tell of one thing, and lecture has few panels, large and with wide margins. Without a name it is the next of them. " +
			"grow and shrink change the panel that has the focus, swap has it change places with another one, or with the next, and reset undoes all three. The user's file can hold more layouts.",
		Example: "layout race",
		Also:    []string{"layouts"},
		Parse: func(a *grammar.Arguments) (c Command) {
			name, _ := grammar.Optional(a, argument.Word("the name of a layout, such as race", a.Known.Layouts...))
			panel := ""
			if name == SwapPanels {
				panel, _ = grammar.Optional(a, argument.Word("the name of a panel, such as charts", a.Known.Panels...))
			}
			return Layout{name, panel}
		},
	}
}

func (c Layout) String() string { return strings.TrimRight("layout "+c.Name+" "+c.Panel, " ") }
