package input

import (
	"testing"
	"time"
)

// Only a lone ESC ends by time, and what never ends does not keep the keyboard.
func TestTime(t *testing.T) {
	type piece struct {
		after time.Duration // the piece before
		bytes string
	}
	for _, c := range []struct {
		name   string
		pieces []piece
		is     string
	}{
		{"the escape key", []piece{{0, "\x1b"}, {escapeTime, "m"}}, "esc m"},
		{"twice", []piece{{0, "\x1b"}, {escapeTime, "\x1b"}}, "esc esc"},
		{"twice at once", []piece{{0, "\x1b\x1b"}, {escapeTime, ""}}, "esc esc"},
		{"alt", []piece{{0, "\x1b"}, {escapeTime - 1, "m"}}, "alt+m"},
		{"an arrow", []piece{{0, "\x1b"}, {escapeTime - 1, "["}, {time.Second, "B"}}, "down"},
		{"a report with long silences", []piece{{0, "\x1b[<65;8"}, {time.Second, "0;3"}, {time.Second, "0M"}}, "wheel-down@79,29"},
		{"a character with one", []piece{{0, "\xe4"}, {time.Second, "\xb8\x96"}}, "世"},
		{"an answer a second late, in pieces", []piece{{time.Second, "\x1b]11;rgb:0"}, {time.Second, "/0/0\x1b"}, {time.Second, "\\"}}, "input.Background(rgb:0/0/0)"},
		{"a rest that is late", []piece{{0, "\x1b"}, {200 * time.Millisecond, "[<65;80;30M"}}, "esc wheel-down@79,29"},
		{"an arrow's", []piece{{0, "\x1b"}, {200 * time.Millisecond, "[B"}}, "esc down"},
		{"an answer's", []piece{{0, "\x1b"}, {200 * time.Millisecond, "]11;rgb:0/0/0\a"}}, "esc input.Background(rgb:0/0/0)"},
		{"the keys of one, typed", []piece{{0, "\x1b"}, {200 * time.Millisecond, "["}, {200 * time.Millisecond, "B"}}, "esc [ B"},
		{"long after", []piece{{0, "\x1b"}, {escapeTime + lateTime + 1, "[B"}}, "esc [ B"},
		{"an OSC that never ends", []piece{{0, "\x1b]0;m"}, {time.Second, "m"}, {time.Second, "m"}, {patience - 2*time.Second, "m"}}, "m"},
		{"one that is typed into without a pause", []piece{{0, "\x1b]0;m"}, {patience - 1, "m"}, {2, "m"}, {pause, "m"}}, "m"},
		{"a CSI that never ends", []piece{{0, "\x1b["}, {patience, "m"}}, "m"},
		{"a paste that never ends", []piece{{0, pasteBegin + "a"}, {patience - 1, "b"}, {patience, "m"}}, "[ab] m"},
		{"ctrl+c at any time", []piece{{0, "\x1b]0;m"}, {0, "\x03"}, {0, pasteBegin}, {0, "m\x03"}, {0, "\x1b\x03"}}, "ctrl+c ctrl+c esc ctrl+c"},
	} {
		var d Decoder
		var now time.Duration
		got := ""
		for _, p := range c.pieces {
			now += p.after
			for _, made := range []string{told(d.Pass(now)), told(d.Feed(now, []byte(p.bytes)))} {
				if got != "" && made != "" {
					got += " "
				}
				got += made
			}
		}
		if rest := told(d.Pass(now + time.Hour)); rest != "" {
			got += " " + rest
		}
		if got != c.is {
			t.Errorf("%s: %q, expected %q", c.name, got, c.is)
		}
	}
}
