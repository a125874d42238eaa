package chain

import (
	"errors"
	"sync"
	"testing"
	"time"
)

// Each fault of the seeds (see seeds.md of the project) that the ledger has to
// be free of, by its number there. Faults of the pool are with the mempool's
// tests, those of nodes and peers with theirs.

func refuses(t *testing.T, e *Entry, rule RuleName) {
	t.Helper()
	if err := e.Verdict(AllRules()); !errors.Is(err, rule) {
		t.Errorf("expected rule %q broken, found %v", rule, err)
	}
	if err := e.Verdict(AllRules().Without(rule)); err != nil {
		t.Errorf("without %q the fault should be back, found %v", rule, err)
	}
}

func TestSeedFault1HashLeavesTransactionsOut(t *testing.T) {
	l := newLab(t, labParams())
	genesis := l.store.Genesis()
	t.Run("same parent and time give different hashes for different coinbases", func(t *testing.T) {
		mine, theirs := l.draft(genesis), l.draft(genesis)
		theirs.txs[0] = NewCoinbase(1, l.to(1, 50*Coin))
		mine.header.Merkle, theirs.header.Merkle = TxRoot(mine.txs), TxRoot(theirs.txs)
		if mine.header.Hash() == theirs.header.Hash() {
			t.Error("the hash does not commit to the transactions")
		}
	})
	t.Run("a relay cannot swap the coinbase, nor discredit the true block", func(t *testing.T) {
		honest := l.draft(genesis).block()
		forged := l.add(NewBlock(honest.Header, []*Tx{NewCoinbase(1, l.to(1, 50*Coin))}))
		if forged.Hash() != honest.Hash() {
			t.Fatal("the forgery should have the same hash")
		}
		refuses(t, forged, RuleMerkle)
		e := l.add(honest)
		if err := e.Verdict(AllRules()); err != nil || l.store.Get(honest.Hash()) != e {
			t.Errorf("the true block came second and is refused: %v", err)
		}
		victim := NewChain(l.store, AllRules())
		if _, err := victim.Accept(forged, 0); !errors.Is(err, RuleMerkle) {
			t.Errorf("forgery: %v", err)
		}
		if _, err := victim.Accept(e, 0); err != nil || victim.Tip() != e {
			t.Errorf("true block after the forgery: %v", err)
		}
	})
	t.Run("a relay cannot swap a signature", func(t *testing.T) {
		tip := l.mine(genesis)
		honest := l.draft(tip, l.pay([]labCoin{rewardOf(genesis)}, l.to(1, 50*Coin))).block()
		junk := NewTx([]TxIn{{honest.Txs[1].In[0].Prev, []byte("junk")}}, honest.Txs[1].Out)
		if junk.ID() != honest.Txs[1].ID() {
			t.Fatal("ids should leave signatures out")
		}
		forged := l.add(NewBlock(honest.Header, []*Tx{honest.Txs[0], junk}))
		if err := forged.Verdict(AllRules()); !errors.Is(err, RuleMerkle) {
			t.Errorf("forgery: %v", err)
		}
		if err := l.add(honest).Verdict(AllRules()); err != nil {
			t.Errorf("true block: %v", err)
		}
	})
}

func TestSeedFault2ClaimedDifficultyIsNeverCompared(t *testing.T) {
	p := labParams()
	p.StartBits = TargetForZeroBits(6).Bits()
	l := newLab(t, p)
	easy, hard := l.draft(l.store.Genesis()), l.draft(l.store.Genesis())
	easy.header.Bits, hard.header.Bits = TargetForZeroBits(0).Bits(), TargetForZeroBits(9).Bits()
	refuses(t, l.add(easy.block()), RuleBits)
	refuses(t, l.add(hard.block()), RuleBits)
}

func TestSeedFault3NineGapsAndDifficultyBelowZero(t *testing.T) {
	// Ten gaps of exactly half the interval are not less than half; nine would be.
	p := labParams()
	p.StartBits = TargetForZeroBits(2).Bits()
	if got := bitsAfterGaps(t, p, 5*time.Second); got != p.StartBits {
		t.Errorf("ten gaps of half the interval: expected %08x, found %08x", p.StartBits, got)
	}
	p.StartBits = TargetForZeroBits(0).Bits()
	if got := bitsAfterGaps(t, p, time.Hour); got != p.StartBits {
		t.Errorf("slow blocks at 0 bits: expected %08x, found %08x", p.StartBits, got)
	}
}

// bitsAfterGaps returns the target after the first window of blocks gap apart.
func bitsAfterGaps(t *testing.T, p Params, gap time.Duration) uint32 {
	l := newLab(t, p)
	e := l.store.Genesis()
	for range p.Window {
		d := l.draft(e)
		d.header.Time = e.Block().Header.Time + gap.Milliseconds()
		e = l.add(d.block())
	}
	return e.NextBits()
}

