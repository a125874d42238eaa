package live

import (
	"context"
	"errors"
	"slices"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
)

// ErrStopped is returned by Do when the driver has ended.
var ErrStopped = errors.New("the world has stopped")

// request is something for the driver's goroutine to do, and who waits for it.
type request struct {
	do   func()
	done chan<- struct{}
}

// call has the driver's goroutine do something, and waits for it.
func (d *Driver) call(ctx context.Context, do func()) error {
	done := make(chan struct{}, 1)
	select {
	case d.requests <- request{do, done}:
	case <-d.done:
		return ErrStopped
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case <-done:
		return nil
	case <-d.done:
		return ErrStopped
	}
}

// Do carries out one command line of any kind, and answers in words.
func (d *Driver) Do(ctx context.Context, line string) (answer string, err error) {
	return DoIf(ctx, d, line)
}

// DoIf is Do for somebody who may not give all commands: allows says why one is refused.
func DoIf(ctx context.Context, d *Driver, line string, allows ...func(*sim.World, command.Command) error) (answer string, err error) {
	gone := d.call(ctx, func() {
		answer, err = d.doLine(line, allows...)
		d.publish()
	})
	if gone != nil {
		return "", gone
	}
	return answer, err
}

// At has a function look at the present moment, and give commands at it, while nothing else
// happens. It must keep nothing of the moment that changes.
func (d *Driver) At(ctx context.Context, look func(Moment)) error {
	return d.call(ctx, func() { look(Moment{d}) })
}

// When waits until a condition holds in the world, and has it seen at the end of each of the
// driver's frames. The error is that of ctx, or ErrStopped.
func (d *Driver) When(ctx context.Context, holds func(*sim.World) bool) error {
	met := make(chan struct{})
	w := &wait{holds: holds, met: met}
	if err := d.call(ctx, func() { d.waits = append(d.waits, w) }); err != nil {
		return err
	}
	select {
	case <-met:
		return nil
	case <-d.done:
		return ErrStopped
	case <-ctx.Done():
		_ = d.call(context.WithoutCancel(ctx), func() { d.waits = slices.DeleteFunc(d.waits, func(o *wait) bool { return o == w }) })
		return ctx.Err()
	}
}

// WhenStopped waits until the run has come to its limit, or its scenario to its end.
func (d *Driver) WhenStopped(ctx context.Context) error {
	return d.When(ctx, func(*sim.World) bool { return d.stopped != "" })
}

// wait is somebody who waits for a condition.
type wait struct {
	holds func(*sim.World) bool
	met   chan<- struct{}
}

// tellWaiting lets those go on whose condition holds.
func (d *Driver) tellWaiting() {
	d.waits = slices.DeleteFunc(d.waits, func(w *wait) bool {
		if !w.holds(d.world()) {
			return false
		}
		close(w.met)
		return true
	})
}

// Moment is the present of a timeline, for as long as At lasts.
type Moment struct{ driver *Driver }

// World is the world, for reading.
func (m Moment) World() *sim.World { return m.driver.world() }

// Do carries out a command, as Driver.Do does.
func (m Moment) Do(c command.Command) (string, error) {
	m.driver.changed = true
	return m.driver.do(c)
}

// Begin carries out a command before Run is called.
func (d *Driver) Begin(c command.Command) (string, error) {
	answer, err := d.do(c)
	d.publish()
	return answer, err
}

// BeginAll carries out commands before Run is called, up to the first that is refused, and
// returns how many it did.
func (d *Driver) BeginAll(list []command.Command) (done int, err error) {
	defer d.publish()
	for done < len(list) && err == nil {
		if _, err = d.do(list[done]); err == nil {
			done++
		}
	}
	return done, err
}

// answer does what somebody waits for.
func (d *Driver) answer(r request) {
	defer d.confined.work(d.now)()
	r.do()
	r.done <- struct{}{}
}
