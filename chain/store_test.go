package chain

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestStoreGenesis(t *testing.T) {
	a, b := newLab(t, labParams()).store, newLab(t, labParams()).store
	g := a.Genesis()
	if g.Hash() != b.Genesis().Hash() {
		t.Error("two worlds of the same parameters have different genesis blocks")
	}
	if g.Parent() != nil || g.Height() != 0 || a.Get(g.Hash()) != g || a.Len() != 1 || g.Ancestor(0) != g || g.Ancestor(1) != nil {
		t.Error("genesis is not in its place")
	}
	if g.Supply() != 50*Coin || g.UTXO().Len() != 1 || g.Verdict(AllRules()) != nil || g.Block().Header.Time != 0 {
		t.Error("genesis is not what it should be")
	}
}

func TestStoreAdd(t *testing.T) {
	l := newLab(t, labParams())
	block := l.draft(l.store.Genesis()).block()
	child := NewBlock(solve(Header{Height: 2, Prev: block.Hash(), Bits: block.Header.Bits, Merkle: TxRoot(block.Txs)}), block.Txs)
	var missing *ParentError
	if _, err := l.store.Add(child); !errors.Is(err, ErrUnknownParent) || !errors.As(err, &missing) || missing.Parent != block.Hash() || missing.Block != child.Hash() {
		t.Errorf("child before parent: %v", err)
	}
	e := l.add(block)
	if again := l.add(NewBlock(block.Header, block.Txs)); again != e || l.store.Len() != 2 {
		t.Error("adding a block twice should give the same entry")
	}
	if g := l.add(l.store.Genesis().Block()); g != l.store.Genesis() {
		t.Error("genesis can be added like any known block")
	}
	if e.Parent() != l.store.Genesis() || l.store.Get(block.Hash()) != e || l.store.Get(Hash{}) != nil {
		t.Error("the block is not in its place")
	}
}

// A tree grown at random: what entries say against the plain definition.
func TestEntriesAgainstDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := newLab(t, labParams())
		entries := growTree(t, l, rapid.IntRange(1, 60).Draw(t, "blocks"))
		path := func(e *Entry) (up []*Entry) {
			for ; e != nil; e = e.Parent() {
				up = append(up, e)
			}
			return up
		}
		for range 20 {
			a, b := rapid.SampledFrom(entries).Draw(t, "a"), rapid.SampledFrom(entries).Draw(t, "b")
			up := path(a)
			if int(a.Height()) != len(up)-1 {
				t.Fatalf("height %d with %d ancestors", a.Height(), len(up)-1)
			}
			var work Work
			for i, x := range up {
				if a.Ancestor(x.Height()) != x {
					t.Fatalf("ancestor of height %d", x.Height())
				}
				work = work.Add(blockWork(up[len(up)-1-i].Block().Header.Bits))
			}
			if a.Work() != work || a.Ancestor(a.Height()+1) != nil {
				t.Fatal("work is not the sum")
			}
			common, in := CommonAncestor(a, b), map[*Entry]bool{}
			for _, x := range up {
				in[x] = true
			}
			for _, x := range path(b) {
				if in[x] {
					if x != common {
						t.Fatal("not the highest common ancestor")
					}
					break
				}
			}
			coins := replayed(a)
			if !sameCoins(coins, a.UTXO()) || a.Supply() != sum(coins) {
				t.Fatal("the UTXO set or the supply differs from a replay")
			}
			if want := 50 * Coin * Amount(a.Height()+1); a.Supply() != want || a.Verdict(AllRules()) != nil {
				t.Fatalf("supply of valid blocks: expected %s, found %s", want, a.Supply())
			}
		}
	})
}