func TestSeedFault5DuplicateInputsAcrossTransactions(t *testing.T) {
	l := newLab(t, labParams())
	tip := l.mine(l.store.Genesis())
	c := rewardOf(l.store.Genesis())
	e := l.add(l.draft(tip, l.pay([]labCoin{c}, l.to(1, 50*Coin)), l.pay([]labCoin{c}, l.to(2, 50*Coin))).block())
	refuses(t, e, RuleDoubleSpend)
	if got := e.Supply(); got != 200*Coin {
		t.Errorf("the fault makes 50 coins of nothing: expected a supply of 200, found %s", got)
	}
}

func TestSeedFault6SpendingTwoOutputsOfOneParent(t *testing.T) {
	l := newLab(t, labParams())
	split := l.pay([]labCoin{rewardOf(l.store.Genesis())}, l.to(0, 20*Coin), l.to(0, 30*Coin))
	e := l.mine(l.store.Genesis(), split)
	e = l.mine(e, l.pay([]labCoin{outputOf(split, 0), outputOf(split, 1)}, l.to(1, 50*Coin)))
	if err := e.Verdict(AllRules()); err != nil {
		t.Error(err)
	}
}

func TestSeedFault7SyncedNodeMissesTheGenesisCoin(t *testing.T) {
	l := newLab(t, labParams())
	genesis := rewardOf(l.store.Genesis())
	e := l.mineN(l.store.Genesis(), 3)
	live, synced := NewChain(l.store, AllRules()), NewChain(l.store, AllRules())
	for _, x := range ChangeOf(l.store.Genesis(), e).On {
		if _, err := live.Accept(x, 0); err != nil {
			t.Fatal(err)
		}
	}
	for _, x := range live.After(synced.Locator(), 100) {
		if _, err := synced.Accept(x, 0); err != nil {
			t.Fatal(err)
		}
	}
	if synced.Tip() != live.Tip() {
		t.Fatal("not synced")
	}
	if coin, ok := synced.Tip().UTXO().Get(genesis.at); !ok || coin.Out != genesis.out || coin.Height != 0 {
		t.Errorf("the genesis coin is missing: %v, %v", coin, ok)
	}
	if err := l.mine(e, l.pay([]labCoin{genesis}, l.to(1, 50*Coin))).Verdict(AllRules()); err != nil {
		t.Errorf("the genesis coin cannot be spent: %v", err)
	}
}

func TestSeedFault8BadSignaturesAndBadWorkRaise(t *testing.T) {
	l := newLab(t, labParams())
	tip := l.mine(l.store.Genesis())
	at := rewardOf(l.store.Genesis()).at
	for _, sig := range [][]byte{nil, {0}, {0x30}, []byte("\x30\x02\x02\x00"), make([]byte, 5000)} {
		tx := NewTx([]TxIn{{at, sig}}, []TxOut{l.to(1, 50*Coin)})
		refuses(t, l.mine(tip, tx), RuleSignatures)
	}
	for _, bits := range []uint32{0, 1, 0x00ffffff, 0x01800000, 0x04923456, 0xffffffff, 0x23000001} {
		d := l.draft(tip)
		d.header.Bits = bits
		e := l.add(d.block())
		if err := e.Verdict(AllRules()); !errors.Is(err, RuleBits) {
			t.Errorf("bits %08x: expected %q broken, found %v", bits, RuleBits, err)
		}
		if err := e.Verdict(AllRules().Without(RuleBits)); !errors.Is(err, RuleWork) {
			t.Errorf("bits %08x: expected %q broken, found %v", bits, RuleWork, err)
		}
		if child := l.mineN(e, 10); child.NextBits() != bits || child.Work() != tip.Work() {
			t.Errorf("bits %08x: a target that is none should count as no work", bits)
		}
	}
}

func TestSeedFault9NegativeAmountsInflateTheSupply(t *testing.T) {
	l := newLab(t, labParams())
	tip := l.mine(l.store.Genesis())
	genesis := []labCoin{rewardOf(l.store.Genesis())}
	for _, outs := range [][]TxOut{
		{l.to(0, 1000*Coin), l.to(1, -950*Coin)},
		{l.to(0, 50*Coin), l.to(1, 0)},
		{l.to(0, MaxAmount), l.to(0, MaxAmount), l.to(0, 50*Coin)},
	} {
		refuses(t, l.mine(tip, l.pay(genesis, outs...)), RuleAmounts)
	}
}

