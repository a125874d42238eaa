package chain

import (
	"crypto/sha256"
	"fmt"
	"testing"
)

// BenchmarkHash compares a header's hash with the two calls that it cannot do
// without; the goal is 1.3 times as long.
func BenchmarkHash(b *testing.B) {
	h := Header{Height: 7, Prev: Hash{1}, Merkle: Hash{2}, Time: 3, Bits: 0x1f00ffff}
	b.Run("header", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			h.Nonce++
			sink = h.Hash()
		}
	})
	b.Run("two raw sha256", func(b *testing.B) {
		b.ReportAllocs()
		raw := h.Encode()
		for b.Loop() {
			raw[HeaderSize-1]++
			first := sha256.Sum256(raw[:])
			sink = sha256.Sum256(first[:])
		}
	})
}

var sink Hash // keeps the compiler from leaving the hashing out

// payments returns n transactions, each spending an output of a first one.
func payments(l *lab, n int) (split *Tx, txs []*Tx) {
	outs := make([]TxOut, n)
	for i := range outs {
		outs[i] = l.to(0, 50*Coin/Amount(n))
	}
	split = l.pay([]labCoin{rewardOf(l.store.Genesis())}, outs...)
	for i := range n {
		txs = append(txs, l.pay([]labCoin{outputOf(split, uint32(i))}, l.to(1, outs[i].Amount)))
	}
	return split, txs
}

func BenchmarkCheckTx(b *testing.B) {
	l := newLab(b, labParams())
	split, txs := payments(l, 1)
	tip := l.mine(l.store.Genesis(), split)
	utxo := tip.UTXO()
	b.Run("first time", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			tx := NewTx(txs[0].In, txs[0].Out) // which nobody has checked yet
			if _, err := CheckTx(tx, utxo.Get, 2, AllRules(), l.store.params); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("signature known", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := CheckTx(txs[0], utxo.Get, 2, AllRules(), l.store.params); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkConnect is what a block costs the first node that meets it: placed in
// the tree, played on the UTXO set and judged. Its transactions have been through
// some pool before.
func BenchmarkConnect(b *testing.B) {
	for _, n := range []int{0, 100, 1000} {
		b.Run(fmt.Sprintf("%d txs", n), func(b *testing.B) {
			l := newLab(b, labParams())
			split, txs := payments(l, max(n, 1))
			tip := l.mine(l.store.Genesis(), split)
			block := l.draft(tip, txs[:n]...).block()
			if err := l.add(block).Verdict(AllRules()); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				e := newEntry(tip, block)
				if err := e.Verdict(AllRules()); err != nil {
					b.Fatal(err)
				}
			}
			if n > 0 {
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/tx")
			}
		})
	}
}

// BenchmarkReorg moves a node from a branch of ten blocks to one of eleven, as
// any node of the world does after the first: the blocks are judged already.
func BenchmarkReorg(b *testing.B) {
	const depth = 10
	p := labParams()
	p.Retarget = RetargetNone
	l := newLab(b, p)
	base := l.mineN(l.store.Genesis(), 1000)
	short, long := l.mineN(base, depth), l.mineN(l.rival(base, 1), depth)
	start := NewChain(l.store, AllRules())
	for _, e := range append(ChangeOf(l.store.Genesis(), short).On, ChangeOf(base, long.Parent()).On...) {
		if _, err := start.Accept(e, farFuture); err != nil {
			b.Fatal(err)
		}
	}
	if err := long.Verdict(AllRules()); err != nil {
		b.Fatal(err)
	}
	leaves := start.leaves
	b.ReportAllocs()
	for b.Loop() {
		node := Chain{store: l.store, rules: start.rules, base: start.base, tip: short, leaves: append([]*Entry(nil), leaves...)}
		change, err := node.Accept(long, farFuture)
		if err != nil || len(change.Off) != depth {
			b.Fatal(len(change.Off), err)
		}
	}
}

// BenchmarkAccept is what one more node pays for a block that others have judged.
func BenchmarkAccept(b *testing.B) {
	p := labParams()
	p.Retarget = RetargetNone
	l := newLab(b, p)
	tip := l.mineN(l.store.Genesis(), 1000)
	if err := tip.Verdict(AllRules()); err != nil {
		b.Fatal(err)
	}
	all := ChangeOf(l.store.Genesis(), tip).On
	node, next := NewChain(l.store, AllRules()), 0
	b.ReportAllocs()
	for b.Loop() {
		if next == len(all) {
			node, next = NewChain(l.store, AllRules()), 0
		}
		if _, err := node.Accept(all[next], farFuture); err != nil {
			b.Fatal(err)
		}
		next++
	}
}

func BenchmarkStoreAdd(b *testing.B) {
	p := labParams()
	p.Retarget = RetargetNone
	l := newLab(b, p)
	txs := []*Tx{NewCoinbase(1, l.to(0, 50*Coin))}
	header := Header{Height: 1, Prev: l.store.Genesis().Hash(), Merkle: TxRoot(txs), Bits: p.StartBits}
	b.Run("new", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			header.Nonce++
			l.add(NewBlock(header, txs))
		}
	})
	b.Run("known", func(b *testing.B) {
		b.ReportAllocs()
		block := NewBlock(header, txs)
		for b.Loop() {
			l.add(block)
		}
	})
}

// BenchmarkLongChain grows a chain of coinbases alone and reports what a block
// with its UTXO set weighs.
func BenchmarkLongChain(b *testing.B) {
	p := labParams()
	p.Retarget = RetargetNone
	l := newLab(b, p)
	e := l.store.Genesis()
	b.ReportAllocs()
	for b.Loop() {
		e = l.mine(e)
		if err := e.Verdict(AllRules()); err != nil {
			b.Fatal(err)
		}
	}
}
