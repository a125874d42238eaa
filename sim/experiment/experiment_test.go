package experiment

import (
	"context"
	"math"
	"slices"
	"testing"

	"example.com/sosocoin/sim/sweep"
	"example.com/sosocoin/sim/sweep/stat"
	"example.com/sosocoin/sim/theory"
)

// shortened is an experiment whose runs are as short as may be.
func shortened(e Experiment) Experiment {
	e.World = slices.Clone(e.World)
	for i, w := range e.World {
		switch w.Name {
		case "blocks":
			e.World[i].Value = "8"
		case "for":
			e.World[i].Value = map[bool]string{false: "20h", true: "60s"}[e.Name == "recovery"]
		}
	}
	return e
}

// Each experiment can be played, and what it expects of its cells is said.
func TestExperimentsAreSound(t *testing.T) {
	if testing.Short() {
		t.Skip("works the laws of all experiments out")
	}
	t.Parallel()
	names := map[string]bool{}
	published := map[string]map[int]float64{ // by cell: the laws are asked for what the cells are
		"selfish":      {1: .27313, 2: .48372, 4: .32687},
		"stubborn":     {0: .54712, 1: .53931, 2: .56574, 3: .52584, 6: .37077, 7: .48867},
		"double-spend": {0: .2, 1: .056, 11: .15645},
		"retarget":     {1: 11.1111},
	}
	for _, e := range All() {
		if names[e.Name] || e.Title == "" || e.About == "" || e.Runs < 2 {
			t.Errorf("%s: %q, %d runs", e.Name, e.Title, e.Runs)
		}
		names[e.Name] = true
		if e.Name == "propagation" {
			continue // takes a second to begin, and has no law
		}
		short := shortened(e)
		table, err := (&sweep.Runner{Spec: short.Spec("test", 1, 1), Workers: 2}).Run(context.Background())
		if err != nil {
			t.Errorf("%s: %v", e.Name, err)
			continue
		}
		for i, v := range short.Judge(table) {
			if want, there := published[e.Name][i]; there && math.Abs(v.Said[0].Value-want) > 1e-3*want {
				t.Errorf("%s, cell %d: %v, expected %v", e.Name, i+1, v.Said[0].Value, want)
			}
			for _, s := range v.Said {
				if s.Law == nil || s.Err != nil {
					t.Errorf("%s, cell %d, %s: %v", e.Name, i+1, s.Expectation.Law, s.Err)
				}
			}
		}
	}
}

// What is measured is held against what is expected, from below, from above, or both.
func TestVerdicts(t *testing.T) {
	law := func(bound theory.Bound) theory.Law { return theory.Law{Name: "law", Bound: bound} }
	for name, c := range map[string]struct {
		law    theory.Law
		expect Expectation
		mean   float64
		inside bool
	}{
		"equal":            {law(theory.Equal), Expectation{Law: "x"}, 1, true},
		"equal, chance":    {law(theory.Equal), Expectation{Law: "x"}, 1.12, true},
		"too much":         {law(theory.Equal), Expectation{Law: "x"}, 1.14, false},
		"too little":       {law(theory.Equal), Expectation{Law: "x"}, .86, false},
		"allowed":          {law(theory.Equal), Expectation{Law: "x", Slack: .05}, 1.17, true},
		"at most":          {law(theory.AtMost), Expectation{Law: "x"}, .1, true},
		"over it":          {law(theory.AtMost), Expectation{Law: "x"}, 1.2, false},
		"at least":         {law(theory.AtLeast), Expectation{Law: "x"}, 9, true},
		"under it":         {law(theory.AtLeast), Expectation{Law: "x"}, .5, false},
		"at least, asked":  {law(theory.Equal), Expectation{Law: "x", Bound: AtLeast}, 9, true},
		"under it, asked":  {law(theory.Equal), Expectation{Law: "x", Bound: AtLeast}, .5, false},
		"beside":           {law(theory.Equal), Expectation{Law: "x", Bound: Beside}, 9, true},
		"in a range":       {law(theory.Equal), Expectation{Low: .5, High: 2}, 1, true},
		"beyond the range": {law(theory.Equal), Expectation{Low: .5, High: 2}, 2.2, false},
		"below the range":  {law(theory.Equal), Expectation{Low: .5, High: 2}, .3, false},
	} {
		m := sweep.Measured{Count: 5, Mean: c.mean, Interval: stat.Interval{Low: c.mean - .1, High: c.mean + .1, By: stat.Student}}
		cell := &sweep.Summary{Said: []sweep.Prediction{{Law: c.law, Asked: "f=x", Value: 1}}}
		if said := c.expect.judge(&Case{Figure: "f"}, cell, m); said.Inside != c.inside {
			t.Errorf("%s: %v, inside is %v", name, c.mean, said.Inside)
		}
		if said := c.expect.judge(&Case{Figure: "f"}, cell, sweep.Measured{}); said.Inside && c.expect.Bound != Beside {
			t.Errorf("%s: inside, and nothing was measured", name)
		}
	}
}
