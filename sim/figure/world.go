package figure

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node"
)

// World is what figures are read from.
type World interface {
	Now() netsim.Time
	Nodes() int
	Node(id int) *node.Node
	BestTip() *chain.Entry // the end of the best chain
	Tips() int             // different ones of the running nodes
	Groups() int           // parts that a partition splits the network into; 1 without one
	Blocks() Blocks
	Payments() Payments
	Pending() int // payments that wait in some mempool
	Difficulty() measured.Value
	MiningRate() float64 // hashes per second of running nodes that mine
	Miners() int         // running nodes that mine
	Traffic() netsim.Counters
	Refused(rule chain.RuleName) int // how often a node refused a block that breaks it; any for ""

	Balance(id int) chain.Amount  // on the node's own chain, over all its keys
	Incoming(id int) chain.Amount // what its mempool would change of that
	Peers(id int) int
	Mined(id int) int
	Main(id int) int
	Income(id int) chain.Amount    // of those blocks
	Attacked() bool                // some node keeps blocks back, or did
	Honest(id int) bool            // the node never did
	Settled() []int                // by node: Main, without what is kept back
	Gamma() measured.Value         // see the figure
	Tries() (begun, won, lost int) // attempts to spend coins twice
	Undone() []int                 // of payments that a node had confirmed and that are lost the most confirmations, the fewest first
	DoubleSpends() int             // pairs of payments of two branches that spent the same coins
	HealTime() measured.Value      // seconds; see the figure
	Confirmations(payment string, tip *chain.Entry) int
	Waits(payment string, id int) bool // in the node's mempool
}

// Blocks counts blocks; genesis is none of them.
type Blocks struct {
	Mined, Main     int               // found by anybody, and of those on the best chain
	Heights, Forked int               // at which blocks were found, and more than one
	Last            netsim.Time       // when the tip of the best chain was found
	Reorgs, Deepest int               // of single nodes; and the most blocks that one took off
	Spread          [3]measured.Value // mean seconds until 50, 90 and 99 % of the nodes have a block
}

// Stale is the blocks that are not on the best chain.
func (b Blocks) Stale() int { return b.Mined - b.Main }

// StaleRate is the part of all blocks that the best chain left out.
func (b Blocks) StaleRate() measured.Value { return measured.MeanOf(float64(b.Stale()), b.Mined) }

// ForkRate is the part of all heights at which more than one block was found.
func (b Blocks) ForkRate() measured.Value { return measured.MeanOf(float64(b.Forked), b.Heights) }

// Interval is the mean time between blocks of the best chain, in seconds: when its tip was
// found, over its height.
func (b Blocks) Interval() measured.Value { return measured.MeanOf(b.Last.Seconds(), b.Main) }

// Payments counts payments, coinbases left out.
type Payments struct {
	Created   int
	Confirmed int // on the best chain

	Wait, WaitHigh, WaitLow measured.Value // mean seconds; see the figures
}

// agreement is whether the running nodes follow one tip; where none runs, nobody agrees with
// nobody.
func agreement(w World) measured.Value {
	tips := w.Tips()
	if tips == 0 {
		return measured.Value{}
	}
	return measured.Truth(tips == 1)
}

// lost counts the payments that are neither confirmed nor waiting anywhere: a reorganisation
// took the coins that they spend, another payment spent them, or the only mempools that had
// them crashed.
func lost(w World) int { return w.Payments().Created - w.Payments().Confirmed - w.Pending() }

func hashRate(w World, id int) float64 { return w.Node(id).HashRate() }

// totalRate is the hash rate of all nodes, whether they mine or not.
func totalRate(w World) float64 {
	if o, ok := w.(*once); ok {
		return o.totalRate()
	}
	total := 0.0
	for id := range w.Nodes() {
		total += hashRate(w, id)
	}
	return total
}

func hashShare(w World, of Subject) measured.Value {
	return measured.ShareOf(hashRate(w, of.Node), totalRate(w))
}

func blockShare(w World, of Subject) measured.Value {
	return measured.MeanOf(float64(w.Main(of.Node)), w.Blocks().Main)
}

// confirmations are those of a payment on the best chain, or on a node's own.
func confirmations(w World, of Subject) measured.Value {
	tip := w.BestTip()
	if of.Seen {
		tip = w.Node(of.Node).Chain().Tip()
	}
	return measured.Known(float64(w.Confirmations(of.Word, tip)))
}

// waiting is whether a payment waits in some mempool, or in that of a node.
func waiting(w World, of Subject) measured.Value {
	if of.Seen {
		return measured.Truth(w.Waits(of.Word, of.Node))
	}
	for id := range w.Nodes() {
		if w.Waits(of.Word, id) {
			return measured.Truth(true)
		}
	}
	return measured.Truth(false)
}
