package view

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// NodeRule is a rule of the ledger at one node.
type NodeRule struct {
	Name, Doc   string
	On          bool   // in force at this node, for the next block
	Note        string // a limit of its own, or until or from when; mostly ""
	Blocks, Txs int    // blocks, and transactions alone, that the node refused because of it
}

// BranchTip is the end of a branch that the node has heard of, by falling height.
type BranchTip struct {
	Hash   chain.Hash
	Height uint32
	Status string  // as Bitcoin Core's getchaintips has it
	Length int     // blocks since it left the node's chain
	Work   float64 // hashes, of the whole chain up to it
	Miner  int     // -1: genesis
}

// Peer is a neighbour of the focused node.
type Peer struct {
	ID        int
	Name      string
	Delay     netsim.Time // towards it
	Back      netsim.Time // from it
	Loss      float64
	Bandwidth float64
	Out, In   netsim.Link      // both directions as they are
	State     string           // "up", "cut", "held", "parted", "crashed", "banned"
	Banned    *Ban             // the node has banned the peer; nil: it has not
	Bars      *Ban             // and the peer the node
	Height    uint32           // as the peer last told; 0 before it did
	To, From  netsim.LinkCount // what was sent to it and by it, lost messages included
	Last      *Message         // that arrived or got lost either way; nil: none of the network's newest
}

// Ban says until when nobody is heard, and why.
type Ban struct {
	Until netsim.Time
	Why   string
}

// Pooled is a transaction in a mempool.
type Pooled struct {
	Tx
	Size    int
	FeeRate float64      // base units per byte
	Since   netsim.Time  // when it came into this pool
	Parents []chain.Hash // unconfirmed transactions that it spends from
	Pools   int          // mempools of the network that have it, this one included; 0: not counted yet
	About   bool         // they were counted for a view before this one
}

// NodeDetail is one node in depth.
type NodeDetail struct {
	ID       int
	Region   string      // "" where the world has none
	Address  string      // at which programs reach it; "" where they do not
	Chain    []ChainLine // its active chain from the tip down; capped
	UTXO     *CoinList   // of its tip
	Coins    int         // how many unspent outputs there are
	Supply   chain.Amount
	Mempool  []Pooled // in the order in which a block would take them; capped
	Peers    []Peer
	Wallet   Wallet
	Messages []Message // newest first; capped
	Miner    Miner
	Rules    []NodeRule // all there are, in the order of checking
	Tips     []BranchTip
}

// ChainLine is a block of the focused node's chain, with the reorganisation that
// brought it, if one did.
type ChainLine struct {
	Block
	Bits    uint32
	Size    int
	Nonce   uint64
	Gap     netsim.Time // since its parent was found
	TxList  []Tx        // capped, coinbase first
	Removed []chain.Hash
	At      netsim.Time // when the reorganisation happened; only with Removed
}

// Tx is a transaction as the dashboard lists it.
type Tx struct {
	ID       chain.Hash
	Coinbase bool
	Fee      chain.Amount
	In       []Coin
	Out      []Coin
}

// Coin is an output: unspent, or as an input's origin.
type Coin struct {
	Outpoint chain.Outpoint
	Amount   chain.Amount
	Owner    string // node name, or the start of the address for an unknown one
	Height   uint32
	Coinbase bool
	Spent    bool // by a transaction in this node's mempool
}

// Wallet is the focused node's wallet. It holds no private key: those are
// shown by the keys command to the node's own operator only.
type Wallet struct {
	Confirmed, Pending, Immature chain.Amount
	Addresses                    []Address
	History                      []WalletTx // newest first; capped
}

// Address is a key of the wallet.
type Address struct {
	Address chain.Address
	Balance chain.Amount
}

// WalletTx is a transaction that touched the wallet.
type WalletTx struct {
	Tx            chain.Hash
	Height        uint32 // of its block; 0 while pending
	Confirmations int    // 0 while pending
	Change        chain.Amount
	With          string // "mined", or the other side's name
}
