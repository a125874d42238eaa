package tui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/exp/teatest"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit/kittest"
	"example.com/sosocoin/tui/terminal"
)

// testTerminal is a virtual one: what is written to it can be looked at, as bytes and
// as the screen that they make.
type testTerminal struct {
	master, tty *os.File
	mu          sync.Mutex
	screen      *vt.Emulator
	bytes       bytes.Buffer
	changed     chan struct{}
}

func newTerminal(t *testing.T, w, h int) *testTerminal {
	master, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	if err := pty.Setsize(master, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)}); err != nil {
		t.Fatal(err)
	}
	v := &testTerminal{master: master, tty: tty, screen: vt.NewEmulator(w, h), changed: make(chan struct{}, 1)}
	go func() { _, _ = io.Copy(io.Discard, v.screen) }() // its answers to questions
	go v.read()
	t.Cleanup(func() { tty.Close(); master.Close() })
	return v
}

func (v *testTerminal) read() {
	chunk := make([]byte, 4096)
	for {
		n, err := v.master.Read(chunk)
		v.mu.Lock()
		v.bytes.Write(chunk[:n])
		_, _ = v.screen.Write(chunk[:n])
		v.mu.Unlock()
		select {
		case v.changed <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// waitFor returns when the screen shows the text.
func (v *testTerminal) waitFor(text string) {
	v.waitUntil(func() bool { return strings.Contains(v.screen.String(), text) })
}

// waitUntil returns when what was written so far is as wanted; the test's deadline
// bounds it. What a program has written may be read only after it has ended.
func (v *testTerminal) waitUntil(wanted func() bool) {
	for {
		v.mu.Lock()
		done := wanted()
		v.mu.Unlock()
		if done {
			return
		}
		<-v.changed
	}
}

// failing is a world that panics when told to.
type failing struct {
	*fake
	inView *atomic.Bool
}

func (f failing) View() *view.View {
	if f.inView.Load() {
		panic("a broken picture")
	}
	return f.fake.View()
}

func (f failing) Do(ctx context.Context, line string) (string, error) {
	if line == "heal" {
		panic("a broken command")
	}
	if line == "pause" {
		f.inView.Store(true)
		return "", nil
	}
	return f.fake.Do(ctx, line)
}

// However the dashboard ends, the terminal is as it was, and Run says why it ended.
func TestTerminalIsRestored(t *testing.T) {
	tests := []struct {
		name  string
		leave func(v *testTerminal, cancel func())
		want  func(err error) bool
	}{
		{"q", typed("q"), func(err error) bool { return err == nil }},
		{":quit", typed(":quit\r"), func(err error) bool { return err == nil }},
		{"ctrl+c", typed("\x03"), isInterrupt},
		{"ctrl+c in a form", typed("s\x03"), isInterrupt},
		{"cancelled", func(_ *testTerminal, cancel func()) { cancel() }, isInterrupt},
		{"SIGTERM", func(*testTerminal, func()) { _ = syscall.Kill(os.Getpid(), syscall.SIGTERM) }, isInterrupt},
		{"SIGQUIT", func(*testTerminal, func()) { _ = syscall.Kill(os.Getpid(), syscall.SIGQUIT) }, isInterrupt},
		{"SIGABRT", func(*testTerminal, func()) { _ = syscall.Kill(os.Getpid(), syscall.SIGABRT) }, isInterrupt},
		{"panic in a command", typed("P"), isPanic},
		{"panic in the loop", typed(" "), isPanic},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			v := newTerminal(t, 80, 24)
			before, err := term.GetState(v.tty.Fd())
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			ended := make(chan error, 1)
			go func() {
				ended <- Run(ctx, failing{newFake(worlds["eight"]), new(atomic.Bool)}, Options{Profile: grid.ANSI256, Input: v.tty, Output: v.tty})
			}()
			v.waitFor("1 Nodes")
			c.leave(v, cancel)
			if err := <-ended; !c.want(err) {
				t.Errorf("Run returned %v", err)
			}
			after, err := term.GetState(v.tty.Fd())
			if err != nil {
				t.Fatal(err)
			}
			if *before != *after {
				t.Error("the terminal's modes differ from those before")
			}
			for _, sequence := range []string{"\x1b[?1049l", "\x1b[?25h"} {
				v.waitUntil(func() bool { return strings.Contains(v.bytes.String(), sequence) })
			}
		})
	}
}

func typed(keys string) func(*testTerminal, func()) {
	return func(v *testTerminal, _ func()) { _, _ = v.master.WriteString(keys) }
}

func isInterrupt(err error) bool { return errors.Is(err, ErrInterrupted) }

func isPanic(err error) bool {
	var p *PanicError
	return errors.As(err, &p) && strings.Contains(err.Error(), "a broken") && len(p.Stack) > 0
}

// Whatever a terminal sends, and wherever a read ends, no key is pressed by it.
func TestReportsAreNoKeys(t *testing.T) {
	v := newTerminal(t, 120, 40)
	in, keyboard := io.Pipe()
	world := newFake(worlds["eight"])
	ended := make(chan error, 1)
	go func() { ended <- Run(t.Context(), world, Options{Input: in, Output: v.tty}) }()
	send := func(pieces ...string) {
		for _, p := range pieces { // each is one read
			if _, err := io.WriteString(keyboard, p); err != nil {
				t.Error(err)
			}
		}
	}
	reports := "\x1b[<65;10;10M\x1b[<32;11;10M\x1b[<0;10;10m\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\\x1bP>|XTerm(388)\x1b\\\x1b[?64;1;2c\x1b[>1;10;0c\x1b]lmM>\x1b\\\x1b_Gi=1;OK\x1b\\\x1b[I\x1b[O\x1b[48;40;120;800;960t\x1b[109;1:3u\x1b[M !!\x1b[B"
	send(strings.Repeat(reports, 20))
	for i := range len(reports) {
		send(reports[:i], reports[i:])
	}
	send(strings.Split(reports, "")...)
	send("mine n1 off\nmine n2 off\n")
	v.waitFor("text was pasted")
	send("?")
	v.waitFor("esc")
	send("q", "q")
	if err := <-ended; err != nil {
		t.Error(err)
	}
	for line := range strings.Lines(world.said()) {
		if !strings.HasPrefix(line, "focus") { // the wheel and the arrow select nodes
			t.Errorf("the world was told %q", line)
		}
	}
}

// failingOutput is a terminal that cannot be written to any more.
type failingOutput struct{ err error }

func (f *failingOutput) Write(p []byte) (int, error) {
	if f.err != nil {
		return 0, f.err
	}
	return len(p), nil
}

// A terminal that is gone ends the program; one that is only full gets its frame later.
func TestOutputFails(t *testing.T) {
	out := &failingOutput{err: syscall.EAGAIN}
	g := &guarded{app: New(newFake(worlds["eight"]), Options{Output: out})}
	g.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	g.View()
	if _, cmd := g.Update(tickMsg{1}); g.app.left || !g.app.stale || cmd == nil {
		t.Fatal("a full terminal ended the program, or is never drawn on")
	}
	out.err = nil
	g.View()
	if g.app.stale {
		t.Error("the frame is not drawn when there is room")
	}
	out.err = syscall.EIO
	g.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("j")})
	g.View()
	_, cmd := g.Update(tickMsg{1})
	if cmd == nil || cmd() != tea.Quit() || !errors.Is(g.app.quitting, ErrInterrupted) {
		t.Errorf("the program goes on, or ends with %v", g.app.quitting)
	}
}

