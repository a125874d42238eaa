package watch

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/strategy"
)

// Attacks measures what nodes do to honest ones that keep blocks back. In a world in which all
// nodes are honest it has nothing to do.
type Attacks struct {
	nothing
	cluster *cluster.Cluster
	metrics *Metrics

	attackers []bool         // by node: it was not honest at some time; nil: nobody was
	open      []*chain.Entry // blocks that were published, and no other found since then

	onIt float64 // the sum over ties of the shares of honest hash rate on the attacker's branch
	ties int

	tries [strategy.TryLost + 1]int // attempts to spend coins twice: begun, won, lost
}

// Attacks is what is measured of those who keep blocks back.
func (w *Watchers) Attacks() *Attacks { return one[*Attacks](w) }

func (*Attacks) wanted(*settings.Config) bool { return true }

func (a *Attacks) join(others *Watchers, of *cluster.Cluster) {
	a.cluster, a.metrics = of, others.Metrics()
}

func (a *Attacks) clone() Watcher {
	c := *a
	c.attackers, c.open = slices.Clone(a.attackers), slices.Clone(a.open)
	return &c
}

// Any reports whether some node is not honest, or was not.
func (a *Attacks) Any() bool { return a.attackers != nil }

// Honest reports whether a node has always been honest.
func (a *Attacks) Honest(id int) bool { return id >= len(a.attackers) || !a.attackers[id] }

// Done takes note of who is not honest from now on.
func (a *Attacks) Done(_ netsim.Time, c command.Command) {
	if _, ok := c.(command.Strategy); !ok {
		return
	}
	for id, n := range a.cluster.Nodes {
		if _, honest := n.Strategy().(node.Honest); !honest {
			for len(a.attackers) <= id {
				a.attackers = append(a.attackers, false)
			}
			a.attackers[id] = true
		}
	}
}

// See looks at a tie when it is about to end.
func (a *Attacks) See(e *node.Event) {
	if !a.Any() {
		return
	}
	switch e.Verb {
	case node.Tried:
		a.tries[e.Count]++
	case node.Published:
		if !slices.Contains(a.open, e.Block) { // a pool publishes at several places
			a.open = append(a.open, e.Block)
		}
	case node.Mined:
		for _, block := range a.open {
			a.measure(block)
		}
		a.open = a.open[:0]
	}
}

// measure adds the share of the honest hash rate that mines on a published block, if there is a
// tie: some honest node has another block of that height.
func (a *Attacks) measure(block *chain.Entry) {
	on, all, rival := 0.0, 0.0, false
	for id, tip := range a.metrics.tips {
		n := a.cluster.Nodes[id]
		if !a.Honest(id) || !n.Mining() || a.cluster.Network.State(netsim.NodeID(id)) != netsim.StateRunning {
			continue
		}
		all += n.HashRate()
		switch {
		case tip.Height() < block.Height():
		case tip.Ancestor(block.Height()) == block:
			on += n.HashRate()
		default:
			rival = true
		}
	}
	if rival && all > 0 {
		a.onIt += on / all
		a.ties++
	}
}

// Forget leaves ties that are older than what is kept.
func (a *Attacks) Forget(base *chain.Entry) {
	a.open = slices.DeleteFunc(a.open, func(e *chain.Entry) bool { return e.Height() <= base.Height() })
}

// Gamma is the share of the honest hash rate that mines on the attacker's branch in a tie, as a
// mean over all ties; at the moment when the next block is found.
func (a *Attacks) Gamma() measured.Value { return measured.MeanOf(a.onIt, a.ties) }

// Tries counts attempts to spend coins twice: those that began, of them those that were won,
// and those that were lost.
func (a *Attacks) Tries() (begun, won, lost int) {
	return a.tries[strategy.TryBegun], a.tries[strategy.TryWon], a.tries[strategy.TryLost]
}

// Settled counts each node's blocks on the best chain that all may know: what is kept back is
// not settled yet.
func (a *Attacks) Settled() []int {
	counts := make([]int, len(a.cluster.Nodes))
	for id := range counts {
		counts[id] = a.metrics.MainBy(id)
	}
	best, public := a.metrics.Best(), a.public()
	common := chain.CommonAncestor(best, public)
	add := func(e *chain.Entry, change int) {
		for ; e != common; e = e.Parent() {
			if r := a.metrics.Record(e); r != nil && r.Miner >= 0 {
				counts[r.Miner] += change
			}
		}
	}
	add(best, -1)
	add(public, 1)
	return counts
}

// public is the end of the best chain that some honest node has, or one that keeps blocks back
// has published: the best chain itself where nobody keeps any.
func (a *Attacks) public() *chain.Entry {
	best := a.metrics.Best()
	if !a.secret(best) {
		return best
	}
	public := a.cluster.Base()
	for _, n := range a.cluster.Nodes {
		tip := n.Chain().Tip()
		if w, ok := n.Strategy().(strategy.Secretive); ok {
			tip = w.Public()
		}
		if tip.Work().Cmp(public.Work()) > 0 {
			public = tip
		}
	}
	return public
}

// secret reports whether a block is kept back by who has found it.
func (a *Attacks) secret(block *chain.Entry) bool {
	r := a.metrics.Record(block)
	if r == nil || r.Miner < 0 {
		return false
	}
	w, ok := a.cluster.Nodes[r.Miner].Strategy().(strategy.Secretive)
	return ok && w.Secret(block)
}
