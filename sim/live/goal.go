package live

import (
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/scenario"
)

// goal is something that the world runs to, flat out.
type goal struct {
	reached func(*sim.World) bool
	give    func(*sim.World) string   // why it cannot be reached; nil, or "": it still can
	at      netsim.Time               // not beyond it; 0: no bound
	look    netsim.Time               // at least so often; 0: after each window
	moment  bool                      // stop at the very moment
	tell    func(reached bool) string // why it stopped, for the status; nil: nothing
}

// runToGoal runs flat out until the goal is reached or cannot be.
func (d *Driver) runToGoal() {
	g := d.until
	d.runTo(func() (bool, netsim.Time) {
		now := d.line.Now()
		switch {
		case g.reached(d.world()):
			d.arrived(g, true)
			return true, now
		case g.at > 0 && now >= g.at, g.give != nil && g.give(d.world()) != "":
			d.arrived(g, false)
			return true, now
		}
		return false, g.horizon(d.world())
	})
}

// horizon is where the next window has to end at the latest, so that the goal is not passed.
func (g *goal) horizon(w *sim.World) netsim.Time {
	horizon := netsim.Never
	if g.moment {
		horizon = w.NextMoment()
	}
	if g.at > 0 {
		horizon = min(horizon, g.at)
	}
	if g.look > 0 {
		horizon = min(horizon, w.Now()+g.look)
	}
	return horizon
}

// arrived ends the run to a goal.
func (d *Driver) arrived(g *goal, reached bool) {
	d.until = nil
	d.target = d.line.Now()
	d.line.Look()
	if g.tell != nil {
		d.stopped = g.tell(reached)
	}
}

// toBlock is the next block found.
func (d *Driver) toBlock() *goal {
	wanted := d.world().Blocks().Mined + 1
	return &goal{
		moment:  true,
		reached: func(w *sim.World) bool { return w.Blocks().Mined >= wanted },
		give: func(w *sim.World) string {
			if !w.MinerRuns() && !d.line.InPast() {
				return "nobody mines"
			}
			return ""
		},
		tell: func(reached bool) string {
			if reached {
				return ""
			}
			return "nobody mines any more; no further block was found"
		},
	}
}

// toTime is a virtual time.
func toTime(t netsim.Time) *goal {
	return &goal{reached: func(w *sim.World) bool { return w.Now() >= t }, at: t}
}

// toCondition is what an until of a scenario waits for.
func (d *Driver) toCondition(s scenario.Until) *goal {
	w := d.world()
	s.Condition = s.Condition.From(w)
	return &goal{
		reached: func(w *sim.World) bool { holds, err := s.Condition.Holds(w); return holds && err == nil },
		at:      w.Now() + netsim.Time(s.Within), look: w.Pulse(),
		tell: func(reached bool) string {
			if reached {
				return s.Condition.Say(d.world().Name)
			}
			f, _ := s.Condition.Look(d.world())
			return fmt.Sprintf("%v did not come about; found %s", s.Condition.Say(d.world().Name), f.Found)
		},
	}
}
