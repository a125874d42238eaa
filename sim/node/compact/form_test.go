package compact

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/chain"
)

// ledger is a block tree of which only genesis is there, with one coin to spend.
type ledger struct {
	t     *testing.T
	store *chain.Store
}

func newLedger(t *testing.T) *ledger {
	t.Helper()
	params := chain.DefaultParams()
	params.Retarget = chain.RetargetNone
	params.GenesisAddress = ledgerKey(1).Address()
	store, err := chain.NewStore(params)
	l := &ledger{t, store}
	l.ok(err)
	return l
}

func ledgerKey(i byte) chain.Key { return chain.NewKey([32]byte{31: i}) }

func (l *ledger) ok(err error) {
	l.t.Helper()
	if err != nil {
		l.t.Fatal(err)
	}
}

// payments makes transactions that each spend the change of the one before, from the coin
// of genesis on.
func (l *ledger) payments(count int) []*chain.Tx {
	l.t.Helper()
	wallet, pool := chain.NewWallet(ledgerKey(1)), chain.NewMempool(chain.MempoolConfig{})
	txs := make([]*chain.Tx, count)
	for i := range txs {
		tx, err := wallet.Pay(l.store.Genesis(), pool, ledgerKey(2).Address(), chain.Coin, 1000)
		l.ok(err)
		l.ok(pool.Add(tx, l.store.Genesis(), chain.AllRules(), 0))
		txs[i] = tx
	}
	return txs
}

// mine makes a valid block on genesis.
func (l *ledger) mine(txs ...*chain.Tx) *chain.Entry {
	l.t.Helper()
	pool := chain.NewMempool(chain.MempoolConfig{})
	for _, tx := range txs {
		l.ok(pool.Add(tx, l.store.Genesis(), chain.AllRules(), 0))
	}
	template := chain.NewTemplate(l.store.Genesis(), pool, ledgerKey(3).Address())
	nonce, at := uint64(0), l.store.Genesis().Block().Header.Time+1
	for !template.Try(nonce, at) {
		nonce++
	}
	block, err := l.store.Add(template.Block(nonce, at))
	l.ok(err)
	return block
}

// under is a block in compact form under a nonce.
func under(block *chain.Entry, nonce uint64) Form {
	return Of(block, func() uint64 { return nonce })
}

// The short ids as BIP 152 says: SHA-256 of header and nonce, the first two words of
// which, little-endian, are the key of SipHash-2-4, and six bytes of that.
func TestShortIDs(t *testing.T) {
	l := newLedger(t)
	txs := l.payments(2)
	block := l.mine(txs...)
	one, other := under(block, 7), under(block, 8)
	if len(one.ShortIDs) != 2 || one.Nonce != 7 || one.Coinbase != block.Block().Txs[0] {
		t.Errorf("%+v", one)
	}
	for i, id := range one.ShortIDs {
		if id>>48 != 0 || id == other.ShortIDs[i] || id == one.ShortIDs[1-i] {
			t.Errorf("short ids %x, under another nonce %x", one.ShortIDs, other.ShortIDs)
		}
	}
	// The vector of the SipHash paper, appendix A: 15 bytes under the key 00 01 .. 0f.
	key := Key{0x0706050403020100, 0x0f0e0d0c0b0a0908}
	if got := key.hash([]byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14}); got != 0xa129ca6149be45e5 {
		t.Errorf("SipHash-2-4 is %x", got)
	}
	empty := Of(l.mine(), func() uint64 { t.Error("a nonce for nothing"); return 0 })
	if len(empty.ShortIDs) != 0 {
		t.Errorf("%+v", empty)
	}
}

func TestReconstruct(t *testing.T) {
	l := newLedger(t)
	txs := l.payments(5)
	in, strangers := txs[:3], txs[3:]
	block := l.mine(in...)
	whole := under(block, 1)
	twice, forged := whole, whole
	twice.ShortIDs = []uint64{whole.ShortIDs[0], whole.ShortIDs[0], whole.ShortIDs[2]}
	key := NewKey(&block.Block().Header, 1)
	forged.ShortIDs = []uint64{whole.ShortIDs[0], key.ShortID(strangers[0]), whole.ShortIDs[2]}
	for _, c := range []struct {
		name    string
		m       Form
		pool    []*chain.Tx
		missing []int
		is      bool // what was put together is the block, as far as it is there
	}{
		{"all in the pool", whole, in, nil, true},
		{"in another order, among others", whole, []*chain.Tx{strangers[1], in[2], in[0], strangers[0], in[1]}, nil, true},
		{"some missing", whole, []*chain.Tx{in[1]}, []int{1, 3}, true},
		{"none there", whole, nil, []int{1, 2, 3}, true},
		{"two of the pool have one id", whole, []*chain.Tx{in[0], in[1], in[2], in[1]}, []int{2}, true},
		{"three of the pool have one id", whole, []*chain.Tx{in[1], in[1], in[0], in[2], in[1]}, []int{2}, true},
		{"two of the block have one id", twice, in, []int{1, 2}, true},
		{"an id that another transaction has", forged, txs, nil, false},
	} {
		got := c.m.Reconstruct(slices.Values(c.pool))
		if diff := cmp.Diff(c.missing, Missing(got)); diff != "" {
			t.Errorf("%s: missing (-want +got):\n%s", c.name, diff)
		}
		is := len(got) == len(block.Block().Txs)
		for i, tx := range got {
			is = is && (tx == nil || tx == block.Block().Txs[i])
		}
		if is != c.is {
			t.Errorf("%s: it is the block: %v", c.name, is)
		}
	}
}

// What was put together is the block if its root is the header's, and nothing is missing.
func TestIs(t *testing.T) {
	l := newLedger(t)
	txs := l.payments(3)
	block, empty := l.mine(txs[:2]...), l.mine()
	coinbase := block.Block().Txs[0]
	for _, c := range []struct {
		name  string
		block *chain.Entry
		txs   []*chain.Tx
		is    bool
	}{
		{"its own", block, block.Block().Txs, true},
		{"one missing", block, []*chain.Tx{coinbase, txs[0], nil}, false},
		{"another one", block, []*chain.Tx{coinbase, txs[0], txs[2]}, false},
		{"another order", block, []*chain.Tx{coinbase, txs[1], txs[0]}, false},
		{"nothing but the coinbase, which was sent along", empty, empty.Block().Txs, true},
	} {
		if is := Is(c.block, c.txs); is != c.is {
			t.Errorf("%s: %v", c.name, is)
		}
	}
}
