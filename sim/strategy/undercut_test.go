package strategy

import (
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// pays makes payments of n0 with these fees, each of which spends the change of the one before.
func (l *lab) pays(fees ...chain.Amount) (txs []*chain.Tx) {
	l.t.Helper()
	wallet, pool := chain.NewWallet(labKey(0)), chain.NewMempool(chain.MempoolConfig{})
	for _, fee := range fees {
		tx, err := wallet.Pay(l.genesis(), pool, labKey(99).Address(), chain.Coin, fee)
		l.ok(err)
		l.ok(pool.Add(tx, l.genesis(), chain.AllRules(), 0))
		txs = append(txs, tx)
	}
	return txs
}

// What it mines on after a block of others that took so many fees and left so many, and how many
// its own block takes.
func TestUndercutting(t *testing.T) {
	for _, c := range []struct {
		took, left  chain.Amount
		beside      bool
		takes, most chain.Amount // the first payments that are together not more than most
	}{
		{took: 1000, left: 0, beside: true, takes: 0, most: 500}, // the one payment is more than half
		{took: 1000, left: 1000, takes: 1000},
		{took: 1000, left: 3000, takes: 3000},
		{took: 3000, left: 1000, beside: true, takes: 0, most: 2000},
		{took: 0, left: 0},
	} {
		l := newLab(t, "push", 1)
		u := l.follow(Undercut{}).(*undercut)
		txs := l.pays(c.took, c.left)
		if c.took == 0 {
			txs = nil
		}
		newest := l.mine(l.genesis(), 1, txs[:min(1, len(txs))]...)
		for _, tx := range txs {
			l.says(1, node.TxMessage{Tx: tx})
		}
		l.says(1, node.BlockMessage{Block: newest})
		want := newest
		if c.beside {
			want = l.genesis()
		}
		if got := l.n.Parent(); got != want {
			t.Errorf("took %d, left %d: it mines on %d", c.took, c.left, got.Height())
			continue
		}
		if c.beside && u.most != c.most {
			t.Errorf("took %d, left %d: it takes up to %d, expected %d", c.took, c.left, u.most, c.most)
		}
		_, fees := u.Choose(l.n, want).Template(want, 1<<20)
		if fees != c.takes {
			t.Errorf("took %d, left %d: its block takes %d, expected %d", c.took, c.left, fees, c.takes)
		}
		// A block of its own it does not undercut.
		own := l.mine(want, 0)
		l.finds(0, own)
		if want := leaving(l.n); l.n.Parent() != want || want != own {
			t.Errorf("after a block of its own it mines on %d", l.n.Parent().Height())
		}
	}
}

// A payment that comes in the meantime may make it worth to go on.
func TestUndercuttingIsWeighedAnew(t *testing.T) {
	l := newLab(t, "push", 1)
	l.follow(Undercut{})
	txs := l.pays(1000, 400, 900)
	newest := l.mine(l.genesis(), 1, txs[0])
	l.says(1, node.BlockMessage{Block: newest})
	for i, want := range []*chain.Entry{l.genesis(), newest} {
		l.says(1, node.TxMessage{Tx: txs[1+i]})
		if got := l.n.Parent(); got != want {
			t.Errorf("with %d payments waiting it mines on %d", i+1, got.Height())
		}
	}
}

// Petty miners go over to a block that took less, at the same height and with what there is left.
func TestPettyTakesTheSide(t *testing.T) {
	l := newLab(t, "push", 1)
	l.follow(Petty{})
	txs := l.pays(1000, 500)
	greedy, modest := l.mine(l.genesis(), 1, txs...), l.mine(l.genesis(), 2, txs[0])
	for _, block := range []*chain.Entry{greedy, modest, l.mine(l.genesis(), 3, txs...)} {
		l.says(1, node.BlockMessage{Block: block})
	}
	if l.n.Parent() != modest || l.n.Chain().Tip() != greedy {
		t.Fatal("it stays with the block that it saw first")
	}
	l.Call(0, func(env *netsim.Env) {
		l.n.SetHashRate(env, 1)
		l.n.Mine(env, true)
	})
	l.run(10 * second)
	next := l.n.Chain().Tip().Ancestor(2)
	if next.Parent() != modest || next.Fees() != 500 {
		t.Errorf("its next block has fees of %d", next.Fees())
	}
}
