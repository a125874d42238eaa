package program

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// recorded lists what a run's record says was done in it.
func recorded(t *testing.T, file string) []string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var done []string
	for line := range strings.Lines(string(text)) {
		if f := strings.Fields(line); len(f) > 1 && strings.HasPrefix(f[0], "@") && !slices.Contains([]string{"digest", "end"}, f[1]) {
			done = append(done, strings.Join(f[1:], " "))
		}
	}
	return done
}

// What the mouse does and what a terminal answers presses no key, however much comes at
// once; lines that are pasted are carried out.
func TestWhatATerminalSends(t *testing.T) {
	var drag strings.Builder
	for _, x := range []string{"10", "20", "30", "40", "50", "60"} {
		drag.WriteString("\x1b[<32;" + x + ";10M")
	}
	for _, c := range []struct {
		name  string
		sends []string
		shows string
		done  []string
	}{
		{"a wheel turned far", []string{strings.Repeat("\x1b[<65;80;30M", 100)}, "", nil},
		{"a mouse dragged far", []string{strings.Repeat(drag.String(), 10)}, "", nil},
		{"reports in pieces", []string{"\x1b[<0;10", ";5m", "\x1b[<64;1", "0;10M", "\x1b[", "B"}, "", nil},
		{"late answers", []string{"\x1b]11;rgb:1e1e/1e", "1e/2e2e\x1b", "\\\x1b[?62;22c", "\x1bP>|tmux 3.4\x1b\\"}, "", nil},
		{"lines pasted over the panels", []string{"mine n1 off\nmine n2 off\n"}, "text was pasted", nil},
		{"lines pasted at the prompt", []string{":", "mine n1 off\nmine n2 off\n"}, "off", []string{"mine n1 off", "mine n2 off"}},
		{"and in brackets", []string{":", "\x1b[200~mine n1 off\rmine n2 off\r\x1b[201~"}, "off", []string{"mine n1 off", "mine n2 off"}},
		{"with the prompt's key", []string{":mine n1 off\nmine n2 off\n"}, "off", []string{"mine n1 off", "mine n2 off"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "r.scenario")
			s := open(t, 120, 40, programAs(t, asProgram, "--nodes", "4", "--do", "pause", "--record", file))
			s.has("4 nodes")
			for _, piece := range c.sends {
				s.press(piece)
			}
			s.shows("what it comes to", func(screen string) bool {
				return strings.Contains(screen, c.shows) && !strings.Contains(screen, "\n: ")
			})
			s.press("?") // and so all was read that came before
			s.has("╭─ Help")
			s.press("\x03")
			s.ends(exitInterrupted)
			if got := recorded(t, file); !slices.Equal(got, c.done) {
				t.Errorf("recorded: %q, expected %q", got, c.done)
			}
		})
	}
}

// A terminal that was never told its size.
func TestDashboardWithoutASize(t *testing.T) {
	for name, c := range map[string]struct {
		environment []string
		w, h        int
	}{
		"nothing known":     {nil, 80, 24},
		"COLUMNS and LINES": {[]string{"COLUMNS=100", "LINES=30"}, 100, 30},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := openUnsized(t, c.w, c.h, programAs(t, asProgram), c.environment...)
			s.has("8 nodes")
			s.shows("all lines", func(screen string) bool { return lastLine(screen) == c.h })
			s.press(":")
			s.has("enter run")
			s.press("\x03")
			s.ends(exitInterrupted)
		})
	}
}

// lastLine counts the lines down to the last one that something stands in.
func lastLine(screen string) int { return len(strings.Split(strings.TrimRight(screen, " \r\n"), "\n")) }
