package sim

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// MinerView is what the focused node's miner works on. Without a Template there
// are only the node's figures.
type MinerView struct {
	Why  string  // it does not mine; empty while it does
	Once bool    // it stops after one block
	Rate float64 // hashes per virtual second when mining

	Parent     chain.Hash
	Height     uint32
	Bits       uint32
	Target     chain.Target
	Difficulty Measured // hashes that a block takes on average

	Template bool     // whether there is one at this moment: slow nodes make it at their next try
	Txs      []TxView // without the coinbase; capped
	TxCount  int      // without the coinbase
	Fees     chain.Amount
	Reward   chain.Amount // what the coinbase pays: subsidy and fees
	Size     int          // bytes of the block, virtual payload included
	Began    netsim.Time  // when the first try on this template was made
	Tries    uint64       // on this template up to now
}

func (w *World) minerView(id int) MinerView {
	n := w.nodes[id]
	tip := n.Chain().Tip()
	bits := tip.NextBits()
	v := MinerView{Rate: n.HashRate(), Parent: tip.Hash(), Height: tip.Height() + 1, Bits: bits}
	v.Difficulty = difficulty(bits)
	if target, err := chain.TargetOfBits(bits); err == nil {
		v.Target = target
	}
	task, mines := n.Task(w.Now())
	v.Once = task.Once
	switch state := w.network.State(netsim.NodeID(id)); {
	case state == netsim.StateCrashed:
		v.Why = "it has crashed"
	case state == netsim.StateFrozen:
		v.Why = "it is frozen"
	case n.HashRate() == 0:
		v.Why = "it has no hash rate"
	case !mines:
		v.Why = "nobody told it to mine"
	}
	if v.Why != "" || task.Template == nil {
		return v
	}
	block := task.Template
	header := block.Header()
	v.Template, v.Began, v.Tries = true, task.Began, task.Tries
	v.Parent, v.Height = header.Prev, header.Height
	v.Size = block.Size()
	v.Reward = block.Reward()
	v.Fees = v.Reward - w.shared.Store.Params().SubsidyAt(header.Height)
	chosen := block.Chosen()
	v.TxCount = len(chosen)
	for _, tx := range chosen[:min(len(chosen), txsShown-1)] {
		v.Txs = append(v.Txs, w.txView(tx, w.pooledCoins(id, tx)))
	}
	return v
}
