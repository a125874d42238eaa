package watch

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
)

// MinedBy and MainBy are a node's blocks, and those of them on the best chain.
func (m *Metrics) MinedBy(id int) int { return countOf(m.mined, id) }

// MainBy is how many of a node's blocks are on the best chain.
func (m *Metrics) MainBy(id int) int { return countOf(m.main, id) }

// IncomeOf is what a node's blocks on the best chain pay: subsidies and fees.
func (m *Metrics) IncomeOf(id int) chain.Amount { return countOf(m.income, id) }

func countOf[T int | chain.Amount](counts []T, id int) T {
	if id < len(counts) {
		return counts[id]
	}
	return 0
}

// Found is the number of blocks found so far, those that are forgotten too.
func (m *Metrics) Found() int { return m.found }

// Tallest is the greatest height of a block that was found.
func (m *Metrics) Tallest() uint32 { return m.tallest }

// Best is the end of the best chain.
func (m *Metrics) Best() *chain.Entry { return m.best }

// Counts counts the blocks so far.
func (m *Metrics) Counts() figure.Blocks {
	b := figure.Blocks{
		Mined: m.found, Main: m.mainN, Last: m.Record(m.best).Found, Reorgs: m.reorgs, Deepest: m.deepest,
		Heights: int(m.tallest), Forked: m.heights.forked,
	}
	for part := range m.spread {
		b.Spread[part] = m.spread[part].mean()
	}
	return b
}

// Difficulty is the expected hashes of the next block on the best tip.
func (m *Metrics) Difficulty() measured.Value { return Difficulty(m.best.NextBits()) }

// Difficulty is the expected hashes of a block that claims a target; not measured where
// it is none.
func Difficulty(bits uint32) measured.Value {
	target, err := chain.TargetOfBits(bits)
	if err != nil {
		return measured.Value{}
	}
	return measured.Known(target.Difficulty())
}

// Payments counts the payments so far.
func (m *Metrics) Payments() figure.Payments {
	p := figure.Payments{Created: m.created, Confirmed: m.confirmed}
	m.waits.figures(&p)
	return p
}

// Pending counts the transactions that some node's mempool holds and the best
// chain does not.
func (m *Metrics) Pending() int {
	count := 0
	for id := range m.open {
		if cluster.Pooled(m.cluster.Nodes, id) {
			count++
		}
	}
	return count
}

// Refused is how often a node refused a block that breaks a rule, or any rule for "".
func (m *Metrics) Refused(rule chain.RuleName) int {
	if rule != "" {
		return m.refused[rule]
	}
	sum := 0
	for _, count := range m.refused {
		sum += count
	}
	return sum
}

// Refusals are how many blocks a node refused because of a rule, and how many transactions
// alone.
func (m *Metrics) Refusals(id netsim.NodeID, rule chain.RuleName) (blocks, txs int) {
	return m.refusals[refusal{id, rule, false}], m.refusals[refusal{id, rule, true}]
}
