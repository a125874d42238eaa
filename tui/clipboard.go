package tui

import (
	"io"
	"os"
	"strings"
	"sync"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/view"
)

// copier is a panel, or an overlay, with something under its cursor that is worth a
// copy: a hash, an address. The text is "" for nothing.
type copier interface {
	Copy(v *view.View) (what, text string)
}

// Multiplexers stand between the program and the terminal, and pass on what is for the
// terminal only when it is wrapped for them.
const (
	underTmux   = "tmux"
	underScreen = "screen"
	underEither = "screen or tmux" // as it looks from behind a slow line
)

// multiplexer names the one that the environment tells of, or "". Behind ssh there is only
// TERM, and tmux calls itself screen, too.
func multiplexer(getenv func(string) string) string {
	term := getenv("TERM")
	switch {
	case getenv("TMUX") != "", getenv("TERM_PROGRAM") == "tmux", strings.HasPrefix(term, "tmux"):
		return underTmux
	case getenv("STY") != "":
		return underScreen
	case strings.HasPrefix(term, "screen"):
		return underEither
	}
	return ""
}

// clipboardSequence asks a terminal to take a text into its clipboard (OSC 52). tmux
// is asked twice: its options decide whether it takes the text itself, passes it on, or
// both.
func clipboardSequence(text, multiplexer string) string {
	ask := ansi.SetSystemClipboard(text)
	switch multiplexer {
	case underTmux:
		return ask + ansi.TmuxPassthrough(ask)
	case underScreen:
		return ansi.ScreenPassthrough(ask, 0)
	case underEither: // each of them leaves out what is for the other
		return ansi.ScreenPassthrough(ask, 0) + ask
	}
	return ask
}

// sentTo says where a text for the clipboard went. Whether it arrived nobody tells; tmux
// keeps it to itself unless it is told otherwise (set-clipboard in tmux(1)).
func sentTo(multiplexer string) string {
	switch multiplexer {
	case underTmux, underEither:
		return ` sent to the terminal's clipboard, which tmux lets through after "tmux set -s set-clipboard on": `
	}
	return " sent to the terminal's clipboard: "
}

// whole is a writer each of whose writes is done before the next begins, as those to a
// terminal are, so that nothing is written into the middle of a frame.
type whole struct {
	mu sync.Mutex
	w  io.Writer
}

func (w *whole) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.w.Write(p)
}

// sharedOutput returns an output that two may write to.
func sharedOutput(w io.Writer) io.Writer {
	switch w := w.(type) {
	case nil:
		return os.Stdout
	case *os.File:
		return w
	default:
		return &whole{w: w}
	}
}

// copyOf sends what is under the cursor to the terminal's clipboard. Without anything
// of its own a panel gives the selected node's address.
func (a *App) copyOf(from any) tea.Cmd {
	var what, text string
	if c, ok := from.(copier); ok {
		what, text = c.Copy(a.view)
	}
	if text == "" && a.selected < len(a.view.Nodes) {
		what, text = nodeAddress(a.view, a.selected)
	}
	if text == "" {
		a.refuse("there is nothing to copy here")
		return nil
	}
	text = plain.Line(text) // it may be pasted into a shell
	out, multiplexer, sequence := a.out, a.multiplexer, clipboardSequence(text, a.multiplexer)
	return a.aside(func() (string, error) {
		_, err := io.WriteString(out, sequence)
		return what + sentTo(multiplexer) + text, err
	}, a.say)
}

// hashText names a block's hash for a copy.
func hashText(h chain.Hash) (what, text string) {
	if h.IsZero() {
		return "", ""
	}
	return h.Short() + "'s hash", h.String()
}

func idText(id chain.Hash) (what, text string) {
	return "transaction " + id.Short() + "'s id", id.String()
}

func nodeAddress(v *view.View, id int) (what, text string) {
	for i := range v.Nodes {
		if v.Nodes[i].ID == id {
			return v.Name(id) + "'s address", v.Nodes[i].Address.String()
		}
	}
	return "", ""
}