// growTree adds n valid blocks on random parents, some with a payment in them.
func growTree(t *rapid.T, l *lab, n int) []*Entry {
	entries := []*Entry{l.store.Genesis()}
	for i := range n {
		parent := rapid.SampledFrom(entries).Draw(t, "parent")
		if rapid.Bool().Draw(t, "deep") {
			parent = entries[len(entries)-1]
		}
		d := l.draft(parent)
		if rapid.IntRange(0, 3).Draw(t, "pays") == 0 {
			c, ok := anyCoin(t, parent)
			if ok {
				half := max(c.out.Amount/2, 1)
				outs := []TxOut{l.to(rapid.IntRange(0, 2).Draw(t, "payee"), half)}
				if c.out.Amount > half {
					outs = append(outs, l.to(0, c.out.Amount-half))
				}
				d = l.draft(parent, l.pay([]labCoin{c}, outs...))
			}
		}
		d.header.Nonce = uint64(i) << 32 // so that brothers differ
		d.header.Time = parent.Block().Header.Time + rapid.SampledFrom([]int64{1, 10_000, 60_000}).Draw(t, "gap")
		entries = append(entries, l.add(d.block()))
	}
	return entries
}

func anyCoin(t *rapid.T, e *Entry) (labCoin, bool) {
	skip := rapid.IntRange(0, e.UTXO().Len()-1).Draw(t, "coin")
	for o, c := range e.UTXO().All() {
		if skip--; skip < 0 {
			return labCoin{o, c.Out}, true
		}
	}
	return labCoin{}, false
}

// Thousands of blocks that nobody has asked about, judged from their far end.
func TestLongChainIsJudgedFromItsFarEnd(t *testing.T) {
	p := labParams()
	p.Retarget = RetargetNone
	l := newLab(t, p)
	e := l.store.Genesis()
	const n = 3_000
	for i := range uint32(n) {
		txs := []*Tx{NewCoinbase(i+1, l.to(0, 50*Coin))}
		e = l.add(NewBlock(solve(Header{Height: i + 1, Prev: e.Hash(), Merkle: TxRoot(txs), Time: int64(i), Bits: e.NextBits()}), txs))
	}
	if err := e.Verdict(AllRules()); err != nil || e.UTXO().Len() != n+1 || e.Supply() != (n+1)*50*Coin {
		t.Errorf("verdict %v, %d coins, supply %s", err, e.UTXO().Len(), e.Supply())
	}
}

func TestSpentAndFees(t *testing.T) {
	l := newLab(t, labParams())
	tip := l.mine(l.store.Genesis())
	parent := l.pay([]labCoin{rewardOf(l.store.Genesis())}, l.to(0, 20*Coin), l.to(0, 29*Coin))
	child := l.pay([]labCoin{outputOf(parent, 1), rewardOf(tip)}, l.to(1, 77*Coin))
	e := l.mine(tip, parent, child)
	if len(e.Spent(0)) != 0 || e.Fees() != 3*Coin {
		t.Errorf("coinbase spends %v, fees %s", e.Spent(0), e.Fees())
	}
	if got := e.Spent(2); len(got) != 2 || got[0].Out != parent.Out[1] || got[0].Height != 2 || got[0].Coinbase ||
		got[1].Out != l.to(0, 50*Coin) || got[1].Height != 1 || !got[1].Coinbase {
		t.Errorf("child spends %v", got)
	}
	lost := l.mine(tip, l.pay([]labCoin{{Outpoint{Tx: Hash{9}}, l.to(0, Coin)}}, l.to(1, Coin)))
	if got := lost.Spent(1); len(got) != 1 || got[0] != nil {
		t.Errorf("a missing coin: %v", got)
	}
}

// Remembered signatures must not let a transaction pass for other coins.
func TestSignaturesAreRememberedForTheirCoinsOnly(t *testing.T) {
	l := newLab(t, labParams())
	c := rewardOf(l.store.Genesis())
	tx := l.pay([]labCoin{c}, l.to(1, 50*Coin))
	spent := func(out TxOut) func(Outpoint) (Unspent, bool) {
		return func(Outpoint) (Unspent, bool) { return Unspent{Out: out}, true }
	}
	for _, try := range []struct {
		out  TxOut
		want RuleName
	}{{c.out, ""}, {c.out, ""}, {l.to(2, 50*Coin), RuleSignatures}, {l.to(0, 51*Coin), RuleSignatures}, {c.out, ""}} {
		_, err := CheckTx(tx, spent(try.out), 5, AllRules(), l.store.Params())
		if got := brokenRule(t, err); got != try.want {
			t.Errorf("coin %v: expected rule %q, found %q", try.out, try.want, got)
		}
	}
}
