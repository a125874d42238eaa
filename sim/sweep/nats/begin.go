//go:build nats

package nats

import (
	"time"

	client "github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// connect starts the server, if it is our own, and reaches it.
func (e *Engine) connect() (err error) {
	var more []client.Option
	if e.Server != nil {
		if e.server, err = e.Server.start(); err != nil {
			return err
		}
		e.Door = Door{URL: "nats://" + e.server.Addr().String(), Token: e.Server.Token}
		more = append(more, client.InProcessServer(e.server)) // where nothing has to be encrypted
		go func() {
			select {
			case <-e.server.fatal.happened:
				e.stop(&ServerError{"the server of jobs stops: " + e.server.fatal.first()})
			case <-e.ctx.Done():
			}
		}()
	}
	if e.conn, err = e.Door.open(e.stop, more...); err != nil {
		return err
	}
	if e.js, err = jetstream.New(e.conn); err != nil {
		return err
	}
	return usable(e.ctx, e.Door, e.js)
}

// open makes what the sweep has in the server, as far as it is not there.
func (e *Engine) open() (err error) {
	if e.list, err = e.js.CreateOrUpdateKeyValue(e.ctx, jetstream.KeyValueConfig{Bucket: list, MaxValueSize: mostMessage}); err != nil {
		return err
	}
	e.jobs, err = e.js.CreateOrUpdateStream(e.ctx, jetstream.StreamConfig{
		Name: e.names.jobs(), Subjects: []string{e.names.job("*")}, Retention: jetstream.WorkQueuePolicy,
		MaxMsgsPerSubject: 1, Discard: jetstream.DiscardNew, DiscardNewPerSubject: true, // a job is in it once
	})
	if err != nil {
		return err
	}
	wait := e.AckWait
	if wait == 0 {
		wait = AckWait
	}
	_, err = e.jobs.CreateOrUpdateConsumer(e.ctx, jetstream.ConsumerConfig{
		Durable: workers, AckPolicy: jetstream.AckExplicitPolicy, AckWait: wait, MaxAckPending: 2 * InHand, MaxWaiting: 1 << 16,
	})
	if err != nil {
		return err
	}
	e.results, err = e.js.CreateOrUpdateStream(e.ctx, jetstream.StreamConfig{
		Name: e.names.results(), Subjects: []string{e.names.result("*")}, MaxMsgs: mostResults, Duplicates: time.Second,
	})
	return err
}
