package outcome

import (
	"encoding/hex"
	"encoding/json"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node/wire"
	"example.com/sosocoin/sim/watch"
)

// Report sums a run up: its figures, and facts that are none. Times are in virtual seconds,
// amounts in coins, rates from 0 to 1.
type Report struct {
	Seed        uint64
	Nodes       int
	Interrupted bool
	KeptFrom    uint32 // height of World.Base; 0: nothing is forgotten
	Figures     figure.Values
	DroppedBy   []DropReport
	ByKind      []KindReport
	Compact     *CompactReport // nil: no node relays so
	NotMade     []NotMadeReport
	PerNode     []NodeReport
	Pools       []PoolReport // nil: there is none
	Checks      CheckReport
	Digest      string
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

// NotMadeReport counts the random payments that could not be made for one reason.
type NotMadeReport struct {
	Reason   string `json:"reason"`
	Payments uint64 `json:"payments"`
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

// run is what outcomes are read from.
type run struct {
	cluster  *cluster.Cluster
	watchers *watch.Watchers
}

// ReportOf sums up the run of a cluster so far.
func ReportOf(c *cluster.Cluster, watchers *watch.Watchers) *Report {
	w := run{c, watchers}
	digest := w.cluster.Network.Digest()
	r := &Report{
		Seed: w.cluster.Config.Seed, Nodes: len(w.cluster.Nodes), KeptFrom: w.cluster.Base().Height(),
		Figures:   figure.ReadAll(w.watchers.Reading()).Rounded(),
		DroppedBy: []DropReport{},
		Compact:   w.compactReport(),
		NotMade:   w.notMade(),
		PerNode:   w.nodeReports(),
		Checks:    CheckReport{Failures: w.watchers.Checks().Failures()},
		Digest:    hex.EncodeToString(digest[:]),
	}
	r.Pools = w.poolReports(r.PerNode)
	r.Checks.Run, r.Checks.Failed = w.watchers.Checks().Count()
	traffic := w.cluster.Network.Counters()
	for reason, packets := range traffic.Dropped {
		if packets > 0 {
			r.DroppedBy = append(r.DroppedBy, DropReport{netsim.DropReason(reason).String(), packets})
		}
	}
	for _, m := range w.cluster.Shared.Relay.Messages() {
		count := traffic.ByKind[m.Kind()]
		r.ByKind = append(r.ByKind, KindReport{m.Spec().Name, count.Sent, count.Bytes})
	}
	for _, m := range wire.PoolMessages() {
		if count := traffic.ByKind[m.Kind()]; count.Sent > 0 {
			r.ByKind = append(r.ByKind, KindReport{m.Spec().Name, count.Sent, count.Bytes})
		}
	}
	return r
}

// Seconds is how long the run took in virtual time.
func (r *Report) Seconds() float64 {
	return measured.Round(netsim.Time(r.Figures.Float("time")).Seconds())
}

// MarshalJSON writes the report for scripts. Each figure stands where its key says, and
// those that are not named here behind the others of their group.
func (r *Report) MarshalJSON() ([]byte, error) {
	o := figure.NewObject(r.Figures)
	o.Put("seed", r.Seed)
	o.Put("nodes", r.Nodes)
	o.Figures("virtual_s")
	if r.Interrupted {
		o.Put("interrupted", true)
	}
	o.Figures("height", "tips", "converged")
	if r.KeptFrom > 0 {
		o.Put("kept_from", r.KeptFrom)
	}
	o.Figures("blocks", "interval_s", "difficulty", "propagation_s")
	for _, part := range []string{"50", "90", "99"} {
		o.Put("propagation_blocks.p"+part, r.Figures.Of("propagation."+part).Of())
	}
	o.Figures("packets")
	o.Put("packets.dropped_by", r.DroppedBy)
	o.Figures("bytes_sent")
	o.Put("by_kind", r.ByKind)
	if r.Compact != nil {
		o.Put("compact", r.Compact)
	}
	o.Figures("txs")
	o.Put("txs.not_made", r.NotMade)
	o.Figures("supply")
	o.Others()
	o.Put("per_node", r.PerNode)
	if len(r.Pools) > 0 {
		o.Put("pools", r.Pools)
	}
	o.Put("checks", r.Checks)
	o.Put("digest", r.Digest)
	return json.Marshal(o)
}
