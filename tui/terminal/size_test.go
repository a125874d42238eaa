package terminal

import (
	"io"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/creack/pty"
)

// A terminal that does not know its size has the one that the environment tells, or 80x24.
func TestSizeByEnvironment(t *testing.T) {
	for _, c := range []struct {
		w, h           int
		columns, lines string
		want           tea.WindowSizeMsg
	}{
		{0, 0, "", "", tea.WindowSizeMsg{Width: 80, Height: 24}},
		{0, 0, "100", "30", tea.WindowSizeMsg{Width: 100, Height: 30}},
		{0, 0, "100", "", tea.WindowSizeMsg{Width: 100, Height: 24}},
		{0, 0, "-5", "x", tea.WindowSizeMsg{Width: 80, Height: 24}},
		{0, 0, "9999999", "0", tea.WindowSizeMsg{Width: 80, Height: 24}},
		{0, 50, "100", "30", tea.WindowSizeMsg{Width: 100, Height: 50}},
		{120, 40, "100", "30", tea.WindowSizeMsg{Width: 120, Height: 40}},
	} {
		got := sized(tea.WindowSizeMsg{Width: c.w, Height: c.h}, func(name string) string {
			return map[string]string{"COLUMNS": c.columns, "LINES": c.lines}[name]
		})
		if got != c.want {
			t.Errorf("%dx%d, COLUMNS=%q, LINES=%q: %+v, expected %+v", c.w, c.h, c.columns, c.lines, got, c.want)
		}
	}
}

// A terminal that is asked tells the size that it has at that moment; what is none is not asked.
func TestTerminalTellsItsSize(t *testing.T) {
	if SizeOf(io.Discard) != nil {
		t.Error("who has no size is asked for it")
	}
	keyboard, line, err := pty.Open()
	if err != nil {
		t.Skip(err)
	}
	defer keyboard.Close()
	ask := SizeOf(line)
	if err := pty.Setsize(keyboard, &pty.Winsize{Rows: 33, Cols: 77}); err != nil {
		t.Fatal(err)
	}
	if got, known := ask(); !known || got != (tea.WindowSizeMsg{Width: 77, Height: 33}) {
		t.Errorf("found %+v, %t", got, known)
	}
	line.Close()
	if got, known := ask(); known {
		t.Errorf("a terminal that is gone tells %+v", got)
	}
}
