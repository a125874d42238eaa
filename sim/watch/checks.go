package watch

import (
	"errors"
	"fmt"
	"maps"
	"math/bits"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/settings"
)

// Checks watches a run for broken invariants. They hold whatever the network
// does and whatever a command says, so a failed one is a bug in this program.
//
// Each window: the packets add up; this is not counted. Each time a node's tip moves: the new tip is
// heavier than the one before, unless the node has judged its blocks anew, and its chain is
// linked. Each new block that becomes a tip: its parent's coins and the newly minted ones are its
// coins, no more coins were minted than the subsidy allows, and every output it spends was
// unspent and is now gone. At heights that are audited: the coins of the whole unspent
// set add up. What the rules of a node leave out is not asked of the blocks that it takes.
type Checks struct {
	cluster     *cluster.Cluster
	metrics     *Metrics
	run, failed uint64
	first       []string // of the first failures
	work        []chain.Work
	full        chain.Terms // all rules
	checked     table[bool] // by all rules
	otherwise   map[otherwise]bool
}

// otherwise is a block that was checked by what a node asks of it that has other rules.
type otherwise struct {
	index int
	terms chain.Terms
}

// Checks are the invariants of the run.
func (w *Watchers) Checks() *Checks { return one[*Checks](w) }

func (*Checks) wanted(*settings.Config) bool { return true }

func (c *Checks) join(others *Watchers, of *cluster.Cluster) {
	c.cluster, c.metrics, c.full = of, others.Metrics(), chain.AllRules().At(0)
}

func (c *Checks) clone() Watcher {
	copied := *c
	copied.first, copied.work = slices.Clone(c.first), slices.Clone(c.work)
	copied.checked, copied.otherwise = c.checked.clone(), maps.Clone(c.otherwise)
	return &copied
}

const (
	auditEvery = 64

	// FailuresShown is how many of the first failures are told in words.
	FailuresShown = 20
)

// Added takes note of a node that joins, with the tip that it begins with.
func (c *Checks) Added(int) { c.work = append(c.work, c.cluster.Base().Work()) }

// Count is how many checks were made so far, and how many of them failed.
func (c *Checks) Count() (run, failed uint64) { return c.run, c.failed }

// Failures tells the first checks that failed. Nobody else writes to the list.
func (c *Checks) Failures() []string { return c.first }

// Pages is how many pages it takes to know which blocks were checked.
func (c *Checks) Pages() int { return c.checked.Pages() }

// Forget forgets which blocks were checked that are not on base.
func (c *Checks) Forget(*chain.Entry) {
	c.checked.Forget(c.metrics.first)
	maps.DeleteFunc(c.otherwise, func(o otherwise, _ bool) bool { return o.index < c.metrics.first })
}

// verify counts a check and reports whether it holds. If not, fail is to say why: words
// for each that is right would cost more than the checks.
func (c *Checks) verify(ok bool) bool {
	c.run++
	return ok
}

// fail keeps what the first failures were.
func (c *Checks) fail(format string, args ...any) {
	c.failed++
	if len(c.first) < FailuresShown {
		c.first = append(c.first, fmt.Sprintf(format, args...))
	}
}

// Window checks that the packets add up. It is not counted as a check that was run: how
// many windows there are depends on how the run is cut into them.
func (c *Checks) Window(now netsim.Time) {
	if !c.cluster.Network.Balanced() {
		c.Balance(now, c.cluster.Network.Counters())
	}
}

// Balance checks that packets add up.
func (c *Checks) Balance(now netsim.Time, counters netsim.Counters) {
	if !counters.Balanced() {
		c.run++
		c.fail("packets do not add up at %v: %+v", now, counters)
	}
}

// See takes what a node told.
func (c *Checks) See(e *node.Event) {
	if e.Verb != node.Moved {
		return
	}
	tip := e.Block
	if !e.Judged && !c.verify(tip.Work().Cmp(c.work[e.Node]) > 0) {
		c.fail("%s at %v: tip %s has no more work than the one before", c.cluster.Name(int(e.Node)), e.At, tip.Hash())
	}
	c.work[e.Node] = tip.Work()
	rules := c.cluster.Nodes[e.Node].Chain().Rules()
	for _, block := range slices.Backward(e.Change.On) {
		terms := rules.At(block.Height())
		if !c.isNew(block, terms) {
			return
		}
		c.block(block, terms)
	}
}

