package watch

import (
	"maps"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/settings"
)

// Healing measures how long the nodes take to agree on one tip once what kept them apart is
// over: a partition, or nodes that were not honest.
type Healing struct {
	nothing
	cluster *cluster.Cluster

	parted, attacked bool // now
	open             bool // it is over, and they do not agree yet
	since            netsim.Time
	took             measured.Value // seconds

	tips  []*chain.Entry // of the running nodes while it is open, as far as events have told; nil: it does not run
	count map[*chain.Entry]int
}

// Healing is what is measured of how nodes come together again.
func (w *Watchers) Healing() *Healing { return one[*Healing](w) }

func (*Healing) wanted(*settings.Config) bool { return true }

func (h *Healing) join(_ *Watchers, of *cluster.Cluster) { h.cluster = of }

func (h *Healing) clone() Watcher {
	c := *h
	c.tips, c.count = append([]*chain.Entry(nil), h.tips...), maps.Clone(h.count)
	return &c
}

// Done sees what has begun or ended by a command, or as the world began.
func (h *Healing) Done(at netsim.Time, c command.Command) {
	parted, attacked := h.cluster.Network.Groups() != nil, h.attacked
	if _, ok := c.(command.Strategy); ok {
		attacked = h.attackers()
	}
	switch {
	case parted && !h.parted, attacked && !h.attacked:
		h.open, h.took = false, measured.Value{}
	case h.parted && !parted, h.attacked && !attacked:
		h.open, h.since = true, at
	}
	h.parted, h.attacked = parted, attacked
	if h.open {
		h.lookAround()
		h.close(at)
	}
}

// attackers reports whether some node is not honest.
func (h *Healing) attackers() bool {
	for _, n := range h.cluster.Nodes {
		if _, honest := n.Strategy().(node.Honest); !honest {
			return true
		}
	}
	return false
}

// lookAround counts the tips of the nodes that run.
func (h *Healing) lookAround() {
	h.tips, h.count = make([]*chain.Entry, len(h.cluster.Nodes)), map[*chain.Entry]int{}
	for id, n := range h.cluster.Nodes {
		if h.cluster.Network.State(netsim.NodeID(id)) == netsim.StateRunning {
			h.tips[id] = n.Chain().Tip()
			h.count[h.tips[id]]++
		}
	}
}

// See follows the tips.
func (h *Healing) See(e *node.Event) {
	if !h.open || e.Verb != node.Moved || int(e.Node) >= len(h.tips) || h.tips[e.Node] == nil {
		return
	}
	before := h.tips[e.Node]
	if h.count[before]--; h.count[before] == 0 {
		delete(h.count, before)
	}
	h.tips[e.Node] = e.Block
	h.count[e.Block]++
	h.close(e.At)
}

// close ends the measurement if all agree.
func (h *Healing) close(at netsim.Time) {
	if len(h.count) == 1 {
		h.took = measured.Known((at - h.since).Seconds())
		h.open, h.tips, h.count = false, nil, nil
	}
}

// Took is how many seconds passed, the last time, until all running nodes followed one tip; not
// measured before they do, or where nothing came to an end.
func (h *Healing) Took() measured.Value { return h.took }
