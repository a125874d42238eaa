package sim

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
)

// A window is worked off without a look at anything else, so that how much work it holds
// decides how long the program takes to answer. Where a window ends never shows in what
// happens.

// About how much work one window may hold: each takes some hundredths of a second.
const (
	triesPerWindow    = 50_000
	paymentsPerWindow = 500
	eventsPerWindow   = 200_000
)

// pace says how long a window may be.
type pace struct {
	known   bool        // of stride and fastest
	stride  netsim.Time // by the nodes' hash rates and payments
	crowded netsim.Time // see heed; 0: no bound
	fastest float64     // the highest hash rate of a node
	reach   reach
}

// learn bounds windows by what is known beforehand, if hash rates, payments or clocks may have
// changed: it looks at all nodes, which would be too much for each of many commands.
func (p *pace) learn(c *cluster.Cluster) {
	if p.known {
		return
	}
	p.known = true
	total := 0.0
	p.fastest, p.reach = 0, reach{}
	for _, n := range c.Nodes {
		total += n.HashRate()
		p.fastest = max(p.fastest, n.HashRate())
	}
	p.stride = min(timeFor(triesPerWindow, total), timeFor(paymentsPerWindow, c.Workload.PerSecond))
}

// timeFor is how long it takes until so much happens at so much per second.
func timeFor(events, perSecond float64) netsim.Time {
	if t := events / perSecond * float64(netsim.Second); t < float64(netsim.Never) {
		return max(netsim.Time(t), 1)
	}
	return netsim.Never
}

// bounded is where the next window ends at the latest.
func (p *pace) bounded(now, limit netsim.Time) netsim.Time {
	stride := p.stride
	if p.crowded > 0 {
		stride = min(stride, p.crowded)
	}
	if limit-now > stride {
		return now + stride
	}
	return limit
}

// heed has the next window be shorter where one held too much, and as long as before once
// that is over: nobody can know beforehand how many messages a moment brings.
func (p *pace) heed(window netsim.Window) {
	switch {
	case window.Handled > eventsPerWindow:
		p.crowded = max((window.To-window.From)/netsim.Time(1+window.Handled/eventsPerWindow), 1)
	case p.crowded > netsim.Second:
		p.crowded = 0
	case p.crowded > 0:
		p.crowded *= 2
	}
}
