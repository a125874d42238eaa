package sim

import (
	"errors"
	"maps"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/node"
)

// metrics measures a run from what its nodes tell.
//
// The best chain is the one with the most cumulative work that any node has
// had; between equals, the one that was complete first. A block is stale while
// it is not on the best chain. A block's propagation time to a part of the
// network is the time from its finding until that part of the nodes that ran
// when it was found has it; the figures are means over the blocks that reached
// the part. Nodes that came later, or that crashed before they had it, do not count. (Decker
// and Wattenhofer 2013, section IV, measure the same.)
type metrics struct {
	best    *chain.Entry
	blocks  []*chain.Entry // in the order of their finding, but those that are forgotten
	found   int            // blocks, forgotten ones too
	tallest uint32         // the greatest height of one
	records table[blockRecord]
	mined   []int // by node
	main    []int // by node: those on the best chain
	mainN   int

	reorgs, deepest int
	spread          [len(spreadParts)]spread
	starts          starts

	created   int                      // transactions made, coinbases left out
	confirmed int                      // transactions on the best chain, coinbases left out
	open      map[chain.Hash]*chain.Tx // made and not on the best chain

	refused  map[chain.RuleName]int // how often a node refused a block, by the rule that it breaks
	refusals map[refusal]int        // how often each node refused each kind of thing

	charts charts
}

// refusal is a node's no to blocks, or to transactions alone, because of a rule.
type refusal struct {
	node netsim.NodeID
	rule chain.RuleName
	tx   bool
}

// blockRecord is what is known of one block's way through the network.
type blockRecord struct {
	entry   *chain.Entry
	miner   int
	found   netsim.Time
	gap     netsim.Time // since its parent was found
	running int         // nodes that ran when it was found
	moment  uint32      // of starts, when it was found
	seen    int         // nodes that have it
	reached int         // those of them that have run ever since it was found
	parts   int         // how many of spreadParts it has reached
	main    bool
	invalid string
}

func newMetrics(genesis *chain.Entry, c charts) metrics {
	m := metrics{best: genesis, charts: c, open: map[chain.Hash]*chain.Tx{}, refused: map[chain.RuleName]int{}, refusals: map[refusal]int{}}
	*m.records.edit(genesis) = blockRecord{entry: genesis, miner: -1, main: true}
	return m
}

// clone returns a copy that measures its own run from here.
func (m *metrics) clone() metrics {
	c := *m
	c.blocks = slices.Clip(m.blocks)
	c.records = m.records.clone()
	c.mined, c.main = slices.Clone(m.mined), slices.Clone(m.main)
	c.open, c.refused, c.refusals = maps.Clone(m.open), maps.Clone(m.refused), maps.Clone(m.refusals)
	c.charts = m.charts.clone()
	c.starts = m.starts.clone()
	return c
}

// record is what is known of a block that was found.
func (m *metrics) record(e *chain.Entry) *blockRecord { return m.records.get(e) }

func (m *metrics) see(e *node.Event, running int) {
	switch e.Verb {
	case node.Mined:
		m.foundBlock(e, running)
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
			m.records.edit(e.Block).invalid = rule
		}
	case node.PoolRefused:
		var broken *chain.RuleError
		if errors.As(e.Err, &broken) {
			m.refusals[refusal{e.Node, broken.Rule, true}]++
		}
	case node.Paid:
		m.created++
		m.open[e.Tx.ID()] = e.Tx
	}
}

func (m *metrics) foundBlock(e *node.Event, running int) {
	m.blocks = append(m.blocks, e.Block)
	m.found++
	m.tallest = max(m.tallest, e.Block.Height())
	gap := e.At - m.record(e.Block.Parent()).found
	*m.records.edit(e.Block) = blockRecord{entry: e.Block, miner: int(e.Node), found: e.At, gap: gap, running: running, moment: m.starts.count}
	for len(m.mined) <= int(e.Node) {
		m.mined = append(m.mined, 0)
		m.main = append(m.main, 0)
	}
	m.mined[e.Node]++
}

func (m *metrics) tipMoved(e *node.Event) {
	if e.Change.Reorg() {
		m.reorgs++
		m.deepest = max(m.deepest, len(e.Change.Off))
	}
	if e.Block.Work().Cmp(m.best.Work()) > 0 {
		m.followBest(e.Block)
	}
}

// followBest moves the best chain to a heavier tip.
func (m *metrics) followBest(tip *chain.Entry) {
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

func (m *metrics) setMain(e *chain.Entry, main bool) {
	record, change := m.records.edit(e), 1
	if !main {
		change = -1
	}
	record.main = main
	m.mainN += change
	m.main[record.miner] += change
	m.charts.main(record, change)
	for _, tx := range e.Block().Txs {
		if tx.IsCoinbase() {
			continue
		}
		m.confirmed += change
		if main {
			delete(m.open, tx.ID())
		} else {
			m.open[tx.ID()] = tx
		}
	}
}

// forget forgets the blocks that are not on base, which is for ever on the best chain,
// and returns the least Index of those that are. What they add to sums is final.
func (m *metrics) forget(base *chain.Entry) (first int) {
	first = base.Index()
	kept := make([]*chain.Entry, 0, len(m.blocks))
	for _, e := range m.blocks {
		if isOn(e, base) {
			kept = append(kept, e)
			first = min(first, e.Index())
		}
	}
	m.blocks = kept
	m.records.Forget(first)
	return first
}

// isOn reports whether base is a block or one of its ancestors.
func isOn(e, base *chain.Entry) bool { return e.Ancestor(base.Height()) == base }

// minedBy and mainOf are a node's blocks, and those of them on the best chain.
func (m *metrics) minedBy(id int) int {
	if id < len(m.mined) {
		return m.mined[id]
	}
	return 0
}

func (m *metrics) mainOf(id int) int {
	if id < len(m.main) {
		return m.main[id]
	}
	return 0
}

// blockCounts counts the blocks so far.
func (m *metrics) blockCounts() figure.Blocks {
	b := figure.Blocks{Mined: m.found, Main: m.mainN, Last: m.record(m.best).found, Reorgs: m.reorgs, Deepest: m.deepest}
	for part := range m.spread {
		b.Spread[part] = m.spread[part].mean()
	}
	return b
}
