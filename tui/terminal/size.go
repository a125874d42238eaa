package terminal

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"
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
