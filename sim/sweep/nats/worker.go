//go:build nats

package nats

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

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

// mostGiven is how often a job is given out at most: whoever had it before was lost with it.
const mostGiven = 20

// idle is how long a worker waits for a job at once, and answer for what the server says at once: one that
// has stopped in between says nothing. Both are less than who serves waits for workers to leave.
const (
	idle   = 2 * time.Second
	answer = time.Second
)

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

// shift is the work at one sweep.
type shift struct {
	worker  *Worker
	conn    *client.Conn
	js      jetstream.JetStream
	names   names
	cells   cells
	hold    hold
	machine string
}

// work plays jobs until the sweep is over.
func (s *shift) work(ctx context.Context) error {
	queue, wait, err := s.queue(ctx)
	if err != nil || queue == nil {
		return err
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	const signs = 3 // of life in the time after which one is given up
	var all sync.WaitGroup
	all.Go(func() { s.hold.keep(ctx, wait/signs, func() bool { return s.over(ctx) }, func() { stop(errOver) }) })
	for range s.worker.Jobs {
		all.Go(func() { s.lane(ctx, queue, stop) })
	}
	all.Wait()
	if err := context.Cause(ctx); !errors.Is(err, errOver) {
		return err
	}
	return nil
}

// errOver says that the sweep is over.
var errOver = errors.New("the sweep is over")

// queue finds the jobs; nil: the sweep is over.
func (s *shift) queue(ctx context.Context) (jetstream.Consumer, time.Duration, error) {
	for {
		found, err := s.js.Consumer(ctx, s.names.jobs(), workers)
		switch {
		case err == nil:
			return found, found.CachedInfo().Config.AckWait, nil
		case ctx.Err() != nil:
			return nil, 0, context.Cause(ctx)
		case s.over(ctx):
			return nil, 0, nil
		}
		pause(ctx, retry)
	}
}

// over says whether the sweep is; where the server does not answer it is not.
func (s *shift) over(ctx context.Context) bool {
	ctx, stop := context.WithTimeout(ctx, answer)
	defer stop()
	bucket, err := s.js.KeyValue(ctx, list)
	if err == nil {
		var entry jetstream.KeyValueEntry
		if entry, err = bucket.Get(ctx, s.names.id); err == nil {
			return string(entry.Value()) == overMark
		}
	}
	return errors.Is(err, jetstream.ErrBucketNotFound) || errors.Is(err, jetstream.ErrKeyNotFound)
}

// lane plays one job after the other.
func (s *shift) lane(ctx context.Context, queue jetstream.Consumer, stop context.CancelCauseFunc) {
	for ctx.Err() == nil {
		waiting, enough := context.WithTimeout(ctx, idle)
		m, err := queue.Next(jetstream.FetchContext(waiting))
		enough()
		switch {
		case err == nil:
			if err := s.one(ctx, m); err != nil {
				stop(err)
			}
		case ctx.Err() != nil:
		case s.over(ctx):
			stop(errOver)
		case !errors.Is(err, client.ErrTimeout) && !errors.Is(err, context.DeadlineExceeded):
			pause(ctx, retry)
		}
	}
}

// one plays a job, puts its result into the stream, and strikes the job off.
func (s *shift) one(ctx context.Context, m jetstream.Msg) error {
	defer s.hold.take(m)()
	var o order
	if err := json.Unmarshal(m.Data(), &o); err != nil {
		return s.report(ctx, report{Problem: fmt.Sprintf("the job %s cannot be read: %v", m.Subject(), err)})
	}
	job, err := s.cells.job(o)
	if err != nil || s.names.job(job.Name()) != m.Subject() {
		return s.report(ctx, report{Problem: fmt.Sprintf("run %d of cell %d has another name than where the sweep is served: the two programs differ", o.Run, o.Cell)})
	}
	if at, err := m.Metadata(); err == nil && at.NumDelivered > mostGiven {
		return s.report(ctx, report{Problem: fmt.Sprintf("%s was given out %d times, and each worker was lost with it, as if there were too little memory for it", job.Command(), mostGiven)})
	}
	play := s.worker.play
	if play == nil {
		play = func(ctx context.Context, job sweep.Job) (*sweep.Result, error) { return job.Play(ctx) }
	}
	result, err := play(ctx, job)
	switch {
	case ctx.Err() != nil:
		_ = m.Nak() // for another one, at once
		return nil
	case err != nil:
		return s.report(ctx, report{Problem: err.Error(), Failed: &o})
	}
	if err := s.deliver(ctx, job, result); err != nil {
		return err
	}
	s.worker.done.Add(1)
	_ = m.Ack() // if that is lost it is played again, to the same result
	return nil
}

// deliver puts a result into the stream.
func (s *shift) deliver(ctx context.Context, job sweep.Job, r *sweep.Result) error {
	message := client.NewMsg(s.names.result(job.Name()))
	message.Data = r.Bytes()
	message.Header.Set(byMachine, s.machine)
	err := stored(ctx, s.conn, func() error {
		_, err := s.js.PublishMsg(ctx, message)
		return err
	}, func() bool { return s.over(ctx) })
	var (
		refused *jetstream.APIError
		server  *ServerError
	)
	switch {
	case errors.As(err, &refused):
		return s.report(ctx, report{Server: true, Problem: fmt.Sprintf("the server takes no result: %v", err)})
	case errors.As(err, &server):
		return s.report(ctx, report{Server: true, Problem: server.Problem})
	}
	return err
}

// report tells who serves the sweep what went wrong, which ends it, and is the error here too.
func (s *shift) report(ctx context.Context, r report) error {
	r.By = s.machine
	text, err := json.Marshal(r)
	if err != nil {
		return err
	}
	for ctx.Err() == nil && !s.over(ctx) {
		once, stop := context.WithTimeout(ctx, idle)
		_, err := s.conn.RequestWithContext(once, s.names.reports(), text)
		stop()
		if err == nil {
			break
		}
		pause(ctx, retry)
	}
	if r.Server {
		return &ServerError{r.Problem}
	}
	return errors.New(r.Problem)
}
