package sim

import "example.com/sosocoin/netsim"

// A window is worked off without a look at anything else, so that how much work it holds
// decides how long the program takes to answer. Where a window ends never shows in what
// happens.

// About how much work one window may hold: each takes some hundredths of a second.
const (
	triesPerWindow    = 50_000
	paymentsPerWindow = 500
	eventsPerWindow   = 200_000
)

// paceWindows bounds windows by what is known beforehand: the nodes' hash rates and payments.
func (w *World) paceWindows() {
	total := 0.0
	w.fastest = 0
	for _, n := range w.nodes {
		total += n.HashRate()
		w.fastest = max(w.fastest, n.HashRate())
	}
	w.stride = min(timeFor(triesPerWindow, total), timeFor(paymentsPerWindow, w.cluster.Workload.PerSecond))
}

// timeFor is how long it takes until so much happens at so much per second.
func timeFor(events, perSecond float64) netsim.Time {
	if t := events / perSecond * float64(netsim.Second); t < float64(netsim.Never) {
		return max(netsim.Time(t), 1)
	}
	return netsim.Never
}

// bounded is where the next window ends at the latest.
func (w *World) bounded(limit netsim.Time) netsim.Time {
	stride := w.stride
	if w.crowded > 0 {
		stride = min(stride, w.crowded)
	}
	if limit-w.Now() > stride {
		return w.Now() + stride
	}
	return limit
}

// heed has the next window be shorter where one held too much, and as long as before once
// that is over: nobody can know beforehand how many messages a moment brings.
func (w *World) heed(window netsim.Window) {
	switch {
	case window.Handled > eventsPerWindow:
		w.crowded = max((window.To-window.From)/netsim.Time(1+window.Handled/eventsPerWindow), 1)
	case w.crowded > netsim.Second:
		w.crowded = 0
	case w.crowded > 0:
		w.crowded *= 2
	}
}
