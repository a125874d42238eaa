package projection

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
)

// inspector makes the views of a block or a transaction in depth.
type inspector struct {
	reader
	cache inspectCache
}

// inspectCache keeps what was worked out about the inspected block or transaction for the
// last view, so that the next one need not do it again. It names nodes, so giving a node a
// name empties it.
type inspectCache struct {
	block *cachedBlock
	tx    *cachedTx
}

// cachedBlock is what is known of a block. It never changes.
type cachedBlock struct {
	entry  *chain.Entry
	merkle [][]chain.Hash
	txs    []view.TxLine
	judged []error // by rule, in the order of the table; nil unless some rules find it invalid
}

// inspectedTxs is how many transactions of an inspected block are listed.
const inspectedTxs = 2000

func (w *inspector) cachedBlock(e *chain.Entry) *cachedBlock {
	if w.cache.block != nil && w.cache.block.entry == e {
		return w.cache.block
	}
	block := e.Block()
	known := &cachedBlock{entry: e, merkle: chain.MerkleLevels(block.Txs)}
	for i, tx := range block.Txs[:min(len(block.Txs), inspectedTxs)] {
		known.txs = append(known.txs, view.TxLine{Tx: w.txView(tx, e.Spent(i)), Size: tx.Size()})
	}
	if e.Verdict(chain.AllRules()) != nil {
		for _, rule := range chain.Rules() {
			known.judged = append(known.judged, e.Judge(rule.Name))
		}
	}
	w.cache.block = known
	return known
}

// cachedTx is what the blocks say about a transaction. It is brought up to date by a scan of
// the blocks that came since the last view.
type cachedTx struct {
	id      chain.Hash
	tx      *chain.Tx // nil: it is nowhere
	scanned int       // blocks found by then; unscanned: none was looked at
	places  []place
	spends  []spent
	rivals  []spent
	coins   []origin // by input
	signed  []bool   // by input, once its coin is known
}

const unscanned = -1

// place is a transaction in a block.
type place struct {
	entry *chain.Entry
	index int
}

// spent is a transaction in a block that spends a coin.
type spent struct {
	place
	tx   *chain.Tx
	coin chain.Outpoint
}

// origin is the coin of an input.
type origin struct {
	coin   *chain.Unspent
	entry  *chain.Entry // that made it, as far as it is kept
	judged bool         // its owner's signature was looked at
}

// cachedTx finds a transaction and everything related to it.
func (w *inspector) cachedTx(id chain.Hash) *cachedTx {
	known := w.cache.tx
	if known == nil || known.id != id || known.scanned > w.metrics.Found() {
		known = &cachedTx{id: id, scanned: unscanned}
		w.cache.tx = known
	}
	if known.tx == nil {
		if known.tx = w.findTx(id, known.scanned); known.tx != nil {
			known.scanned = unscanned // its coins may lie anywhere
		}
	}
	if known.tx != nil {
		w.scanBlocks(known)
		w.findCoins(known)
	}
	known.scanned = w.metrics.Found()
	return known
}

// findTx looks for a transaction in the mempools, among those that are made and not
// confirmed, and in the blocks that came after so many.
func (w *inspector) findTx(id chain.Hash, after int) *chain.Tx {
	for _, n := range w.cluster.Nodes {
		if tx := n.Pool().Get(id); tx != nil {
			return tx
		}
	}
	if tx := w.metrics.Open(id); tx != nil {
		return tx
	}
	var found *chain.Tx
	w.blocksAfter(after, func(e *chain.Entry) {
		for _, tx := range e.Block().Txs {
			if tx.ID() == id {
				found = tx
			}
		}
	})
	return found
}

// blocksAfter calls f for the blocks that the world keeps but the first so many found;
// unscanned is for all, genesis included.
func (w *inspector) blocksAfter(count int, f func(*chain.Entry)) {
	if count == unscanned {
		for e := range w.metrics.All() {
			f(e)
		}
		return
	}
	for _, e := range w.metrics.After(count) {
		f(e)
	}
}

// scanBlocks looks through new blocks for the transaction, for what spends its outputs or its
// coins, and for what made those.
func (w *inspector) scanBlocks(known *cachedTx) {
	mine := known.tx
	if known.coins == nil {
		known.coins, known.signed = make([]origin, len(mine.In)), make([]bool, len(mine.In))
	}
	spends := map[chain.Outpoint]bool{}
	makers := map[chain.Hash]bool{}
	if !mine.IsCoinbase() {
		for _, in := range mine.In {
			spends[in.Prev], makers[in.Prev.Tx] = true, true
		}
	}
	w.blocksAfter(known.scanned, func(e *chain.Entry) {
		for i, tx := range e.Block().Txs {
			if tx.ID() == known.id {
				known.places = append(known.places, place{e, i})
				continue
			}
			if makers[tx.ID()] {
				known.made(e, tx)
			}
			for _, in := range tx.In {
				found := spent{place{e, i}, tx, in.Prev}
				if in.Prev.Tx == known.id {
					known.spends = append(known.spends, found)
				}
				if spends[in.Prev] {
					known.rivals = append(known.rivals, found)
				}
			}
		}
	})
}

// made notes which coins a transaction of a block made that the inspected one spends.
func (k *cachedTx) made(e *chain.Entry, tx *chain.Tx) {
	for i, in := range k.tx.In {
		if in.Prev.Tx == tx.ID() && int(in.Prev.Index) < len(tx.Out) {
			k.coins[i].entry = e
			k.coins[i].coin = &chain.Unspent{Out: tx.Out[in.Prev.Index], Height: e.Height(), Coinbase: tx.IsCoinbase()}
		}
	}
}

// findCoins looks elsewhere for the coins whose blocks are forgotten or that are not in a
// block yet, and checks the signatures of those that are known.
func (w *inspector) findCoins(known *cachedTx) {
	if known.tx.IsCoinbase() {
		return
	}
	for i, in := range known.tx.In {
		c := &known.coins[i]
		if c.coin == nil {
			c.coin = w.findCoin(known, i)
		}
		if c.coin != nil && !c.judged {
			c.judged = true
			known.signed[i] = chain.VerifySig(c.coin.Out.To, known.tx.SigHash(i, c.coin.Out), in.Sig)
		}
	}
}

func (w *inspector) findCoin(known *cachedTx, input int) *chain.Unspent {
	for _, p := range known.places {
		if coin := p.entry.Spent(p.index)[input]; coin != nil {
			return coin
		}
	}
	prev := known.tx.In[input].Prev
	if parent := w.findTx(prev.Tx, w.metrics.Found()); parent != nil && int(prev.Index) < len(parent.Out) {
		return &chain.Unspent{Out: parent.Out[prev.Index]}
	}
	if coin, unspent := w.metrics.Best().UTXO().Get(prev); unspent {
		return &coin
	}
	return nil
}
