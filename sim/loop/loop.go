package loop

import "example.com/sosocoin/netsim"

// Check is a look at a run before its next window: whether it ends here, and if not, up to when
// that window may go. netsim.Never sets no bound.
type Check func() (end bool, until netsim.Time)

// Loop runs something window by window.
type Loop struct {
	Advance func(until netsim.Time) // runs a window, which ends at until or before
	Before  []Check                 // asked before each window, in order, up to the first that ends the run
	After   []func() (end bool)     // told after each window, likewise
}

// Run runs windows until something ends the run.
func (l Loop) Run() {
	for {
		until := netsim.Never
		for _, check := range l.Before {
			end, bound := check()
			if end {
				return
			}
			until = min(until, bound)
		}
		l.Advance(until)
		for _, ends := range l.After {
			if ends() {
				return
			}
		}
	}
}

// When is a Check that sets no bound.
func When(ended func() bool) Check {
	return func() (bool, netsim.Time) { return ended(), netsim.Never }
}
