package scenario

import (
	"math"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/measured"
)

// Reading is something about a world that a condition can be about.
type Reading struct {
	Name    string
	Of      Subject
	Unit    Unit
	Summary string
	read    func(w *sim.World, c *Condition) measured.Value
}

// Subject is what a reading is of.
type Subject uint8

// The subjects: the whole world, a node, a payment that has a word, a rule.
const (
	OfWorld Subject = iota
	OfNode
	OfPayment
	OfRule
)

// String returns the subject as errors say it.
func (s Subject) String() string {
	return [...]string{"the world", "the node", "the payment", "the rule"}[s]
}

// Form is how a reading is written.
func (r Reading) Form() string {
	return r.Name + [...]string{"", "(NODE)", "(PAYMENT[,NODE])", "(RULE)"}[r.Of]
}

// Readings is the table of all readings. What they mean is what the report means by
// the same figures.
func Readings() []Reading {
	return append(worldReadings(), nodeReadings()...)
}

func worldReadings() []Reading {
	value := func(name string, unit Unit, summary string, read func(*sim.World) measured.Value) Reading {
		return Reading{name, OfWorld, unit, summary, func(w *sim.World, _ *Condition) measured.Value { return read(w) }}
	}
	figure := func(name string, unit Unit, summary string, read func(*sim.World) float64) Reading {
		return value(name, unit, summary, func(w *sim.World) measured.Value { return measured.Known(read(w)) })
	}
	return []Reading{
		figure("time", Span, "virtual time", func(w *sim.World) float64 { return float64(w.Now()) }),
		figure("tips", Count, "different tips that the running nodes follow", func(w *sim.World) float64 { return float64(w.Tips()) }),
		value("converged", Truth, "whether the running nodes follow one tip; not measured where none runs", func(w *sim.World) measured.Value { return w.Agreement().Value() }),
		figure("groups", Count, "parts that a partition splits the network into; 1 without one", func(w *sim.World) float64 { return float64(w.Groups()) }),
		figure("height", Count, "height of the best chain", func(w *sim.World) float64 { return float64(w.Height()) }),
		figure("blocks.mined", Count, "all blocks found", func(w *sim.World) float64 { return float64(w.Blocks().Mined) }),
		figure("blocks.main", Count, "blocks on the best chain", func(w *sim.World) float64 { return float64(w.Blocks().Main) }),
		figure("blocks.stale", Count, "blocks off the best chain", func(w *sim.World) float64 { return float64(w.Blocks().Stale) }),
		value("stale.rate", Rate, "stale blocks over all blocks found", func(w *sim.World) measured.Value { return w.Blocks().StaleRate }),
		figure("reorgs", Count, "how often a node took blocks off its chain", func(w *sim.World) float64 { return float64(w.Blocks().Reorgs) }),
		figure("reorg.depth", Count, "the most blocks that one of them took off", func(w *sim.World) float64 { return float64(w.Blocks().MaxReorgDepth) }),
		value("propagation.50", Span, "mean time until half of the nodes have a block", propagation(0)),
		value("propagation.90", Span, "mean time until nine in ten have it", propagation(1)),
		value("propagation.99", Span, "mean time until 99 in 100 have it", propagation(2)),
		value("interval", Span, "mean time between blocks of the best chain", func(w *sim.World) measured.Value { return nanoseconds(w.Interval()) }),
		value("difficulty", Count, "hashes that the next block takes, in expectation", (*sim.World).Difficulty),
		figure("txs.created", Count, "payments made", func(w *sim.World) float64 { return float64(w.Txs().Created) }),
		figure("txs.confirmed", Count, "payments on the best chain", func(w *sim.World) float64 { return float64(w.Txs().Confirmed) }),
		figure("txs.pending", Count, "payments that wait in some mempool", func(w *sim.World) float64 { return float64(w.Txs().Pending) }),
		figure("txs.lost", Count, "payments that are neither", func(w *sim.World) float64 { return float64(w.Txs().Lost) }),
		figure("supply", Coins, "all coins that the best chain has minted", func(w *sim.World) float64 { return float64(w.Supply()) }),
		figure("refused", Count, "how often a node refused a block", func(w *sim.World) float64 { return float64(w.Refused("")) }),
	}
}

func nodeReadings() []Reading {
	figure := func(name string, unit Unit, summary string, read func(w *sim.World, id int) float64) Reading {
		return Reading{name, OfNode, unit, summary, func(w *sim.World, c *Condition) measured.Value { return measured.Known(read(w, int(c.Node))) }}
	}
	return []Reading{
		figure("height", Count, "height of a node's own chain", func(w *sim.World, id int) float64 { return float64(w.Node(id).Chain().Tip().Height()) }),
		figure("balance", Coins, "what a node holds on its own chain", func(w *sim.World, id int) float64 { return float64(w.Balance(id)) }),
		figure("mempool", Count, "transactions that wait at a node", func(w *sim.World, id int) float64 { return float64(w.Node(id).Pool().Len()) }),
		figure("peers", Count, "a node's links", func(w *sim.World, id int) float64 { return float64(w.Peers(id)) }),
		figure("mined", Count, "blocks that a node has found", func(w *sim.World, id int) float64 { return float64(w.Mined(id)) }),
		figure("main", Count, "of these, blocks on the best chain", func(w *sim.World, id int) float64 { return float64(w.Main(id)) }),
		figure("hashrate", Count, "hashes that a node makes per virtual second when it mines", func(w *sim.World, id int) float64 { return w.Node(id).HashRate() }),
		{"confirmations", OfPayment, Count, "blocks from that of a payment to the tip of the best chain, or of a node's own; 0 while it is in none", confirmations},
		{"refused", OfRule, Count, "how often a node refused a block that broke this rule", func(w *sim.World, c *Condition) measured.Value {
			return measured.Known(float64(w.Refused(chain.RuleName(c.Word))))
		}},
	}
}

func confirmations(w *sim.World, c *Condition) measured.Value {
	tip := w.BestTip()
	if c.Seen {
		tip = w.Node(int(c.Node)).Chain().Tip()
	}
	return measured.Known(float64(w.Confirmations(c.Word, tip)))
}

func propagation(part int) func(*sim.World) measured.Value {
	return func(w *sim.World) measured.Value { return nanoseconds(w.Propagation(part)) }
}

// nanoseconds are what durations are kept as, whole ones so that equal means equal.
func nanoseconds(seconds measured.Value) measured.Value {
	return seconds.Map(func(x float64) float64 { return math.Round(x * float64(netsim.Second)) })
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// subject writes what a condition is about.
func (c Condition) subject(name func(int) string) string {
	switch {
	case c.Reading.Of == OfNode:
		return c.Reading.Name + "(" + name(int(c.Node)) + ")"
	case c.Seen:
		return c.Reading.Name + "(" + c.Word + "," + name(int(c.Node)) + ")"
	case c.Reading.Of != OfWorld:
		return c.Reading.Name + "(" + c.Word + ")"
	}
	return c.Reading.Name
}

// ofNode reports whether a condition needs its node.
func (c *Condition) ofNode() bool { return c.Reading.Of == OfNode || c.Seen }
