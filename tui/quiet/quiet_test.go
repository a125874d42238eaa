package quiet_test

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/creack/pty"

	_ "example.com/sosocoin/tui/quiet"
)

// A program that links bubbletea and this package writes nothing to its terminal
// while it starts. The program is this test, run again without tests.
func TestNothingIsAskedAtStart(t *testing.T) {
	var _ tea.Model // bubbletea is linked in, and so initialised
	program := exec.Command(os.Args[0], "-test.run=^$")
	program.Env = append(os.Environ(), "TERM=xterm-256color")
	terminal, err := pty.Start(program)
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	defer terminal.Close()
	said, _ := io.ReadAll(terminal) // ends with an error when the program does
	if err := program.Wait(); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(said), "\x1b") {
		t.Errorf("the terminal was asked: %q", said)
	}
}
