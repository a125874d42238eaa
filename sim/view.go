package sim

import (
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
)

// View is what the dashboard shows: one immutable snapshot of the world, taken
// between two windows. Nobody writes to a View once it is published, so any
// goroutine may read it; slices are never nil-checked by readers, only ranged.
type View struct {
	Now      netsim.Time
	Seed     uint64
	Clock    ClockView
	Timeline TimelineView
	Script   *ScriptView // nil: no scenario is played
	Library  []LibraryItem
	Settings SettingsView

	Nodes  []NodeView // by ID
	Known  command.Known
	Groups []string // node names per partition group, such as "n0-n3"; empty when the network is whole
	OneWay bool     // with two Groups: the second hears the first, the first does not hear the second

	Height uint32     // of the best tip that any node has had
	Tips   []TipView  // distinct tips of running nodes, most work first; of equal ones, that of the best chain
	Tree   []TreeView // the newest part of the block tree, by height, then by time found
	Blocks int        // blocks found so far, genesis left out; Tree may hold fewer

	Reorgs []ReorgView // newest first; capped

	Links   []LinkView   // one per pair of linked nodes, by A then B
	Flights []FlightView // messages under way in the order of their arrival; capped
	Flying  int          // how many messages are under way, shown or not

	// Transmissions are messages on their way from node to node, those that have ended first,
	// by when they did; then those under way, by when they will arrive. Capped; in a
	// network of many nodes, those of the focused node and its peers.
	Transmissions []TransmissionView

	Log     []LogLine // oldest first; the newest few hundred
	Metrics MetricsView
	Charts  ChartsView
	Focus   *NodeDetail // the focused node in depth; nil in an empty world

	Block *BlockDetail // the inspected block; nil: none is
	Tx    *TxDetail    // the inspected transaction; nil: none is
}

// ClockView says how virtual time passes.
type ClockView struct {
	Paused    bool
	Speed     float64  // virtual seconds asked for per wall second; +Inf: as fast as possible
	Reached   Measured // over the last wall second, in virtual ones per second
	PerSecond Measured // messages and timers handled per wall second
	Stopped   string   // why the run stopped for good or until resumed ("height 20 reached"); empty while it runs
	Failed    string   // a broken invariant or a panic in a node; empty when all is well
}

// TimelineView is where the view stands in what has happened.
type TimelineView struct {
	From     netsim.Time // how far back one can go: 0, unless what was before is forgotten
	Head     netsim.Time // how far the present branch has been run
	Past     bool        // something is still to come that has happened already
	Branch   int         // the present one, from 1
	Branches []BranchView
	Commands []netsim.Time // when commands were given on this branch
}

// BranchView is one course of events.
type BranchView struct {
	Number, Parent int // parent 0: the first one
	From, Head     netsim.Time
	Commands       int
	Present        bool
}

// SettingsView names the settings that the dashboard mentions.
type SettingsView struct {
	Relay, Retarget, Topology string
	Interval                  time.Duration // wanted mean block interval
	DelayMin, DelayMax        netsim.Time   // over all links, jitter included
}

// NodeState is what a node is doing.
type NodeState uint8

// The states of a node.
const (
	Idle NodeState = iota
	Mining
	Syncing
	Frozen
	Crashed
)

// String returns the state in one word.
func (s NodeState) String() string {
	return [...]string{"idle", "mining", "syncing", "frozen", "crashed"}[s]
}

// NodeView is a row of the node table.
type NodeView struct {
	ID       int
	Name     string
	Region   string        // "" where the world has none
	Address  chain.Address // of its first key
	Height   uint32
	Tip      chain.Hash
	State    NodeState
	Pool     int // transactions in its mempool
	Orphans  int // blocks that wait for their parent
	Peers    int
	HashRate float64       // hashes per virtual second when mining
	Group    string        // "A", "B", ... in a partition, else ""
	Balance  chain.Amount  // confirmed, all its keys
	Pending  chain.Amount  // change of Balance when its mempool confirms; may be negative
	Keys     int           // keys in its wallet
	Mined    int           // blocks it found
	Main     int           // of those, in the best chain
	Skew     time.Duration // its clock minus true time
}

// StaleRate is the part of the node's blocks that the best chain left out, from
// 0 to 1; not measured for a node that has found none.
func (n NodeView) StaleRate() Measured { return MeanOf(float64(n.Mined-n.Main), n.Mined) }

// TipView is a tip and the running nodes that follow it.
type TipView struct {
	Hash   chain.Hash
	Height uint32
	Nodes  []int
}

// TreeView is a block of the tree.
type TreeView struct {
	Hash, Prev chain.Hash
	Height     uint32
	Miner      int         // node that found it; -1 for genesis
	Found      netsim.Time // when its winning hash was tried
	Txs        int         // coinbase included
	Fees       chain.Amount
	Seen       int    // nodes that have it
	Main       bool   // in the chain of the best tip
	Invalid    string // the rule it breaks under some node's rules; "" when valid for all
}

// LinkView is a pair of linked nodes; both directions are shown as one line.
type LinkView struct {
	A, B       int
	Delay      netsim.Time // from A to B, without jitter
	Jitter     netsim.Time
	Loss       float64 // larger of the two directions
	Bandwidth  float64 // bytes per second, smaller of the two; 0: unlimited
	Cut        bool    // at least one direction is cut by hand
	Held       bool    // at least one direction holds its messages back
	Parted     bool    // a partition stops at least one direction
	Asymmetric bool    // the two directions differ
}

