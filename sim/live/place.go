package live

import "example.com/sosocoin/netsim"

// place is a moment of a branch, or how far one may go on it: a time, and what has been done
// at that time.
type place struct {
	at     netsim.Time
	events int    // of the branch
	steps  uint64 // of the scenario
}

// within reports whether a place lies before another or is it.
func (p place) within(to place) bool { return p.events <= to.events && !p.after(to) }

// after reports whether a place lies later than another in the course of the world and the
// scenario, whatever was done from outside.
func (p place) after(other place) bool {
	return p.at > other.at || p.at == other.at && p.steps > other.steps
}
