package sim

import (
	"encoding/hex"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node"
)

// Report sums a run up. Times are in virtual seconds, amounts in coins, rates
// from 0 to 1. What the figures mean is said at metrics and at checks.
type Report struct {
	Seed        uint64         `json:"seed"`
	Nodes       int            `json:"nodes"`
	VirtualS    float64        `json:"virtual_s"`
	Interrupted bool           `json:"interrupted,omitempty"`
	Height      uint32         `json:"height"`
	Tips        int            `json:"tips"`
	Converged   measured.Truth `json:"converged"`           // not measured where no node runs
	KeptFrom    uint32         `json:"kept_from,omitempty"` // height of World.Base; 0: nothing is forgotten
	Blocks      BlockReport    `json:"blocks"`
	IntervalS   measured.Value `json:"interval_s"`
	Difficulty  measured.Value `json:"difficulty"` // expected hashes of the next block
	Propagation SpreadReport   `json:"propagation_s"`
	Spread      SpreadCount    `json:"propagation_blocks"`
	Packets     PacketReport   `json:"packets"`
	BytesSent   uint64         `json:"bytes_sent"`
	ByKind      []KindReport   `json:"by_kind"`
	Compact     *CompactReport `json:"compact,omitempty"`
	Txs         TxReport       `json:"txs"`
	Supply      Coins          `json:"supply"`
	PerNode     []NodeReport   `json:"per_node"`
	Checks      CheckReport    `json:"checks"`
	Digest      string         `json:"digest"`
}

// BlockReport counts blocks; main and stale are those on and off the best chain,
// genesis left out.
type BlockReport struct {
	Mined         int            `json:"mined"`
	Main          int            `json:"main"`
	Stale         int            `json:"stale"`
	StaleRate     measured.Value `json:"stale_rate"`
	Reorgs        int            `json:"reorgs"` // of single nodes: each counts
	MaxReorgDepth int            `json:"max_reorg_depth"`
}

// SpreadReport is the mean time until 50, 90 and 99 % of the nodes have a block.
type SpreadReport struct {
	P50 measured.Value `json:"p50"`
	P90 measured.Value `json:"p90"`
	P99 measured.Value `json:"p99"`
}

// SpreadCount is over how many blocks each of these means is: those that got so far.
type SpreadCount struct {
	P50 int `json:"p50"`
	P90 int `json:"p90"`
	P99 int `json:"p99"`
}

// PacketReport adds up: sent = delivered + dropped + in_flight.
type PacketReport struct {
	Sent      uint64       `json:"sent"`
	Delivered uint64       `json:"delivered"`
	Dropped   uint64       `json:"dropped"`
	InFlight  uint64       `json:"in_flight"`
	Reasons   []DropReport `json:"dropped_by"`
}

// DropReport counts the packets that were dropped for one reason.
type DropReport struct {
	Reason  string `json:"reason"`
	Packets uint64 `json:"packets"`
}

// KindReport counts the messages of one kind.
type KindReport struct {
	Kind     string `json:"kind"`
	Messages uint64 `json:"messages"`
	Bytes    uint64 `json:"bytes"`
}

// TxReport counts transactions, coinbases left out. Confirmed ones are on the
// best chain, pending ones in some mempool; lost ones nowhere, since a
// reorganisation or a conflict took their coins or a crash the mempools.
type TxReport struct {
	Created   int `json:"created"`
	Confirmed int `json:"confirmed"`
	Pending   int `json:"pending"`
	Lost      int `json:"lost"`

	NotMade []NotMadeReport `json:"not_made"` // in reports only
}

// NotMadeReport counts the random payments that could not be made for one reason.
type NotMadeReport struct {
	Reason   string `json:"reason"`
	Payments uint64 `json:"payments"`
}

// NodeReport is one node at the end.
type NodeReport struct {
	ID         int            `json:"id"` // its number, which stays when its name changes
	Name       string         `json:"name"`
	Region     string         `json:"region,omitempty"` // where the world has some
	Height     uint32         `json:"height"`
	Tip        string         `json:"tip"`
	Mined      int            `json:"mined"`
	Main       int            `json:"main"`
	HashShare  measured.Value `json:"hash_share"`  // of all nodes' hash rate
	BlockShare measured.Value `json:"block_share"` // of the best chain
	Balance    Coins          `json:"balance"`
	Mempool    int            `json:"mempool"`
	Peers      int            `json:"peers"`
}

// CheckReport counts the invariants that were checked, and tells the first
// failures.
type CheckReport struct {
	Run      uint64   `json:"run"`
	Failed   uint64   `json:"failed"`
	Failures []string `json:"failures,omitempty"`
}

// Coins is an amount that is written to JSON as an exact number of coins.
type Coins chain.Amount

// MarshalJSON writes 12.5.
func (c Coins) MarshalJSON() ([]byte, error) { return []byte(chain.Amount(c).String()), nil }

// String writes 12.5.
func (c Coins) String() string { return chain.Amount(c).String() }

