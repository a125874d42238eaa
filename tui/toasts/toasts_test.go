package toasts

import (
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
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

// A publication of what was kept back is worth a toast, and so is what comes of a double spend; a
// block that is told of at once is not.
func TestToastsOfAttacks(t *testing.T) {
	from := &view.View{Nodes: []view.Node{{Name: "n0"}, {ID: 1, Name: "n1"}}, Log: []view.LogLine{{Number: 1}}}
	for name, c := range map[string]struct {
		line view.LogLine
		want string
	}{
		"two at once":    {view.LogLine{Kind: view.PublishedLine, Count: 2, At: 5}, "n1 published 2 blocks it kept back"},
		"one held":       {view.LogLine{Kind: view.PublishedLine, Count: 1, At: 5}, "n1 published 1 block it kept back"},
		"told at once":   {view.LogLine{Kind: view.PublishedLine, Count: 1, At: 3}, ""},
		"a double spend": {view.LogLine{Kind: view.TriedLine, Says: "is undone: its coins are spent twice"}, "payment 0000 is undone: its coins are spent twice"},
	} {
		to := *from
		c.line.Number, c.line.Node, c.line.Blocks = 2, 1, make([]chain.Hash, 1)
		to.Log, to.Tree = append(from.Log, c.line), []view.Block{{Found: 3}}
		got := ""
		for _, e := range News(from, &to, 0, "") {
			got += e.One
		}
		if got != c.want {
			t.Errorf("%s: %q, expected %q", name, got, c.want)
		}
	}
}
