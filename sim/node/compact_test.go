package node

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/compact"
)

// pool gives a lab's n0 transactions for its pool.
func (l *lab) pool(txs ...*chain.Tx) {
	l.t.Helper()
	l.as(func(env *netsim.Env) {
		for _, tx := range txs {
			l.ok(l.n.addTx(env, 0, tx))
		}
	})
	l.forget()
}

// compactOf is a block in compact form under a nonce.
func compactOf(block *chain.Entry, nonce uint64) CompactBlock {
	return CompactBlock{Form: compact.Of(block, func() uint64 { return nonce })}
}

// What n0 asks for, by what its pool lacks.
func TestCompactBlockIsCompleted(t *testing.T) {
	for _, c := range []struct {
		name   string
		pooled []int // of three payments, of which each spends the one before
		asks   string
	}{
		{"all", []int{0, 1, 2}, ""},
		{"some", []int{0}, "getblocktxn h1 [2 3]"},
		{"none", nil, "getblocktxn h1 [1 2 3]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLab(t, "compact", 2)
			txs := l.payments(3)
			block := l.mine(l.genesis(), 1, txs...)
			for _, i := range c.pooled {
				l.pool(txs[i])
			}
			l.says(1, Inv{Item: Item{Block: block}})
			l.hears(1, "getdata h1 compact")
			l.says(1, compactOf(block, 5))
			if c.asks != "" {
				l.hears(1, c.asks)
				l.tipIs(l.n, l.genesis())
				l.says(1, BlockTxn{Block: block, Txs: txs[len(c.pooled):]})
			}
			l.hears(1)
			l.hears(2, "inv h1")
			l.tipIs(l.n, block)
			if asked := l.n.Compact().Count.Asked; asked != uint64(3-len(c.pooled)) {
				t.Errorf("%d transactions asked for", asked)
			}
			l.run(2 * timeout) // no timer asks again
			if l.forget(); len(l.n.requests.Open) != 0 {
				t.Errorf("requests left: %+v", l.n.requests.Open)
			}
		})
	}
}

// A block that was put together wrongly is asked for as a whole, from the same node.
func TestCollisionNeedsTheFullBlock(t *testing.T) {
	for _, c := range []struct {
		name  string
		forge func(m *CompactBlock, key compact.Key, other *chain.Tx)
		txs   func(in []*chain.Tx, other *chain.Tx) []*chain.Tx
	}{
		{"an id of another transaction", func(m *CompactBlock, key compact.Key, other *chain.Tx) { m.ShortIDs[1] = key.ShortID(other) }, nil},
		{"other transactions in the answer", nil, func(in []*chain.Tx, other *chain.Tx) []*chain.Tx { return []*chain.Tx{other} }},
		{"too few in the answer", nil, func(in []*chain.Tx, other *chain.Tx) []*chain.Tx { return nil }},
		{"too many in the answer", nil, func(in []*chain.Tx, other *chain.Tx) []*chain.Tx { return in }},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLab(t, "compact", 2)
			txs := l.payments(3)
			in, other := txs[:2], txs[2]
			block := l.mine(l.genesis(), 1, in...)
			m := compactOf(block, 3)
			l.says(1, Inv{Item: Item{Block: block}})
			l.says(2, Inv{Item: Item{Block: block}})
			l.pool(in[0])
			if c.forge != nil {
				l.pool(in[1], other)
				c.forge(&m, compact.NewKey(&block.Block().Header, m.Nonce), other)
				l.says(1, m)
			} else {
				l.says(1, m)
				l.hears(1, "getblocktxn h1 [2]")
				l.says(1, BlockTxn{Block: block, Txs: c.txs(in, other)})
			}
			l.hears(1, "getdata h1")
			l.tipIs(l.n, l.genesis())
			l.says(1, BlockMessage{Block: block})
			l.tipIs(l.n, block)
			l.hears(2) // it has it, as it said
		})
	}
}

