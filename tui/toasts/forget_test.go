package toasts

import (
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

// What was told goes with its world and with its future, and stays where it is still true.
func TestToastsGoWithWhatTheyAreAbout(t *testing.T) {
	branches := []view.Branch{{Number: 1}, {Number: 2, Parent: 1, From: 30}, {Number: 3, Parent: 2, From: 50}, {Number: 4, Parent: 1, From: 20}}
	at := func(now netsim.Time, branch int, edit func(v *view.View)) *view.View {
		v := &view.View{Now: now, Seed: 1, Timeline: view.Timeline{Branch: branch, Branches: branches}, Log: []view.LogLine{{Number: 1, At: 1, Text: "a"}, {Number: 2, At: 9, Text: "b"}}}
		if edit != nil {
			edit(v)
		}
		return v
	}
	for _, c := range []struct {
		what     string
		from, to *view.View
		stays    int // of toasts told at 10, 25, 40 and 60
	}{
		{"time goes on", at(60, 1, nil), at(61, 1, nil), 4},
		{"back", at(60, 1, nil), at(40, 1, nil), 3},
		{"back to the start", at(60, 1, nil), at(0, 1, nil), 0},
		{"a branch is opened", at(60, 1, nil), at(30, 2, nil), 2},
		{"a branch of a branch", at(60, 2, nil), at(50, 3, nil), 3},
		{"over to the first", at(60, 3, nil), at(90, 1, nil), 2},
		{"over to a sister", at(60, 3, nil), at(90, 4, nil), 1},
		{"another seed", at(60, 1, nil), at(61, 1, func(v *view.View) { v.Seed = 2 }), 0},
		{"a scenario", at(60, 1, nil), at(61, 1, func(v *view.View) { v.Script = &view.Script{Name: "fork"} }), 0},
		{"the same seed, another world", at(60, 1, nil), at(90, 1, func(v *view.View) { v.Log[1].Text = "c" }), 0},
		{"the log has gone on", at(60, 1, nil), at(90, 1, func(v *view.View) { v.Log = v.Log[2:] }), 4},
	} {
		var s Toasts
		for i, told := range []netsim.Time{10, 25, 40, 60} {
			s.shown = append(s.shown, toast{Event: Event{Kind: string(rune('a' + i))}, at: told, left: Stay})
		}
		s.shown = append(s.shown, toast{Event: Event{Kind: branchKind}, at: 1, left: Stay})
		if c.from.Timeline.Branch == c.to.Timeline.Branch && c.stays > 0 {
			c.stays++ // what is said of a branch goes when it is left
		}
		s.rests = []toast{{left: Rest}}
		s.Forget(c.from, c.to)
		if s.Count() != c.stays {
			t.Errorf("%s: %d toasts stay, expected %d", c.what, s.Count(), c.stays)
		}
		if rests := c.stays > 0 || c.what == "back to the start"; rests != (len(s.rests) > 0) {
			t.Errorf("%s: %d kinds have a rest", c.what, len(s.rests))
		}
	}
}