// MessageKind groups messages as the dashboard tells them apart.
type MessageKind uint8

// The kinds of messages.
const (
	BlockMessage MessageKind = iota
	TxMessage
	InvMessage
	SyncMessage
	AskMessage
)

// String returns the kind in one word.
func (k MessageKind) String() string { return [...]string{"block", "tx", "inv", "sync", "ask"}[k] }

// FlightView is a message under way.
type FlightView struct {
	From, To      int
	Kind          MessageKind
	Text          string // "block 9d0a"
	Sent, Arrival netsim.Time
}

// TransmissionView is one message on its way from node to node.
type TransmissionView struct {
	From, To  int
	Number    uint64 // with From, its name for the commands that lay hands on it
	Kind      MessageKind
	Text      string // "inv block 9d0a"
	Size      int    // bytes
	Sent, End netsim.Time
	UnderWay  bool       // it will arrive at End, unless something happens to it
	Lost      string     // why it never arrived; "" if it did or may
	Block     chain.Hash // the newest block that it speaks of; zero: of none
}

// Severity says how loudly a log line is drawn.
type Severity uint8

// The severities of log lines.
const (
	Info   Severity = iota
	Good            // a block found, a command done
	Notice          // a fork, a reorganisation
	Bad             // something refused, lost or crashed
)

// LogLine is one thing that happened.
type LogLine struct {
	Number   int // of lines before it, shown or not
	At       netsim.Time
	Node     int    // -1: the world
	Verb     string // one word: mined, accept, reorg, reject, drop, sync, send, answer, ...
	Text     string
	Severity Severity
}

// MetricsView holds the run's measured figures; see Metrics for how they are defined.
type MetricsView struct {
	Mined, Main, Stale    int
	StaleRate             Measured // 0..1
	Reorgs, MaxReorgDepth int
	Interval              Measured // mean of the main chain, seconds
	P50, P90, P99         Measured // propagation, seconds; means over blocks
	Sent, Delivered       uint64
	Dropped, InFlight     uint64
	Bytes                 uint64
	TxCreated             int
	TxConfirmed           int
	TxPending             int
	Supply                chain.Amount
	ChecksRun             uint64
	ChecksFailed          uint64
	Difficulty            Measured // expected hashes for the next block on the best tip
	HashRate              float64  // of running, mining nodes, hashes per virtual second
}

// TxLost is the payments that are neither confirmed nor waiting anywhere: a
// reorganisation took the coins that they spend, another payment spent them, or
// the only mempools that had them crashed.
func (m *MetricsView) TxLost() int { return m.TxCreated - m.TxConfirmed - m.TxPending }

// NodeDetail is one node in depth.
type NodeDetail struct {
	ID       int
	Region   string      // "" where the world has none
	Chain    []ChainLine // its active chain from the tip down; capped
	UTXO     *CoinList   // of its tip
	Coins    int         // how many unspent outputs there are
	Supply   chain.Amount
	Mempool  []PoolView // in the order in which a block would take them; capped
	Peers    []PeerView
	Wallet   WalletView
	Messages []MessageView // newest first; capped
	Miner    MinerView
	Rules    []NodeRule // all there are, in the order of checking
}

// ChainLine is a block of the focused node's chain, with the reorganisation that
// brought it, if one did.
type ChainLine struct {
	TreeView
	Bits    uint32
	Size    int
	Nonce   uint64
	Gap     netsim.Time // since its parent was found
	TxList  []TxView    // capped, coinbase first
	Removed []chain.Hash
	At      netsim.Time // when the reorganisation happened; only with Removed
}

// TxView is a transaction as the dashboard lists it.
type TxView struct {
	ID       chain.Hash
	Coinbase bool
	Fee      chain.Amount
	In       []CoinView
	Out      []CoinView
}

// CoinView is an output: unspent, or as an input's origin.
type CoinView struct {
	Outpoint chain.Outpoint
	Amount   chain.Amount
	Owner    string // node name, or the start of the address for an unknown one
	Height   uint32
	Coinbase bool
	Spent    bool // by a transaction in this node's mempool
}

// WalletView is the focused node's wallet. It holds no private key: those are
// shown by the keys command to the node's own operator only.
type WalletView struct {
	Confirmed, Pending, Immature chain.Amount
	Addresses                    []AddressView
	History                      []HistoryView // newest first; capped
}

// AddressView is a key of the wallet.
type AddressView struct {
	Address chain.Address
	Balance chain.Amount
}

// HistoryView is a transaction that touched the wallet.
type HistoryView struct {
	Tx            chain.Hash
	Height        uint32 // of its block; 0 while pending
	Confirmations int    // 0 while pending
	Change        chain.Amount
	With          string // "mined", or the other side's name
}

// MessageView is a message that the focused node sent or received.
type MessageView struct {
	At       netsim.Time // sent, for outgoing ones; received for incoming ones
	Peer     int
	Outgoing bool
	Kind     MessageKind
	Text     string
	Size     int
	Lost     string // why it never arrived; ""
}
