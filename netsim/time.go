package netsim

import (
	"fmt"
	"math"
	"time"
)

// Time is virtual time in nanoseconds since the run began. It never meets the
// wall clock.
type Time int64

// Units of virtual time.
const (
	Nanosecond  Time = 1
	Millisecond      = 1_000_000 * Nanosecond
	Second           = 1000 * Millisecond
)

// Never is later than every event: the limit of an unlimited Advance, and the
// time of an event that nothing has scheduled.
const Never Time = math.MaxInt64

// Seconds returns t in seconds.
func (t Time) Seconds() float64 { return float64(t) / float64(Second) }

// Duration returns t as a length of time.
func (t Time) Duration() time.Duration { return time.Duration(t) }

// String writes t in seconds with milliseconds: "12.345s".
func (t Time) String() string { return fmt.Sprintf("%.3fs", t.Seconds()) }

// plus adds a length of time that is not negative, and stops at Never instead of
// overflowing.
func (t Time) plus(d Time) Time {
	if t > Never-d {
		return Never
	}
	return t + d
}

// NodeID names a node: nodes are numbered from 0 in the order of their adding.
type NodeID uint32
