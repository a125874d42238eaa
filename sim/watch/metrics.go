package watch

import (
	"errors"
	"maps"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/settings"
)

// Metrics measures a run from what its nodes tell.
//
// The best chain is the one with the most cumulative work that any node has
// had; between equals, the one that was complete first. A block is stale while
// it is not on the best chain. A block's propagation time to a part of the
// network is the time from its finding until that part of the nodes that ran
// when it was found has it; the figures are means over the blocks that reached
// the part. Nodes that came later, or that crashed before they had it, do not count. (Decker
// and Wattenhofer 2013, section IV, measure the same.)
type Metrics struct {
	nothing
	cluster *cluster.Cluster
	best    *chain.Entry
	before  *chain.Entry   // best, before the last event
	tips    []*chain.Entry // of the nodes, as far as events have told: the nodes themselves may be ahead
	blocks  []*chain.Entry // in the order of their finding, but those that are forgotten
	found   int            // blocks, forgotten ones too
	tallest uint32         // the greatest height of one
	heights heights        // those that have more than one
	first   int            // the least Index of those that are kept
	records table[Record]
	mined   []int // by node
	main    []int // by node: those on the best chain
	mainN   int
	income  []chain.Amount // by node: what those pay

	reorgs, deepest int
	spread          [len(spreadParts)]spread
	starts          starts

	created   int                  // transactions made, coinbases left out
	again     bool                 // the payment that was made last is one of those that were made before
	confirmed int                  // transactions on the best chain, coinbases left out
	open      map[chain.Hash]offer // made and not on the best chain
	waits     waits
	now       netsim.Time // of the event

	refused  map[chain.RuleName]int // how often a node refused a block, by the rule that it breaks
	refusals map[refusal]int        // how often each node refused each kind of thing

	charts *Charts
}

// refusal is a node's no to blocks, or to transactions alone, because of a rule.
type refusal struct {
	node netsim.NodeID
	rule chain.RuleName
	tx   bool
}

// Record is what is known of one block's way through the network.
type Record struct {
	Entry   *chain.Entry
	Miner   int // -1: it is genesis
	Found   netsim.Time
	Gap     netsim.Time // since its parent was found
	Running int         // nodes that ran when it was found
	Seen    int         // nodes that have it
	Main    bool        // it is on the best chain
	Invalid string      // the rule that it breaks for some node; "" for none

	moment  uint32 // of starts, when it was found
	reached int    // nodes that have it and have run ever since it was found
	parts   int    // how many of spreadParts it has reached
}

// Metrics are what is measured of the run.
func (w *Watchers) Metrics() *Metrics { return one[*Metrics](w) }

func (*Metrics) wanted(*settings.Config) bool { return true }

func newMetrics(genesis *chain.Entry) *Metrics {
	m := &Metrics{best: genesis, open: map[chain.Hash]offer{}, refused: map[chain.RuleName]int{}, refusals: map[refusal]int{}}
	*m.records.edit(genesis) = Record{Entry: genesis, Miner: -1, Main: true}
	return m
}

func (m *Metrics) join(others *Watchers, of *cluster.Cluster) {
	m.cluster, m.charts = of, others.Charts()
}

func (m *Metrics) clone() Watcher {
	c := *m
	c.blocks, c.tips = slices.Clip(m.blocks), slices.Clone(m.tips)
	c.records = m.records.clone()
	c.mined, c.main, c.income = slices.Clone(m.mined), slices.Clone(m.main), slices.Clone(m.income)
	c.open, c.refused, c.refusals = maps.Clone(m.open), maps.Clone(m.refused), maps.Clone(m.refusals)
	c.starts = m.starts.clone()
	c.heights = m.heights.clone()
	return &c
}

// Record is what is known of a block that was found; nil if it was not, or is forgotten.
func (m *Metrics) Record(e *chain.Entry) *Record { return m.records.get(e) }

// Added takes note of a node that joins: it has what the world begins with from the start.
func (m *Metrics) Added(int) {
	base := m.cluster.Base()
	m.records.edit(base).Seen++
	m.tips = append(m.tips, base)
}

// Started takes note of a node that runs from now on.
func (m *Metrics) Started(id int) { m.starts.add(id) }

// See takes what a node told.
func (m *Metrics) See(e *node.Event) {
	m.before, m.now = m.best, e.At
	switch e.Verb {
	case node.Mined:
		m.foundBlock(e)
	case node.Accepted:
		m.spreadTo(e)
	case node.Moved:
		m.tipMoved(e)
	case node.Rejected:
		var broken *chain.RuleError
		if errors.As(e.Err, &broken) {
			m.refused[broken.Rule]++
			m.refusals[refusal{e.Node, broken.Rule, false}]++
		}
		if rule, ok := brokenRule(e.Err); ok {
			m.records.edit(e.Block).Invalid = rule
		}
	case node.PoolRefused:
		var broken *chain.RuleError
		if errors.As(e.Err, &broken) {
			m.refusals[refusal{e.Node, broken.Rule, true}]++
		}
	case node.Paid:
		m.paid(e)
	}
}

