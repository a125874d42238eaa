package view

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// BlockRef names a block.
type BlockRef struct {
	Hash   chain.Hash
	Height uint32
}

// RefTo refers to a block.
func RefTo(e *chain.Entry) BlockRef { return BlockRef{Hash: e.Hash(), Height: e.Height()} }

// Arrival is when a node had a block for the first time, and who gave it.
type Arrival struct {
	At         netsim.Time
	Node, From int  // of the miner itself the same
	Ran        bool // the node ran when the block was found, and ever since; only such nodes count in Reached
}

// Block is a block of the tree.
type Block struct {
	Hash, Prev chain.Hash
	Height     uint32
	Miner      int         // node that found it; -1 for genesis
	Found      netsim.Time // when its winning hash was tried
	Txs        int         // coinbase included
	Fees       chain.Amount
	Seen       int    // nodes that have taken it; one that judges anew may have it no more
	Main       bool   // in the chain of the best tip
	Secret     bool   // its finder keeps it back
	Invalid    string // the rule it breaks under some node's rules; "" when valid for all
	Split      bool   // Invalid for some nodes, and others build on it
}
