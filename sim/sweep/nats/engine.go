//go:build nats

package nats

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"

	client "github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"example.com/sosocoin/sim/sweep"
)

// InHand is how many jobs are given out at once. It is more than all workers together have
// processors, so that none waits for the others.
const InHand = 1024

// AckWait is after what time without a sign of life a worker is given up, and its jobs are given
// to others.
const AckWait = 15 * time.Second

// mostResults is how many results the server keeps beside the journal, to say who made one when
// another machine comes with a different one.
const mostResults = 20_000

// Settings say what is given out, and where.
type Settings struct {
	Spec    *sweep.Spec
	Journal *sweep.Journal
	Server  *Server // that is started; nil: the one behind Door is used
	Door    Door
	AckWait time.Duration
}

// Engine gives the jobs of a sweep out, and takes their results into its journal.
type Engine struct {
	Settings
	ctx     context.Context
	stop    context.CancelCauseFunc
	server  *running // nil: it is another's
	conn    *client.Conn
	js      jetstream.JetStream
	names   names
	list    jetstream.KeyValue
	jobs    jetstream.Stream
	results jetstream.Stream
	reader  jetstream.ConsumeContext

	lock  sync.Mutex
	waits map[string]*wait // by the job's name
}

// wait is for a job that is given out.
type wait struct {
	over chan struct{} // closed when its result is in the journal, or there is none
	err  error         // why there is none
}

// Begin opens the sweep to workers. What an earlier engine of the same sweep has left is in the
// journal when it returns. Errors are *RefusedError for what the user asked for in vain.
func Begin(ctx context.Context, s Settings) (*Engine, error) {
	e := &Engine{Settings: s, names: names{s.Spec.ID()}, waits: map[string]*wait{}}
	e.ctx, e.stop = context.WithCancelCause(ctx)
	if err := e.begin(); err != nil {
		e.Close(false)
		return nil, err
	}
	return e, nil
}

func (e *Engine) begin() (err error) {
	if err := e.connect(); err != nil {
		return err
	}
	if err := e.open(); err != nil {
		return fmt.Errorf("the queue of jobs: %w", err)
	}
	if _, err := e.conn.Subscribe(e.names.reports(), e.reported); err != nil {
		return fmt.Errorf("reports of workers: %w", err)
	}
	if err := e.read(); err != nil {
		return fmt.Errorf("the stream of results: %w", err)
	}
	if _, err := e.list.Put(e.ctx, e.names.id, e.Spec.Bytes()); err != nil {
		return fmt.Errorf("the list of sweeps: %w", err)
	}
	return nil
}

// read takes results from the stream, beginning with those that are there.
func (e *Engine) read() error {
	info, err := e.results.Info(e.ctx)
	if err != nil {
		return err
	}
	consumer, err := e.results.OrderedConsumer(e.ctx, jetstream.OrderedConsumerConfig{DeliverPolicy: jetstream.DeliverAllPolicy})
	if err != nil {
		return err
	}
	caught := make(chan struct{}) // up with what was there
	last := info.State.LastSeq
	if info.State.Msgs == 0 {
		close(caught)
		last = 0
	}
	e.reader, err = consumer.Consume(func(m jetstream.Msg) {
		e.take(m)
		if at, err := m.Metadata(); err == nil && last > 0 && at.Sequence.Stream >= last {
			last = 0
			close(caught)
		}
	})
	if err != nil {
		return err
	}
	select {
	case <-caught:
		return nil
	case <-e.ctx.Done():
		return context.Cause(e.ctx)
	}
}

// take takes a result into the journal.
func (e *Engine) take(m jetstream.Msg) {
	name, by := lastWord(m.Subject()), m.Headers().Get(byMachine)
	same, err := e.Journal.Keep(name, m.Data())
	var file *sweep.JournalError
	switch {
	case errors.As(err, &file):
		e.stop(err)
		return
	case err != nil:
		e.stop(fmt.Errorf("%s sent a result that cannot be read: %w", by, err))
		return
	case !same:
		e.stop(e.differ(name, by, m.Data()))
		return
	}
	e.settle(name, nil)
}

