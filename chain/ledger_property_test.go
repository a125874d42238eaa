package chain

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// ledgerMachine plays a node's life at random: payments, blocks on any branch,
// double spends in rival branches. After every step it checks what has to hold.
type ledgerMachine struct {
	w       *poolWorld
	keys    []Key
	wallets []*Wallet // one per key, asked after every step
	lazy    *Wallet   // of the first two keys, asked now and then
	known   []*Entry
}

func newLedgerMachine(t *rapid.T) *ledgerMachine {
	p := poolParams()
	p.Maturity = rapid.Uint32Range(0, 3).Draw(t, "maturity")
	p.MaxBlockSize = rapid.SampledFrom([]int{900, 2000, 1_000_000}).Draw(t, "block size")
	m := &ledgerMachine{w: newPoolWorld(t, p)}
	m.w.pool = NewMempool(MempoolConfig{MaxBytes: rapid.SampledFrom([]int{700, 0}).Draw(t, "pool size")})
	for i := range 3 {
		m.keys = append(m.keys, testKey(i))
		m.wallets = append(m.wallets, NewWallet(testKey(i)))
	}
	m.lazy = NewWallet(m.keys[:2]...)
	m.known = []*Entry{m.w.tip()}
	return m
}

func (m *ledgerMachine) key(t *rapid.T) Key { return rapid.SampledFrom(m.keys).Draw(t, "key") }

// pay hands a wallet's payment to the pool. The pool may be full; that aside,
// what a wallet makes has to be good.
func (m *ledgerMachine) pay(t *rapid.T) {
	i := rapid.IntRange(0, 2).Draw(t, "payer")
	amount := Coin * Amount(rapid.IntRange(1, 60).Draw(t, "coins"))
	fee := Amount(rapid.IntRange(0, 5).Draw(t, "fee") * 1000)
	to := m.keys[(i+rapid.IntRange(1, 2).Draw(t, "payee"))%3].Address()
	spendable := m.wallets[i].Balance(m.w.tip(), m.w.pool).Spendable
	tx, err := m.wallets[i].Pay(m.w.tip(), m.w.pool, to, amount, fee)
	if err != nil {
		if err != (ErrInsufficient{spendable, amount + fee}) || spendable >= amount+fee {
			t.Fatalf("payment with %s spendable: %v", spendable, err)
		}
		return
	}
	if err := m.w.add(tx); err != nil {
		if _, full := err.(ErrFull); !full {
			t.Fatalf("a wallet's payment is refused: %v", err)
		}
	}
}

// branch makes a block on any known block and tells the node.
func (m *ledgerMachine) branch(t *rapid.T) {
	recent := m.known[max(0, len(m.known)-8):]
	parent := rapid.SampledFrom(recent).Draw(t, "parent")
	m.extend(t, parent)
}

func (m *ledgerMachine) extend(t *rapid.T, parent *Entry) {
	var e *Entry
	if i := rapid.IntRange(0, 4).Draw(t, "rival payer"); i < 3 {
		// A payment that only this branch hears of, perhaps of coins spent elsewhere.
		rival, err := NewWallet(m.keys[i]).Pay(parent, nil, testKey(3).Address(), 20*Coin, 0)
		if err == nil {
			e = m.w.make(parent, m.key(t), rival)
		}
	}
	if e == nil {
		e = m.w.solve(parent, NewTemplate(parent, m.w.pool, m.key(t).Address()))
	}
	if m.w.chain.Knows(e) {
		return
	}
	m.known = append(m.known, e)
	m.w.accept(e)
}

// reorganise grows a recent branch until it wins.
func (m *ledgerMachine) reorganise(t *rapid.T) {
	recent := m.known[max(0, len(m.known)-6):]
	from := rapid.SampledFrom(recent).Draw(t, "fork")
	for range 8 {
		m.extend(t, from)
		next := m.known[len(m.known)-1]
		if next.Parent() != from || m.w.tip() == next {
			return
		}
		from = next
	}
}

func (m *ledgerMachine) mine(t *rapid.T) { m.extend(t, m.w.tip()) }

func (m *ledgerMachine) askLazily(t *rapid.T) { m.checkWallet(t, m.lazy) }

