package program

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// sweptFile is a file of results, in a directory of its own.
func sweptFile(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.sweep")
	c := programAs(t, asProgram, "sweep", "--nodes", "2", "--topology", "full", "--hashrate", "2H/s", "--blocks", "10", "--set", "latency=1s,5s", "--runs", "2", "--resume", file)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return file
}

// A run of a sweep is opened in the dashboard, the view comes back as it was, and what was opened is told
// in the end.
func TestResultsOpenInTheDashboard(t *testing.T) {
	s := open(t, 120, 40, programAs(t, asProgram, "sweep", "show", sweptFile(t)))
	s.has("2 cells")
	s.press("j\r")
	s.has("latency=5s")
	s.has("from the mean")
	s.press("\r")
	s.has("1 Nodes")
	s.has("2 nodes")
	s.press("q")
	s.has("back from seed")
	s.press("q")
	s.shows("the command", func(screen string) bool {
		return strings.Contains(screen, "sosocoin --headless --nodes 2 --topology full --latency 5s --hashrate 2H/s --blocks 10 --seed ") && !strings.Contains(screen, "from the mean")
	})
	s.ends(exitFine)
}

// A signal or Ctrl-C ends the view, and the terminal is as it was.
func TestResultsInterrupted(t *testing.T) {
	file := sweptFile(t)
	for name, interrupt := range map[string]func(*testTerminal){
		"Ctrl-C":  func(s *testTerminal) { s.press("\x03") },
		"SIGTERM": func(s *testTerminal) { s.signal(syscall.SIGTERM) },
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, 80, 24, programAs(t, asProgram, "sweep", "show", file))
			s.has("2 cells")
			interrupt(s)
			s.ends(exitInterrupted)
		})
	}
}
