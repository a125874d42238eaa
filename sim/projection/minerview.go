package projection

import (
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
	bits := tip.NextBits()
	v := view.Miner{Rate: n.HashRate(), Parent: tip.Hash(), Height: tip.Height() + 1, Bits: bits}
	v.Difficulty = watch.Difficulty(bits)
	if target, err := chain.TargetOfBits(bits); err == nil {
		v.Target = target
	}
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
	v.Parent, v.Height = header.Prev, header.Height
	v.Size = block.Size()
	v.Reward = block.Reward()
	params := n.Chain().Rules().At(header.Height).Of(w.cluster.Shared.Store.Params())
	v.Fees = v.Reward - params.SubsidyAt(header.Height)
	chosen := block.Chosen()
	v.TxCount = len(chosen)
	for _, tx := range chosen[:min(len(chosen), txsShown-1)] {
		v.Txs = append(v.Txs, w.txView(tx, cluster.Spent(n, tx)))
	}
	return v
}
