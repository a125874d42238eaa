package projection

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
)

func (w *inspector) txDetail(v *view.View, id chain.Hash) *view.TxDetail {
	known := w.cachedTx(id)
	if known.tx == nil {
		return &view.TxDetail{Tx: view.Tx{ID: id}, Gone: w.gone("transaction"), Maker: -1}
	}
	blocks := w.keptPlaces(known)
	d := &view.TxDetail{Tx: w.inspectedTx(known), Size: known.tx.Size(), Maker: -1}
	d.FeeRate = float64(d.Fee) / float64(d.Size)
	d.Inputs = known.inputs()
	d.Life = w.txLives(v, known, blocks)
	w.maker(d, known)
	w.stand(v, d, known, blocks)
	for id, n := range w.cluster.Nodes {
		if n.Pool().Has(known.id) {
			d.Pools = append(d.Pools, id)
		}
	}
	d.Outputs = w.outputs(known)
	d.Rivals = w.rivals(known)
	return d
}

// keptPlaces drops the blocks that are forgotten by now, and returns the others.
func (w *inspector) keptPlaces(known *cachedTx) []*chain.Entry {
	known.places = slices.DeleteFunc(known.places, func(p place) bool { return w.metrics.Block(p.entry.Hash()) == nil })
	forgotten := func(s spent) bool { return w.metrics.Block(s.entry.Hash()) == nil }
	known.spends = slices.DeleteFunc(known.spends, forgotten)
	known.rivals = slices.DeleteFunc(known.rivals, forgotten)
	var blocks []*chain.Entry
	for _, p := range known.places {
		blocks = append(blocks, p.entry)
	}
	return blocks
}

// inspectedTx lists all inputs, also those whose coins nobody knows.
func (w *inspector) inspectedTx(known *cachedTx) view.Tx {
	tx := known.tx
	v := view.Tx{ID: known.id, Coinbase: tx.IsCoinbase()}
	whole := true
	for i, in := range tx.In {
		if v.Coinbase {
			break
		}
		if coin := known.coins[i].coin; coin != nil {
			v.Fee += coin.Out.Amount
			v.In = append(v.In, w.coinView(in.Prev, *coin))
		} else {
			v.In = append(v.In, view.Coin{Outpoint: in.Prev})
			whole = false
		}
	}
	for i, out := range tx.Out {
		v.Fee -= out.Amount
		v.Out = append(v.Out, w.coinView(chain.Outpoint{Tx: known.id, Index: uint32(i)}, chain.Unspent{Out: out}))
	}
	if v.Coinbase || !whole {
		v.Fee = 0
	}
	return v
}

func (k *cachedTx) inputs() []view.Input {
	if k.tx.IsCoinbase() {
		return nil
	}
	views := make([]view.Input, len(k.tx.In))
	for i := range views {
		c := &k.coins[i]
		views[i] = view.Input{Known: c.coin != nil, Signed: k.signed[i]}
		if c.entry != nil {
			views[i].Block = c.entry.Hash()
		}
	}
	return views
}

// maker says who made the transaction: of a coinbase, the miner.
func (w *inspector) maker(d *view.TxDetail, known *cachedTx) {
	if d.Coinbase && len(known.places) > 0 {
		record := w.metrics.Record(known.places[0].entry)
		d.Maker, d.Made = record.Miner, record.Found
		return
	}
	for i := range d.Life {
		if l := &d.Life[i]; slices.ContainsFunc(l.Events, func(e view.LifeEvent) bool { return e.Verb == view.LifeMade }) {
			d.Maker, d.Made = l.Node, l.Seen
			return
		}
	}
}

// stand says which blocks hold the transaction, for which nodes, and its status at each tip.
func (w *inspector) stand(v *view.View, d *view.TxDetail, known *cachedTx, blocks []*chain.Entry) {
	for _, p := range known.places {
		record := w.metrics.Record(p.entry)
		d.Places = append(d.Places, view.Place{Block: p.entry.Hash(), Height: p.entry.Height(), Index: p.index, Miner: record.Miner, Found: record.Found, Main: record.Main})
	}
	for _, t := range v.Tips {
		s := view.Stand{Tip: t}
		tip := w.cluster.Nodes[t.Nodes[0]].Chain().Tip()
		for i, e := range blocks {
			if tip.Ancestor(e.Height()) == e {
				s.Block, s.Confirmations = e.Hash(), int(tip.Height()-e.Height())+1
				d.Places[i].Nodes = append(d.Places[i].Nodes, t.Nodes...)
			}
		}
		for _, id := range t.Nodes {
			if w.cluster.Nodes[id].Pool().Has(known.id) {
				s.Pooled++
			}
		}
		d.Tips = append(d.Tips, s)
	}
	for i := range d.Places {
		slices.Sort(d.Places[i].Nodes)
	}
}

func (w *inspector) spendView(s spent) view.Spend {
	return view.Spend{Tx: s.tx.ID(), Block: s.entry.Hash(), Height: s.entry.Height(), Main: w.metrics.Record(s.entry).Main}
}

// outputs says who spends each output: in blocks, and in mempools.
func (w *inspector) outputs(known *cachedTx) []view.Output {
	views := make([]view.Output, len(known.tx.Out))
	told := map[chain.Hash]bool{}
	for _, s := range known.spends {
		if int(s.coin.Index) < len(views) {
			out := &views[s.coin.Index]
			out.Spends = append(out.Spends, w.spendView(s))
			told[s.tx.ID()] = true
		}
	}
	w.pooledSpends(len(views), func(i int) chain.Outpoint { return chain.Outpoint{Tx: known.id, Index: uint32(i)} }, func(i, _ int, tx *chain.Tx) {
		if !told[tx.ID()] {
			told[tx.ID()] = true
			views[i].Spends = append(views[i].Spends, view.Spend{Tx: tx.ID()})
		}
	})
	return views
}

// pooledSpends calls f for what spends some coins in the nodes' mempools.
func (w *inspector) pooledSpends(count int, coin func(i int) chain.Outpoint, f func(i, id int, tx *chain.Tx)) {
	for i := range count {
		at := coin(i)
		for id, n := range w.cluster.Nodes {
			if n.Pool().Len() == 0 {
				continue
			}
			if tx := n.Pool().SpentBy(at); tx != nil {
				f(i, id, tx)
			}
		}
	}
}

// rivals are the transactions that spend the same coins, each once for each block that
// holds it.
func (w *inspector) rivals(known *cachedTx) []view.Rival {
	var views []view.Rival
	if known.tx.IsCoinbase() {
		return nil
	}
	pools := map[chain.Hash][]int{}
	var order []view.Rival // of those that only wait
	w.pooledSpends(len(known.tx.In), func(i int) chain.Outpoint { return known.tx.In[i].Prev }, func(i, id int, tx *chain.Tx) {
		h := tx.ID()
		if h == known.id || slices.Contains(pools[h], id) {
			return
		}
		if pools[h] == nil {
			order = append(order, view.Rival{Spend: view.Spend{Tx: h}, Coin: known.tx.In[i].Prev})
		}
		pools[h] = append(pools[h], id)
	})
	inBlock := map[place]bool{}
	confirmed := map[chain.Hash]bool{}
	for _, s := range known.rivals {
		if inBlock[s.place] {
			continue
		}
		inBlock[s.place], confirmed[s.tx.ID()] = true, true
		views = append(views, view.Rival{Spend: w.spendView(s), Coin: s.coin, Pools: pools[s.tx.ID()]})
	}
	for _, r := range order {
		if !confirmed[r.Tx] {
			r.Pools = pools[r.Tx]
			views = append(views, r)
		}
	}
	return views
}
