package tui

import (
	"io"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/tui/kit"
)

// copyOf sends what is under the cursor to the terminal's clipboard. Without anything
// of its own a panel gives the selected node's address.
func (a *App) copyOf(from any) tea.Cmd {
	var what, text string
	if c, ok := from.(kit.Copier); ok {
		what, text = c.Copy(a.view)
	}
	if text == "" && a.selected < len(a.view.Nodes) {
		what, text = kit.AddressText(a.view, a.selected)
	}
	if text == "" {
		a.status.refuse("there is nothing to copy here")
		return nil
	}
	text = plain.Line(text) // it may be pasted into a shell
	out, multiplexer := a.out, a.multiplexer
	return aside(func() (string, error) {
		_, err := io.WriteString(out, multiplexer.Clipboard(text))
		return what + multiplexer.SentTo() + text, err
	}, a.say)
}

// share shows the line of this moment, and sends it to the clipboard.
func (a *App) share(reply func(answer string, err error)) tea.Cmd {
	ctx, world, out, multiplexer := a.errands.ctx, a.errands.world, a.out, a.multiplexer
	return aside(func() (string, error) {
		line, err := world.Do(ctx, command.Share{}.String())
		if err != nil {
			return "", err
		}
		_, err = io.WriteString(out, multiplexer.Clipboard(line))
		return "this moment" + multiplexer.SentTo() + "\n" + line + "\n\nsosocoin --open LINE opens it.", err
	}, reply)
}
