package sim

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
)

// A World is what figures are read from.
var _ figure.World = (*World)(nil)

// Blocks counts the blocks so far.
func (w *World) Blocks() figure.Blocks { return w.metrics.blockCounts() }

// Payments counts the payments so far.
func (w *World) Payments() figure.Payments {
	return figure.Payments{Created: w.metrics.created, Confirmed: w.metrics.confirmed}
}

// Pending counts the payments that some node's mempool holds and the best chain does not.
func (w *World) Pending() int {
	count := 0
	for id := range w.metrics.open {
		if w.pooled(id) {
			count++
		}
	}
	return count
}

// Traffic counts the messages so far.
func (w *World) Traffic() netsim.Counters { return w.network.Counters() }

// MiningRate is the hash rate of all running nodes that mine, per virtual second.
func (w *World) MiningRate() float64 {
	sum := 0.0
	for id, n := range w.nodes {
		if n.Mining() && w.network.State(netsim.NodeID(id)) == netsim.StateRunning {
			sum += n.HashRate()
		}
	}
	return sum
}

// Groups is how many parts a partition splits the network into; 1 without one.
func (w *World) Groups() int { return max(len(w.network.Groups()), 1) }

// Balance is what a node holds on its own chain, over all its keys.
func (w *World) Balance(id int) chain.Amount {
	n := w.nodes[id]
	return n.Wallet().Balance(n.Chain().Tip(), n.Pool()).Confirmed
}

// Peers is the number of a node's links.
func (w *World) Peers(id int) int { return len(w.network.Peers(netsim.NodeID(id))) }

// Main is the number of a node's blocks that are on the best chain.
func (w *World) Main(id int) int { return w.metrics.mainOf(id) }

// BestTip is the end of the best chain.
func (w *World) BestTip() *chain.Entry { return w.metrics.best }

// Difficulty is the expected hashes of the next block on the best tip.
func (w *World) Difficulty() measured.Value { return difficulty(w.metrics.best.NextBits()) }

// difficulty is the expected hashes of a block that claims a target; not measured where
// it is none.
func difficulty(bits uint32) measured.Value {
	target, err := chain.TargetOfBits(bits)
	if err != nil {
		return measured.Value{}
	}
	return measured.Known(target.Difficulty())
}

// Refused is how often a node refused a block that breaks a rule, or any rule for "".
func (w *World) Refused(rule chain.RuleName) int {
	if rule != "" {
		return w.metrics.refused[rule]
	}
	sum := 0
	for _, count := range w.metrics.refused {
		sum += count
	}
	return sum
}

// Mined is the number of blocks that a node has found.
func (w *World) Mined(id int) int { return w.metrics.minedBy(id) }

// FoundAt is when a block was found; 0 for genesis and for what is forgotten.
func (w *World) FoundAt(e *chain.Entry) netsim.Time {
	if record := w.metrics.record(e); record != nil {
		return record.found
	}
	return 0
}

// NewestBefore is when the last block before a moment was found; false if none was, or
// if it is forgotten.
func (w *World) NewestBefore(t netsim.Time) (netsim.Time, bool) {
	for _, e := range slices.Backward(w.metrics.blocks) {
		if found := w.FoundAt(e); found < t {
			return found, true
		}
	}
	return 0, false
}

// FirstFailure is the first check that failed; "" if none did.
func (w *World) FirstFailure() string {
	if len(w.checks.first) == 0 {
		return ""
	}
	return w.checks.first[0]
}
