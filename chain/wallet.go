package chain

import (
	"cmp"
	"slices"
)

// Wallet holds keys and follows what the chain pays to them and they pay away.
//
// It is told no events. Whoever asks it something names a tip, and it moves
// there first, from the tip where it last was: blocks taken off down to the
// common ancestor, blocks put on from there. That costs time in proportion to
// the blocks moved, so asking after every block and asking once a day come to
// the same. It belongs to one node and is not safe for concurrent use.
type Wallet struct {
	keys []Key
	own  map[Address]int // place in keys, where these are many

	base    *Entry // where its history begins; nil: at the store's root
	tip     *Entry // nil before the first question and after a new key
	coins   coinSet
	history []record

	pending pending
	spends  Unconfirmed
}

// Balance is what a wallet has, in base units.
type Balance struct {
	Confirmed Amount // all unspent outputs in the chain, immature ones too
	Immature  Amount // of that, coinbases too young to be spent in the next block
	Pending   Amount // by how much Confirmed changes when the whole mempool confirms
	Spendable Amount // what the next payment can use, its fee included
}

// NewWallet returns a wallet with these keys. Change goes to the first.
func NewWallet(keys ...Key) *Wallet {
	w := &Wallet{coins: newCoinSet()}
	for _, key := range keys {
		w.AddKey(key)
	}
	return w
}

// Clone returns a wallet with the same keys. It finds out what they own at its first
// question, as after AddKey.
func (w *Wallet) Clone() *Wallet {
	c := NewWallet(w.keys...)
	c.base, c.spends = w.base, w.spends
	return c
}

// AddKey adds a key unless the wallet has it. What the key owns already is
// found at the next question, which reads the chain once from its beginning, or begins
// with the coins at the oldest block that is not forgotten.
func (w *Wallet) AddKey(key Key) {
	if w.Owns(key.Address()) {
		return
	}
	w.keys = append(w.keys, key)
	if len(w.keys) > fewKeys {
		if w.own == nil {
			w.own = map[Address]int{}
			for i := range w.keys {
				w.own[w.keys[i].address] = i
			}
		}
		w.own[key.Address()] = len(w.keys) - 1
	}
	w.startOver()
}

// fewKeys are found as fast without a map, which takes more memory than all else of a wallet
// with one key.
const fewKeys = 4

// startOver has the next question read the chain from its beginning.
func (w *Wallet) startOver() {
	w.tip, w.coins, w.history = nil, newCoinSet(), nil
	w.pending = pending{}
}

// Keys returns all keys, the oldest first.
func (w *Wallet) Keys() []Key { return slices.Clone(w.keys) }

// Addresses returns the addresses of all keys, the oldest first.
func (w *Wallet) Addresses() []Address {
	addresses := make([]Address, len(w.keys))
	for i, key := range w.keys {
		addresses[i] = key.Address()
	}
	return addresses
}

// Owns reports whether the wallet has the key of a.
func (w *Wallet) Owns(a Address) bool {
	_, owned := w.place(&a)
	return owned
}

// place returns the place in keys of the one with an address.
func (w *Wallet) place(a *Address) (int, bool) {
	if w.own != nil {
		i, owned := w.own[*a]
		return i, owned
	}
	for i := range w.keys {
		if w.keys[i].address == *a {
			return i, true
		}
	}
	return 0, false
}

// Balance returns what the wallet has at tip. Pool may be nil; else it is the
// pool that follows tip.
func (w *Wallet) Balance(tip *Entry, pool *Mempool) Balance {
	w.advance(tip)
	w.look(pool)
	return Balance{
		Confirmed: w.coins.total,
		Immature:  w.pending.immature,
		Pending:   w.pending.net,
		Spendable: w.coins.total - w.pending.immature - w.pending.spent + w.pending.change,
	}
}

// BalanceOf returns the unspent outputs of one of the wallet's addresses,
// immature ones included; 0 for an address of somebody else.
func (w *Wallet) BalanceOf(tip *Entry, a Address) Amount {
	w.advance(tip)
	var sum Amount
	for _, held := range w.coins.byAmount {
		if held.coin.Out.To == a {
			sum += held.coin.Out.Amount
		}
	}
	return sum
}

// BalanceOf returns the unspent outputs of any address at tip, immature ones
// included. It looks at every unspent output there is.
func BalanceOf(tip *Entry, a Address) Amount {
	var sum Amount
	for _, coin := range tip.UTXO().All() {
		if coin.Out.To == a {
			sum += coin.Out.Amount
		}
	}
	return sum
}

// Balances returns the unspent outputs at tip by address, in one look at all of them.
func Balances(tip *Entry) map[Address]Amount {
	balances := map[Address]Amount{}
	for _, coin := range tip.UTXO().All() {
		balances[coin.Out.To] += coin.Out.Amount
	}
	return balances
}

// advance moves the wallet to tip.
func (w *Wallet) advance(tip *Entry) {
	if w.tip == tip {
		return
	}
	var common *Entry // nil: before genesis
	switch base := cmp.Or(w.base, tip.store.root); {
	case w.tip != nil:
		common = CommonAncestor(w.tip, tip)
	case base.height > 0:
		w.coins.fill(base.UTXO(), w.Owns)
		common = base
	}
	var touched []Outpoint
	for e := w.tip; e != nil && e != common; e = e.Parent() {
		touched = w.touch(e, touched)
		w.forget(e)
	}
	var on []*Entry
	for e := tip; e != common; e = e.Parent() {
		on = append(on, e)
	}
	for _, e := range slices.Backward(on) {
		touched = w.touch(e, touched)
		w.remember(e)
	}
	w.settle(tip.UTXO(), touched)
	w.tip = tip
	w.pending = pending{}
}

// touch appends the outpoints of the wallet's keys that e makes or spends.
func (w *Wallet) touch(e *Entry, touched []Outpoint) []Outpoint {
	for i, tx := range e.Block().Txs {
		for k, coin := range e.Spent(i) {
			if coin != nil && w.Owns(coin.Out.To) {
				touched = append(touched, tx.In[k].Prev)
			}
		}
		for k := range tx.Out {
			if w.Owns(tx.Out[k].To) {
				touched = append(touched, Outpoint{tx.ID(), uint32(k)})
			}
		}
	}
	return touched
}

// settle makes the wallet agree with the UTXO set about what was touched. To ask
// the set once at the end, rather than to play every block forward and back,
// makes the outcome independent of the way that led to the tip.
func (w *Wallet) settle(utxo UTXOSet, touched []Outpoint) {
	for _, o := range touched {
		w.coins.remove(o)
		if coin, unspent := utxo.Get(o); unspent && w.Owns(coin.Out.To) {
			w.coins.put(o, coin)
		}
	}
}
