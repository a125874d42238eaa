package tui

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
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
		a.refusePaste()
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
			a.refusePaste()
			return nil
		}
		return a.pressText(text)
	}
	before, rest := a.scripted(text)
	cmd := a.pressText(before)
	if before == "" || a.taking() == nothingTaken {
		a.refusePaste()
		return cmd
	}
	return tea.Batch(cmd, a.paste(rest))
}

// scripted is the part of a text up to where it opens the prompt or a search. Keys may stand
// before the prompt's where they are few and a command follows; else they are words.
func (a *App) scripted(text string) (before, rest string) {
	for i, r := range text {
		key := typedKey(r)
		switch {
		case i == 0 && (keymap.Pressed(key, a.keys.Filter) || keymap.Pressed(key, a.keys.Prompt)):
			return text[:1], text[1:]
		case strings.ContainsRune("\n\t", r), i >= fewKeys:
			return "", text
		case keymap.Pressed(key, a.keys.Prompt) && a.begins(text[i+1:]):
			return text[:i+1], text[i+1:]
		}
	}
	return "", text
}

// fewKeys is how many keys a script may send together with the line that follows them.
const fewKeys = 4

// begins says whether a text begins with the name of a command, right away.
func (a *App) begins(text string) bool {
	name, _, _ := strings.Cut(text, "\n")
	name, _, _ = strings.Cut(name, " ")
	_, step := a.view.Known.Step(name)
	_, known := command.Lookup(name)
	return step || known
}

func (a *App) refusePaste() {
	a.stale = true
	a.refuse("text was pasted where no line is typed, and nothing was done; " + a.keys.Prompt.Help().Key + " opens the command line for it")
}

// typedKey is the key that types a character.
func typedKey(r rune) keymap.Msg {
	switch r {
	case '\n':
		return tea.KeyMsg{Type: tea.KeyEnter}
	case '\t':
		return tea.KeyMsg{Type: tea.KeyTab}
	case ' ':
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{r}}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}
}

func (a *App) pressText(text string) tea.Cmd {
	var cmds []tea.Cmd
	for _, r := range text {
		cmds = append(cmds, a.press(typedKey(r)))
	}
	return tea.Batch(cmds...)
}

// pastedLine is a line of a paste that waits for the ones before it.
type pastedLine struct {
	text string
	ends bool // and so is carried out; else it stays to be gone on with
}

// pasteLines carries out the lines of a paste at the prompt, one after the other. Keys that
// came right behind unmarked ones are keys.
func (a *App) pasteLines(text string, bracketed bool) tea.Cmd {
	a.told = nil
	for line := range strings.Lines(text) {
		body, ends := strings.CutSuffix(line, "\n")
		if !ends && !bracketed && body != text && !input.Pasted(body).Plain() {
			for _, r := range body {
				a.later(typedKey(r))
			}
			break
		}
		a.later(pastedLine{body, ends})
	}
	return a.goOn()
}

// mostAhead is how many keys and lines may wait for what was asked for before them.
const mostAhead = 1000

// later keeps a key or a pastedLine until what is under way has ended.
func (a *App) later(what any) {
	if len(a.ahead) < mostAhead {
		a.ahead = append(a.ahead, what)
	}
}

// waits says whether a line is under way whose answer decides what keys are for.
func (a *App) waits() bool {
	if len(a.overlays) == 0 {
		return false
	}
	switch o := a.overlays[len(a.overlays)-1].(type) {
	case prompting:
		return o.Waiting()
	case lying:
		return o.waiting()
	}
	return false
}

// goOn takes what has waited, as far as it need wait no more.
func (a *App) goOn() tea.Cmd {
	var cmds []tea.Cmd
	for len(a.ahead) > 0 && !a.waits() && !a.left {
		next := a.ahead[0]
		a.ahead = a.ahead[1:]
		switch next := next.(type) {
		case keymap.Msg:
			cmds = append(cmds, a.press(next))
		case pastedLine:
			cmds = append(cmds, a.pasteLine(next))
		}
	}
	return tea.Batch(cmds...)
}

// halt drops what waits, since what was to come before it was not done, and says so.
func (a *App) halt() (note string) {
	lines := 0
	for _, next := range a.ahead {
		if l, ok := next.(pastedLine); ok && strings.TrimSpace(l.text) != "" {
			lines++
		}
	}
	a.ahead = nil
	switch lines {
	case 0:
		return ""
	case 1:
		return "; the pasted line after it was left out"
	}
	return fmt.Sprintf("; the %d pasted lines after it were left out", lines)
}

// tell says what the lines of a paste were answered, all in one.
func (a *App) tell(answer string) {
	if strings.Contains(strings.TrimRight(answer, "\n"), "\n") {
		a.say(answer, nil)
		return
	}
	a.told = append(a.told, answer)
	const most = 4
	text := strings.Join(a.told[max(0, len(a.told)-most):], "; ")
	if len(a.told) > most {
		text = fmt.Sprintf("%d lines; the last ones: %s", len(a.told), text)
	}
	a.say(text, nil)
}
