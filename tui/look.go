package tui

import (
	"errors"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/forms"
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
	case command.Panel:
		id, err := a.deck.find(c.Name)
		if reply("", err); err == nil {
			a.show(id, a.view)
		}
		return nil, true
	case command.Layout:
		if c.Name == command.SaveLayout {
			return saveLayout(a, c, reply), true
		}
		reply(a.deck.lay(c, a.layout))
		return nil, true
	case command.New:
		if len(c.Settings) > 0 {
			return nil, false
		}
		reply("", nil)
		a.open(lying{forms.New(a.view)})
		return nil, true
	case command.Museum:
		reply("", nil)
		return openMuseum(a, c.Rule), true
	case command.Share:
		return a.share(reply), true
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
		switch err := a.colour(name); {
		case err != nil:
			a.say("", err)
		case a.profile <= grid.Mono:
			a.say("theme mono: this terminal has no colours, or NO_COLOR is set", nil)
		default:
			a.say("theme "+theme.Described(name), nil)
		}
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

// themeFor is the theme for a terminal whose user has chosen none.
func themeFor(light bool) string {
	if light {
		return "light"
	}
	return "dark"
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

// suspend gives the terminal back to the shell for a while, if there is one.
func suspend(remote bool, refuse func(answer string, err error)) tea.Cmd {
	if remote || !terminal.HasShell() {
		refuse("", errors.New("there is no shell to go back to: the program was started without one"))
		return nil
	}
	return tea.Suspend
}
