package program

import (
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// A terminal that is closed ends the dashboard in good order: what it was to record is
// written.
func TestTerminalThatGoes(t *testing.T) {
	file := filepath.Join(t.TempDir(), "run.scenario")
	s := open(t, 120, 40, programAs(t, asProgram, "--record", file))
	s.has("1 Nodes")
	s.press("m")
	s.has("mine n0 one")
	if err := s.keyboard.Close(); err != nil {
		t.Fatal(err)
	}
	if code := exitCode(<-s.ended); code != exitInterrupted {
		t.Errorf("exit code %d, want %d", code, exitInterrupted)
	}
	if text := contents(t, file); !strings.Contains(string(text), "mine n0 one") {
		t.Errorf("the recording is:\n%s", text)
	}
}

// A headless run whose terminal is closed still leaves its files.
func TestHangupOfAHeadlessRun(t *testing.T) {
	if signal.Ignored(syscall.SIGHUP) {
		t.Skip("these tests were started with nohup, and so is every program that they start")
	}
	file := filepath.Join(t.TempDir(), "end.svg")
	interrupt(t, syscall.SIGHUP, "--svg", file)
	checkXML(t, file)
}

// Without a shell there is nobody to go back to: Ctrl-Z says so, and all goes on.
func TestSuspendWithoutShell(t *testing.T) {
	s := open(t, 120, 40, programAs(t, asProgram))
	s.has("1 Nodes")
	s.press("\x1a")
	s.has("there is no shell to go back to")
	s.press("q")
	s.ends(exitFine)
}

// A shell with job control gets the terminal for a while, as it was, and the program goes
// on with the mouse where it was.
func TestSuspendAndContinue(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no shell with job control")
	}
	c := shell(t, "exec "+bash+" --norc --noprofile -i")
	s := open(t, 120, 40, c, "PS1=ready> ")
	s.has("ready>")
	s.press("sosocoin\r")
	s.has("1 Nodes")
	for range 2 {
		s.press("\x1a")
		s.has("Stopped")
		s.mu.Lock()
		alt, left := s.screen.IsAltScreen(), s.left()
		s.mu.Unlock()
		if alt {
			t.Error("the shell has the alternate screen")
		}
		for _, mode := range left {
			if mode != ansi.ModeBracketedPaste { // that is bash's own
				t.Errorf("the shell has mode %v", mode)
			}
		}
		s.press("clear; fg\r")
		s.has("1 Nodes")
		s.shows("the mouse", func(string) bool {
			s.mu.Lock()
			defer s.mu.Unlock()
			return s.modes[ansi.ModeMouseButtonEvent]
		})
	}
	s.press("q")
	s.shows("the prompt", func(screen string) bool { return !strings.Contains(screen, "1 Nodes") })
	s.press("exit\r")
	s.ends(exitFine)
}
