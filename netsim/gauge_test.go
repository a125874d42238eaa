package netsim

import (
	"testing"
	"time"
)

// A machine on which windows take what it says; its clock is the sum of what they took.
type machine struct {
	perEvent time.Duration // of one worker
	wall     float64       // of a window with help, as a part of one without
	helpers  float64       // how long helpers work in it, likewise
	stuck    time.Duration // the coordinator waits so long for them at its end
}

// play has a gauge decide about windows of so many events until they have taken so long in
// all. It returns the part of these that had help, the wall time and the processor time by
// those of one worker, and how many windows were timed.
func (m machine) play(g *gauge, events int, long time.Duration) (helped, wall, cost float64, timed int) {
	now := time.Unix(0, 0)
	var windows, withHelp int
	var spentWall, spentCPU, one time.Duration
	for one < long {
		windows++
		work := time.Duration(events) * m.perEvent
		one += work
		took, cpu := work, work
		p := g.plan(events, events)
		if p.timed {
			timed++
			g.begin(&p, now)
			sum := measure{events: events, wall: work}
			if p.helped {
				withHelp++
				sum.wall = time.Duration(m.wall*float64(work)) + m.stuck
				sum.waited = m.stuck
				sum.helpers = time.Duration(m.helpers * float64(work))
				took, cpu = sum.wall, sum.wall+sum.helpers
			}
			g.measured(p, sum, now.Add(took))
		}
		now = now.Add(took)
		spentWall += took
		spentCPU += cpu
	}
	return float64(withHelp) / float64(windows), float64(spentWall) / float64(one), float64(spentCPU) / float64(one), timed
}

// Whatever the machine, a run takes 5 % more than with one worker at most, of wall time and of
// processor time; and where help is a gain, it is had.
func TestHelpIsNeverMuchOfALoss(t *testing.T) {
	const us, ms = time.Microsecond, time.Millisecond
	tests := map[string]struct {
		machine
		events int
		helps  bool
	}{
		"a free processor":                          {machine{us, 0.55, 0.47, 0}, 5000, true},
		"a free processor and very long windows":    {machine{us, 0.55, 0.47, 0}, 500_000, true},
		"little to share":                           {machine{us, 0.97, 0.05, 0}, 5000, false},
		"two processors that share a core":          {machine{us, 0.8, 0.8, 0}, 5000, false},
		"helpers that only cost":                    {machine{us, 1.4, 1, 0}, 5000, false},
		"a processor that another program has":      {machine{us, 0.6, 0.5, 4 * ms}, 5000, false},
		"one that it has, and very long windows":    {machine{us, 0.9, 0.5, 400 * ms}, 500_000, false},
		"windows too short to wake anybody for":     {machine{us / 5, 0.5, 0.5, 0}, 15, false},
		"short windows that a helper would prolong": {machine{us / 5, 3, 2, 0}, 100, false},
	}
	for name, c := range tests {
		t.Run(name, func(t *testing.T) {
			helped, wall, cost, timed := c.play(&gauge{}, c.events, 20*time.Second)
			if wall > 1.05 || cost > 1.05 {
				t.Errorf("it takes %.3f of the wall time and %.3f of the processor time of one worker", wall, cost)
			}
			if c.helps && (helped < 0.8 || wall > 0.75) {
				t.Errorf("helpers have a part in %.2f of the windows, which take %.2f of the time", helped, wall)
			}
			if !c.helps && helped > 0.1 {
				t.Errorf("helpers have a part in %.2f of the windows", helped)
			}
			if window := time.Duration(c.events) * c.perEvent; window < worthHelp {
				if windows := int(20 * time.Second / window); timed > windows/timedWindow+1 {
					t.Errorf("%d of %d short windows were timed", timed, windows)
				}
			}
		})
	}
}

// What was once no gain is tried again, and what was a gain is given up, as the machine
// changes.
func TestHelpIsTriedAgain(t *testing.T) {
	var g gauge
	free, taken := machine{time.Microsecond, 0.55, 0.47, 0}, machine{time.Microsecond, 1.5, 0.5, 5 * time.Millisecond}
	for i := range 3 {
		if _, wall, cost, _ := taken.play(&g, 2000, 10*time.Second); wall > 1.05 || cost > 1.05 {
			t.Errorf("round %d, another program has the processor: %.3f of the wall time, %.3f of the processor time", i, wall, cost)
		}
		g.until = time.Time{} // the clock of the next machine begins anew
		if helped, _, _, _ := free.play(&g, 2000, 30*time.Second); helped < 0.7 {
			t.Errorf("round %d, it is free again: helpers have a part in %.2f of the windows", i, helped)
		}
		g.until = time.Time{}
	}
}