// Report sums up the run so far.
func (w *World) Report() *Report {
	m, c := &w.metrics, w.network.Counters()
	digest := w.Digest()
	r := &Report{
		Seed: w.config.Seed, Nodes: len(w.nodes), VirtualS: measured.Round(w.Now().Seconds()),
		Height: w.Height(), Tips: w.Tips(), Converged: w.Agreement(), KeptFrom: w.Base().Height(),
		Blocks:      w.Blocks(),
		IntervalS:   m.interval().Rounded(),
		Difficulty:  w.Difficulty().Rounded(),
		Propagation: SpreadReport{w.Propagation(0).Rounded(), w.Propagation(1).Rounded(), w.Propagation(2).Rounded()},
		Spread:      SpreadCount{m.spread[0].blocks, m.spread[1].blocks, m.spread[2].blocks},
		Packets:     PacketReport{Sent: c.Sent, Delivered: c.Delivered, Dropped: c.AllDropped(), InFlight: c.InFlight, Reasons: []DropReport{}},
		BytesSent:   c.Bytes,
		Compact:     w.compactReport(),
		Txs:         w.Txs(),
		Supply:      Coins(w.Supply()),
		Checks:      CheckReport{w.checks.run, w.checks.failed, w.checks.first},
		Digest:      hex.EncodeToString(digest[:]),
	}
	for reason, packets := range c.Dropped {
		if packets > 0 {
			r.Packets.Reasons = append(r.Packets.Reasons, DropReport{netsim.DropReason(reason).String(), packets})
		}
	}
	r.Txs.NotMade = w.notMade()
	for _, m := range w.shared.Relay.Messages() {
		count := c.ByKind[m.Kind()]
		r.ByKind = append(r.ByKind, KindReport{m.Spec().Name, count.Sent, count.Bytes})
	}
	r.PerNode = w.nodeReports()
	return r
}

// Blocks counts the blocks so far.
func (w *World) Blocks() BlockReport {
	m := &w.metrics
	return BlockReport{
		Mined: m.found, Main: m.mainN, Stale: m.found - m.mainN, StaleRate: m.staleRate().Rounded(),
		Reorgs: m.reorgs, MaxReorgDepth: m.deepest,
	}
}

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

// Found is the number of blocks found so far.
func (w *World) Found() int { return w.metrics.found }

// FirstFailure is the first check that failed; "" if none did.
func (w *World) FirstFailure() string {
	if len(w.checks.first) == 0 {
		return ""
	}
	return w.checks.first[0]
}

// Txs counts the payments so far.
func (w *World) Txs() TxReport {
	r := TxReport{Created: w.metrics.created, Confirmed: w.metrics.confirmed, Pending: w.pending()}
	r.Lost = r.Created - r.Confirmed - r.Pending
	return r
}

// notMade sums up which random payments could not be made.
func (w *World) notMade() []NotMadeReport {
	var sum node.NotMadeCount
	for _, n := range w.nodes {
		for reason, payments := range n.NotMade() {
			sum[reason] += payments
		}
	}
	reports := []NotMadeReport{}
	for reason, payments := range sum {
		if payments > 0 {
			reports = append(reports, NotMadeReport{node.NotMade(reason).String(), payments})
		}
	}
	return reports
}

func (w *World) nodeReports() []NodeReport {
	total := 0.0
	for _, n := range w.nodes {
		total += n.HashRate()
	}
	reports := make([]NodeReport, len(w.nodes))
	balances := map[*chain.Entry]map[chain.Address]chain.Amount{}
	for id, n := range w.nodes {
		tip := n.Chain().Tip()
		// Wallets that nobody has asked since the beginning would each look at all blocks.
		if balances[tip] == nil {
			balances[tip] = chain.Balances(tip)
		}
		var balance chain.Amount
		for _, address := range n.Wallet().Addresses() {
			balance += balances[tip][address]
		}
		reports[id] = NodeReport{
			ID: id, Name: w.Name(id), Region: w.Region(id), Height: tip.Height(), Tip: tip.Hash().String(),
			Mined: w.metrics.minedBy(id), Main: w.metrics.mainOf(id),
			HashShare:  measured.ShareOf(n.HashRate(), total).Rounded(),
			BlockShare: measured.MeanOf(float64(w.metrics.mainOf(id)), w.metrics.mainN).Rounded(),
			Balance:    Coins(balance),
			Mempool:    n.Pool().Len(),
			Peers:      w.Peers(id),
		}
	}
	return reports
}

// Groups is how many parts a partition splits the network into; 1 without one.
func (w *World) Groups() int { return max(len(w.network.Groups()), 1) }

// Supply is all coins that the best chain has minted.
func (w *World) Supply() chain.Amount { return w.metrics.best.Supply() }

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

// Interval is the mean time between blocks of the best chain, in virtual seconds.
func (w *World) Interval() measured.Value { return w.metrics.interval() }

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
