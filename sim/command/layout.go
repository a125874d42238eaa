package command

import (
	"strings"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
)

// Layout has the dashboard share out the screen otherwise; "" is the next layout. What names
// there are the dashboard knows alone.
type Layout struct {
	Name  string
	Panel string // that changes places with another one
	As    string // what a layout that is saved is called
}

// Words that another one follows.
const (
	SwapPanels = "swap" // two panels change places
	SaveLayout = "save" // as it is now
)

func (Layout) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "layout", Args: "[NAME | grow | shrink | swap [PANEL] | save NAME | reset]",
		Summary: "lay the panels out in another way",
		Detail: "overview shows as many panels as have room; race, ledger and network each tell of one thing, and lecture has few panels with wide margins, and a headline in large type. Without a name it is the next of them. " +
			"grow and shrink change the panel that has the focus, swap has it change places with another one, or with the next, and reset undoes all three. save writes down how the panels stand now, as a layout of that name, in your file of settings, where you can change it; all else in the file stays as it is.",
		Example: "layout race",
		Also:    []string{"layouts"},
		Parse: func(a *grammar.Arguments) (c Command) {
			name, _ := grammar.Optional(a, argument.Word("the name of a layout, such as race", a.Known.Layouts...))
			panel := ""
			if name == SwapPanels {
				panel, _ = grammar.Optional(a, argument.Word("the name of a panel, such as charts", a.Known.Panels...))
			}
			as := ""
			if name == SaveLayout {
				as = grammar.Read(a, argument.Word("a name for the layout, such as mine", "mine"))
			}
			return Layout{name, panel, as}
		},
	}
}

func (c Layout) String() string { return strings.TrimRight("layout "+c.Name+" "+c.Panel+c.As, " ") }