// What was never asked for, or comes late, changes nothing; a compact block that comes
// so is a sign of who has the block.
func TestUnaskedCompactMessages(t *testing.T) {
	l := newLab(t, "compact", 2)
	txs := l.payments(2)
	block, unknown := l.mine(l.genesis(), 1, txs...), l.mine(l.genesis(), 2)
	l.says(1, BlockTxn{Block: block, Txs: txs})
	l.hears(1)
	l.says(1, GetBlockTxn{Block: unknown}, GetBlockTxn{Block: block, Indexes: []int{0}})
	l.hears(1)
	l.says(1, compactOf(block, 1))
	l.hears(1, "getdata h1")
	l.says(2, compactOf(block, 2))
	l.says(2, BlockTxn{Block: block, Txs: txs}) // the other one was asked
	l.hears(2)
	l.tipIs(l.n, l.genesis())
	l.run(timeout)
	l.hears(2, "getdata h1")
	l.pool(txs...)
	l.says(1, compactOf(block, 3)) // late, but n0 needs nothing else
	l.tipIs(l.n, block)
	l.says(1, compactOf(block, 4), BlockTxn{Block: block, Txs: txs})
	l.tipIs(l.n, block)
}

// If the transactions do not come, the next announcer is asked, for the whole block; and
// their coming then is of no use.
func TestBlockTxnThatDoesNotCome(t *testing.T) {
	l := newLab(t, "compact", 2)
	txs := l.payments(2)
	block := l.mine(l.genesis(), 1, txs...)
	l.says(1, Inv{Item: Item{Block: block}})
	l.says(2, Inv{Item: Item{Block: block}})
	l.run(timeout / 2)
	l.says(1, compactOf(block, 1))
	l.hears(1, "getdata h1 compact", "getblocktxn h1 [1 2]")
	l.says(2, BlockTxn{Block: block, Txs: txs}) // not the one who was asked
	l.tipIs(l.n, l.genesis())
	l.run(timeout - 4*oneWay)
	l.hears(2) // the time counts from the second question
	l.run(2 * oneWay)
	l.hears(2, "getdata h1")
	l.says(1, BlockTxn{Block: block, Txs: txs})
	l.tipIs(l.n, l.genesis())
	l.says(2, BlockMessage{Block: block})
	l.tipIs(l.n, block)
}

// What a node answers to those who ask, and what it makes of senseless questions.
func TestServingCompactBlocks(t *testing.T) {
	l := newLab(t, "compact", 1)
	txs := l.payments(3)
	block := l.mine(l.genesis(), 1, txs...)
	l.give(0, block)
	l.says(1, GetData{Item: Item{Block: block}, Compact: true})
	l.hears(1, "cmpctblock h1")
	l.says(1, GetData{Item: Item{Block: block}})
	l.hears(1, "block h1")
	l.says(1, GetBlockTxn{Block: block, Indexes: []int{1, 3}})
	l.hears(1, "blocktxn h1 2 0B")
	for _, wrong := range [][]int{{-1}, {4}, {2, 2}, {3, 1}, {1 << 40}} {
		l.says(1, GetBlockTxn{Block: block, Indexes: wrong})
		l.hears(1)
	}
	count := l.n.Compact().Count
	full, sent := uint64(BlockMessage{Block: block}.Size()), uint64(compactOf(block, 1).Size()+BlockTxn{Block: block, Txs: []*chain.Tx{txs[0], txs[2]}}.Size())
	if count.Full != full || count.Bytes != sent {
		t.Errorf("%+v, want %d bytes instead of %d", count, sent, full)
	}
	l.as(func(*netsim.Env) { l.n.Compact().Set(false, false) })
	l.says(1, GetData{Item: Item{Block: block}, Compact: true}, GetBlockTxn{Block: block, Indexes: []int{1}})
	l.hears(1, "block h1")
	l.says(1, Inv{Item: Item{Block: l.mine(block, 1)}})
	l.hears(1, "getdata h2")
}

