package netsim

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// LinkParams says how one direction of a link carries messages. A message first
// waits until the ones before it on the same direction are sent, then takes
// size/Bandwidth to be sent, then Delay and jitter to travel. Even with all of
// them 0 it arrives one nanosecond after it was sent at the earliest.
type LinkParams struct {
	Delay     Time    // floor of the travel time; 0 to MaxDelay
	Jitter    Jitter  // added to Delay, drawn anew for each message
	Bandwidth float64 // bytes per second; 0: unlimited
	Loss      float64 // probability that a message is lost, 0 to 1; it takes its sending time all the same
}

// Jitter is the random part of a travel time. It only adds, so that Delay stays a
// promise that windows can rest on.
type Jitter struct {
	Dist   JitterDist
	Amount Time // 0 to MaxDelay
}

// JitterDist names a distribution.
type JitterDist uint8

// The distributions of jitter.
const (
	Uniform     JitterDist = iota // from 0 up to Amount, mean Amount/2
	Exponential                   // mean Amount
	// Pareto has a long tail: the travel time Delay+jitter is Delay/u^(Amount/(Delay+Amount))
	// for a uniform u, so that the mean of the jitter is Amount. It needs a delay.
	Pareto
)

// JitterNames are the names of the distributions, in their order.
func JitterNames() []string { return []string{"uniform", "exponential", "pareto"} }

// String names the distribution.
func (d JitterDist) String() string {
	if int(d) < len(JitterNames()) {
		return JitterNames()[d]
	}
	return fmt.Sprintf("JitterDist(%d)", uint8(d))
}

// Bounds of link parameters: beyond them is a mistake of units.
const (
	MaxDelay     = 30 * 24 * 3600 * Second
	MinBandwidth = 1.0 // bytes per second, unless 0
)

// ParamError says which link parameter cannot be, and what can.
type ParamError struct {
	Param string
	Value any
	Want  string
}

func (e *ParamError) Error() string { return fmt.Sprintf("%s: %v is not %s", e.Param, e.Value, e.Want) }

// Validate returns a *ParamError for the first parameter out of its bounds.
func (p LinkParams) Validate() error {
	switch {
	case p.Delay < 0 || p.Delay > MaxDelay:
		return &ParamError{"delay", p.Delay, "a time from 0 to 30 days"}
	case p.Jitter.Dist > Pareto:
		return &ParamError{"jitter distribution", p.Jitter.Dist, strings.Join(JitterNames(), ", ")}
	case p.Jitter.Amount < 0 || p.Jitter.Amount > MaxDelay:
		return &ParamError{"jitter", p.Jitter.Amount, "a time from 0 to 30 days"}
	case p.Jitter.Dist == Pareto && p.Jitter.Amount > 0 && p.Delay == 0:
		return &ParamError{"delay", p.Delay, "more than 0, which pareto jitter multiplies"}
	case p.Bandwidth != 0 && !(p.Bandwidth >= MinBandwidth) || math.IsInf(p.Bandwidth, 0):
		return &ParamError{"bandwidth", p.Bandwidth, "at least 1 byte per second, or 0 for unlimited"}
	case !(p.Loss >= 0 && p.Loss <= 1):
		return &ParamError{"loss", p.Loss, "a probability from 0 to 1"}
	}
	return nil
}

// sample draws the jitter of a link with the given delay for random bits.
func (j Jitter) sample(p *powers, bits uint64, delay Time) Time {
	u := unit(bits)
	switch j.Dist {
	case Exponential:
		return Time(-p.log2(1-u) * math.Ln2 * float64(j.Amount))
	case Pareto:
		power := float64(j.Amount) / float64(delay+j.Amount)
		longer := float64(delay) * (p.exp2(-power*p.log2(1-u)) - 1)
		return Time(min(longer, float64(MaxDelay)))
	default:
		return Time(u * float64(j.Amount))
	}
}

// Link is a picture of one direction of a link.
type Link struct {
	From, To NodeID
	LinkParams
	Cut    bool // by Cut
	Held   bool // by Hold
	Parted bool // by Partition
}

// LinkCount is what a node has sent over one direction of a link, lost messages
// included.
type LinkCount struct {
	Messages, Bytes uint64
}

// link is the directed link as its source keeps it.
type link struct {
	*LinkParams      // shared with links that have the same
	free        Time // when the last message sent will have left the source
	count       LinkCount
	cut         bool
	held        bool
	open        bool // messages could pass when the ends were last told
}

// mostShared bounds what share remembers.
const mostShared = 1024

// share returns the parameters of links that have the same: many links have few
// different ones, and so they are in a cache when they are asked for.
func (n *Network) share(p LinkParams) *LinkParams {
	if shared := n.shared[p]; shared != nil {
		return shared
	}
	if len(n.shared) == mostShared {
		clear(n.shared)
	}
	n.shared[p] = &p
	return &p
}

// arrival reserves the link for a message of the given size and returns when it
// arrives, jitter not included.
func (l *link) arrival(now Time, size int) Time {
	t := now
	if l.Bandwidth > 0 {
		t = max(t, l.free).plus(SendingTime(size, l.Bandwidth))
		l.free = t
	}
	return t.plus(l.Delay)
}

// SendingTime is how long a message of size bytes takes to leave its sender at so many
// bytes per second; 0 where bandwidth is, which means unlimited.
func SendingTime(size int, bandwidth float64) Time {
	if bandwidth == 0 {
		return 0
	}
	ns := float64(size) / bandwidth * float64(Second)
	if ns >= float64(Never) {
		return Never
	}
	return Time(ns)
}

// find returns the place of peer in e's list of peers.
func (e *Env) find(peer NodeID) (int, bool) { return slices.BinarySearch(e.peers, peer) }
