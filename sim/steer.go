package sim

import (
	"errors"
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
)

// do carries out a command on the driver's goroutine.
func (d *Driver) do(c command.Command) (string, error) {
	switch c := c.(type) {
	case command.Pause:
		d.paused, d.until = true, 0
		return "paused", nil
	case command.Resume:
		return d.resume()
	case command.Speed:
		d.speed = c.Factor
		return "", nil
	case command.Step:
		return d.step(c.What)
	case command.Focus:
		if err := c.Node.Check(d.world.Nodes()); err != nil {
			return "", err
		}
		d.focus = int(c.Node)
		return "", nil
	}
	if command.KindOf(c) == command.View {
		return "", fmt.Errorf("%s is for the dashboard's own keys", c)
	}
	return d.world.Do(c)
}

func (d *Driver) resume() (string, error) {
	if d.stopped != "" {
		d.limits, d.stopped = Limits{}, ""
	}
	d.paused = false
	d.target = d.world.Now()
	return "running", nil
}

// step goes a little further and pauses.
func (d *Driver) step(what command.StepWhat) (string, error) {
	d.paused, d.until = true, 0
	arrival, timer := d.world.network.Next()
	switch {
	case what == command.StepBlock && !d.world.minerRuns():
		return "", errors.New("nobody mines, so no block will come; m mines one")
	case what == command.StepBlock:
		d.until = len(d.world.metrics.blocks) + 1
		return "running to the next block", nil
	case min(arrival, timer) == netsim.Never:
		return "", errors.New("nothing is under way and nobody mines: nothing will happen")
	case what == command.StepWindow:
		d.world.Advance(d.limits.horizon())
	default:
		d.world.AdvanceTo(nextStep(arrival, timer) + 1)
	}
	d.target = d.world.Now()
	return "", nil
}

// nextStep is the arrival of the next message, or the next timer where no
// message is under way.
func nextStep(arrival, timer netsim.Time) netsim.Time {
	if arrival == netsim.Never {
		return timer
	}
	return arrival
}
