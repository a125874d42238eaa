package chain

// pending is what the mempool would do to a wallet, kept until the pool or the
// tip changes.
type pending struct {
	pool    *Mempool
	version uint64
	fresh   bool

	net      Amount       // own outputs minus own inputs, over the pool
	spent    Amount       // of the coins in the chain that the pool spends
	immature Amount       // of the coins in the chain
	change   Amount       // of changes
	changes  []*spendable // unspent outputs of the wallet's own unconfirmed transactions
	touching []*pooled    // transactions that spend or pay to own coins
}

// Unconfirmed says which coins a wallet spends that are in no block yet.
type Unconfirmed uint8

// The ways: its own change, which nobody else can take back; whatever is its own; none.
const (
	OwnChange Unconfirmed = iota
	AnyUnconfirmed
	NoUnconfirmed
)

// allow reports whether a coin may be spent, which the wallet has paid itself or not.
func (u Unconfirmed) allow(own bool) bool {
	return u == AnyUnconfirmed || u == OwnChange && own
}

// Spends is which unconfirmed coins the wallet spends.
func (w *Wallet) Spends() Unconfirmed { return w.spends }

// SetSpends has the wallet spend other unconfirmed coins.
func (w *Wallet) SetSpends(u Unconfirmed) { w.spends, w.pending = u, pending{} }

// spendable is a coin that a payment may use.
type spendable struct {
	at   Outpoint
	coin Unspent
}

// look brings pending up to date with pool; the wallet is at its tip.
func (w *Wallet) look(pool *Mempool) {
	if w.pending.fresh && w.pending.pool == pool && (pool == nil || w.pending.version == pool.Version()) {
		return
	}
	w.pending = pending{pool: pool, fresh: true, immature: w.immature()}
	if pool == nil {
		return
	}
	w.pending.version = pool.Version()
	for _, e := range pool.entries {
		w.lookAt(e, pool)
	}
}

// lookAt adds the effect of one transaction of the pool.
func (w *Wallet) lookAt(e *pooled, pool *Mempool) {
	mine, touched := true, false
	for _, in := range e.tx.In {
		coin, confirmed := w.coins.get(in.Prev)
		if !confirmed {
			coin, _ = pool.made(in.Prev, w.tip)
		}
		if !w.Owns(coin.Out.To) {
			mine = false
			continue
		}
		touched = true
		w.pending.net -= coin.Out.Amount
		if confirmed && w.mature(coin) {
			w.pending.spent += coin.Out.Amount
		}
	}
	for i, out := range e.tx.Out {
		if !w.Owns(out.To) {
			continue
		}
		touched = true
		w.pending.net += out.Amount
		o := Outpoint{e.tx.ID(), uint32(i)}
		// What others pay may still be replaced by a rival transaction of theirs.
		if w.spends.allow(mine) && pool.SpentBy(o) == nil {
			w.pending.change += out.Amount
			w.pending.changes = append(w.pending.changes, &spendable{o, Unspent{Out: out, Height: w.tip.Height() + 1}})
		}
	}
	if touched {
		w.pending.touching = append(w.pending.touching, e)
	}
}

// mature reports whether the next block may spend coin.
func (w *Wallet) mature(coin Unspent) bool {
	return !coin.Coinbase || uint64(w.tip.Height())+1 >= uint64(coin.Height)+uint64(w.tip.store.params.Maturity)
}

func (w *Wallet) immature() Amount {
	var sum Amount
	if w.tip.store.params.Maturity <= 1 {
		return 0
	}
	for _, held := range w.coins.byAmount {
		if !w.mature(held.coin) {
			sum += held.coin.Out.Amount
		}
	}
	return sum
}
