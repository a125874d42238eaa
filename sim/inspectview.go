package sim

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// BlockDetail is one block in depth. Where it is Gone, nothing but the hash is told.
type BlockDetail struct {
	TreeView
	Gone string // why there is nothing to tell; "" where there is

	Root       chain.Hash  // of the Merkle tree, as the header says
	Clock      netsim.Time // the time in the header, by the miner's clock
	Bits       uint32      // the target in compact form
	Target     chain.Target
	Difficulty Measured // expected hashes
	Nonce      uint64
	Work       chain.Work // of this block
	ChainWork  chain.Work // of the chain up to it
	Size       int        // bytes
	Subsidy    chain.Amount

	Confirmations int // blocks of the best chain from this one on; 0: it is not on it
	Merkle        [][]chain.Hash
	TxList        []TxLine // coinbase first; capped
	Rules         []RuleView

	Running  int         // nodes that ran when it was found
	Arrivals []Arrival   // at each node that has it, in order of time; the miner first
	Partly   bool        // some arrivals are not kept any more
	P50, P90 netsim.Time // from its finding until so many of the nodes that ran then had it; -1: not yet
	Life     []LifeView  // by node
}

// TxLine is a transaction of a block.
type TxLine struct {
	TxView
	Size int // bytes
}

// RuleView is a rule and what it says of the inspected block.
type RuleView struct {
	Name, Doc       string
	Broken          bool
	Expected, Found string // what a broken rule expected and found
	Clock           bool   // each node judges by its own clock
	Nodes           []int  // who enforce it
	Refused         []int  // who refused the block because of it
}

// TxDetail is one transaction in depth. Where it is Gone, nothing but the id is told.
type TxDetail struct {
	TxView         // In has all inputs, those of unknown origin too
	Gone    string // why there is nothing to tell; "" where there is
	Size    int    // bytes
	FeeRate float64
	Maker   int         // node that made it; -1: not kept
	Made    netsim.Time // meant only with a Maker

	Inputs  []InputView  // of In
	Outputs []OutputView // of Out
	Places  []PlaceView  // blocks that hold it, by time found
	Tips    []StandView  // how it stands at each tip, most work first
	Pools   []int        // nodes that have it in their mempool
	Rivals  []RivalView  // other transactions that spend the same coins
	Life    []LifeView   // by node
}

// InputView is where the coin of an input comes from, and whether its owner signed.
type InputView struct {
	Known  bool       // the coin was found
	Block  chain.Hash // that made it; zero: none that is kept
	Signed bool       // the signature is the owner's; meant only with Known
}

// OutputView is who spends an output.
type OutputView struct{ Spends []SpendView }

// SpendView is a transaction that spends a coin.
type SpendView struct {
	Tx     chain.Hash
	Block  chain.Hash // that holds it; zero: it waits in mempools
	Height uint32
	Main   bool // that block is on the best chain
}

// PlaceView is a block that holds the inspected transaction.
type PlaceView struct {
	Block  chain.Hash
	Height uint32
	Index  int // among the block's transactions
	Miner  int
	Found  netsim.Time
	Main   bool
	Nodes  []int // running ones that have it on their chain
}

// StandView is how the inspected transaction stands for the nodes at one tip.
type StandView struct {
	TipView
	Block         chain.Hash // that confirms it
	Confirmations int        // 0: this chain does not have it
	Pooled        int        // of the nodes, those that have it in their mempool
}

// RivalView is another transaction that spends a coin which the inspected one spends.
type RivalView struct {
	SpendView
	Coin  chain.Outpoint
	Pools []int // nodes that have it in their mempool
}

// LifeStatus is where a block or a transaction stands at a node.
type LifeStatus uint8

// What has become of a block or transaction at a node.
const (
	LifeUnseen   LifeStatus = iota
	LifeOrphaned            // a block that waits for its parent
	LifeRefused
	LifePooled // a transaction in the mempool
	LifeAside  // a block that the node has, but not on its chain
	LifeOnChain
	LifeLost // a transaction that the node had, and has nowhere now
)

// String returns the status in a few words.
func (s LifeStatus) String() string {
	return [...]string{"not seen", "waits for parent", "refused", "in mempool", "off its chain", "on its chain", "lost"}[s]
}

// LifeView is the life of a block or a transaction at one node.
type LifeView struct {
	Node   int
	State  NodeState
	Status LifeStatus

	Timed bool        // Seen and From are kept
	Seen  netsim.Time // when the node had it for the first time
	From  int         // who gave it; the node itself where it made it
	Ran   bool        // of a block: the node ran when it was found, and ever since

	Since         netsim.Time // in the mempool; meant when it is there
	Block         chain.Hash  // that confirms it, where it is on the chain
	Height        uint32
	Confirmations int    // on the node's chain
	Why           string // why it was refused or lost
	Events        []LifeEvent
}

// LifeVerb says what a LifeEvent tells.
type LifeVerb uint8

// What happens to a block or a transaction at a node.
const (
	LifeSaw LifeVerb = iota
	LifeMade
	LifeAgain // seen again, after the node forgot it
	LifeWaits
	LifeRefuses
	LifeDrops
	LifeTakes    // onto the node's chain
	LifeTakesOff // by a reorganisation
	LifeReturns  // into the mempool, from a block taken off
)

// LifeEvent is something that happened to a block or a transaction at a node.
type LifeEvent struct {
	At   netsim.Time
	Verb LifeVerb
	From int        // LifeSaw, LifeAgain: who gave it
	On   chain.Hash // LifeTakes, LifeTakesOff, and LifeSaw where it came in one: the block
	Why  string     // LifeRefuses, LifeDrops

	Order int // LifeTakes, LifeTakesOff: among the moves of one moment
}
