package terminal

import (
	"strings"
	"testing"
)

// A multiplexer is known by its TERM, too, and nobody is told that something was copied.
func TestMultiplexerBehindALine(t *testing.T) {
	for _, environment := range []map[string]string{{"TERM": "tmux-256color"}, {"TERM": "xterm", "TERM_PROGRAM": "tmux"}} {
		if got := MultiplexerOf(func(name string) string { return environment[name] }); got != Tmux {
			t.Errorf("%v: %d, expected tmux", environment, got)
		}
	}
	for _, m := range []Multiplexer{NoMultiplexer, Tmux, Screen, Either} {
		if says := m.SentTo(); strings.Contains(says, "copied") || !strings.Contains(says, "sent") {
			t.Errorf("%d: %q", m, says)
		}
	}
	if got := Either.Clipboard("x"); !strings.HasSuffix(got, "\x1b]52;c;eA==\a") {
		t.Errorf("the plain form is not in %q", got)
	}
}

func TestMultiplexer(t *testing.T) {
	for want, environment := range map[Multiplexer]map[string]string{
		NoMultiplexer: {"TERM": "xterm"}, Tmux: {"TMUX": "/tmp/x", "TERM": "screen"}, Screen: {"STY": "1", "TERM": "screen"}, Either: {"TERM": "screen-256color"},
	} {
		if got := MultiplexerOf(func(name string) string { return environment[name] }); got != want {
			t.Errorf("%v: %d, expected %d", environment, got, want)
		}
	}
}
