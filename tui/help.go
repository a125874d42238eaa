package tui

import (
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/help"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/panel/lesson"
)

// newHelp opens the help, in which one can look for something.
func newHelp(a *App) *kit.TextBox {
	return &kit.TextBox{
		Title: "Help", Lines: func(f *kit.Frame) [][]grid.Span { return helpLines(f, a) }, Searched: true,
		Leads: func(k *keymap.Map) *keymap.Binding { return k.Own(lesson.Library) },
	}
}

func helpLines(f *kit.Frame, a *App) [][]grid.Span { return help.Lines(f, a.deck.here(), &a.keys) }
