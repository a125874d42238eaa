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

	"example.com/sosocoin/sim"
	"example.com/sosocoin/tui/grid"
)

// terminal is a virtual one: what is written to it can be looked at, as bytes and
// as the screen that they make.
type terminal struct {
	master, tty *os.File
	mu          sync.Mutex
	screen      *vt.Emulator
	bytes       bytes.Buffer
	changed     chan struct{}
}

func newTerminal(t *testing.T, w, h int) *terminal {
	master, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	if err := pty.Setsize(master, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)}); err != nil {
		t.Fatal(err)
	}
	v := &terminal{master: master, tty: tty, screen: vt.NewEmulator(w, h), changed: make(chan struct{}, 1)}
	go func() { _, _ = io.Copy(io.Discard, v.screen) }() // its answers to questions
	go v.read()
	t.Cleanup(func() { tty.Close(); master.Close() })
	return v
}

func (v *terminal) read() {
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
func (v *terminal) waitFor(text string) {
	v.waitUntil(func() bool { return strings.Contains(v.screen.String(), text) })
}

// waitUntil returns when what was written so far is as wanted; the test's deadline
// bounds it. What a program has written may be read only after it has ended.
func (v *terminal) waitUntil(wanted func() bool) {
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

func (f failing) View() *sim.View {
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
		leave func(v *terminal, cancel func())
		want  func(err error) bool
	}{
		{"q", typed("q"), func(err error) bool { return err == nil }},
		{":quit", typed(":quit\r"), func(err error) bool { return err == nil }},
		{"ctrl+c", typed("\x03"), isInterrupt},
		{"ctrl+c in a form", typed("s\x03"), isInterrupt},
		{"cancelled", func(_ *terminal, cancel func()) { cancel() }, isInterrupt},
		{"SIGTERM", func(*terminal, func()) { _ = syscall.Kill(os.Getpid(), syscall.SIGTERM) }, isInterrupt},
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

func typed(keys string) func(*terminal, func()) {
	return func(v *terminal, _ func()) { _, _ = v.master.WriteString(keys) }
}

func isInterrupt(err error) bool { return errors.Is(err, ErrInterrupted) }

func isPanic(err error) bool {
	var p *PanicError
	return errors.As(err, &p) && strings.Contains(err.Error(), "a broken") && len(p.Stack) > 0
}

// What a terminal shows is what was drawn.
func TestTerminalShowsTheFrame(t *testing.T) {
	for _, profile := range []grid.Profile{grid.Mono, grid.ANSI16, grid.TrueColor} {
		g := Snapshot(world(worlds["parted"]), 120, 40, Options{Profile: profile})
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
