package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/forms"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/session"
	"example.com/sosocoin/tui/steer"
)

// press acts on a key. A terminal may deliver several characters typed fast as
// one press: they are taken one by one, except in a paste, which only a line
// under edit takes.
func (a *App) press(msg keymap.Msg) tea.Cmd {
	if a.left {
		return nil // by a key of the same press
	}
	k := &a.keys
	switch {
	case keymap.Pressed(msg, k.Interrupt):
		return a.quit(ErrInterrupted)
	case keymap.Pressed(msg, k.Suspend):
		return suspend(a.remote, a.say)
	case keymap.Pressed(msg, k.Redraw):
		a.shown.Forget()
		return nil
	}
	switch {
	case a.waits() && keymap.Pressed(msg, k.Escape):
		a.ahead.drop()
	case a.waits():
		a.ahead.add(msg)
		return nil
	}
	switch {
	case msg.Paste:
		return a.pasteBracketed(msg)
	case msg.Type != tea.KeyRunes || len(msg.Runes) < 2:
		return a.pressOne(msg)
	}
	var cmds []tea.Cmd
	for _, r := range msg.Runes {
		cmds = append(cmds, a.press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}))
	}
	return tea.Batch(cmds...)
}

func (a *App) pressOne(msg keymap.Msg) tea.Cmd {
	a.touched = true
	if a.session.Turn() && a.status.asks {
		a.status = status{}
	}
	if n := len(a.overlays); n > 0 {
		top := a.overlays[n-1]
		if c, ok := bare(top).(kit.Copier); ok && keymap.Pressed(msg, a.keys.Copy) {
			return a.copyOf(c)
		}
		return top.key(a, msg)
	}
	if msg.Paste && a.typedFilter() == nil {
		return nil
	}
	if a.tooSmall() {
		if keymap.Pressed(msg, a.keys.Quit) {
			return a.quit(nil)
		}
		return nil
	}
	if cmd, ok := a.keyTo(a.deck.filterKey, msg); ok {
		return tea.Batch(cmd, a.refocus())
	}
	if cmd, ok := a.keyTo(a.focused().Key, msg); ok {
		return tea.Batch(cmd, a.refocus())
	}
	if cmd, ok := a.keyTo(a.time.Key, msg); ok {
		return cmd
	}
	if cmd, ok := a.keyTo(steer.World, msg); ok {
		return cmd
	}
	if cmd, ok := a.keyTo(a.deck.everywhere, msg); ok {
		return cmd
	}
	return a.pressScreen(msg)
}

// pressScreen handles the keys that change what is shown.
func (a *App) pressScreen(msg keymap.Msg) tea.Cmd {
	k := &a.keys
	switch {
	case keymap.Pressed(msg, k.NextPanel):
		a.show(a.recent[0]%panelID(len(a.panels))+1, a.view)
	case keymap.Pressed(msg, k.PrevPanel):
		a.show((a.recent[0]+panelID(len(a.panels))-2)%panelID(len(a.panels))+1, a.view)
	case keymap.Pressed(msg, k.Panel):
		a.show(panelID(slices.Index(k.Panel.Keys(), msg.String())+1), a.view)
	case keymap.Pressed(msg, k.Zoom):
		a.zoom = !a.zoom
	case keymap.Pressed(msg, k.Grow):
		a.say(a.deck.lay(command.Layout{Name: "grow"}, a.layout))
	case keymap.Pressed(msg, k.Shrink):
		a.say(a.deck.lay(command.Layout{Name: "shrink"}, a.layout))
	case keymap.Pressed(msg, k.Swap):
		a.say(a.deck.lay(command.Layout{Name: command.SwapPanels}, a.layout))
	case keymap.Pressed(msg, k.Jump):
		a.open(lying{newJump(a)})
	case keymap.Pressed(msg, k.NextLayout):
		a.say(a.deck.lay(command.Layout{}, a.layout))
	case keymap.Pressed(msg, k.Reorg):
		a.openReorgCard(view.AnyReorg)
	case keymap.Pressed(msg, k.Escape):
		a.zoom = false
		a.status = status{}
	case keymap.Pressed(msg, k.Inspect), keymap.Pressed(msg, k.Life):
		return a.inspectSelected(keymap.Pressed(msg, k.Life))
	case keymap.Pressed(msg, k.Copy):
		return a.copyOf(a.focused())
	case keymap.Pressed(msg, k.Quit):
		if a.session.Unsaved(a.view) && !a.session.Sure("quit") {
			a.status.ask(session.QuitQuestion)
			return nil
		}
		return a.quit(nil)
	default:
		cmd, _ := a.pressAnyView(msg)
		return cmd
	}
	return nil
}

// pressAnyView handles the keys that do the same in the panels and in what lies over them.
func (a *App) pressAnyView(msg keymap.Msg) (cmd tea.Cmd, ok bool) {
	k := &a.keys
	switch {
	case keymap.Pressed(msg, k.Prompt):
		a.startPrompt("")
	case keymap.Pressed(msg, k.Palette):
		a.open(lying{newPalette(a)})
	case keymap.Pressed(msg, k.Situations):
		a.open(lying{newSituations(a)})
	case keymap.Pressed(msg, k.NewWorld):
		a.open(lying{forms.New(a.view)})
	case keymap.Pressed(msg, k.Help):
		a.open(lying{newHelp(a)})
	case keymap.Pressed(msg, k.NextTheme):
		cmd, _ := a.own(command.Theme{}, a.say)
		return cmd, true
	case keymap.Pressed(msg, k.Picture):
		return a.picture("", a.say), true
	default:
		return nil, false
	}
	return nil, true
}
