package headless

import (
	"context"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/live"
)

// Grace ends after the time that somebody who wants to leave waits for what is under way:
// enough to take half a file away again. What is written to a pipe that nobody reads never
// ends.
type Grace func() (over <-chan struct{})

// unlessLeft does something, and returns ErrInterrupted, whether it has ended or not, soon
// after ctx has. A panic in it is one here.
func unlessLeft(ctx context.Context, grace Grace, do func() error) error {
	var broken any
	done := make(chan error, 1)
	go func() {
		var err error
		defer func() {
			if broken = recover(); broken != nil {
				broken = live.PanicError(broken)
			}
			done <- err
		}()
		err = do()
	}()
	ended := func(err error) error {
		if broken != nil {
			panic(broken)
		}
		return err
	}
	select {
	case err := <-done:
		return ended(err)
	case <-ctx.Done():
	}
	select {
	case err := <-done:
		return ended(err)
	case <-grace():
		return ErrInterrupted
	}
}

// Build builds a world, which can take long where there are many nodes; ErrInterrupted if
// ctx ends before.
func Build(ctx context.Context, grace Grace, build func() (*sim.World, error)) (*sim.World, error) {
	built := make(chan *sim.World, 1)
	err := unlessLeft(ctx, grace, func() error {
		w, err := build()
		built <- w
		return err
	})
	if err != nil {
		return nil, err
	}
	return <-built, nil
}
