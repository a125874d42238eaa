package projection

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/view"
)

const (
	PoolShown = 200

	// poolLooks is how often other mempools are asked for one view. Of 8 nodes that counts
	// all transactions shown; of 1000 a few, in turn, so that all are counted in a while.
	poolLooks = 4096
)

func (w *Projection) poolLines(id int) []view.Pooled {
	n := w.cluster.Nodes[id]
	list := n.Pool().List()
	list = list[:min(len(list), PoolShown)]
	lines := make([]view.Pooled, len(list))
	for i, pooled := range list {
		lines[i] = view.Pooled{
			Tx:      w.txView(pooled.Tx, cluster.Spent(n, pooled.Tx)),
			Size:    pooled.Size,
			FeeRate: float64(pooled.Fee) / float64(pooled.Size),
			Since:   netsim.Time(pooled.Since),
			Parents: pooled.Parents,
		}
	}
	w.countPools(lines, max(poolLooks/len(w.cluster.Nodes), 1), w.pools)
	return lines
}

// countPools fills in how many mempools have the transactions, of which it counts so many:
// first those that were never counted, then the others in turn. The rest have what was counted
// last.
func (w *Projection) countPools(lines []view.Pooled, left int, pools func(chain.Hash) int) {
	count := func(t *view.Pooled) {
		t.Pools, t.About = pools(t.ID), false
		left--
	}
	for i := range lines {
		t := &lines[i]
		t.Pools = w.held[t.ID]
		t.About = t.Pools > 0
		if t.Pools == 0 && left > 0 {
			count(t)
		}
	}
	for i := 0; i < len(lines) && left > 0; i++ {
		w.turn++
		if t := &lines[w.turn%len(lines)]; t.About {
			count(t)
		}
	}
	w.held = make(map[chain.Hash]int, len(lines))
	for i := range lines {
		w.held[lines[i].ID] = lines[i].Pools
	}
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
