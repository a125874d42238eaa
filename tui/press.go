package tui

import (
	"math"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/forms"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
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
		return a.suspend()
	case keymap.Pressed(msg, k.Redraw):
		a.shown.Forget()
		return nil
	}
	switch {
	case a.waits() && keymap.Pressed(msg, k.Escape):
		a.ahead = nil
	case a.waits():
		a.later(msg)
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
	a.doubted, a.doubt = a.doubt, ""
	if a.doubted != "" && a.status.asks {
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
	if a.pressFilter(msg) {
		return a.refocus()
	}
	if cmd, ok := a.keyTo(a.focused().Key, msg); ok {
		return tea.Batch(cmd, a.refocus())
	}
	if cmd, ok := a.pressTime(msg); ok {
		return cmd
	}
	if cmd, ok := a.pressWorld(msg); ok {
		return cmd
	}
	if cmd, ok := a.pressEverywhere(msg); ok {
		return cmd
	}
	return a.pressScreen(msg)
}

// pressTime handles the keys that steer virtual time.
func (a *App) pressTime(msg keymap.Msg) (cmd tea.Cmd, ok bool) {
	k := &a.keys
	switch {
	case keymap.Pressed(msg, k.Pause):
		if a.view.Clock.Paused || a.view.Clock.Stopped != "" {
			return a.do(command.Resume{}.String()), true
		}
		return a.do(command.Pause{}.String()), true
	case keymap.Pressed(msg, k.Step):
		return a.do(command.Step{What: command.StepPacket}.String()), true
	case keymap.Pressed(msg, k.NextBlock):
		return a.do(command.Step{What: command.StepBlock}.String()), true
	case keymap.Pressed(msg, k.Slower):
		return a.setSpeed(slower), true
	case keymap.Pressed(msg, k.Faster):
		return a.setSpeed(faster), true
	case keymap.Pressed(msg, k.BackBlock):
		return a.do(command.Back{}.String()), true
	case keymap.Pressed(msg, k.OnBlock):
		return a.do(command.Forward{}.String()), true
	case keymap.Pressed(msg, k.BackTime):
		return a.do(command.Back{By: littleWhile}.String()), true
	case keymap.Pressed(msg, k.OnTime):
		return a.do(command.Forward{By: littleWhile}.String()), true
	case keymap.Pressed(msg, k.Undo):
		return a.do(command.Undo{}.String()), true
	}
	return nil, false
}

// littleWhile is how far { and } go.
const littleWhile = 10 * time.Second

// The slowest speed, and the fastest before "max", in virtual seconds per second.
const (
	leastSpeed = 1.0 / 8
	mostSpeed  = 1024
)

func slower(speed float64) float64 {
	if math.IsInf(speed, 1) {
		return mostSpeed
	}
	return max(leastSpeed, speed/2)
}

func faster(speed float64) float64 {
	if speed >= mostSpeed {
		return math.Inf(1)
	}
	return max(leastSpeed, speed*2)
}

// setSpeed changes the speed last asked for, which the view may not show yet.
func (a *App) setSpeed(change func(float64) float64) tea.Cmd {
	if a.speed == 0 {
		a.speed = a.view.Clock.Speed
	}
	a.speed = change(a.speed)
	return a.do(command.Speed{Factor: a.speed}.String())
}

// pressWorld handles the keys that act on nodes and links.
func (a *App) pressWorld(msg keymap.Msg) (cmd tea.Cmd, ok bool) {
	k, v := &a.keys, a.view
	if keymap.Pressed(msg, k.Heal) {
		return a.do(command.Heal{}.String()), true
	}
	if a.selected >= len(v.Nodes) {
		return nil, false
	}
	one := command.NodeList{Nodes: []int{a.selected}}
	switch {
	case keymap.Pressed(msg, k.MineOne):
		return a.do(command.Mine{Nodes: one, Mode: command.MineOne}.String()), true
	case keymap.Pressed(msg, k.MineOnOff):
		mode := command.MineOn
		if v.Nodes[a.selected].State == view.Mining {
			mode = command.MineOff
		}
		return a.do(command.Mine{Nodes: one, Mode: mode}.String()), true
	case keymap.Pressed(msg, k.Sync):
		return a.do(command.Sync{Nodes: one}.String()), true
	case keymap.Pressed(msg, k.Send):
		a.open(lying{forms.Send(v, a.selected)})
	case keymap.Pressed(msg, k.Link):
		a.open(lying{forms.Link(v, a.selected)})
	case keymap.Pressed(msg, k.Cut):
		a.open(lying{forms.Cut(v, a.selected)})
	case keymap.Pressed(msg, k.Partition):
		a.open(lying{forms.Partition(v)})
	default:
		return nil, false
	}
	return nil, true
}

// pressScreen handles the keys that change what is shown.
func (a *App) pressScreen(msg keymap.Msg) tea.Cmd {
	k := &a.keys
	switch {
	case keymap.Pressed(msg, k.NextPanel):
		a.show(a.recent[0]%panelID(len(a.panels)) + 1)
	case keymap.Pressed(msg, k.PrevPanel):
		a.show((a.recent[0]+panelID(len(a.panels))-2)%panelID(len(a.panels)) + 1)
	case keymap.Pressed(msg, k.Panel):
		a.show(panelID(slices.Index(k.Panel.Keys(), msg.String()) + 1))
	case keymap.Pressed(msg, k.Zoom):
		a.zoom = !a.zoom
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
		if a.unsaved() && !a.sure("quit") {
			a.askBack(quitQuestion)
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
