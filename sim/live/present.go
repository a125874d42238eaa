package live

import (
	"context"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/view"
)

// Present returns a View of the present, for who asks at most now and then: others who ask share
// it. Where the world has changed since the newest one it waits for the next, which comes with
// the next beat.
func (d *Driver) Present(ctx context.Context) (*view.View, error) {
	var now *view.View
	err := d.call(ctx, func() {
		if !d.changed {
			now = d.View()
		}
	})
	if err != nil || now != nil {
		return now, err
	}
	old := d.View() // and wants another one
	err = d.When(ctx, func(*sim.World) bool {
		now = d.view.Load()
		d.wanted.Store(true)
		return now != old || !d.changed
	})
	return now, err
}

// WhenThere waits until the world has come to where a command wanted it to run.
func (d *Driver) WhenThere(ctx context.Context) error {
	return d.When(ctx, func(*sim.World) bool { return d.until == nil })
}

// Asked takes note in the log that somebody asked a node by its address.
func (m Moment) Asked(a view.Asked) {
	m.World().Asked(a)
	m.driver.changed = true
}

// Journal is the present branch as a scenario that replays it.
func (m Moment) Journal() string { return m.driver.line.Journal(JournalTitle) }