// goOn lives on in copies of everything, while the originals fall to pieces.
func (m *ledgerMachine) goOn(t *rapid.T) {
	pool, chain := m.w.pool.Clone(), m.w.chain.Clone()
	if !slices.EqualFunc(pool.List(), m.w.pool.List(), func(a, b PoolTx) bool {
		return a.Tx == b.Tx && a.Fee == b.Fee && a.Since == b.Since && slices.Equal(a.Parents, b.Parents)
	}) || pool.Version() != m.w.pool.Version() || !slices.Equal(chain.Leaves(), m.w.chain.Leaves()) {
		t.Fatal("a copy differs from its original")
	}
	for i, wallet := range m.wallets {
		m.wallets[i] = wallet.Clone()
		wallet.AddKey(testKey(7))
	}
	m.w.pool.Apply(ChangeOf(m.w.tip(), m.w.store.Genesis()), AllRules())
	m.w.pool.Clear()
	m.w.chain.addLeaf(m.w.store.Genesis())
	m.w.pool, m.w.chain = pool, chain
}

func (m *ledgerMachine) check(t *rapid.T) {
	tip := m.w.tip()
	checkPool(t, m.w.pool, tip, AllRules())
	for _, wallet := range m.wallets {
		m.checkWallet(t, wallet)
	}
	var sum Amount
	for _, coin := range tip.UTXO().All() {
		sum += coin.Out.Amount
	}
	// Fees go to whoever mines, so nothing is lost but what a rival block leaves out.
	if want := Amount(tip.Height()+1) * 50 * Coin; sum != want || tip.Supply() != want {
		t.Fatalf("%s coins at height %d, Supply %s, expected %s", sum, tip.Height(), tip.Supply(), want)
	}
	m.checkNextBlock(t)
}

// checkWallet compares a wallet with a scan of the ledger.
func (m *ledgerMachine) checkWallet(t *rapid.T, wallet *Wallet) {
	tip := m.w.tip()
	balance := wallet.Balance(tip, m.w.pool)
	var scanned, listed, pending Amount
	all := Balances(tip)
	for _, a := range wallet.Addresses() {
		one := BalanceOf(tip, a)
		if all[a] != one {
			t.Fatalf("address %s: %s of all balances, the ledger %s", a, all[a], one)
		}
		if got := wallet.BalanceOf(tip, a); got != one {
			t.Fatalf("address %s: wallet says %s, the ledger %s", a, got, one)
		}
		scanned += one
	}
	for _, item := range wallet.History(tip, m.w.pool) {
		if item.Confirmations == 0 {
			pending += item.Change
			continue
		}
		listed += item.Change
		if !slices.Contains(tip.Ancestor(item.Height).Block().Txs, item.Tx) {
			t.Fatalf("history has %s in block %d, which has not", item.Tx.ID(), item.Height)
		}
	}
	if balance.Confirmed != scanned || listed != scanned || balance.Pending != pending {
		t.Fatalf("balance %+v, the ledger has %s, the history adds up to %s and pending %s", balance, scanned, listed, pending)
	}
	if balance.Immature < 0 || balance.Spendable < 0 || balance.Spendable > balance.Confirmed+max(0, balance.Pending) {
		t.Fatalf("balance %+v", balance)
	}
}

// checkNextBlock mines what the pool offers in secret: it has to be valid, and
// if all fits, every balance moves by what was pending.
func (m *ledgerMachine) checkNextBlock(t *rapid.T) {
	tip, stranger := m.w.tip(), testKey(9).Address()
	e := m.w.solve(tip, NewTemplate(tip, m.w.pool, stranger))
	if err := e.Verdict(AllRules()); err != nil {
		t.Fatalf("a block made from the pool: %v", err)
	}
	if len(e.Block().Txs) != m.w.pool.Len()+1 {
		return
	}
	for i, wallet := range m.wallets {
		balance := wallet.Balance(tip, m.w.pool)
		if got, want := BalanceOf(e, m.keys[i].Address()), balance.Confirmed+balance.Pending; got != want {
			t.Fatalf("wallet %d: %+v, but the next block makes it %s", i, balance, got)
		}
	}
}

func TestLedgerThroughRandomReorgs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := newLedgerMachine(t)
		t.Repeat(map[string]func(*rapid.T){
			"":           m.check,
			"pay":        m.pay,
			"pay again":  m.pay,
			"mine":       m.mine,
			"branch":     m.branch,
			"reorganise": m.reorganise,
			"ask lazily": m.askLazily,
			"go on":      m.goOn,
		})
		m.checkWallet(t, m.lazy)
	})
}