// paid takes note of a payment that a node makes, unless it is known already, to the byte: a node
// that has lost its mempool may make one again. On the best chain such a one is only where that
// has parted from the node's own, on which the coins are still there. What a double spender tells
// of is in its tip when it does.
func (m *Metrics) paid(e *node.Event) {
	id, tip := e.Tx.ID(), m.tips[e.Node]
	_, m.again = m.open[id]
	common := chain.CommonAncestor(m.best, tip)
	for b := m.best; b != common && !m.again; b = b.Parent() {
		m.again = b.Block().Holds(id)
	}
	if m.again {
		return
	}
	m.created++
	if common != tip || !tip.Block().Holds(id) {
		m.open[id] = m.waits.offered(e)
	}
}

func (m *Metrics) foundBlock(e *node.Event) {
	if r := m.Record(e.Block); r != nil && r.Entry == e.Block {
		return // somebody was handed it before, and nobody took it
	}
	m.blocks = append(m.blocks, e.Block)
	m.found++
	m.tallest = max(m.tallest, e.Block.Height())
	m.heights.add(e.Block.Height())
	gap := e.At - m.Record(e.Block.Parent()).Found
	*m.records.edit(e.Block) = Record{Entry: e.Block, Miner: int(e.Node), Found: e.At, Gap: gap, Running: m.cluster.Running, moment: m.starts.count}
	for len(m.mined) <= int(e.Node) {
		m.mined = append(m.mined, 0)
		m.main = append(m.main, 0)
		m.income = append(m.income, 0)
	}
	m.mined[e.Node]++
}

func (m *Metrics) tipMoved(e *node.Event) {
	m.tips[e.Node] = e.Block
	if e.Change.Reorg() {
		m.reorgs++
		m.deepest = max(m.deepest, len(e.Change.Off))
	}
	if e.Block.Work().Cmp(m.best.Work()) > 0 {
		m.followBest(e.Block)
	} else if e.Judged {
		m.lookForBest()
	}
}

// lookForBest follows the best of the tips, if nobody follows the best chain any more: all
// have judged it anew.
func (m *Metrics) lookForBest() {
	var best *chain.Entry
	for _, tip := range m.tips {
		if m.best == tip {
			return
		}
		if best == nil || tip.Work().Cmp(best.Work()) > 0 {
			best = tip
		}
	}
	m.followBest(best)
}

// followBest moves the best chain to a heavier tip.
func (m *Metrics) followBest(tip *chain.Entry) {
	common := chain.CommonAncestor(m.best, tip)
	for e := m.best; e != common; e = e.Parent() {
		m.setMain(e, false)
	}
	on := make([]*chain.Entry, 0, tip.Height()-common.Height())
	for e := tip; e != common; e = e.Parent() {
		on = append(on, e)
	}
	for _, e := range slices.Backward(on) {
		m.setMain(e, true)
	}
	m.best = tip
}

func (m *Metrics) setMain(e *chain.Entry, main bool) {
	record, change := m.records.edit(e), 1
	if !main {
		change = -1
	}
	record.Main = main
	m.mainN += change
	m.main[record.Miner] += change
	m.charts.main(record, change)
	for _, tx := range e.Block().Txs {
		if tx.IsCoinbase() {
			for _, out := range tx.Out {
				m.income[record.Miner] += chain.Amount(change) * out.Amount
			}
			continue
		}
		m.confirmed += change
		if !main {
			m.open[tx.ID()] = offer{tx: tx, had: true}
		} else if o, known := m.open[tx.ID()]; known {
			m.waits.taken(o, m.now)
			delete(m.open, tx.ID())
		}
	}
}

// Forget forgets the blocks that are not on base. What they add to sums is final.
func (m *Metrics) Forget(base *chain.Entry) {
	m.first = base.Index()
	kept := make([]*chain.Entry, 0, len(m.blocks))
	for _, e := range m.blocks {
		if isOn(e, base) {
			kept = append(kept, e)
			m.first = min(m.first, e.Index())
		}
	}
	m.blocks = kept
	m.records.Forget(m.first)
	m.heights.forget(base.Height())
}

// isOn reports whether base is a block or one of its ancestors.
func isOn(e, base *chain.Entry) bool { return e.Ancestor(base.Height()) == base }
