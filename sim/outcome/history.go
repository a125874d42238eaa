package outcome

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
)

// History is the course of a run so far, block by block and payment by payment. It is
// a snapshot like View: nobody writes to it any more, and times are virtual. Where
// Config.Keep has the world forget, its lists begin with World.Base: with blocks on it,
// and with payments since it was found.
type History struct {
	Blocks   []BlockHistory // all that were found, in that order; genesis is none of them
	Nodes    []NodeHistory  // by number
	Reorgs   []ReorgHistory // in the order in which they happened
	Payments []PaymentHistory
	Params   chain.Params
	Base     *chain.Entry  `json:"-"` // from which on blocks are known; genesis, unless the world forgets
	Best     *chain.Entry  `json:"-"` // the end of the best chain
	Links    []netsim.Link // at the end, both directions of each, by From and then To
}

// Attacked says whether some node attacks, or did.
func (h *History) Attacked() bool {
	return slices.ContainsFunc(h.Nodes, func(n NodeHistory) bool { return n.Strategy != "" })
}

// BlockHistory is one block's way through the network.
type BlockHistory struct {
	view.BlockRef
	Block      *chain.Block `json:"-"`
	Parent     chain.Hash
	Miner      int
	Finder     string         // the miner's name
	Found      netsim.Time    // true time
	Gap        netsim.Time    // since its parent was found, or since the start
	Clock      netsim.Time    // the time in its header, by its miner's clock
	Bits       uint32         // its target in compact form
	Difficulty measured.Value // expected hashes
	Payments   int            // transactions but the coinbase
	Size       int            // bytes
	Fees       chain.Amount
	Main       bool           // on the best chain
	Invalid    string         // the rule that it breaks for some node; "" for none
	Running    int            // nodes that ran when it was found
	Arrivals   []view.Arrival // at each node that has it, its miner first, in order of time
}

// Had is how many of the nodes that ran when the block was found got it and had not crashed
// in between.
func (b *BlockHistory) Had() (n int) {
	for i := range b.Arrivals {
		if b.Arrivals[i].Ran {
			n++
		}
	}
	return n
}

// Reached returns how long after its finding a part of the nodes that ran then had the
// block, false if so many never did. It is what the report's propagation times are
// means of.
func (b *BlockHistory) Reached(part float64) (netsim.Time, bool) {
	at, ok := watch.Reached(b.Arrivals, part, b.Running)
	if !ok {
		return 0, false
	}
	return at - b.Found, true
}

// NodeHistory is a node at the end, and what happened to it.
type NodeHistory struct {
	NodeReport
	State   string // running, frozen or crashed
	Reorgs  int
	Deepest int // blocks that the deepest of them took off
	Paid    int // payments that it made
}

// ReorgHistory is one node's change from one branch to another.
type ReorgHistory struct {
	At                  netsim.Time
	Node                int
	Name                string // of the node
	Common, From, To    view.BlockRef
	BlocksOff, BlocksOn int
}

// PaymentHistory is what became of a payment. It is confirmed while it is on the best
// chain, whatever single nodes follow.
type PaymentHistory struct {
	ID          chain.Hash
	At          netsim.Time // made
	From        int
	Payer       string // its name
	To          string // a node's name, or an address that is no node's
	Amount, Fee chain.Amount
	Confirmed   bool        // ever
	FirstHeight uint32      // of the block that first confirmed it, if one did
	FirstAt     netsim.Time // when the best chain took that block
	Unconfirmed int         // how often the best chain then went on without it
	State       PaymentState
	Block       view.BlockRef // that confirms it now
}

// PaymentState says where a payment is in the end.
type PaymentState uint8

// The states of payments are those that the report counts.
const (
	PaymentLost PaymentState = iota
	PaymentPending
	PaymentConfirmed
)

// String returns the state in one word.
func (s PaymentState) String() string { return [...]string{"lost", "pending", "confirmed"}[s] }

// HistoryOf returns the course of a cluster's run so far. Only a world with Config.Record
// has one to tell.
func HistoryOf(c *cluster.Cluster, watchers *watch.Watchers) *History {
	w := run{c, watchers}
	return &History{w.blockHistories(), w.nodeHistories(), w.reorgHistories(), w.paymentHistories(), c.Shared.Store.Params(), c.Base(), w.watchers.Metrics().Best(), c.Network.Links()}
}

// Name is a node's name at the end, which all tables call it by.
func (h *History) Name(id int) string { return h.Nodes[id].Name }

func (w run) blockHistories() []BlockHistory {
	metrics := w.watchers.Metrics()
	list := make([]BlockHistory, len(metrics.Blocks()))
	place := make(map[*chain.Entry]int, len(list))
	for i, e := range metrics.Blocks() {
		record, header := metrics.Record(e), &e.Block().Header
		list[i] = BlockHistory{
			BlockRef: view.RefTo(e), Block: e.Block(), Parent: header.Prev, Miner: record.Miner, Finder: w.cluster.Name(record.Miner),
			Found: record.Found, Gap: record.Gap,
			Clock: netsim.Time(header.Time) * netsim.Millisecond,
			Bits:  header.Bits, Payments: len(e.Block().Txs) - 1, Size: e.Block().Size(), Fees: e.Fees(),
			Difficulty: watch.Difficulty(header.Bits), Main: record.Main, Invalid: record.Invalid, Running: record.Running, Arrivals: make([]view.Arrival, 0, record.Seen),
		}
		place[e] = i
	}
	for _, a := range w.watchers.Recorder().Arrivals {
		if i, found := place[a.Block]; found {
			list[i].Arrivals = append(list[i].Arrivals, view.Arrival{At: a.At, Node: int(a.Node), From: int(a.From), Ran: a.Ran})
		}
	}
	return list
}

func (w run) nodeHistories() []NodeHistory {
	list := make([]NodeHistory, len(w.cluster.Nodes))
	for id, report := range w.nodeReports() {
		list[id] = NodeHistory{NodeReport: report, State: w.cluster.Network.State(netsim.NodeID(id)).String()}
	}
	for id, t := range w.watchers.Recorder().Tallies {
		list[id].Reorgs, list[id].Deepest, list[id].Paid = t.Reorgs, t.Deepest, t.Paid
	}
	return list
}

func (w run) reorgHistories() []ReorgHistory {
	list := make([]ReorgHistory, len(w.watchers.Recorder().Reorgs))
	for i, r := range w.watchers.Recorder().Reorgs {
		c := r.Change
		list[i] = ReorgHistory{r.At, int(r.Node), w.cluster.Name(int(r.Node)), view.RefTo(c.Common), view.RefTo(c.Old), view.RefTo(c.New), len(c.Off), len(c.On)}
	}
	return list
}