// settle ends the waiting for a job.
func (e *Engine) settle(name string, err error) {
	e.lock.Lock()
	defer e.lock.Unlock()
	if w := e.waits[name]; w != nil {
		delete(e.waits, name)
		w.err = err
		close(w.over)
	}
}

func lastWord(subject string) string { return subject[strings.LastIndexByte(subject, '.')+1:] }

// Play gives a job out, and waits for its result.
func (e *Engine) Play(ctx context.Context, job sweep.Job) (*sweep.Result, error) {
	w := e.await(job.Name())
	if r, err := e.Journal.Get(job); r != nil || err != nil { // it came before its turn
		return r, err
	}
	if err := e.give(job); err != nil {
		return nil, err
	}
	select {
	case <-w.over:
		if w.err != nil {
			return nil, w.err
		}
		return e.Journal.Get(job)
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-e.ctx.Done():
		return nil, context.Cause(e.ctx)
	}
}

func (e *Engine) await(name string) *wait {
	e.lock.Lock()
	defer e.lock.Unlock()
	if e.waits[name] == nil {
		e.waits[name] = &wait{over: make(chan struct{})}
	}
	return e.waits[name]
}

// give puts a job into the queue, unless it is there already.
func (e *Engine) give(job sweep.Job) error {
	subject, text := e.names.job(job.Name()), order{job.Cell.Number, job.Run}.bytes()
	for refusals := 0; ; pause(e.ctx, retry) {
		err := stored(e.ctx, e.conn, func() error {
			_, err := e.js.Publish(e.ctx, subject, text)
			return err
		}, func() bool { return false })
		var refused *jetstream.APIError
		if errors.As(err, &refused) {
			if _, absent := e.jobs.GetLastMsgForSubject(e.ctx, subject); absent == nil {
				return nil // it is there already
			}
			if refusals++; refusals < mostRefused {
				continue // it was there, and has been struck off in between
			}
			err = &ServerError{fmt.Sprintf("the server takes no job: %v", err)}
		}
		if err != nil {
			e.stop(err)
		}
		return err
	}
}

// mostRefused is how often a server may refuse a job that it does not have.
const mostRefused = 5

// Close ends it. Once the sweep is over nothing of it stays in the server, and workers are sent home; if not,
// they wait for a while for an engine that goes on.
func (e *Engine) Close(over bool) {
	ctx, stop := context.WithTimeout(context.WithoutCancel(e.ctx), leaving)
	defer stop()
	if e.reader != nil {
		e.reader.Stop()
	}
	if over && e.list != nil {
		_, _ = e.list.PutString(ctx, e.names.id, overMark) // what cannot be said or taken away is in nobody's way
		_ = e.js.DeleteStream(ctx, e.names.jobs())
		_ = e.js.DeleteStream(ctx, e.names.results())
		for e.server != nil && e.server.NumClients() > 1 && ctx.Err() == nil { // one of them is this
			pause(ctx, retry/4)
		}
		if e.server == nil {
			_ = e.list.Purge(ctx, e.names.id)
		}
	}
	e.stop(context.Canceled)
	if e.conn != nil {
		e.conn.Close()
	}
	if e.server != nil {
		e.server.Shutdown()
		e.server.WaitForShutdown()
	}
}

// leaving is how long workers have to leave.
const leaving = 3 * time.Second

// Resumable says whether it has stopped, and could go on from where it is.
func (e *Engine) Resumable() bool {
	var (
		file   *sweep.JournalError
		gone   *GoneError
		server *ServerError
	)
	err := context.Cause(e.ctx)
	return errors.As(err, &file) || errors.As(err, &gone) || errors.As(err, &server)
}

// Address is where workers reach it: by the machine's name, if that is at any of its addresses.
func (e *Engine) Address() string {
	u, err := url.Parse(e.Door.shown())
	if err != nil {
		return e.Door.URL
	}
	if e.Server != nil && e.Server.Cert != "" {
		u.Scheme = "tls"
	}
	if ip, err := netip.ParseAddr(u.Hostname()); err == nil && ip.IsUnspecified() {
		if host, err := os.Hostname(); err == nil {
			u.Host = net.JoinHostPort(host, u.Port())
		}
	}
	return u.String()
}
