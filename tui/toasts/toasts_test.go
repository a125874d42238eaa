package toasts

import (
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/theme"
)

// There are never more than three, whatever happens, and all go by themselves.
func TestToastsNeverFlood(t *testing.T) {
	th, err := theme.New("dark", grid.TrueColor, false)
	if err != nil {
		t.Fatal(err)
	}
	f := &kit.Frame{Grid: th.NewGrid(60, 15), Theme: th, View: &view.View{}}
	rapid.Check(t, func(t *rapid.T) {
		var s Toasts
		for range rapid.IntRange(0, 20).Draw(t, "views") {
			var events []Event
			for range rapid.IntRange(0, 30).Draw(t, "events") {
				kind := rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}).Draw(t, "kind")
				events = append(events, Event{kind, kind, "%d " + kind + " 5%", view.Severity(len(events) % 4)})
			}
			s.Tell(0, events)
			s.Draw(f, s.Aside(f, grid.Rect{Y: 1, W: 60, H: 1}))
			s.Tick()
			if s.Count() > Most {
				t.Fatalf("%d toasts", s.Count())
			}
		}
		for range Stay {
			s.Tick()
		}
		if s.Count() > 0 {
			t.Fatalf("%d toasts stay", s.Count())
		}
	})
}

func TestNewLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := make([]view.LogLine, rapid.IntRange(1, 40).Draw(t, "lines"))
		for i := range all {
			all[i] = view.LogLine{Number: i, At: netsim.Time(i), Verb: "x"}
		}
		seen := rapid.IntRange(0, len(all)).Draw(t, "seen")
		kept := rapid.IntRange(0, len(all)).Draw(t, "kept")
		got := newLines(all[:seen], all[len(all)-kept:])
		if want := min(len(all)-seen, kept); len(got) != want {
			t.Fatalf("%d of %d lines seen, %d kept: %d are new, expected %d", seen, len(all), kept, len(got), want)
		}
	})
}
