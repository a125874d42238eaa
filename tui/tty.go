package tui

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"

	"example.com/sosocoin/tui/input"
)

// tty is where keys come from. bubbletea switches its mode, on the way to the shell and back
// and at the end too, but does not read it: its reader takes what a read ends in for keys.
type tty struct {
	in       io.Reader
	opened   *os.File // by us; nil: not
	terminal bool
	keys     *input.Keyboard
	ask      func() // the questions of the start; nil: none
}

// openMsg says that the program runs, and the terminal is in its mode.
type openMsg struct{}

// openTTY is the input asked for, or standard input, or else the terminal of the process:
// something may be piped in.
func openTTY(o Options) (*tty, error) {
	t := &tty{in: o.Input}
	if t.in == nil {
		t.in = os.Stdin
		if !term.IsTerminal(os.Stdin.Fd()) && !reportsKeys {
			file, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
			if err != nil {
				return nil, fmt.Errorf("no terminal to read keys from: %w", err)
			}
			t.in, t.opened = file, file
		}
	}
	if f, ok := t.in.(term.File); ok {
		t.terminal = term.IsTerminal(f.Fd())
	}
	return t, nil
}

func (t *tty) close() {
	if t.opened != nil {
		t.opened.Close()
	}
}

// reportsKeys is where a terminal is no stream of bytes, and bubbletea knows how to read it.
const reportsKeys = runtime.GOOS == "windows"

// deaf is a terminal as bubbletea is given it: with its mode, and without its bytes.
type deaf struct{ fd uintptr }

func (deaf) Read([]byte) (int, error)    { return 0, io.EOF }
func (deaf) Write(p []byte) (int, error) { return len(p), nil }
func (deaf) Close() error                { return nil }
func (d deaf) Fd() uintptr               { return d.fd }

// options have bubbletea leave the reading to us.
func (t *tty) options() []tea.ProgramOption {
	options := []tea.ProgramOption{tea.WithFilter(t.filter)}
	switch f, ok := t.in.(term.File); {
	case reportsKeys && !ok:
		return append(options, tea.WithInput(t.in))
	case reportsKeys:
		return options
	case ok:
		return append(options, tea.WithInput(deaf{f.Fd()}))
	}
	return append(options, tea.WithInput(strings.NewReader("")))
}

// filter sees each message before bubbletea acts on it, on its event loop. It begins to read
// when the terminal is ours, ends when it is to be given back, and hides the size from the
// renderer.
func (t *tty) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case openMsg:
		if err := t.start(); err != nil {
			return input.Gone{Err: err}
		}
		if t.ask != nil {
			t.ask()
		}
	case tea.SuspendMsg, tea.QuitMsg:
		t.stop()
	case tea.ResumeMsg:
		if err := t.start(); err != nil {
			return input.Gone{Err: err}
		}
	case tea.WindowSizeMsg:
		return sizeMsg(sized(msg, os.Getenv))
	}
	return msg
}

func (t *tty) start() error {
	if reportsKeys {
		return nil
	}
	return t.keys.Start()
}

func (t *tty) stop() { t.keys.Stop() }

// The size of a terminal that was never told its own, like one on a serial line or in a
// container, where the environment does not tell either.
const (
	usualWidth  = 80
	usualHeight = 24
	mostCells   = 1000 // across or down, that an environment is believed
)

// sized puts what the environment says in place of a width or a height of 0.
func sized(size tea.WindowSizeMsg, getenv func(string) string) tea.WindowSizeMsg {
	told := func(name string, usual int) int {
		if n, err := strconv.Atoi(getenv(name)); err == nil && n > 0 && n <= mostCells {
			return n
		}
		return usual
	}
	if size.Width <= 0 {
		size.Width = told("COLUMNS", usualWidth)
	}
	if size.Height <= 0 {
		size.Height = told("LINES", usualHeight)
	}
	return size
}
