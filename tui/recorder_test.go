package tui

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/tui/cast"
	"example.com/sosocoin/tui/cast/casttest"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit/kittest"
)

// cells are the lines of a picture as they stand on a terminal.
func cells(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

// What is recorded of the dashboard shows at each moment what stood there, in each size.
func TestRecorderShowsTheScreen(t *testing.T) {
	var terminal, recording strings.Builder
	now := time.Duration(0)
	o := Options{Output: &terminal, Recorder: cast.New(&recording, func() time.Duration { return now })}
	a := New(&fake{view: kittest.World(worlds["parted"])}, o)
	for _, size := range [][2]int{{120, 40}, {80, 24}, {200, 60}} {
		a.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		a.paint()
		for _, key := range "2j?q" {
			now += time.Second
			a.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{key}})
			a.paint()
		}
		p := casttest.Play(t, recording.String())
		if want := cells(a.g.Render(grid.None)); cells(p.Screen.String()) != want {
			t.Fatalf("at %dx%d the recording ends with:\n%s\nwant:\n%s", size[0], size[1], p.Screen, want)
		}
	}
	p := casttest.Play(t, recording.String())
	if p.Length != now || strings.Join(p.Sizes, " ") != "80x24 200x60" {
		t.Errorf("the recording takes %v, with sizes %q", p.Length, p.Sizes)
	}
}

// A film begins with the picture of its first view, but for what is for somebody at a
// keyboard, and of each next picture only the changes are to be written.
func TestFilm(t *testing.T) {
	v := kittest.World(worlds["parted"])
	f := NewFilm(v, 120, 40, 1, Options{})
	const pointer = "new here? L lessons  ? words and signs"
	want := strings.Replace(Snapshot(v, 120, 40, Options{}).Render(grid.None), pointer, strings.Repeat(" ", len(pointer)), 1)
	if got := f.Grid().Render(grid.None); got != want {
		t.Errorf("the film begins with:\n%s\nwant:\n%s", got, want)
	}
	if len(f.Changes()) == 0 || len(f.Changes()) > 0 {
		t.Error("the first picture is not all that is to be written")
	}
	later := *v
	later.Now += netsim.Second
	f.Next(&later)
	if len(f.Changes()) == 0 {
		t.Error("nothing changes in the second picture")
	}
}
