package netsim

import "time"

// backoff is a time in which the coordinator runs windows alone, since another program has
// the helpers' processor.
type backoff struct {
	until  time.Time
	length time.Duration // of the last one
}

// The length of a backoff, as a multiple of the time lost in waiting. It doubles, up to the
// maximum, when one backoff soon follows another.
const (
	backoffMin = 4
	backoffMax = 64
)

func (b *backoff) active(now time.Time) bool { return now.Before(b.until) }

// update begins a backoff if the coordinator waited for more than half of a window.
func (b *backoff) update(waited time.Duration, began, now time.Time) {
	if waited <= now.Sub(began)-waited {
		return
	}
	length := backoffMin * waited
	if now.Sub(b.until) < b.length {
		length = min(max(length, 2*b.length), backoffMax*waited)
	}
	b.until, b.length = now.Add(length), length
}
