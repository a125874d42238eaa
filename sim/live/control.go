package live

import (
	"errors"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
)

func pause(d *Driver, _ command.Pause) (string, error) {
	d.paused, d.until = true, nil
	d.line.Look()
	return "paused", nil
}

func resume(d *Driver, _ command.Resume) (string, error) {
	if d.stopped != "" {
		d.limits, d.stopped = sim.Limits{}, ""
	}
	d.paused = false
	d.target = d.line.Now()
	return "running", nil
}

func speed(d *Driver, c command.Speed) (string, error) {
	d.speed = c.Factor
	return "", nil
}

// little goes a little further and pauses.
func little(d *Driver, c command.Step) (string, error) {
	what := c.What
	d.paused, d.until = true, nil
	arrival, timer := d.world().Next()
	switch {
	case what == command.StepBlock && !d.world().MinerRuns() && !d.line.InPast():
		return "", errors.New("nobody mines, so no block will come; m mines one")
	case what == command.StepBlock:
		d.flatOut(d.toBlock())
		return "running to the next block", nil
	case min(arrival, timer) == netsim.Never && !d.line.InPast():
		return "", errors.New("nothing is under way and nobody mines: nothing will happen")
	case what == command.StepWindow:
		d.line.Advance(d.horizon())
	default:
		d.goTo(min(nextStep(arrival, timer), d.horizon()-1) + 1)
	}
	d.heed()
	d.target = d.line.Now()
	d.line.Look()
	return "", nil
}

// goTo runs to a time at once.
func (d *Driver) goTo(t netsim.Time) {
	for d.line.Now() < t && !d.line.left() {
		d.line.Advance(t)
	}
}

// nextStep is the arrival of the next message, or the next timer where no
// message is under way.
func nextStep(arrival, timer netsim.Time) netsim.Time {
	if arrival == netsim.Never {
		return timer
	}
	return arrival
}

func focus(d *Driver, c command.Focus) (string, error) {
	if err := c.Node.Check(d.world().Nodes()); err != nil {
		return "", err
	}
	d.focus = int(c.Node)
	return "", nil
}

// panel has a dashboard show a panel, whoever looks at this world.
func panel(d *Driver, c command.Panel) (string, error) {
	d.scene.Shows++
	d.scene.Panel = c.Name
	return "", nil
}
