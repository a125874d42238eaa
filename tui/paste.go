package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/input"
	"example.com/sosocoin/tui/keymap"
)

// taking is what becomes of text that comes now.
type taking int

const (
	nothingTaken taking = iota // keys have other meanings
	linesTaken                 // they are carried out
	fieldTaken                 // one line, which is filled in
)

func (a *App) taking() taking {
	n := len(a.overlays)
	if n == 0 {
		if a.typedFilter() != nil {
			return fieldTaken
		}
		return nothingTaken
	}
	search := false
	switch o := a.overlays[n-1].(type) {
	case prompting:
		return linesTaken
	case lying:
		search = o.typing()
	}
	if search {
		return fieldTaken
	}
	return nothingTaken
}

// pasteBracketed takes a paste that the terminal has marked as one.
func (a *App) pasteBracketed(msg keymap.Msg) tea.Cmd {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(msg.Runes))
	switch at := a.taking(); {
	case at == linesTaken && strings.Contains(text, "\n"):
		return a.pasteLines(text, true)
	case at == nothingTaken:
		a.status.refusePaste(&a.keys)
		return nil
	}
	return a.pressOne(msg)
}

// paste takes text that came as fast as only a paste does, or a script. A script may open
// the prompt or a search itself, and what ends with one line may be its keys.
func (a *App) paste(text string) tea.Cmd {
	switch a.taking() {
	case linesTaken:
		return a.pasteLines(text, false)
	case fieldTaken:
		if strings.Contains(strings.TrimSuffix(text, "\n"), "\n") {
			a.status.refusePaste(&a.keys)
			return nil
		}
		return a.pressText(text)
	}
	before, rest := scripted(text, &a.keys, a.view.Known)
	cmd := a.pressText(before)
	if before == "" || a.taking() == nothingTaken {
		a.status.refusePaste(&a.keys)
		return cmd
	}
	return tea.Batch(cmd, a.paste(rest))
}

// refusePaste says where a paste would be taken.
func (s *status) refusePaste(k *keymap.Map) {
	s.refuse("text was pasted where no line is typed, and nothing was done; " + k.Prompt.Help().Key + " opens the command line for it")
}

func (a *App) pressText(text string) tea.Cmd {
	var cmds []tea.Cmd
	for _, r := range text {
		cmds = append(cmds, a.press(typedKey(r)))
	}
	return tea.Batch(cmds...)
}

// pasteLines carries out the lines of a paste at the prompt, one after the other. Keys that
// came right behind unmarked ones are keys.
func (a *App) pasteLines(text string, bracketed bool) tea.Cmd {
	a.ahead.told = nil
	for line := range strings.Lines(text) {
		body, ends := strings.CutSuffix(line, "\n")
		if !ends && !bracketed && body != text && !input.Pasted(body).Plain() {
			for _, r := range body {
				a.ahead.add(typedKey(r))
			}
			break
		}
		a.ahead.add(pastedLine{body, ends})
	}
	return a.goOn()
}

// goOn takes what has waited, as far as it need wait no more.
func (a *App) goOn() tea.Cmd {
	var cmds []tea.Cmd
	for len(a.ahead.waiting) > 0 && !a.waits() && !a.left {
		switch next := a.ahead.next().(type) {
		case keymap.Msg:
			cmds = append(cmds, a.press(next))
		case pastedLine:
			cmds = append(cmds, a.pasteLine(next))
		}
	}
	return tea.Batch(cmds...)
}
