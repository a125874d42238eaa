package live

import (
	"context"
	"time"

	"example.com/sosocoin/sim/view"
)

// beatPeriod is how often the driver tells watchers that there is something new.
const beatPeriod = 50 * time.Millisecond

// A world that runs as fast as it can should not spend its time on views, and each view is of
// quite another time anyway. So there are fewer. They take no more than a part of the time,
// but never become rare.
const (
	flatOutPeriod = 200 * time.Millisecond
	flatOutMost   = 500 * time.Millisecond
	viewShare     = 100 // a hundredth
)

// View returns the newest view. It never waits.
func (d *Driver) View() *view.View {
	d.wanted.Store(true)
	return d.view.Load()
}

// Beats has a value when it is time to look at the View again: 20 times a second, a few
// times where the world runs as fast as it can, unless the driver is long at one thing. It
// is for one who looks, and closed when Run ends.
func (d *Driver) Beats() <-chan struct{} { return d.beats }

// period is the time from beat to beat.
func (d *Driver) period() time.Duration {
	if !d.behind {
		return beatPeriod
	}
	return min(max(flatOutPeriod, viewShare*d.exposure), flatOutMost)
}

// beat tells watchers to look. If the world has changed there is a new view for them.
func (d *Driver) beat(now time.Time) {
	d.beaten = now
	if d.wanted.Load() && (d.changed || d.rate.moved) {
		d.publish()
	}
	select {
	case d.beats <- struct{}{}:
	default: // nobody has looked since the last one
	}
}

// Seen is a view of its own for somebody who looks at another node than the driver's user, and into
// something else or nothing. It changes nothing, and is not the newest View.
func (d *Driver) Seen(ctx context.Context, node int, into *view.Subject) (v *view.View, err error) {
	err = d.call(ctx, func() { v = viewOf(d, min(node, d.world().Nodes()-1), into) })
	return v, err
}

// publish publishes a new View.
func (d *Driver) publish() {
	began := d.now()
	d.view.Store(viewOf(d, d.focus, d.inspects))
	d.wanted.Store(false)
	d.changed, d.rate.moved = false, false
	d.exposure += (d.now().Sub(began) - d.exposure) / 4
}

// viewOf is a new view of a node, and into something; nil: nothing.
func viewOf(d *Driver, node int, into *view.Subject) *view.View {
	v := d.world().View(node)
	if into != nil {
		d.world().Inspect(v, *into)
	}
	if d.address != nil && v.Focus != nil {
		v.Focus.Address = d.address(v.Focus.ID)
	}
	v.Clock = view.Clock{
		Paused: d.paused && d.until == nil, Bound: d.until != nil, Speed: d.speed,
		Reached: d.rate.speed, PerSecond: d.rate.perSecond,
		Stopped: d.stopped, Failed: d.failed,
	}
	if d.failed == "" {
		v.Clock.Failed = d.world().FirstFailure()
	}
	v.Timeline, v.Library, v.Scene = d.line.view(), d.library.Items, d.scene
	v.Known.Scenarios, v.Known.Steps = d.names, d.steps
	v.Known.Settings, v.Settings.Chosen = d.library.Settings, d.chosen
	if p := d.line.Player(); p != nil {
		v.Script = p.View()
	}
	return v
}
