package chain

import (
	"encoding/binary"
	"errors"
)

// reporter is what a test and a property have in common.
type reporter interface {
	Helper()
	Errorf(string, ...any)
	Fatal(...any)
	Fatalf(string, ...any)
}

// poolWorld is one node's chain and pool over a store in which it mines for
// whom it likes.
type poolWorld struct {
	t     reporter
	store *Store
	chain *Chain
	pool  *Mempool
	stamp int64
}

// testKey is the key of a person in these stories.
func testKey(i int) Key {
	var seed [32]byte
	binary.BigEndian.PutUint64(seed[:], uint64(i)+1)
	return NewKey(seed)
}

func poolParams() Params {
	p := DefaultParams()
	p.Retarget = RetargetNone
	return p
}

func newPoolWorld(t reporter, p Params) *poolWorld {
	t.Helper()
	store, err := NewStore(p)
	if err != nil {
		t.Fatal(err)
	}
	return &poolWorld{t: t, store: store, chain: NewChain(store, AllRules()), pool: NewMempool(MempoolConfig{})}
}

// solve finds a nonce for the template, ten seconds after its parent.
func (w *poolWorld) solve(parent *Entry, template *Template) *Entry {
	w.t.Helper()
	at := parent.Block().Header.Time + 10_000
	for nonce := uint64(0); ; nonce++ {
		if template.Try(nonce, at) {
			e, err := w.store.Add(template.Block(nonce, at))
			if err != nil {
				w.t.Fatal(err)
			}
			return e
		}
	}
}

// make stores a block on parent with these transactions, told to nobody.
func (w *poolWorld) make(parent *Entry, to Key, txs ...*Tx) *Entry {
	w.t.Helper()
	template := NewTemplate(parent, nil, to.Address())
	template.chosen = txs
	header := template.Header()
	header.Merkle = TxRoot(template.Txs())
	template.encoded = header.Encode()
	return w.solve(parent, template)
}

// accept tells the node of a block, and its pool of what that changed.
func (w *poolWorld) accept(e *Entry) Fate {
	w.t.Helper()
	change, err := w.chain.Accept(e, e.Block().Header.Time)
	if err != nil {
		w.t.Fatal(err)
	}
	return w.pool.Apply(change, w.chain.Rules())
}

// mine finds the next block with what the pool offers.
func (w *poolWorld) mine(to Key) Fate {
	w.t.Helper()
	return w.accept(w.solve(w.tip(), NewTemplate(w.tip(), w.pool, to.Address())))
}

func (w *poolWorld) tip() *Entry { return w.chain.Tip() }

func (w *poolWorld) add(tx *Tx) error {
	w.stamp++
	return w.pool.Add(tx, w.tip(), w.chain.Rules(), w.stamp)
}

func (w *poolWorld) mustAdd(tx *Tx) *Tx {
	w.t.Helper()
	if err := w.add(tx); err != nil {
		w.t.Fatal(err)
	}
	return tx
}

// coin is an output that a test spends, with its owner.
type coin struct {
	at    Outpoint
	out   TxOut
	owner Key
}

// output returns an output of tx that owner can spend.
func output(tx *Tx, i int, owner Key) coin {
	return coin{Outpoint{tx.ID(), uint32(i)}, tx.Out[i], owner}
}

// reward returns the coinbase's output of e.
func reward(e *Entry, owner Key) coin { return output(e.Block().Txs[0], 0, owner) }

// spend makes a signed transaction that leaves fee and shares the rest equally
// among to.
func spend(fee Amount, from []coin, to ...Key) *Tx {
	in, sum := make([]TxIn, len(from)), -fee
	for i, c := range from {
		in[i].Prev = c.at
		sum += c.out.Amount
	}
	out := make([]TxOut, len(to))
	for i, key := range to {
		out[i] = TxOut{To: key.Address(), Amount: sum / Amount(len(to))}
	}
	unsigned := NewTx(in, out)
	signed := make([]TxIn, len(from))
	for i, c := range from {
		signed[i] = TxIn{Prev: c.at, Sig: c.owner.Sign(unsigned.SigHash(i, c.out))}
	}
	return NewTx(signed, out)
}

// checkPool verifies what always holds of a pool that follows tip.
func checkPool(t reporter, p *Mempool, tip *Entry, rules RuleSet) {
	t.Helper()
	spent, placed, bytes := map[Outpoint]Hash{}, map[Hash]bool{}, 0
	list := p.List()
	for _, item := range list {
		id := item.Tx.ID()
		for _, in := range item.Tx.In {
			if other, twice := spent[in.Prev]; twice {
				t.Fatalf("%s is spent by %s and %s", in.Prev, other, id)
			}
			spent[in.Prev] = id
			if p.SpentBy(in.Prev) != item.Tx {
				t.Fatalf("SpentBy(%s) is not %s", in.Prev, id)
			}
			_, confirmed := tip.UTXO().Get(in.Prev)
			if parent := p.Get(in.Prev.Tx); parent == nil && !confirmed {
				t.Fatalf("%s spends %s, which is nowhere", id, in.Prev)
			} else if parent != nil && !placed[in.Prev.Tx] {
				t.Fatalf("%s is listed before its parent %s", id, in.Prev.Tx)
			}
		}
		if p.Get(id) != item.Tx || !p.Has(id) {
			t.Fatalf("%s is listed but not held", id)
		}
		placed[id] = true
		bytes += item.Tx.Size()
	}
	if len(list) != p.Len() || bytes != p.Bytes() {
		t.Fatalf("%d transactions of %d bytes listed, Len %d, Bytes %d", len(list), bytes, p.Len(), p.Bytes())
	}
}

// checkTemplate verifies that a block of what the pool offers is valid, and
// returns it.
func checkTemplate(w *poolWorld, tip *Entry) *Entry {
	w.t.Helper()
	e := w.solve(tip, NewTemplate(tip, w.pool, testKey(0).Address()))
	if err := e.Verdict(AllRules()); err != nil {
		w.t.Fatalf("a block made from the pool: %v", err)
	}
	if size, limit := e.Block().Size(), w.store.Params().MaxBlockSize; size > limit {
		w.t.Fatalf("block of %d bytes, expected at most %d", size, limit)
	}
	return e
}

// errorAs reports whether err is a T, and which.
func errorAs[T error](t reporter, err error) T {
	t.Helper()
	var want T
	if !errors.As(err, &want) {
		t.Fatalf("expected a %T, found %v", want, err)
	}
	return want
}
