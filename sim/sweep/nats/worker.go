//go:build nats

package nats

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	client "github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"example.com/sosocoin/sim/sweep"
)

// Worker plays jobs of the sweeps in a server.
type Worker struct {
	Door    Door
	Program string // the version of this one
	Jobs    int    // at once
	Begun   func(s *sweep.Spec)

	done atomic.Int64
	play func(context.Context, sweep.Job) (*sweep.Result, error) // nil: the job is played
}

// Done is how many jobs it has played.
func (w *Worker) Done() int { return int(w.done.Load()) }

// Run works until no sweep is left. Errors are *RefusedError, *GoneError, that of ctx, and of what
// went wrong.
func (w *Worker) Run(ctx context.Context) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	conn, err := w.Door.open(stop)
	if err != nil {
		return err
	}
	defer conn.Close()
	js, err := jetstream.New(conn)
	if err != nil {
		return err
	}
	if err := usable(ctx, w.Door, js); err != nil {
		return err
	}
	err = w.workOff(ctx, conn, js)
	_ = conn.Flush() // what was struck off last
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

// workOff works all sweeps off, one after the other.
func (w *Worker) workOff(ctx context.Context, conn *client.Conn, js jetstream.JetStream) error {
	worked := false
	for waited := 0; ctx.Err() == nil; {
		one, spec, err := w.next(ctx, js)
		switch {
		case errors.Is(err, errOver):
			return nil
		case err != nil:
			return err
		case spec == nil && (worked || waited >= w.Door.Patience):
			if !worked {
				return fmt.Errorf("%s has no sweep; expected sosocoin sweep serve beside it", w.Door.shown())
			}
			return nil
		case spec == nil:
			waited++
			pause(ctx, w.Door.Pause)
			continue
		}
		if !worked && w.Begun != nil {
			w.Begun(spec)
		}
		worked = true
		shift := &shift{worker: w, conn: conn, js: js, names: one, cells: cells{spec: spec}, hold: hold{jobs: map[jetstream.Msg]struct{}{}}, machine: machine(w.Program)}
		if err := shift.work(ctx); err != nil {
			return err
		}
	}
	return nil
}

// next finds a sweep of this program. The specification is nil where there is none. The error is errOver
// where one has just ended.
func (w *Worker) next(ctx context.Context, js jetstream.JetStream) (names, *sweep.Spec, error) {
	ctx, stop := context.WithTimeout(ctx, answer)
	defer stop()
	bucket, err := js.KeyValue(ctx, list)
	if err != nil {
		return names{}, nil, w.unless(err, jetstream.ErrBucketNotFound)
	}
	keys, err := bucket.Keys(ctx)
	if err != nil {
		return names{}, nil, w.unless(err, jetstream.ErrNoKeysFound)
	}
	var other error
	for _, key := range keys {
		entry, err := bucket.Get(ctx, key)
		if err != nil {
			continue // it is over
		}
		spec, err := sweep.ParseSpec(entry.Value())
		switch {
		case string(entry.Value()) == overMark:
			other = errOver
		case err != nil:
			other = &RefusedError{fmt.Sprintf("%s has a sweep that cannot be read: %v; expected sosocoin sweep serve of this version, %s", w.Door.shown(), err, w.Program)}
		case spec.Program != w.Program:
			other = &RefusedError{fmt.Sprintf("the sweep is of program %s, and this is %s; expected the same program on all machines", spec.Program, w.Program)}
		default:
			return names{key}, spec, nil
		}
	}
	return names{}, nil, other
}

// unless is an error, unless it says that something is not there, or that the server is away.
func (w *Worker) unless(err, absent error) error {
	if errors.Is(err, absent) || passing(err) {
		return nil
	}
	return fmt.Errorf("%s: %w", w.Door.shown(), err)
}
