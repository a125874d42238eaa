package program

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// patience is how long a screen may take to show what is waited for. Only a
// failing test ever waits so long.
const patience = 90 * time.Second

// testTerminal is a program on a pseudo-terminal, and the virtual screen that it
// draws on. The screen answers the program's questions as a terminal does.
type testTerminal struct {
	t        *testing.T
	command  *exec.Cmd
	keyboard *os.File    // the pseudo-terminal's near end
	line     *os.File    // its far end, the program's standard streams
	before   *term.State // of the line
	changed  chan struct{}
	drawn    chan struct{} // closed when all output is on the screen
	ended    chan error

	mu     sync.Mutex // guards the rest
	screen *vt.Emulator
	output bytes.Buffer
	modes  map[ansi.Mode]bool // switched on (true) or off by the program
	cursor bool
}

// open starts a program on a terminal of w columns and h lines. More variables
// for its environment may be given.
func open(t *testing.T, w, h int, command *exec.Cmd, environment ...string) *testTerminal {
	t.Helper()
	return opened(t, w, h, true, command, environment)
}

// openUnsized starts a program on a terminal that does not know its own size.
func openUnsized(t *testing.T, w, h int, command *exec.Cmd, environment ...string) *testTerminal {
	t.Helper()
	return opened(t, w, h, false, command, environment)
}

func opened(t *testing.T, w, h int, sized bool, command *exec.Cmd, environment []string) *testTerminal {
	t.Helper()
	keyboard, line, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	before, err := term.GetState(line.Fd())
	if err != nil {
		t.Fatal(err)
	}
	s := &testTerminal{
		t: t, command: command, keyboard: keyboard, line: line, before: before,
		changed: make(chan struct{}, 1), drawn: make(chan struct{}), ended: make(chan error, 1),
		screen: vt.NewEmulator(w, h), modes: map[ansi.Mode]bool{}, cursor: true,
	}
	s.screen.SetCallbacks(vt.Callbacks{
		CursorVisibility: func(visible bool) { s.cursor = visible },
		EnableMode:       func(m ansi.Mode) { s.modes[m] = true },
		DisableMode:      func(m ansi.Mode) { s.modes[m] = false },
	})
	if sized {
		s.size(w, h)
	}
	command.Stdin, command.Stdout, command.Stderr = line, line, line
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	command.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "TERM=xterm-256color", "LANG=C.UTF-8"}, environment...)
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { s.ended <- command.Wait() }()
	go s.draw()
	go func() { _, _ = io.Copy(keyboard, s.screen) }() // ends when cleaned up
	t.Cleanup(s.clean)
	return s
}

func (s *testTerminal) clean() {
	_ = s.command.Process.Kill() // where a test has failed before the end
	s.line.Close()
	<-s.drawn
	if answers, ok := s.screen.InputPipe().(io.Closer); ok {
		answers.Close()
	}
	s.keyboard.Close()
}

// draw puts the program's output on the screen.
func (s *testTerminal) draw() {
	defer close(s.drawn)
	chunk := make([]byte, 1<<16)
	for {
		n, err := s.keyboard.Read(chunk)
		s.mu.Lock()
		s.output.Write(chunk[:n])
		_, _ = s.screen.Write(chunk[:n])
		s.mu.Unlock()
		select {
		case s.changed <- struct{}{}:
		default: // whoever waits will look anyhow
		}
		if err != nil { // EIO: nobody has the line open any more
			return
		}
	}
}

func (s *testTerminal) size(w, h int) {
	s.t.Helper()
	s.mu.Lock()
	s.screen.Resize(w, h)
	s.mu.Unlock()
	if err := pty.Setsize(s.keyboard, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)}); err != nil {
		s.t.Fatal(err)
	}
}

// text is what stands on the screen.
func (s *testTerminal) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.screen.String()
}

// shows waits until the screen is as wanted.
func (s *testTerminal) shows(what string, wanted func(screen string) bool) {
	s.t.Helper()
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	for !wanted(s.text()) {
		select {
		case <-s.changed:
		case <-s.drawn:
			if wanted(s.text()) { // it came at the very end
				return
			}
			s.t.Fatalf("the program ended before the screen showed %s:\n%s", what, s.text())
		case err := <-s.ended:
			s.ended <- err
			s.line.Close() // the rest of the output comes before drawn
		case <-deadline.C:
			s.t.Fatalf("the screen does not show %s:\n%s", what, s.text())
		}
	}
}

// has waits until a text stands on the screen.
func (s *testTerminal) has(text string) {
	s.t.Helper()
	s.shows(text, func(screen string) bool { return strings.Contains(screen, text) })
}

func (s *testTerminal) press(keys string) {
	s.t.Helper()
	if _, err := s.keyboard.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// ends waits for the program's end, which must come with an exit code and leave
// the terminal as it was, and returns all that the program has written.
func (s *testTerminal) ends(code int) string {
	s.t.Helper()
	var got int
	select {
	case err := <-s.ended:
		got = exitCode(err)
	case <-time.After(patience):
		s.t.Fatalf("the program does not end:\n%s", s.text())
	}
	after, err := term.GetState(s.line.Fd())
	if err != nil {
		s.t.Fatal(err)
	}
	if !reflect.DeepEqual(after, s.before) {
		s.t.Errorf("the line's mode is not as before:\n%+v\nwant:\n%+v", after, s.before)
	}
	if err := s.line.Close(); err != nil && !errors.Is(err, os.ErrClosed) {
		s.t.Fatal(err)
	}
	<-s.drawn
	s.mu.Lock()
	defer s.mu.Unlock()
	if got != code {
		sent := s.output.Bytes()
		if race := bytes.Index(sent, []byte("DATA RACE")); race >= 0 {
			sent = sent[race:min(race+8000, len(sent))]
		}
		s.t.Errorf("exit code %d, want %d; what it sent ends with\n%q", got, code, sent[max(len(sent)-8000, 0):])
	}
	if s.screen.IsAltScreen() || !s.cursor {
		s.t.Errorf("alternate screen: %v, cursor shown: %v; want false, true", s.screen.IsAltScreen(), s.cursor)
	}
	for _, mode := range s.left() {
		s.t.Errorf("mode %v was left on", mode)
	}
	return s.output.String()
}

// left lists the modes that the program switched on and not off: mouse reports,
// bracketed paste and the like. The cursor's mode is on in a terminal's usual state.
func (s *testTerminal) left() []ansi.Mode {
	var left []ansi.Mode
	for mode, on := range s.modes {
		if on && !slices.Contains([]ansi.Mode{ansi.ModeTextCursorEnable, ansi.ModeAutoWrap}, mode) {
			left = append(left, mode)
		}
	}
	return left
}
