package tui

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

func TestCopyGoesToTheTerminal(t *testing.T) {
	for _, c := range []struct {
		name, multiplexer string
		keys              []string
		says, want        string // want: how the bytes begin
	}{
		{"a node's address", "", []string{"1", "down", "Y"}, "n1's address sent to the terminal's clipboard", "\x1b]52;c;"},
		{"the best tip", "", []string{"2", "Y"}, "b221's hash sent", "\x1b]52;c;"},
		{"a block of the chain", "", []string{"4", "down", "Y"}, "af25's hash sent", "\x1b]52;c;"},
		{"a line of the log", "", []string{"5", "up", "Y"}, "the line sent", "\x1b]52;c;"},
		{"in tmux", underTmux, []string{"Y"}, "n0's address sent", "\x1b]52;c;"},
		{"in tmux one is told what to set", underTmux, []string{"Y"}, "tmux set -s set-clipboard on", "\x1b]52;c;"},
		{"in screen", underScreen, []string{"Y"}, "n0's address sent to the terminal's clipboard: ", "\x1bP\x1b]52;c;"},
		{"in one of them", underEither, []string{"Y"}, "tmux set -s set-clipboard on", "\x1bP\x1b]52;c;"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			world := newFake(worlds["eight"])
			d := &hand{t, New(world, Options{Output: &out, multiplexer: c.multiplexer}), world}
			d.give(tea.WindowSizeMsg{Width: 120, Height: 40})
			d.press(c.keys...)
			d.shows(c.says)
			if !strings.HasPrefix(out.String(), c.want) {
				t.Fatalf("written: %q", out.String())
			}
			_, coded, _ := strings.Cut(out.String(), "52;c;")
			coded, _, _ = strings.Cut(coded, "\a")
			coded, _, _ = strings.Cut(coded, "\x1b")
			if text, err := base64.StdEncoding.DecodeString(coded); err != nil || len(text) < 20 {
				t.Errorf("%q is sent, %v", text, err)
			}
			if got := strings.Contains(out.String(), "\x1bPtmux;\x1b\x1b]52;c;"); got != (c.multiplexer == underTmux) {
				t.Errorf("wrapped for tmux: %v, in %q", got, out.String())
			}
		})
	}
	d := newHand(t, worlds["empty"], 80, 24)
	d.press("Y")
	d.shows("there is nothing to copy here")
}

// A multiplexer is known by its TERM, too, and nobody is told that something was copied.
func TestMultiplexerBehindALine(t *testing.T) {
	for _, environment := range []map[string]string{{"TERM": "tmux-256color"}, {"TERM": "xterm", "TERM_PROGRAM": "tmux"}} {
		if got := multiplexer(func(name string) string { return environment[name] }); got != underTmux {
			t.Errorf("%v: %q, expected tmux", environment, got)
		}
	}
	for _, m := range []string{"", underTmux, underScreen, underEither} {
		if says := sentTo(m); strings.Contains(says, "copied") || !strings.Contains(says, "sent") {
			t.Errorf("%s: %q", m, says)
		}
	}
	if got := clipboardSequence("x", underEither); !strings.HasSuffix(got, "\x1b]52;c;eA==\a") {
		t.Errorf("the plain form is not in %q", got)
	}
}

func TestMultiplexer(t *testing.T) {
	for want, environment := range map[string]map[string]string{
		"": {"TERM": "xterm"}, underTmux: {"TMUX": "/tmp/x", "TERM": "screen"}, underScreen: {"STY": "1", "TERM": "screen"}, underEither: {"TERM": "screen-256color"},
	} {
		if got := multiplexer(func(name string) string { return environment[name] }); got != want {
			t.Errorf("%v: %q, expected %q", environment, got, want)
		}
	}
}
