package scenario

import (
	"context"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/loop"
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
	var left error
	loop.Loop{
		Before: []loop.Check{
			loop.When(func() bool { return p.ended }),
			loop.When(func() bool { left = ctx.Err(); return left != nil }),
			func() (bool, netsim.Time) { return false, p.Due() },
		},
		Advance: func(until netsim.Time) {
			if w.Now() < until {
				w.Advance(until)
				return
			}
			p.Step(w)
			for _, t := range p.ToldSince(told) {
				tell(t.At, t.Text)
			}
			told = p.Said()
		},
	}.Run()
	if left != nil {
		return p.Failures(), left
	}
	return p.Failures(), p.err
}