// A crash forgets a block that is half there; a copy of the world has it for itself.
func TestPartialBlockInCrashAndClone(t *testing.T) {
	l := newLab(t, "compact", 1)
	txs := l.payments(2)
	block := l.mine(l.genesis(), 1, txs...)
	l.says(1, Inv{Item: Item{Block: block}}, compactOf(block, 1))
	copied := l.n.Clone(l.config)
	answer := BlockTxn{Block: block, Txs: txs}
	l.says(1, answer)
	l.tipIs(l.n, block)
	if diff := cmp.Diff([]int{1, 2}, compact.Missing(copied.requests.Open[0].Partial)); diff != "" {
		t.Errorf("the copy was completed too:\n%s", diff)
	}
	l.Call(0, func(env *netsim.Env) { copied.Handle(env, netsim.Packet{Src: 1, Msg: answer}) })
	l.tipIs(copied, block)

	next := l.mine(block, 1, l.paymentsOn(block)...)
	l.says(1, Inv{Item: Item{Block: next}}, compactOf(next, 1))
	l.ok(l.Crash(0))
	l.ok(l.Restart(0))
	l.run(1)
	l.says(1, BlockTxn{Block: next, Txs: next.Block().Txs[1:]})
	l.tipIs(l.n, block)
}

// paymentsOn is a transaction of a key that owns a coin on a block.
func (l *lab) paymentsOn(tip *chain.Entry) []*chain.Tx {
	l.t.Helper()
	tx, err := chain.NewWallet(labKey(99)).Pay(tip, chain.NewMempool(chain.MempoolConfig{}), labKey(0).Address(), chain.Coin/2, 1000)
	l.ok(err)
	return []*chain.Tx{tx}
}

// payloadLab is a lab whose blocks have a payload of 1000 bytes.
func payloadLab(t *testing.T, model compact.Model) (*lab, *chain.Entry) {
	l := newLab(t, "compact", 1)
	l.config.Compact = model
	params := l.config.Store.Params()
	params.Payload = 1000
	store, err := chain.NewStore(params)
	l.ok(err)
	l.config.Store = store
	l.n.chain = *chain.NewChain(store, chain.AllRules())
	return l, l.mine(store.Genesis(), 1)
}

// Who cannot make up a payload asks for a part of it, which is larger if the sender is
// churning.
func TestPayloadsInCompactBlocks(t *testing.T) {
	missing := []compact.MissingPart{{Hundredths: 40, Weight: 1}}
	for _, c := range []struct {
		name           string
		model          compact.Model
		churning       bool
		asks, delivers string
	}{
		{"the zero model", compact.Model{}, true, "", "blocktxn h1 0 10B"},
		{"it never fails", compact.Model{Size: 50, ChurningFail: 1, Missing: missing}, false, "", "blocktxn h1 0 10B"},
		{"it fails", compact.Model{Fail: 1, Missing: missing}, false, "getblocktxn h1 [] payload", "blocktxn h1 0 10B"},
		{"it fails when churning", compact.Model{ChurningFail: 1, Missing: missing}, true, "getblocktxn h1 [] payload", "blocktxn h1 0 400B"},
		{"no table", compact.Model{ChurningFail: 1}, true, "getblocktxn h1 [] payload", "blocktxn h1 0 10B"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, block := payloadLab(t, c.model)
			l.n.Compact().Set(true, c.churning)
			l.says(1, Inv{Item: Item{Block: block}})
			l.hears(1, "getdata h1 compact")
			l.says(1, compactOf(block, 0))
			if c.asks != "" {
				l.hears(1, c.asks)
				l.tipIs(l.n, l.config.Store.Genesis())
				l.says(1, BlockTxn{Block: block, Payload: 400})
			}
			l.tipIs(l.n, block)
			l.forget()
			l.says(1, GetBlockTxn{Block: block, Payload: true})
			l.hears(1, c.delivers)
			l.says(1, GetData{Item: Item{Block: block}, Compact: true})
			l.hears(1, "cmpctblock h1")
			if full := uint64(BlockMessage{Block: block}.Size()); l.n.Compact().Count.Full != full {
				t.Errorf("%+v, want %d", l.n.Compact().Count, full)
			}
		})
	}
}
