package watch

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/view"
)

// Reading is what figures are read from: the cluster, and what is measured of it.
type Reading struct {
	cluster *cluster.Cluster
	metrics *Metrics
	attacks *Attacks
	undone  *Undone
	healing *Healing
	log     *Log
}

var _ figure.World = Reading{}

// Reading is what figures are read from.
func (w *Watchers) Reading() Reading {
	return Reading{w.Metrics().cluster, w.Metrics(), w.Attacks(), w.Undone(), w.Healing(), w.Log()}
}

// Now is the present virtual time.
func (r Reading) Now() netsim.Time { return r.cluster.Now() }

// Nodes is the number of nodes.
func (r Reading) Nodes() int { return len(r.cluster.Nodes) }

// Node is a node by number.
func (r Reading) Node(id int) *node.Node { return r.cluster.Nodes[id] }

// LogSince are the lines of the log that have at least a number, oldest first, as far as they
// are kept.
func (r Reading) LogSince(number int) []view.LogLine { return r.log.Since(number) }

// BestTip is the end of the best chain.
func (r Reading) BestTip() *chain.Entry { return r.metrics.best }

// Tips is the number of different tips among running nodes.
func (r Reading) Tips() int { return cluster.Tips(r.cluster) }

// Groups is how many parts a partition splits the network into; 1 without one.
func (r Reading) Groups() int { return max(len(r.cluster.Network.Groups()), 1) }

// Blocks counts the blocks so far.
func (r Reading) Blocks() figure.Blocks { return r.metrics.Counts() }

// Payments counts the payments so far.
func (r Reading) Payments() figure.Payments { return r.metrics.Payments() }

// Pending counts the payments that some node's mempool holds and the best chain does not.
func (r Reading) Pending() int { return r.metrics.Pending() }

// Difficulty is the expected hashes of the next block on the best tip.
func (r Reading) Difficulty() measured.Value { return r.metrics.Difficulty() }

// MiningRate is the hash rate of all running nodes that mine, per virtual second.
func (r Reading) MiningRate() float64 { return cluster.MiningRate(r.cluster) }

// Miners is the number of running nodes that mine.
func (r Reading) Miners() int { return cluster.Miners(r.cluster) }

// Owners names whose an address is, as it is now: a node, or the start of the address.
func (r Reading) Owners() func(chain.Address) string { return cluster.OwnerNames(r.cluster) }

// Traffic counts the messages so far.
func (r Reading) Traffic() netsim.Counters { return r.cluster.Network.Counters() }

// Refused is how often a node refused a block that breaks a rule, or any rule for "".
func (r Reading) Refused(rule chain.RuleName) int { return r.metrics.Refused(rule) }

// Balance is what a node holds on its own chain, over all its keys.
func (r Reading) Balance(id int) chain.Amount {
	n := r.cluster.Nodes[id]
	return n.Wallet().Balance(n.Chain().Tip(), n.Pool()).Confirmed
}

// Incoming is by how much a node's balance changes when all that waits in its mempool is
// confirmed.
func (r Reading) Incoming(id int) chain.Amount {
	n := r.cluster.Nodes[id]
	if n.Pool().Len() == 0 {
		return 0 // whatever the wallet has, which may take it a look at the whole chain
	}
	return n.Wallet().Balance(n.Chain().Tip(), n.Pool()).Pending
}

// Waits reports whether a payment that has a word waits in a node's mempool.
func (r Reading) Waits(word string, id int) bool {
	paid := r.cluster.Paid[word]
	return paid.Tx != nil && r.cluster.Nodes[id].Pool().Has(paid.Tx.ID())
}

// Peers is the number of a node's links.
func (r Reading) Peers(id int) int { return len(r.cluster.Network.Peers(netsim.NodeID(id))) }

// Neighbours are the nodes that a node is linked with.
func (r Reading) Neighbours(id int) []netsim.NodeID {
	return r.cluster.Network.Peers(netsim.NodeID(id))
}

// Alive reports whether a node has not crashed.
func (r Reading) Alive(id int) bool { return r.cluster.Network.Alive(netsim.NodeID(id)) }

// Mined is the number of blocks that a node has found.
func (r Reading) Mined(id int) int { return r.metrics.MinedBy(id) }

// Income is what a node's blocks on the best chain pay.
func (r Reading) Income(id int) chain.Amount { return r.metrics.IncomeOf(id) }

// Main is the number of a node's blocks that are on the best chain.
func (r Reading) Main(id int) int { return r.metrics.MainBy(id) }

// Attacked reports whether some node keeps blocks back, or did.
func (r Reading) Attacked() bool { return r.attacks.Any() }

// Honest reports whether a node never did.
func (r Reading) Honest(id int) bool { return r.attacks.Honest(id) }

// Settled counts each node's blocks on the best chain, without those that are kept back.
func (r Reading) Settled() []int { return r.attacks.Settled() }

// Gamma is the share of the honest hash rate on an attacker's branch in a tie.
func (r Reading) Gamma() measured.Value { return r.attacks.Gamma() }

// Tries counts attempts to spend coins twice.
func (r Reading) Tries() (begun, won, lost int) { return r.attacks.Tries() }

// Undone are the confirmations of payments that a node had confirmed and that are lost now, the
// fewest first.
func (r Reading) Undone() []int { return r.undone.Lost() }

// DoubleSpends counts the payments of two branches that spent the same coins.
func (r Reading) DoubleSpends() int { return r.undone.Conflicts() }

// HealTime is how many seconds the nodes took to agree once what kept them apart was over.
func (r Reading) HealTime() measured.Value { return r.healing.Took() }

// Confirmations is how many blocks stand on the one with a payment that has a word, itself
// counted, up to tip; 0 if the chain of tip does not have it.
func (r Reading) Confirmations(word string, tip *chain.Entry) int {
	paid := r.cluster.Paid[word]
	if paid.Tx == nil {
		return 0
	}
	if waits := r.metrics.Open(paid.Tx.ID()) != nil; waits && tip == r.metrics.best {
		return 0
	}
	if paid.Buried > 0 {
		return int(tip.Height()-paid.Buried) + 1
	}
	for e := tip; e != nil; e = e.Parent() {
		for _, other := range e.Block().Txs {
			if other.ID() == paid.Tx.ID() {
				return int(tip.Height()-e.Height()) + 1
			}
		}
	}
	return 0
}
