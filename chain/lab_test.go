package chain

import (
	"errors"

	"pgregory.net/rapid"
)

// lab is a small world for tests: a store, a few keys, and means to build
// blocks that are valid but for what a test changes.
type lab struct {
	rapid.TB
	store *Store
	keys  []Key // the first owns genesis
}

func labKey(n byte) Key { return NewKey([32]byte{31: n + 1}) }

// labParams are the default ones with genesis owned by the first test key.
func labParams() Params {
	p := DefaultParams()
	p.GenesisAddress = labKey(0).Address()
	return p
}

func newLab(tb rapid.TB, p Params) *lab {
	tb.Helper()
	s, err := NewStore(p)
	if err != nil {
		tb.Fatal(err)
	}
	return &lab{tb, s, []Key{labKey(0), labKey(1), labKey(2)}}
}

// draft is a block on its way: a change to it happens before the root and the
// nonce are worked out, so that it breaks nothing else.
type draft struct {
	parent  *Entry
	header  Header
	txs     []*Tx
	payload int
}

// draft returns a valid block on parent that holds txs, with a coinbase for key 0
// that claims what it may, one interval after its parent.
func (l *lab) draft(parent *Entry, txs ...*Tx) *draft {
	p := l.store.params
	height := parent.Height() + 1
	d := &draft{parent: parent, txs: append([]*Tx{nil}, txs...)}
	fees := connect(parent.UTXO().coins, 0, &Block{Txs: txs}, height).fees
	d.txs[0] = NewCoinbase(height, TxOut{l.keys[0].Address(), p.SubsidyAt(height) + fees})
	d.header = Header{
		Height: height, Prev: parent.Hash(), Bits: parent.NextBits(),
		Time: parent.Block().Header.Time + p.Interval.Milliseconds(),
	}
	return d
}

func (d *draft) block() *Block {
	d.header.Merkle = TxRoot(d.txs)
	b := NewBlock(solve(d.header), d.txs)
	b.Payload = d.payload
	return b
}

// solve finds the first nonce, from h's on, that carries the work.
func solve(h Header) Header {
	target, err := TargetOfBits(h.Bits)
	if err != nil {
		return h
	}
	for !target.Reached(h.Hash()) {
		h.Nonce++
	}
	return h
}

func (l *lab) add(b *Block) *Entry {
	l.Helper()
	e, err := l.store.Add(b)
	if err != nil {
		l.Fatal(err)
	}
	return e
}

// mine adds a valid block on parent.
func (l *lab) mine(parent *Entry, txs ...*Tx) *Entry {
	l.Helper()
	return l.add(l.draft(parent, txs...).block())
}

// mineN adds n valid blocks on parent and returns the last.
func (l *lab) mineN(parent *Entry, n int) *Entry {
	l.Helper()
	for range n {
		parent = l.mine(parent)
	}
	return parent
}

// rival adds a valid block on parent that differs from what mine gives.
func (l *lab) rival(parent *Entry, nonce uint64) *Entry {
	l.Helper()
	d := l.draft(parent)
	d.header.Nonce = nonce << 32
	return l.add(d.block())
}

// labCoin is an output and where it is.
type labCoin struct {
	at  Outpoint
	out TxOut
}

// rewardOf returns the coin of e's coinbase.
func rewardOf(e *Entry) labCoin {
	tx := e.Block().Txs[0]
	return labCoin{Outpoint{tx.ID(), 0}, tx.Out[0]}
}

// outputOf returns output i of tx.
func outputOf(tx *Tx, i uint32) labCoin { return labCoin{Outpoint{tx.ID(), i}, tx.Out[i]} }

// pay spends coins, each signed by the test key that owns it.
func (l *lab) pay(coins []labCoin, outs ...TxOut) *Tx {
	in := make([]TxIn, len(coins))
	for i, c := range coins {
		in[i].Prev = c.at
	}
	unsigned := NewTx(in, outs)
	signed := make([]TxIn, len(in))
	for i, c := range coins {
		signed[i] = TxIn{in[i].Prev, l.owner(c.out.To).Sign(unsigned.SigHash(i, c.out))}
	}
	return NewTx(signed, outs)
}

func (l *lab) owner(a Address) Key {
	for _, k := range l.keys {
		if k.Address() == a {
			return k
		}
	}
	return l.keys[0]
}

// to is an output for test key n.
func (l *lab) to(n int, amount Amount) TxOut { return TxOut{l.keys[n].Address(), amount} }

// brokenRule returns the rule that err names, "" for nil.
func brokenRule(tb rapid.TB, err error) RuleName {
	tb.Helper()
	if err == nil {
		return ""
	}
	var broken *RuleError
	if !errors.As(err, &broken) {
		tb.Fatalf("expected a *RuleError, found %v", err)
	}
	return broken.Rule
}
