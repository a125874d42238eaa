package live

import (
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
)

// rate measures how fast virtual time and events pass per wall second, over the
// last second.
type rate struct {
	since     time.Time
	virtual   netsim.Time
	handled   uint64
	speed     measured.Value
	perSecond measured.Value
	moved     bool // the figures changed since they were last shown
}

// add takes a reading. Every second the figures are made anew.
func (r *rate) add(now time.Time, virtual netsim.Time, handled uint64) {
	if r.since.IsZero() {
		r.since, r.virtual, r.handled = now, virtual, handled
		return
	}
	passed := now.Sub(r.since).Seconds()
	if passed < 1 {
		return
	}
	r.speed = measured.Known((virtual - r.virtual).Seconds() / passed)
	r.perSecond = measured.Known(float64(handled-r.handled) / passed)
	r.since, r.virtual, r.handled = now, virtual, handled
	r.moved = true
}
