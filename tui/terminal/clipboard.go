package terminal

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Multiplexer stands between the program and the terminal, and passes on what is for the
// terminal only when it is wrapped for it.
type Multiplexer uint8

// The multiplexers.
const (
	NoMultiplexer Multiplexer = iota
	Tmux
	Screen
	Either // screen or tmux, as it looks from behind a slow line
)

// MultiplexerOf is the one that the environment tells of. Behind ssh there is only TERM, and
// tmux calls itself screen, too.
func MultiplexerOf(getenv func(string) string) Multiplexer {
	term := getenv("TERM")
	switch {
	case getenv("TMUX") != "", getenv("TERM_PROGRAM") == "tmux", strings.HasPrefix(term, "tmux"):
		return Tmux
	case getenv("STY") != "":
		return Screen
	case strings.HasPrefix(term, "screen"):
		return Either
	}
	return NoMultiplexer
}

// Clipboard is what asks a terminal to take a text into its clipboard (OSC 52). tmux
// is asked twice: its options decide whether it takes the text itself, passes it on, or
// both.
func (m Multiplexer) Clipboard(text string) string {
	ask := ansi.SetSystemClipboard(text)
	switch m {
	case Tmux:
		return ask + ansi.TmuxPassthrough(ask)
	case Screen:
		return ansi.ScreenPassthrough(ask, 0)
	case Either: // each of them leaves out what is for the other
		return ansi.ScreenPassthrough(ask, 0) + ask
	}
	return ask
}

// SentTo says where a text for the clipboard went. Whether it arrived nobody tells; tmux
// keeps it to itself unless it is told otherwise (set-clipboard in tmux(1)).
func (m Multiplexer) SentTo() string {
	switch m {
	case Tmux, Either:
		return ` sent to the terminal's clipboard, which tmux lets through after "tmux set -s set-clipboard on": `
	}
	return " sent to the terminal's clipboard: "
}