func TestSeedFault10FieldsWithoutSeparators(t *testing.T) {
	// In the seed, index 1 at time 11 and index 11 at time 1 are the same bytes.
	a, b := Header{Height: 1, Time: 11}, Header{Height: 11, Time: 1}
	if a.Encode() == b.Encode() {
		t.Error("two headers share one preimage")
	}
	// So are an input less and an output more of the same digits.
	one := NewTx([]TxIn{{Prev: Outpoint{Index: 1}}, {Prev: Outpoint{Index: 2}}}, []TxOut{{Amount: 3}})
	other := NewTx([]TxIn{{Prev: Outpoint{Index: 1}}}, []TxOut{{Amount: 2}, {Amount: 3}})
	if one.ID() == other.ID() {
		t.Error("two transactions share one preimage")
	}
	// A leaf of the Merkle tree is no inner node, and no tail can be repeated.
	x, y, z := Hash{1}, Hash{2}, Hash{3}
	inner := taggedHash(nodeTag, x[:], y[:])
	for _, pair := range [][2][]Hash{{{x, y, z}, {x, y, z, z}}, {{x, y}, {inner}}, {nil, {Hash{}}}, {{x, y}, {y, x}}} {
		if MerkleRoot(pair[0]) == MerkleRoot(pair[1]) {
			t.Errorf("one root for %v and %v", pair[0], pair[1])
		}
	}
}

func TestSeedFault11SharedStateWithoutLocks(t *testing.T) {
	// Several goroutines add the same blocks in different orders and ask for
	// everything about them; -race and the comparison at the end are the test.
	source := newLab(t, labParams())
	var blocks []*Block
	e, spendable := source.store.Genesis(), rewardOf(source.store.Genesis())
	for i := range 30 {
		tx := source.pay([]labCoin{spendable}, source.to(i%3, spendable.out.Amount))
		spendable = outputOf(tx, 0)
		blocks = append(blocks, source.rival(e, uint64(i)+1).Block())
		e = source.mine(e, tx)
		blocks = append(blocks, e.Block())
	}
	shared, err := NewStore(labParams())
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for g := range 8 {
		group.Go(func() {
			for i, b := range blocks {
				x, err := shared.Add(b)
				if err != nil {
					t.Error(err)
					return
				}
				if (i+g)%7 == 0 { // so that some have long stretches to work out
					x.UTXO()
					if err := x.Verdict(AllRules().Without(Rules()[g%3].Name)); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	group.Wait()
	last := shared.Get(e.Hash())
	if shared.Len() != source.store.Len() || !sameCoins(replayed(last), last.UTXO()) || last.Verdict(AllRules()) != nil {
		t.Error("the shared store differs from one filled alone")
	}
}

func TestSeedFault13LengthBeforeWork(t *testing.T) {
	p := labParams()
	p.StartBits = TargetForZeroBits(3).Bits()
	l := newLab(t, p)
	// Twelve slow blocks get easier after the tenth; eleven fast ones harder. Then
	// the longer chain is the lighter one once both have gone on for a while.
	longer, heavier := l.store.Genesis(), l.store.Genesis()
	for range 22 {
		d := l.draft(longer)
		d.header.Time = longer.Block().Header.Time + 60_000
		longer = l.add(d.block())
	}
	for range 20 {
		d := l.draft(heavier)
		d.header.Time = heavier.Block().Header.Time + 1
		heavier = l.add(d.block())
	}
	if longer.Height() <= heavier.Height() || longer.Work().Cmp(heavier.Work()) >= 0 {
		t.Fatalf("expected a longer, lighter chain: %d blocks of %s and %d of %s", longer.Height(), longer.Work(), heavier.Height(), heavier.Work())
	}
	node := NewChain(l.store, AllRules().Without(RuleTimeFuture))
	for _, tip := range []*Entry{heavier, longer} {
		for _, x := range ChangeOf(l.store.Genesis(), tip).On {
			if _, err := node.Accept(x, 0); err != nil {
				t.Fatal(err)
			}
		}
	}
	if node.Tip() != heavier {
		t.Error("the node follows the longer chain")
	}
}

func TestSeedFault14ReorganisationForgetsTransactions(t *testing.T) {
	l := newLab(t, labParams())
	base := l.mine(l.store.Genesis())
	tx := l.pay([]labCoin{rewardOf(l.store.Genesis())}, l.to(1, 50*Coin))
	old := l.mine(base, tx)
	rival := l.mineN(l.rival(base, 1), 1)
	node := NewChain(l.store, AllRules())
	var change Change
	for _, x := range []*Entry{base, old, rival.Parent(), rival} {
		var err error
		if change, err = node.Accept(x, 1<<40); err != nil {
			t.Fatal(err)
		}
	}
	if !change.Reorg() || len(change.Off) != 1 || change.Off[0].Block().Txs[1] != tx {
		t.Fatalf("the reorganisation does not say which transactions came off: %+v", change)
	}
	if err := l.mine(rival, tx).Verdict(AllRules()); err != nil {
		t.Errorf("the transaction that came off cannot be confirmed again: %v", err)
	}
}
