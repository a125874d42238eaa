package live

import (
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/dispatch"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/scenario"
)

// doLine carries out a line: a command, if it is allowed, or a step of a scenario that makes sense
// alone.
func (d *Driver) doLine(line string, allows ...func(*sim.World, command.Command) error) (string, error) {
	known := d.world().Known()
	if step, err := scenario.ParseStep(line, known); err != nil {
		return "", err
	} else if step != nil {
		return d.step(step)
	}
	c, err := command.ParseWith(line, known)
	if err != nil || c == nil {
		return "", err
	}
	if err := d.confined.refuses(d, c); err != nil {
		return "", err
	}
	for _, allowed := range allows {
		if err := allowed(d.world(), c); err != nil {
			return "", err
		}
	}
	return d.do(c)
}

// step does a step of a scenario now.
func (d *Driver) step(s scenario.Step) (string, error) {
	switch s := s.(type) {
	case scenario.Run:
		d.flatOut(toTime(d.line.Now() + netsim.Time(s.For)))
		return "running " + quantity.FormatDuration(s.For), nil
	case scenario.Until:
		if _, err := s.Condition.Look(d.world()); err != nil {
			return "", err
		}
		d.flatOut(d.toCondition(s))
		return "running until " + s.Condition.Say(d.world().Name), nil
	case scenario.Expect:
		f, err := s.Condition.Look(d.world())
		told := s.Say(d.world().Name)
		if err == nil && !f.Meets(s) {
			err = fmt.Errorf("%s: found %s", told, f.Found)
		}
		return fmt.Sprintf("%s: yes, found %s", told, f.Found), err
	}
	return "", fmt.Errorf("%v is for scenarios only", s)
}

// flatOut runs to a goal, then pauses.
func (d *Driver) flatOut(g *goal) {
	d.stopped = ""
	d.paused, d.until = true, g
}

// do carries out a command on the driver's goroutine.
func (d *Driver) do(c command.Command) (string, error) {
	switch {
	case command.KindOf(c) != command.View:
		return d.line.Do(c)
	case !d.effects.Has(c):
		return "", fmt.Errorf("%s is for the dashboard's own keys", c)
	}
	return d.effects.Do(d, c)
}

// effects lists what commands do that steer what is seen and how fast.
func effects() dispatch.Table[*Driver] {
	return dispatch.NewTable(
		// Time at its pace.
		dispatch.On(pause),
		dispatch.On(resume),
		dispatch.On(speed),
		dispatch.On(little),
		// What is shown.
		dispatch.On(focus),
		dispatch.On(inspect),
		dispatch.On(edit),
		dispatch.On(panel),
		// Back and forth in time.
		elsewhere(seek),
		elsewhere(back),
		elsewhere(forward),
		elsewhere(undo),
		elsewhere(toBranch),
		elsewhere(compareBranches),
		elsewhere(save),
		dispatch.On(shareMoment),
		// Scenarios and lessons.
		elsewhere(play),
		elsewhere(begin),
		elsewhere(next),
		elsewhere(previous),
		elsewhere(show),
	)
}

// elsewhere is the effect of a command that goes to another moment or another world: what was
// handled there says nothing about the speed.
func elsewhere[C command.Command](do func(*Driver, C) (string, error)) dispatch.Effect[*Driver] {
	return dispatch.On(func(d *Driver, c C) (string, error) {
		d.rate = rate{}
		return do(d, c)
	})
}
