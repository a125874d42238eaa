package live

import (
	"cmp"
	"context"
	"errors"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
)

// Confines are what a world may not go beyond that a stranger steers on a machine of somebody
// else.
type Confines struct {
	Allows   func(*sim.World, command.Command) error // why a command of his is refused; it is asked before all of them
	Speed    float64                                 // virtual seconds per second, at most
	Share    float64                                 // of one processor, at most
	Events   uint64                                  // that are handled in one world, at most
	Branches int                                     // of one world, at most
	Commands int                                     // on one branch, at most
}

// Confine sets bounds to a driver, before Run is called.
func Confine(d *Driver, to Confines) { d.confined = &confined{Confines: to} }

// confined is how much of its confines a driver has used. The nil one has none.
type confined struct {
	Confines
	free    time.Time // when the next piece of work may begin
	handled uint64    // of the present world, done over included
}

// horizon is where the next window has to end at the latest.
func (d *Driver) horizon() netsim.Time {
	return min(d.limits.Horizon(d.world()), d.confined.horizon(d.line.Now()))
}

// atLimit stops the run at its limit. Resuming lifts it.
func (d *Driver) atLimit() bool {
	why := cmp.Or(d.limits.Reached(d.world()), d.confined.used())
	if why == "" {
		return false
	}
	d.stop(why)
	return true
}

// Bounds on one piece of work of a driver that is confined: few windows are longer, so that it can
// be ended, and does not take all of a processor for long.
const (
	confinedWindow = 10 * netsim.Second
	leastBudget    = time.Millisecond
)

// budget is how long a frame may run the world.
func (c *confined) budget() time.Duration {
	if c == nil {
		return frameBudget
	}
	return max(time.Duration(c.Share*float64(framePeriod)), leastBudget)
}

// fastest is the greatest speed.
func (c *confined) fastest() float64 {
	if c == nil {
		return fastest
	}
	return c.Speed
}

// horizon is where the next window has to end at the latest.
func (c *confined) horizon(now netsim.Time) netsim.Time {
	if c == nil {
		return netsim.Never
	}
	return now + confinedWindow
}

// work begins a piece of work; what it returns ends it. The driver then rests for so long that it
// has its share of a processor, and no more.
func (c *confined) work(now func() time.Time) (done func()) {
	if c == nil {
		return func() {}
	}
	began := now()
	return func() {
		end := now()
		c.free = end.Add(time.Duration(float64(end.Sub(began)) * (1/c.Share - 1)))
	}
}

// rest waits until the driver may work again, or ctx ends, and reports whether it waited.
func (c *confined) rest(ctx context.Context, now func() time.Time, ticks <-chan time.Time) (rested bool) {
	for c != nil && ctx.Err() == nil && now().Before(c.free) {
		rested = true
		select {
		case <-ticks:
		case <-ctx.Done():
		}
	}
	return rested
}

// count adds what a frame has handled. Where the world went back meanwhile, that is nothing.
func (c *confined) count(before, after uint64) {
	if c != nil && after > before {
		c.handled += after - before
	}
}

// fresh begins with another world.
func (c *confined) fresh() {
	if c != nil {
		c.handled = 0
	}
}

// used says why the world goes no further; "" where it does.
func (c *confined) used() string {
	if c == nil || c.handled < c.Events {
		return ""
	}
	return "this world is as large as one here may become; new or play begins another"
}

// refuses says why a command of the user is not carried out. nil: it is.
func (c *confined) refuses(d *Driver, given command.Command) error {
	if c == nil {
		return nil
	}
	_, undoes := given.(command.Undo)
	forks := undoes || d.line.InPast() && command.KindOf(given) == command.World
	if forks && len(d.line.branches) >= c.Branches {
		return errBranches
	}
	if len(d.line.here.branch.events) >= c.Commands && command.KindOf(given) == command.World {
		return errCommands
	}
	return c.Allows(d.world(), given)
}

var (
	errBranches = errors.New("this world has as many branches as one here may have; seek end, and go on there")
	errCommands = errors.New("this world was given as many commands as one here may be; new or play begins another")
)
