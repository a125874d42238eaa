package scenario

import (
	"context"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
)

// Tell is told what a scenario says, at which virtual time.
type Tell func(at netsim.Time, text string)

// Run plays the scenario in a world, flat out, and returns which expectations failed.
// The tasks of a lesson are solved as its lines say. The error is an *Error for a
// command that the world refuses or a time that is over, or that of ctx when it ended
// the run.
func (s *Scenario) Run(ctx context.Context, w *sim.World, tell Tell) ([]*Failure, error) {
	p := NewPlayer(s)
	p.Self = true
	told := 0
	for {
		if err := ctx.Err(); err != nil {
			return p.Failures(), err
		}
		if due := p.Due(); w.Now() < due && !p.ended {
			w.Advance(due)
			continue
		}
		p.Step(w)
		for _, t := range p.ToldSince(told) {
			tell(t.At, t.Text)
		}
		told = p.Said()
		if p.ended {
			return p.Failures(), p.err
		}
	}
}
