package terminal

import (
	"io"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"
)

// Size is a tea.WindowSizeMsg of which bubbletea's renderer does not hear: it would wipe
// what it takes for the rest of its line.
type Size tea.WindowSizeMsg

// The size of a terminal that was never told its own, like one on a serial line or in a
// container, where the environment does not tell either.
const (
	usualWidth  = 80
	usualHeight = 24
	mostCells   = 1000 // across or down, that an environment is believed
)

// AskSize asks a terminal for its size; the answer is a tea.WindowSizeMsg. Where out is none, it is
// nil. tea.WindowSize would do, but that looks at the program's terminal while this may be given
// back to a shell.
func AskSize(out io.Writer) tea.Cmd {
	f, ok := out.(term.File)
	if !ok || !term.IsTerminal(f.Fd()) {
		return nil
	}
	return func() tea.Msg {
		width, height, err := term.GetSize(f.Fd())
		if err != nil {
			return nil // the terminal is gone, which its reader tells
		}
		return tea.WindowSizeMsg{Width: width, Height: height}
	}
}

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
