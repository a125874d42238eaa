package tui

import (
	"errors"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/terminal"
	"example.com/sosocoin/tui/theme"
	"example.com/sosocoin/tui/toasts"
)

// own carries out a command that is about the screen alone; ok is false for one that
// the world has to hear of. reply gets the answer of one that is not told otherwise.
func (a *App) own(c command.Command, reply func(answer string, err error)) (cmd tea.Cmd, ok bool) {
	switch c := c.(type) {
	case command.Quit:
		return a.quit(nil), true
	case command.Picture:
		return a.picture(c.File, reply), true
	case command.Toasts:
		a.toasts = toasts.Toasts{Off: !c.On}
		reply(c.String(), nil)
		return nil, true
	case command.Theme:
		reply("", nil)
		name := c.Name
		if name == "" {
			name = nextTheme(a.th.Name)
		}
		a.guessed = false
		a.setTheme(name)
		return nil, true
	case command.Mouse:
		reply("", nil)
		return a.setMouse(c.On), true
	}
	return nil, false
}

func nextTheme(name string) string {
	names := theme.Names()
	return names[(slices.Index(names, name)+1)%len(names)]
}

// setTheme draws in other colours from the next frame on.
func (a *App) setTheme(name string) {
	if err := a.colour(name); err != nil {
		a.say("", err)
		return
	}
	if a.profile <= grid.Mono {
		a.say("theme mono: this terminal has no colours, or NO_COLOR is set", nil)
		return
	}
	a.say("theme "+theme.Described(name), nil)
}

// colour draws in other colours and says nothing.
func (a *App) colour(name string) error {
	th, err := theme.New(name, a.profile, a.th.ASCII)
	if err != nil {
		return err
	}
	th.SetWide(a.th.Wide)
	a.th, a.stale = th, true
	a.g = th.NewGrid(a.w, a.h)
	return nil
}

// themeFor is the theme for a terminal whose user has chosen none.
func themeFor(light bool) string {
	if light {
		return "light"
	}
	return "dark"
}

// heedBackground goes over to the theme for the background that the terminal has told of,
// unless somebody has chosen a theme by then.
func (a *App) heedBackground(answer string) {
	if !a.guessed {
		return
	}
	a.guessed = false
	if name := themeFor(terminal.Light(answer)); name != a.th.Name {
		_ = a.colour(name) // both are there
	}
}

// setMouse lets the mouse act here, or leaves it to the terminal, which then selects and
// copies text as everywhere else.
func (a *App) setMouse(on bool) tea.Cmd {
	a.pointer, a.stale = on, true
	if on {
		a.say("the mouse selects and scrolls here", nil)
	} else {
		a.say("the mouse is the terminal's: it selects text", nil)
	}
	return a.mouseMode
}

// mouseMode has the terminal report what the mouse does, or not. It has to be told anew
// after the program was suspended.
func (a *App) mouseMode() tea.Msg {
	if a.pointer {
		return tea.EnableMouseCellMotion()
	}
	return tea.DisableMouse()
}

// suspend gives the terminal back to the shell for a while, if there is one.
func (a *App) suspend() tea.Cmd {
	if !terminal.HasShell() {
		a.say("", errors.New("there is no shell to go back to: the program was started without one"))
		return nil
	}
	return tea.Suspend
}
