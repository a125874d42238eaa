package terminal

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"

	"example.com/sosocoin/tui/input"
)

// TTY is where keys come from.
type TTY struct {
	in       io.Reader
	opened   *os.File // by us; nil: not
	terminal bool
	keys     *input.Keyboard
	ask      func() // the questions of the start; nil: none
}

// openMsg says that the program runs, and the terminal is in its mode.
type openMsg struct{}

// Opening tells a TTY that the program runs. It is a command for the program's start.
func Opening() tea.Msg { return openMsg{} }

// Open is the input asked for; for nil, standard input, or else the terminal of the process,
// since something may be piped in.
func Open(in io.Reader) (*TTY, error) {
	t := &TTY{in: in}
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

// Close closes what Open has opened.
func (t *TTY) Close() {
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

// Options have bubbletea leave the reading to us.
func (t *TTY) Options() []tea.ProgramOption {
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
func (t *TTY) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case openMsg:
		if err := t.start(); err != nil {
			return input.Gone{Err: err}
		}
		if t.ask != nil {
			t.ask()
		}
	case tea.SuspendMsg, tea.QuitMsg:
		t.Stop()
	case tea.ResumeMsg:
		if err := t.start(); err != nil {
			return input.Gone{Err: err}
		}
	case tea.WindowSizeMsg:
		return Size(sized(msg, os.Getenv))
	}
	return msg
}

func (t *TTY) start() error {
	if reportsKeys {
		return nil
	}
	return t.keys.Start()
}

// Stop ends the reading, so that the terminal can be given back.
func (t *TTY) Stop() { t.keys.Stop() }

// Listen sends what is typed to a program, from the time it runs.
func (t *TTY) Listen(send func(tea.Msg)) { t.keys = input.New(t.in, t.terminal, send) }

// AskBackground asks the terminal for its background once the program runs. The answer is
// an input.Background, and may come late or never.
func (t *TTY) AskBackground(out io.Writer) {
	if !reportsKeys { // bubbletea would take the answer for keys
		t.ask = func() { t.keys.Ask(out, backgroundQuestion) }
	}
}
