package netsim

import (
	"fmt"
	"math"
	"strconv"
	"strings"
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

// Exact writes t in seconds with no more digits than it takes: "89.4".
func (t Time) Exact() string {
	sign, magnitude := "", uint64(t)
	if t < 0 {
		sign, magnitude = "-", -magnitude
	}
	whole, fraction := magnitude/uint64(Second), magnitude%uint64(Second)
	if fraction == 0 {
		return sign + strconv.FormatUint(whole, 10)
	}
	return sign + strconv.FormatUint(whole, 10) + "." + strings.TrimRight(fmt.Sprintf("%09d", fraction), "0")
}

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
