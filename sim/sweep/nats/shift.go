//go:build nats

package nats

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	client "github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"example.com/sosocoin/sim/sweep"
)

// mostGiven is how often a job is given out at most: whoever had it before was lost with it.
const mostGiven = 20

// idle is how long a worker waits for a job at once, and answer for what the server says at once: one that
// has stopped in between says nothing. Both are less than who serves waits for workers to leave.
const (
	idle   = 2 * time.Second
	answer = time.Second
)

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
		s.tell(ctx, report{Problem: err.Error(), Failed: &o})
		_ = m.Ack()
		return nil
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

// report tells who serves the sweep what went wrong, which is the error here too.
func (s *shift) report(ctx context.Context, r report) error {
	s.tell(ctx, r)
	if r.Server {
		return &ServerError{r.Problem}
	}
	return errors.New(r.Problem)
}

// tell tells who serves the sweep what went wrong, until that is heard.
func (s *shift) tell(ctx context.Context, r report) {
	r.By = s.machine
	text, _ := json.Marshal(r) // texts and numbers always can be
	for ctx.Err() == nil && !s.over(ctx) {
		once, stop := context.WithTimeout(ctx, idle)
		_, err := s.conn.RequestWithContext(once, s.names.reports(), text)
		stop()
		if err == nil {
			return
		}
		pause(ctx, retry)
	}
}