// isNew reports whether a block was never checked by some terms, and marks it as checked.
func (c *Checks) isNew(block *chain.Entry, terms chain.Terms) bool {
	if terms != c.full {
		key := otherwise{block.Index(), terms}
		if c.otherwise == nil {
			c.otherwise = map[otherwise]bool{}
		}
		seen := c.otherwise[key]
		c.otherwise[key] = true
		return !seen
	}
	if seen := c.checked.get(block); seen != nil && *seen {
		return false
	}
	*c.checked.edit(block) = true
	return true
}

// block checks one block against its parent.
func (c *Checks) block(e *chain.Entry, terms chain.Terms) {
	parent, header := e.Parent(), &e.Block().Header
	if !c.verify(header.Prev == parent.Hash() && (header.Height == parent.Height()+1 || !terms.Has(chain.RuleHeight))) {
		c.fail("block %s is not linked to its parent", e.Hash())
	}
	minted, err := mintedBy(e)
	params := terms.Of(e.Store().Params())
	allowed := params.SubsidyAt(e.Height())
	if !c.verify(err == nil && minted <= allowed || !terms.Has(chain.RuleCoinbaseAmount)) {
		c.fail("block %s mints %s coins, allowed are %s (%v)", e.Hash(), minted, allowed, err)
	}
	if !keepsCoins(terms) {
		return
	}
	if !c.verify(e.Supply() == parent.Supply()+minted) {
		c.fail("block %s: supply %s, expected %s and %s minted", e.Hash(), e.Supply(), parent.Supply(), minted)
	}

	made, spent := map[chain.Hash]bool{}, map[chain.Outpoint]bool{}
	for _, tx := range e.Block().Txs {
		made[tx.ID()] = true
		if tx.IsCoinbase() {
			continue
		}
		for _, in := range tx.In {
			_, before := parent.UTXO().Get(in.Prev)
			_, after := e.UTXO().Get(in.Prev)
			if !c.verify((before || made[in.Prev.Tx]) && !after && !spent[in.Prev]) {
				c.fail("block %s spends %s: unspent before %t, after %t, spent earlier in the block %t", e.Hash(), in.Prev, before, after, spent[in.Prev])
			}
			spent[in.Prev] = true
		}
	}
	if audited(e.Height()) {
		c.audit(e.Hash(), e.UTXO(), e.Supply())
	}
}

// keepsCoins reports whether rules are kept without which coins come and go as they should not.
func keepsCoins(terms chain.Terms) bool {
	for _, rule := range []chain.RuleName{chain.RuleStructure, chain.RuleCoinbase, chain.RuleAmounts, chain.RuleDuplicateTx, chain.RuleDoubleSpend, chain.RuleInputsExist} {
		if !terms.Has(rule) {
			return false
		}
	}
	return true
}

// audited says whether a height is one at which all coins are counted. Counting takes as
// long as the chain is, so it becomes rarer as that grows: eight times until it is twice
// as long.
func audited(height uint32) bool {
	const perDoubling = 8
	rounds := height / auditEvery
	low := max(bits.Len32(rounds)-bits.Len32(2*perDoubling-1), 0)
	return height > 0 && height%auditEvery == 0 && rounds%(1<<low) == 0
}

// mintedBy is what a block's coinbase pays beyond the fees it collects.
func mintedBy(e *chain.Entry) (chain.Amount, error) {
	txs := e.Block().Txs
	if len(txs) == 0 {
		return 0, errors.New("no coinbase")
	}
	minted := -e.Fees()
	for _, out := range txs[0].Out {
		sum, err := minted.Add(out.Amount)
		if err != nil {
			return 0, err
		}
		minted = sum
	}
	return minted, nil
}

// audit adds up the whole unspent set of a block.
func (c *Checks) audit(block chain.Hash, coins chain.UTXOSet, supply chain.Amount) {
	sum := coins.Sum()
	if !c.verify(sum == supply) {
		c.fail("block %s: its unspent outputs hold %s coins, its supply is %s", block, sum, supply)
	}
}

func brokenRule(err error) (string, bool) {
	var broken *chain.RuleError
	if errors.As(err, &broken) && broken.Rule != chain.RuleTimeFuture {
		return string(broken.Rule), true
	}
	return "", false
}
