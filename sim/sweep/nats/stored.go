//go:build nats

package nats

import (
	"context"
	"errors"
	"time"

	client "github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// retry is after what time something is tried again.
const retry = 200 * time.Millisecond

// mostSilent is how often a server that is there may leave a message without an answer, each
// time for five seconds.
const mostSilent = 4

// ServerError says that the server does not do its work, such as when its disk is full.
type ServerError struct{ Problem string }

// Error is the problem.
func (e *ServerError) Error() string {
	return e.Problem + "; nothing is lost: with --resume the same command goes on once that is mended"
}

// stored publishes a message until the server has kept it. Where the server is away for a while it
// waits for it. Errors are errOver, *jetstream.APIError for what the server refuses, *ServerError
// where it keeps nothing and says nothing, and why ctx ended.
func stored(ctx context.Context, conn *client.Conn, publish func() error, over func() bool) error {
	for silent := 0; ; pause(ctx, retry) {
		there := conn.IsConnected()
		err := publish()
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case !passing(err):
			return err
		case over():
			return errOver
		case there && conn.IsConnected():
			silent++
		default:
			silent = 0
		}
		if silent >= mostSilent {
			return &ServerError{"the server keeps nothing any more and does not say why, as if its disk were full; its log says more"}
		}
	}
}

// passing says whether what went wrong may be over in a while.
func passing(err error) bool {
	var refused *jetstream.APIError
	return !errors.As(err, &refused)
}

// pause waits, unless ctx ends before.
func pause(ctx context.Context, d time.Duration) {
	ctx, stop := context.WithTimeout(ctx, d)
	defer stop()
	<-ctx.Done()
}
