package projection

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/view"
)

const (
	PoolShown = 200

	// poolLooks is how often other mempools are asked for one view. Of 8 nodes
	// that counts all transactions shown, of 1000 the first few.
	poolLooks = 4096
)

func (w *Projection) poolLines(id int) []view.Pooled {
	n := w.cluster.Nodes[id]
	list := n.Pool().List()
	list = list[:min(len(list), PoolShown)]
	counted := max(poolLooks/len(w.cluster.Nodes), 1)
	lines := make([]view.Pooled, len(list))
	for i, pooled := range list {
		lines[i] = view.Pooled{
			Tx:      w.txView(pooled.Tx, cluster.Spent(n, pooled.Tx)),
			Size:    pooled.Size,
			FeeRate: float64(pooled.Fee) / float64(pooled.Size),
			Since:   netsim.Time(pooled.Since),
			Parents: pooled.Parents,
		}
		if i < counted {
			lines[i].Pools = w.pools(pooled.Tx.ID())
		}
	}
	return lines
}

// pools counts the mempools that have a transaction.
func (w *Projection) pools(tx chain.Hash) int {
	have := 0
	for _, n := range w.cluster.Nodes {
		if n.Pool().Has(tx) {
			have++
		}
	}
	return have
}
