package terminal

import (
	"io"
	"os"
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

// SizeOf returns what asks a terminal for its size now; nil where out is none. It is asked on the
// event loop, which ends, and gives the terminal back, before anybody closes it. tea.WindowSize
// asks beside that.
func SizeOf(out io.Writer) func() (size tea.WindowSizeMsg, known bool) {
	f, ok := out.(term.File)
	if !ok || !term.IsTerminal(f.Fd()) {
		return nil
	}
	return func() (tea.WindowSizeMsg, bool) {
		width, height, err := term.GetSize(f.Fd())
		return sized(tea.WindowSizeMsg{Width: width, Height: height}, os.Getenv), err == nil
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
