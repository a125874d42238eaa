package chain

import (
	"bytes"
	"cmp"
	"slices"
)

// HistoryItem is a transaction that touched a wallet.
type HistoryItem struct {
	Tx            *Tx
	Height        uint32  // of its block; 0 while pending
	Confirmations int     // blocks from its own to the tip; 0 while pending
	Change        Amount  // what it added to the wallet; negative for a payment
	With          Address // the other side: who was paid, or whose coins came; zero for a coinbase
	Coinbase      bool
}

// record is a transaction of the chain that touched the wallet.
type record struct {
	tx     *Tx
	height uint32
	change Amount
	with   Address
}

// History returns all transactions that touched the wallet, newest first: those
// in the pool, then those of the chain.
func (w *Wallet) History(tip *Entry, pool *Mempool) []HistoryItem {
	return w.Recent(tip, pool, -1)
}

// Recent returns the newest limit items of History, all for a negative limit.
func (w *Wallet) Recent(tip *Entry, pool *Mempool, limit int) []HistoryItem {
	w.advance(tip)
	items := w.pendingItems(pool)
	for _, r := range slices.Backward(w.history) {
		if limit >= 0 && len(items) >= limit {
			break
		}
		items = append(items, HistoryItem{
			Tx: r.tx, Height: r.height, Confirmations: int(tip.Height()-r.height) + 1,
			Change: r.change, With: r.with, Coinbase: r.tx.IsCoinbase(),
		})
	}
	if limit >= 0 && len(items) > limit {
		items = items[:limit]
	}
	return items
}

// pendingItems returns the pool's part of the history.
func (w *Wallet) pendingItems(pool *Mempool) []HistoryItem {
	w.look(pool)
	type waiting struct {
		since int64
		item  HistoryItem
	}
	list := make([]waiting, 0, len(w.pending.touching))
	for _, e := range w.pending.touching {
		spent := make([]*Unspent, len(e.tx.In))
		for i, in := range e.tx.In {
			if coin, ok := pool.coin(in.Prev, w.tip); ok {
				spent[i] = &coin
			}
		}
		change, with, _ := w.effect(e.tx, spent)
		list = append(list, waiting{e.since, HistoryItem{Tx: e.tx, Change: change, With: with}})
	}
	slices.SortFunc(list, func(a, b waiting) int {
		x, y := a.item.Tx.ID(), b.item.Tx.ID()
		return cmp.Or(cmp.Compare(b.since, a.since), bytes.Compare(x[:], y[:]))
	})
	items := make([]HistoryItem, len(list))
	for i, entry := range list {
		items[i] = entry.item
	}
	return items
}

// remember adds the transactions of e, which was put on.
func (w *Wallet) remember(e *Entry) {
	for i, tx := range e.Block().Txs {
		if change, with, touched := w.effect(tx, e.Spent(i)); touched {
			w.history = append(w.history, record{tx, e.Height(), change, with})
		}
	}
}

// forget drops the transactions of e, which was taken off.
func (w *Wallet) forget(e *Entry) {
	n := len(w.history)
	for n > 0 && w.history[n-1].height == e.Height() {
		n--
	}
	clear(w.history[n:])
	w.history = w.history[:n]
}

// effect returns what tx, which spends spent (nil: unknown), does to the wallet,
// and with whom; touched is false if nothing.
func (w *Wallet) effect(tx *Tx, spent []*Unspent) (change Amount, with Address, touched bool) {
	pays := false
	for _, coin := range spent {
		switch {
		case coin == nil:
		case w.Owns(coin.Out.To):
			change -= coin.Out.Amount
			pays = true
		case with == Address{}:
			with = coin.Out.To
		}
	}
	touched = pays
	for _, out := range tx.Out {
		if w.Owns(out.To) {
			change += out.Amount
			touched = true
		}
	}
	if pays {
		with = w.payee(tx)
	}
	return change, with, touched
}

// payee returns the first address that tx pays and that is not the wallet's; if
// all are, the last one.
func (w *Wallet) payee(tx *Tx) Address {
	var payee Address
	for _, out := range tx.Out {
		if payee = out.To; !w.Owns(payee) {
			break
		}
	}
	return payee
}
