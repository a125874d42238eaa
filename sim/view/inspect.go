package view

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/chain/forge"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
)

// Subject is a block, a copy of one that is changed in a field, or a transaction.
type Subject struct {
	Hash chain.Hash
	Tx   bool
	Edit forge.Edit // zero: nothing is changed
}

// String names it as messages do.
func (s Subject) String() string {
	if s.Tx {
		return "transaction " + s.Hash.Short()
	}
	if !s.Edit.IsZero() {
		return "block " + s.Hash.Short() + " with " + s.Edit.String()
	}
	return "block " + s.Hash.Short()
}

// Edited is how a copy of a block differs from it. Nobody has the copy.
type Edited struct {
	Edit forge.Edit
	Of   chain.Hash // the block
	Was  string     // the value of the field there
	Void int        // blocks of the best chain from this one on that would not hold with the copy in its place
	Last int        // the height of the last of them
}

// BlockDetail is one block in depth. Where it is Gone, nothing but the hash is told.
type BlockDetail struct {
	Block
	Gone string // why there is nothing to tell; "" where there is

	Edited *Edited // it is a copy of a block; nil: it is one

	Root       chain.Hash  // of the Merkle tree, as the header says
	Clock      netsim.Time // the time in the header, by the miner's clock
	Bits       uint32      // the target in compact form
	Target     chain.Target
	Difficulty measured.Value // expected hashes
	Nonce      uint64
	Work       chain.Work // of this block
	ChainWork  chain.Work // of the chain up to it
	Size       int        // bytes
	Subsidy    chain.Amount

	Confirmations int // blocks of the best chain from this one on; 0: it is not on it
	Merkle        [][]chain.Hash
	TxList        []TxLine // coinbase first; capped
	Rules         []Rule

	Running  int         // nodes that ran when it was found
	Arrivals []Arrival   // at each node that has it, in order of time; the miner first
	Partly   bool        // some arrivals are not kept any more
	P50, P90 netsim.Time // from its finding until so many of the nodes that ran then had it; -1: not yet
	Life     []Life      // by node
}

// TxLine is a transaction of a block.
type TxLine struct {
	Tx
	Size int // bytes
}

// Rule is a rule and what it says of the inspected block.
type Rule struct {
	Name, Doc       string
	Broken          bool
	Expected, Found string // what a broken rule expected and found
	Clock           bool   // each node judges by its own clock
	Nodes           []int  // who enforce it
	Refused         []int  // who refused the block because of it
}

// TxDetail is one transaction in depth. Where it is Gone, nothing but the id is told.
type TxDetail struct {
	Tx             // In has all inputs, those of unknown origin too
	Gone    string // why there is nothing to tell; "" where there is
	Size    int    // bytes
	FeeRate float64
	Maker   int         // node that made it; -1: not kept
	Made    netsim.Time // meant only with a Maker

	Inputs  []Input  // of In
	Outputs []Output // of Out
	Places  []Place  // blocks that hold it, by time found
	Tips    []Stand  // how it stands at each tip, most work first
	Pools   []int    // nodes that have it in their mempool
	Rivals  []Rival  // other transactions that spend the same coins
	Life    []Life   // by node
}

// Input is where the coin of an input comes from, and whether its owner signed.
type Input struct {
	Known  bool       // the coin was found
	Block  chain.Hash // that made it; zero: none that is kept
	Signed bool       // the signature is the owner's; meant only with Known
}

// Output is who spends an output.
type Output struct{ Spends []Spend }

// Spend is a transaction that spends a coin.
type Spend struct {
	Tx     chain.Hash
	Block  chain.Hash // that holds it; zero: it waits in mempools
	Height uint32
	Main   bool // that block is on the best chain
}

// Place is a block that holds the inspected transaction.
type Place struct {
	Block  chain.Hash
	Height uint32
	Index  int // among the block's transactions
	Miner  int
	Found  netsim.Time
	Main   bool
	Nodes  []int // running ones that have it on their chain
}

// Stand is how the inspected transaction stands for the nodes at one tip.
type Stand struct {
	Tip
	Block         chain.Hash // that confirms it
	Confirmations int        // 0: this chain does not have it
	Pooled        int        // of the nodes, those that have it in their mempool
}

// Rival is another transaction that spends a coin which the inspected one spends.
type Rival struct {
	Spend
	Coin  chain.Outpoint
	Pools []int // nodes that have it in their mempool
}
