package results

import (
	"context"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"example.com/sosocoin/sim/sweep"
	"example.com/sosocoin/tui/kit/kittest"
	"example.com/sosocoin/tui/theme"
)

// small is a view of four cells with four runs each, as a file has them.
func small(t *testing.T, name string) *View {
	t.Helper()
	spec := &sweep.Spec{
		Program: "test", Runs: 4, Seed: 1, Laws: []string{"stale.rate=two-miner"},
		World: []sweep.Word{{Name: "nodes", Value: "2"}, {Name: "topology", Value: "full"}, {Name: "hashrate", Value: "2H/s"}, {Name: "blocks", Value: "10"}},
		Axes:  []sweep.Axis{{Name: "latency", Values: []string{"1s", "500ms"}}, {Name: "relay", Values: []string{"push", "inv"}}},
	}
	file := filepath.Join(t.TempDir(), "a.sweep")
	journal, err := sweep.Resume(file, spec)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (&sweep.Runner{Spec: spec, Workers: 1, Journal: journal}).Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := journal.Close(); err != nil {
		t.Fatal(err)
	}
	spec, journal, err = sweep.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { journal.Close() })
	table, err := (&sweep.Runner{Spec: spec, Workers: 1, Journal: journal, Finished: true}).Run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	th, err := theme.Named(name)
	if err != nil {
		t.Fatal(err)
	}
	return New(Source{Table: table, Notes: []string{"a note"}, Runs: func(s *sweep.Summary) ([]sweep.Run, error) { return journal.Runs(s, 100) }}, th)
}

// press gives a view keys, as bubbletea names them.
func press(v *View, keys ...string) {
	named := map[string]tea.KeyType{
		"enter": tea.KeyEnter, "esc": tea.KeyEsc, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "ctrl+c": tea.KeyCtrlC,
	}
	for _, k := range keys {
		msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)}
		if kind, ok := named[k]; ok {
			msg = tea.KeyMsg{Type: kind}
		}
		v.key(msg)
	}
}

func TestScreens(t *testing.T) {
	v := small(t, "mono")
	for _, scene := range []struct {
		name string
		w, h int
		keys []string
	}{
		{"cells-110x24", 110, 24, nil},
		{"sorted-80x16", 80, 16, []string{"s", "s", "s", "s"}},
		{"filtered-80x16", 80, 16, []string{"/", "inv"}},
		{"runs-80x16", 80, 16, []string{"enter", "enter"}},
		{"figures-80x16", 80, 16, []string{"f", "/", "mean time"}},
		{"another-60x12", 60, 12, []string{"enter", "enter"}},
		{"least-40x10", 40, 10, []string{"esc"}},
		{"too-small", 30, 9, nil},
	} {
		press(v, scene.keys...)
		t.Run(scene.name, func(t *testing.T) { kittest.Same(t, scene.name, v.Draw(scene.w, scene.h).Plain()+"\n") })
	}
}

// A run is opened as its command line tells it, from the list of runs and as the farthest of its cell.
func TestOpensARun(t *testing.T) {
	v := small(t, "dark")
	v.resize(80, 24)
	press(v, "enter")
	run := v.played[v.runs.rows[v.runs.order[1]].n]
	press(v, "down", "enter")
	job := v.Opened()
	if job == nil || v.ended != left || job.Run != run.Number {
		t.Fatalf("opened %+v, want run %d", job, run.Number)
	}
	v.ended, v.opened = stays, nil
	press(v, "esc", "o")
	column, _ := v.column()
	m := v.source.Table.Cells[0].Figures[column]
	values := []float64{}
	played, _ := v.source.Runs(v.source.Table.Cells[0])
	for _, r := range played {
		values = append(values, math.Abs(r.Result.Values[column].X-m.Mean))
	}
	if job = v.Opened(); job == nil || math.Abs(values[job.Run]-slices.Max(values)) > 1e-12 {
		t.Errorf("opened %+v of distances %v", job, values)
	}
}

func TestLeaves(t *testing.T) {
	for key, want := range map[string]ending{"q": left, "ctrl+c": interrupted, "esc": stays} {
		v := small(t, "dark")
		press(v, key)
		if v.ended != want || v.Opened() != nil {
			t.Errorf("%s: ended %d, want %d", key, v.ended, want)
		}
	}
}

// Numbers are sorted as numbers, whatever their unit, and what is none comes last both ways.
func TestSorts(t *testing.T) {
	l := &list{}
	r := rows{head: []string{"latency", "mean"}, numbers: 1, by: -1}
	for i, text := range []string{"1s", "500ms", "20s"} {
		mean := []float64{2, math.NaN(), 1}[i]
		r.rows = append(r.rows, row{n: i, cells: []string{text, fmt.Sprint(mean)}, keys: []float64{amount(text), mean}})
	}
	l.set(r)
	for _, want := range []struct {
		do    func()
		order []int
	}{{func() {}, []int{0, 1, 2}}, {l.sortNext, []int{1, 0, 2}}, {l.turn, []int{2, 0, 1}}, {l.sortNext, []int{0, 2, 1}}, {l.turn, []int{2, 0, 1}}, {l.sortNext, []int{0, 1, 2}}} {
		if want.do(); !slices.Equal(l.order, want.order) {
			t.Errorf("order %v, want %v (by %d, down %v)", l.order, want.order, l.by, l.down)
		}
	}
}

// Whatever is pressed, at whatever size, the selected row is on the screen and nothing panics.
func TestAnyKeys(t *testing.T) {
	v := small(t, "safe")
	rapid.Check(t, func(rt *rapid.T) {
		v.ended, v.opened = stays, nil
		press(v, rapid.SliceOfN(rapid.SampledFrom([]string{"enter", "esc", "up", "down", "left", "right", "pgdown", "home", "end", "f", "s", "S", "/", "o", "x", "inv", "1"}), 0, 12).Draw(rt, "keys")...)
		w, h := rapid.IntRange(0, 130).Draw(rt, "w"), rapid.IntRange(0, 30).Draw(rt, "h")
		text := v.Draw(w, h).Plain()
		if w >= leastWidth && h >= leastHeight && len(v.top().order) > 0 && !strings.Contains(text, string(v.theme.Glyphs.PointRight)) {
			rt.Fatalf("no row is selected on\n%s", text)
		}
	})
}
