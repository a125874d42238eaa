//go:build nats

package nats

import (
	"context"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// hold is the jobs that a worker has in hand.
type hold struct {
	lock sync.Mutex
	jobs map[jetstream.Msg]struct{}
}

func (h *hold) take(m jetstream.Msg) (done func()) {
	h.lock.Lock()
	defer h.lock.Unlock()
	h.jobs[m] = struct{}{}
	return func() {
		h.lock.Lock()
		defer h.lock.Unlock()
		delete(h.jobs, m)
	}
}

// keep says again and again that they are in progress, so that they are given to nobody else, and asks
// whether the sweep goes on.
func (h *hold) keep(ctx context.Context, every time.Duration, over func() bool, stop func()) {
	for ctx.Err() == nil {
		pause(ctx, every)
		if over() {
			stop()
			return
		}
		h.lock.Lock()
		for m := range h.jobs {
			_ = m.InProgress() // a server that is away gives them out again
		}
		h.lock.Unlock()
	}
}
