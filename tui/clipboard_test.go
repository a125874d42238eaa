package tui

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/terminal"
)

func TestCopyGoesToTheTerminal(t *testing.T) {
	for _, c := range []struct {
		name        string
		multiplexer terminal.Multiplexer
		keys        []string
		says, want  string // want: how the bytes begin
	}{
		{"a node's address", terminal.NoMultiplexer, []string{"1", "down", "Y"}, "n1's address sent to the terminal's clipboard", "\x1b]52;c;"},
		{"the best tip", terminal.NoMultiplexer, []string{"2", "Y"}, "b221's hash sent", "\x1b]52;c;"},
		{"a block of the chain", terminal.NoMultiplexer, []string{"4", "down", "Y"}, "af25's hash sent", "\x1b]52;c;"},
		{"a line of the log", terminal.NoMultiplexer, []string{"5", "up", "Y"}, "the line sent", "\x1b]52;c;"},
		{"in tmux", terminal.Tmux, []string{"Y"}, "n0's address sent", "\x1b]52;c;"},
		{"in tmux one is told what to set", terminal.Tmux, []string{"Y"}, "tmux set -s set-clipboard on", "\x1b]52;c;"},
		{"in screen", terminal.Screen, []string{"Y"}, "n0's address sent to the terminal's clipboard: ", "\x1bP\x1b]52;c;"},
		{"in one of them", terminal.Either, []string{"Y"}, "tmux set -s set-clipboard on", "\x1bP\x1b]52;c;"},
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
			if got := strings.Contains(out.String(), "\x1bPtmux;\x1b\x1b]52;c;"); got != (c.multiplexer == terminal.Tmux) {
				t.Errorf("wrapped for tmux: %v, in %q", got, out.String())
			}
		})
	}
	d := newHand(t, worlds["empty"], 80, 24)
	d.press("Y")
	d.shows("there is nothing to copy here")
}

// The line of a moment is shown, and sent to the clipboard.
func TestShareShowsTheLine(t *testing.T) {
	var out bytes.Buffer
	world := newFake(worlds["eight"])
	d := &hand{t, New(world, Options{Output: &out}), world}
	d.give(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.press(":", "share", "enter")
	if got := d.world.said(); got != "share" {
		t.Fatalf("the world was told %q", got)
	}
	d.shows("this moment sent to the terminal's clipboard")
	d.shows("sosocoin --open LINE opens it")
	_, coded, _ := strings.Cut(out.String(), "52;c;")
	coded, _, _ = strings.Cut(coded, "\a")
	line, err := base64.StdEncoding.DecodeString(coded)
	if err != nil || len(line) == 0 {
		t.Fatalf("%q is sent, %v", line, err)
	}
	d.shows(string(line))
}
