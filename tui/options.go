package tui

import (
	"io"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/cast"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/layout"
	"example.com/sosocoin/tui/terminal"
	"example.com/sosocoin/tui/theme"
)

// Options steer how the dashboard looks and what it talks to. The zero value is
// for a picture in no colour; Run fills in what the terminal can do.
type Options struct {
	Theme   string       // one of theme.Names; "": dark or light, as the terminal's background is
	ASCII   bool         // draw with ASCII characters only
	Pen     grid.Pen     // of lines of dots
	Wide    bool         // the terminal draws ambiguous characters two columns wide: see theme.Wide
	Profile grid.Profile // the colours that the terminal can show; Run finds out by itself when Detect is set
	Detect  bool         // look at the environment and the terminal for Profile, ASCII, Wide and the background
	Mouse   bool         // the mouse acts in the dashboard; else it is the terminal's

	Keys []keymap.Rebinding // of actions that are to have other keys; keymap.Check refuses what will not do

	Layouts []layout.Layout // more of them, made by the user
	Layout  string          // that of the beginning, by its name; "": the overview

	// SaveLayout writes one down, of which these are the rows, and returns the name of the file; nil: there is none.
	SaveLayout func(name string, rows []string) (file string, err error)

	Recorder *cast.Recorder // of what the terminal shows; nil: none

	Recorded bool // the run is written into a file at its end: nothing is lost by q

	Input  io.Reader // nil: the terminal
	Output io.Writer // nil: standard output

	Remote *terminal.Remote // where Input and Output are another machine's; nil: they are this one's

	multiplexer terminal.Multiplexer // Run finds out
	guessed     bool                 // Theme is not the user's choice: the terminal may know better
}

// theme returns the theme asked for; "dark" for one that does not exist, which
// the flags' reader has refused before.
func (o Options) theme() *theme.Theme {
	name := o.Theme
	if name == "" {
		name = "dark"
	}
	t, err := theme.New(name, o.Profile, o.ASCII)
	if err != nil {
		t, _ = theme.New("dark", o.Profile, o.ASCII)
	}
	t.SetWide(o.Wide)
	t.Pen = o.Pen
	return t
}

// still is a world that stands still: one view, and no answers.
type still struct {
	Controller
	view *view.View
}

func (s still) View() *view.View { return s.view }

// Snapshot draws one frame of w columns and h lines without a program around it:
// for pictures and for tests.
func Snapshot(v *view.View, w, h int, o Options) *grid.Grid {
	a := New(still{view: v}, o)
	a.w, a.h, a.touched = w, h, true
	a.g.Resize(w, h)
	a.draw()
	return a.g
}
