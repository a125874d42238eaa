package view

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
)

// Miner is what the focused node's miner works on. Without a Template there
// are only the node's figures.
type Miner struct {
	Why  string  // it does not mine; empty while it does
	Once bool    // it stops after one block
	Rate float64 // hashes per virtual second when mining

	Does    string         // what it does with the blocks that it finds; "" for an honest node
	Revenue measured.Value // its part of the blocks that are settled, where some node is not honest

	Parent     chain.Hash
	Height     uint32
	Bits       uint32
	Target     chain.Target
	Difficulty measured.Value // hashes that a block takes on average

	Template bool // whether there is one at this moment: slow nodes make it at their next try
	Txs      []Tx // without the coinbase; capped
	TxCount  int  // without the coinbase
	Fees     chain.Amount
	Reward   chain.Amount // what the coinbase pays: subsidy and fees
	Size     int          // bytes of the block, virtual payload included
	Began    netsim.Time  // when the first try on this template was made
	Tries    uint64       // on this template up to now
}
