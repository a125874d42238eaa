package netsim

import "time"

// gauge decides whether helpers are to join a window, by what it has measured. Whether they
// are worth it depends on what handlers do, on the machine, and on who else uses it: where
// another program has the second processor, or two processors share a core, they only cost.
// So from time to time, over a short stretch, it has them join every other window, and goes
// by the gain; the more often they were no gain, the longer until the next trial. Windows
// that are too short to wake anybody for are not even timed, but for one now and then.
type gauge struct {
	always   bool          // for tests: see HelpAlways
	perEvent time.Duration // by one worker
	untimed  int           // windows since the last that was timed
	helping  bool
	trying   bool
	turn     int // of the trial
	alone    measure
	helped   measure
	spent    time.Duration // on windows with help
	until    time.Time     // when the next trial begins
	pause    time.Duration // before it, without help
}

// plan is what a gauge wants done with a window.
type plan struct{ timed, long, helped bool }

// measure is what windows took.
type measure struct {
	events  int
	wall    time.Duration
	helpers time.Duration // how long helpers worked
	waited  time.Duration // for helpers, at the end
}

const (
	worthHelp    = 250 * time.Microsecond // a shorter window is over before it has paid for waking a helper
	timedWindow  = 32                     // one in so many short ones is timed
	round        = 4                      // windows: without help, two with it, without
	leastRounds  = 2                      // of a trial
	trialRounds  = 6                      // of a trial that ends well
	trialTime    = 100 * time.Millisecond // or so long, where windows are long
	neededGain   = 1.08                   // of wall time, by help that is worth it
	allowedCost  = 1.08                   // of processor time likewise
	hopelessCost = 1.25                   // ends a trial early
	wakingCost   = 10 * time.Microsecond  // which the waking of a helper costs beside its work
	mostWaited   = 100 * time.Microsecond // for a helper: more, and another program may have its processor
	firstPause   = 50 * time.Millisecond
	longestPause = time.Second
	term         = 300 * time.Millisecond // with help, until the next trial
	trialPart    = 30                     // pause and term are so many times the windows with help of a trial
)

// plan says what to do with a window of so many events of so many nodes.
func (g *gauge) plan(events, nodes int) plan {
	if g.always {
		return plan{timed: true, long: true, helped: true}
	}
	if g.perEvent > 0 && time.Duration(events)*g.perEvent < worthHelp {
		g.untimed++
		return plan{timed: g.untimed%timedWindow == 0}
	}
	return plan{timed: true, long: g.perEvent > 0 && nodes > 1}
}

// begin decides who runs a window that begins now.
func (g *gauge) begin(p *plan, now time.Time) {
	if g.always || !p.long {
		return
	}
	if g.until.IsZero() {
		g.until = now.Add(firstPause)
	}
	if !g.trying && !now.Before(g.until) {
		g.trying, g.turn, g.alone, g.helped, g.spent = true, 0, measure{}, measure{}, 0
	}
	p.helped = g.helping
	if g.trying {
		p.helped = g.turn%round == 1 || g.turn%round == 2
		g.turn++
	}
}

// measured tells what a window took that ends now.
func (g *gauge) measured(p plan, m measure, now time.Time) {
	if !p.helped && m.events > 0 {
		each := m.wall / time.Duration(m.events)
		g.perEvent = max((3*g.perEvent+each)/4, 1)
	}
	if g.always || !p.long {
		return
	}
	if g.trying && p.helped {
		g.spent += m.wall
	}
	if g.trying && g.turn%2 == 1 { // the others come after windows with other workers, and fill caches anew
		sum := &g.alone
		if p.helped {
			sum = &g.helped
			m.helpers += wakingCost
		}
		sum.events += m.events
		sum.wall += m.wall
		sum.helpers += m.helpers
	}
	lost := m.wall > time.Duration(m.events)*g.perEvent*5/4
	switch {
	case p.helped && m.waited > max(mostWaited, m.wall/4) && lost:
		g.decide(false, now)
	case g.trying && g.turn%round == 0:
		g.conclude(now)
	}
}

// conclude ends a trial, if it has come to a result.
func (g *gauge) conclude(now time.Time) {
	alone := float64(g.alone.wall) / float64(g.alone.events)
	wall := float64(g.helped.wall) / float64(g.helped.events) / alone
	cost := float64(g.helped.wall+g.helped.helpers) / float64(g.helped.events) / alone
	switch {
	case g.turn >= leastRounds*round && (wall > 1 || cost > hopelessCost):
		g.decide(false, now)
	case g.turn >= round*trialRounds || g.alone.wall+g.helped.wall >= trialTime:
		g.decide(wall*neededGain < 1 && cost < allowedCost, now)
	}
}

// decide ends a trial.
func (g *gauge) decide(helping bool, now time.Time) {
	g.trying, g.helping = false, helping
	if helping {
		g.pause, g.until = 0, now.Add(max(term, trialPart*g.spent))
		return
	}
	g.pause = min(max(2*g.pause, firstPause), longestPause)
	g.until = now.Add(max(g.pause, trialPart*g.spent))
}
