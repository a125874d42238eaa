package projection

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/strategy"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
)

func (w *Projection) minerView(id int) view.Miner {
	n := w.cluster.Nodes[id]
	tip := n.Parent()
	v := view.Miner{Rate: n.HashRate()}
	builds := func(on chain.Hash, height, bits uint32) {
		v.Parent, v.Height, v.Bits, v.Difficulty = on, height, bits, watch.Difficulty(bits)
		v.Target, _ = chain.TargetOfBits(bits) // none where it is none
	}
	builds(tip.Hash(), tip.Height()+1, tip.NextBits())
	if s := n.Strategy(); s != (node.Honest{}) {
		v.Does, v.Revenue = strategy.Does(s), figure.Revenue(w.watchers.Reading(), id)
	}
	task, mines := n.Task(w.cluster.Now())
	v.Once = task.Once
	switch state := w.cluster.Network.State(netsim.NodeID(id)); {
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
	builds(header.Prev, header.Height, header.Bits) // which is older where the node goes on with its template
	v.Size = block.Size()
	v.Reward = block.Reward()
	params := n.Chain().Rules().At(header.Height).Of(w.cluster.Shared.Store.Params())
	v.Fees = v.Reward - params.SubsidyAt(header.Height)
	chosen := block.Chosen()
	v.TxCount = len(chosen)
	on := w.cluster.Shared.Store.Get(header.Prev) // which is not the tip where a strategy mines beside it
	before := func(id chain.Hash) *chain.Tx {
		if at := slices.IndexFunc(chosen, func(tx *chain.Tx) bool { return tx.ID() == id }); at >= 0 {
			return chosen[at]
		}
		return nil
	}
	for _, tx := range chosen[:min(len(chosen), txsShown-1)] {
		v.Txs = append(v.Txs, w.txView(tx, cluster.SpentOn(on, before, tx)))
	}
	return v
}