// What a terminal shows is what was drawn.
func TestTerminalShowsTheFrame(t *testing.T) {
	for _, profile := range []grid.Profile{grid.Mono, grid.ANSI16, grid.TrueColor} {
		g := Snapshot(kittest.World(worlds["parted"]), 120, 40, Options{Profile: profile})
		screen := vt.NewEmulator(120, 40)
		_, _ = screen.Write([]byte(strings.ReplaceAll(g.Render(profile), "\n", "\r\n")))
		want := g.Plain()
		for y, line := range strings.Split(strings.TrimSuffix(want, "\n"), "\n") {
			got := strings.TrimRight(strings.Split(screen.String(), "\n")[y], " \r")
			if got != strings.TrimRight(line, " ") {
				t.Errorf("%v: line %d is\n%q, expected\n%q", profile, y, got, line)
			}
		}
	}
}

// The flow of a first minute, in bubbletea's own loop.
func TestFirstMinute(t *testing.T) {
	world := newFake(worlds["eight"])
	p := teatest.NewTestModel(t, New(world, Options{Profile: grid.TrueColor}), teatest.WithInitialTermSize(120, 40))
	sees := func(text string) {
		teatest.WaitFor(t, p.Output(), func(out []byte) bool { return bytes.Contains(out, []byte(text)) }, teatest.WithDuration(time.Minute))
	}
	sees("2 Block tree")
	p.Type("m")
	sees("done: mine n0 one")
	p.Type(" ")
	sees("paused")
	p.Send(tea.KeyMsg{Type: tea.KeyDown})
	p.Type("s")
	sees("Send coins")
	p.Send(tea.KeyMsg{Type: tea.KeyEsc})
	p.Type("?")
	sees("esc")
	p.Send(tea.KeyMsg{Type: tea.KeyEsc})
	p.Type("q")
	sees("q again quits")
	p.Type("q")
	p.WaitFinished(t)
	if got, want := world.said(), "mine n0 one\npause\nfocus n1"; got != want {
		t.Errorf("the world was told %q, expected %q", got, want)
	}
}

// bubbletea asks for the size before it listens for changes of it. What changes in between
// is asked for once more, and only once; where nothing has, nothing is drawn again.
func TestSizeIsAskedForOnceMore(t *testing.T) {
	now, asked := tea.WindowSizeMsg{Width: 80, Height: 24}, 0
	began := func() *guarded {
		g := &guarded{app: New(newFake(worlds["eight"]), Options{Output: io.Discard})}
		g.size = func() (tea.WindowSizeMsg, bool) { asked++; return now, true }
		g.Update(terminal.Size{Width: 80, Height: 24})
		g.View()
		return g
	}
	g := began()
	for range 3 {
		g.Update(tickMsg{1})
	}
	if asked != 1 {
		t.Errorf("the size was asked for %d times", asked)
	}
	if g.app.stale {
		t.Error("all is drawn again for a size that is as it was")
	}
	for _, w := range []int{80, 100} { // signals of changes that were
		g.Update(terminal.Size{Width: w, Height: 24})
		if !g.app.stale || g.app.w != w {
			t.Errorf("the width is %d, expected %d", g.app.w, w)
		}
		g.View()
	}
	now = tea.WindowSizeMsg{Width: 132, Height: 43}
	g = began()
	if g.Update(tickMsg{1}); g.app.w != 132 || g.app.h != 43 {
		t.Errorf("the second answer was not heeded: %dx%d", g.app.w, g.app.h)
	}
}
