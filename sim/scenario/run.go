package scenario

import (
	"context"
	"errors"
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
)

// Tell is told what a scenario says, at which virtual time.
type Tell func(at netsim.Time, text string)

// looks is how often until looks at its condition in a wanted block interval.
const looks = 100

// Run plays the scenario in a world and returns which expectations failed. The error
// is an *Error for a command that the world refuses or a time that is over, or that
// of ctx when it ended the run.
func (s *Scenario) Run(ctx context.Context, w *sim.World, tell Tell) ([]*Failure, error) {
	r := &runner{scenario: s, world: w, tell: tell, ctx: ctx}
	for _, line := range s.Lines {
		r.line = line
		if err := r.wait(line.Stamp); err != nil {
			return r.failures, err
		}
		err := r.step(line.Step)
		if failed := (*Failure)(nil); errors.As(err, &failed) {
			return append(r.failures, failed), nil
		}
		if err != nil {
			return r.failures, err
		}
	}
	return r.failures, nil
}

type runner struct {
	scenario *Scenario
	world    *sim.World
	tell     Tell
	ctx      context.Context
	line     Line
	failures []*Failure
}

func (r *runner) errorf(format string, args ...any) error {
	return &Error{File: r.scenario.File, Line: r.line.Number, Problem: fmt.Sprintf(format, args...)}
}

func (r *runner) failure(expected, found string) *Failure {
	return &Failure{r.scenario.File, r.line.Number, r.world.Now(), expected, found}
}

// wait lets time pass up to a stamp.
func (r *runner) wait(stamp Stamp) error {
	now := r.world.Now()
	switch stamp.Kind {
	case At:
		if t := netsim.Time(stamp.Time); t < now {
			return r.errorf("%v is over: the steps before took until %v", t, now)
		}
		return r.advance(netsim.Time(stamp.Time))
	case After:
		return r.advance(now + netsim.Time(stamp.Time))
	}
	return nil
}

// advance runs until everything before t has happened.
func (r *runner) advance(t netsim.Time) error {
	for r.world.Now() < t {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		r.world.Advance(t)
	}
	return nil
}

func (r *runner) step(s Step) error {
	switch s := s.(type) {
	case Do:
		return r.do(s.Command)
	case Run:
		return r.advance(r.world.Now() + netsim.Time(s.For))
	case Until:
		return r.until(s)
	case Settle:
		return r.settle(s)
	case Say:
		r.tell(r.world.Now(), s.Text)
		return nil
	case Expect:
		return r.expect(s)
	}
	panic(fmt.Sprintf("scenario: no step %T", s))
}

// do gives a command; what a question asks for is told.
func (r *runner) do(c command.Command) error {
	answer, err := r.world.Do(c)
	if err != nil {
		return r.errorf("%v: %v", c, err)
	}
	if command.KindOf(c) == command.Question {
		r.tell(r.world.Now(), answer)
	}
	return nil
}

func (r *runner) until(s Until) error {
	deadline := r.world.Now() + netsim.Time(s.Within)
	pause := max(netsim.Time(r.world.Config().Interval)/looks, 1)
	for {
		holds, found, err := s.Condition.look(r.world)
		switch {
		case err != nil:
			return r.errorf("%v: %v", s.Condition, err)
		case holds:
			return nil
		case r.world.Now() >= deadline:
			return r.failure(fmt.Sprintf("%v within %s", s.Condition, command.FormatDuration(s.Within)), found)
		}
		if err := r.advance(min(r.world.Now()+pause, deadline)); err != nil {
			return err
		}
	}
}

func (r *runner) settle(s Settle) error {
	err := r.world.SettleWithin(r.ctx, netsim.Time(s.Within))
	if tips := (sim.ErrNotSettled{}); errors.As(err, &tips) {
		return r.failure("one tip within "+command.FormatDuration(s.Within), fmt.Sprintf("%d tips", tips.Tips))
	}
	if err != nil && r.ctx.Err() == nil {
		return r.errorf("%v: %v", s, err)
	}
	return err
}

func (r *runner) expect(s Expect) error {
	holds, found, err := s.Condition.look(r.world)
	if err != nil {
		return r.errorf("%v: %v", s.Condition, err)
	}
	if holds == s.Not {
		expected := s.Condition.String()
		if s.Not {
			expected = "not " + expected
		}
		r.failures = append(r.failures, r.failure(expected, found))
	}
	return nil
}
