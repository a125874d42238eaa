package tui

import (
	"errors"
	"io"
	"syscall"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/cast"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/layout"
	"example.com/sosocoin/tui/terminal"
	"example.com/sosocoin/tui/theme"
)

// canvas is what a frame is drawn on, in which colours, and what of it is on the terminal.
type canvas struct {
	g    *grid.Grid
	w, h int
	th   *theme.Theme

	profile grid.Profile // the colours of the terminal, which a theme need not use
	guessed bool         // the theme is nobody's choice
	pointer bool         // the mouse acts here

	out      io.Writer      // the terminal, also for what is no part of the frame
	recorder *cast.Recorder // of what is drawn there
	stale    bool           // the frame is older than the state
	moves    bool           // a panel has more pictures to come of what has happened
	drawn    string         // of it
	shown    grid.Shown     // on the terminal
	lost     error          // why nothing can be shown any more
}

func (c *canvas) tooSmall() bool { return c.w < layout.MinWidth || c.h < layout.MinHeight }

// written takes in how a frame was written. A terminal that is only full gets the frame
// later; one that is gone ends the program at the next message, of which a tick is one.
func (c *canvas) written(_ int, err error) {
	switch {
	case err == nil:
	case errors.Is(err, syscall.EAGAIN):
		c.stale = true
		c.shown.Forget()
	default:
		c.lost = err
	}
}

// colour draws in other colours and says nothing.
func (c *canvas) colour(name string) error {
	th, err := theme.New(name, c.profile, c.th.ASCII)
	if err != nil {
		return err
	}
	th.SetWide(c.th.Wide)
	th.Pen = c.th.Pen
	c.th, c.stale = th, true
	c.g = th.NewGrid(c.w, c.h)
	return nil
}

// heedBackground goes over to the theme for the background that the terminal has told of,
// unless somebody has chosen a theme by then.
func (c *canvas) heedBackground(answer string) {
	if !c.guessed {
		return
	}
	c.guessed = false
	if name := themeFor(terminal.Light(answer)); name != c.th.Name {
		_ = c.colour(name) // both are there
	}
}

// mouseMode has the terminal report what the mouse does, or not. It has to be told anew
// after the program was suspended.
func (c *canvas) mouseMode() tea.Msg {
	if c.pointer {
		return tea.EnableMouseCellMotion()
	}
	return tea.DisableMouse()
}
