package chain

import "testing"

// fan returns a world with one confirmed transaction of n outputs, and a signed
// spend of each, all with other fees.
func fan(b *testing.B, n int) (*poolWorld, []*Tx) {
	b.Helper()
	w, coins := funded(b, 1)
	owner := testKey(1)
	out := make([]TxOut, n)
	for i := range out {
		out[i] = TxOut{owner.Address(), 50 * Coin / Amount(n)}
	}
	unsigned := NewTx([]TxIn{{Prev: coins[0].at}}, out)
	root := NewTx([]TxIn{{Prev: coins[0].at, Sig: owner.Sign(unsigned.SigHash(0, coins[0].out))}}, out)
	w.accept(w.make(w.tip(), testKey(0), root))
	to, txs := testKey(2), make([]*Tx, n)
	for i := range txs {
		txs[i] = spend(Amount(i*7919%10007), []coin{output(root, i, owner)}, to)
	}
	return w, txs
}

// chains gives w's pool n transactions in unconfirmed chains of this length.
func chains(b *testing.B, n, length int) *poolWorld {
	b.Helper()
	w, heads := fan(b, n/length)
	for i, tx := range heads {
		for k := range length {
			w.mustAdd(tx)
			tx = spend(Amount((i+k)*7919%1007), []coin{output(tx, 0, testKey(2+k))}, testKey(3+k))
		}
	}
	return w
}

func BenchmarkMempoolAdd(b *testing.B) {
	const n = 5000
	for _, proven := range []bool{false, true} {
		name := map[bool]string{false: "first node", true: "later nodes"}[proven]
		b.Run(name, func(b *testing.B) {
			w, txs := fan(b, n)
			if proven {
				for _, tx := range txs {
					w.mustAdd(tx)
				}
				w.pool.Clear()
			}
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				if i%n == 0 {
					w.pool.Clear()
				}
				tx := txs[i%n]
				if !proven {
					tx.proven.Store(nil)
				}
				w.mustAdd(tx)
			}
		})
	}
}

// BenchmarkMempoolAddFull adds to a pool that is full and ranked: something is
// refused or pushed out every time.
func BenchmarkMempoolAddFull(b *testing.B) {
	w, txs := fan(b, 5000)
	for _, tx := range txs[:4000] {
		w.mustAdd(tx)
	}
	w.pool.limit = w.pool.Bytes()
	w.pool.rank()
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		_ = w.add(txs[i%len(txs)]) // refused as full or as known, or taken: all are wanted
	}
}

func BenchmarkTemplate5000(b *testing.B) {
	tests := []struct {
		name   string
		length int
	}{{"singles", 1}, {"chains of 25", 25}, {"one chain", 5000}}
	for _, test := range tests {
		b.Run(test.name, func(b *testing.B) {
			w := chains(b, 5000, test.length)
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				w.pool.ranked = false
				w.pool.Template(w.tip(), 900_000)
			}
		})
	}
	b.Run("unchanged pool", func(b *testing.B) {
		w := chains(b, 5000, 1)
		b.ReportAllocs()
		b.ResetTimer()
		for range b.N {
			w.pool.Template(w.tip(), 900_000)
		}
	})
}

// BenchmarkApply moves a pool of 5,000 between two rival blocks, of which one
// holds 100 of its transactions and the other none; one operation is a
// reorganisation there and back.
func BenchmarkApply(b *testing.B) {
	w, txs := fan(b, 5000)
	for _, tx := range txs {
		w.mustAdd(tx)
	}
	full := w.make(w.tip(), testKey(0), txs[:100]...)
	empty := w.make(w.tip(), testKey(0))
	w.pool.Apply(ChangeOf(w.tip(), empty), AllRules())
	on, off := ChangeOf(empty, full), ChangeOf(full, empty)
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		w.pool.Apply(on, AllRules())
		w.pool.Apply(off, AllRules())
	}
	if w.pool.Len() != 5000 {
		b.Fatalf("%d transactions left", w.pool.Len())
	}
}

// BenchmarkWalletAdvance follows blocks of 100 transactions, all of which pay
// to the wallet; one operation is one block.
func BenchmarkWalletAdvance(b *testing.B) {
	const blocks = 20
	w, txs := fan(b, 100*blocks)
	tips := []*Entry{w.tip()}
	for i := range blocks {
		batch := txs[100*i : 100*(i+1)]
		tips = append(tips, w.make(tips[i], testKey(1), batch...))
	}
	wallet := NewWallet(testKey(2))
	wallet.Balance(tips[0], nil)
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		at := i % (2 * blocks)
		wallet.advance(tips[min(at, 2*blocks-at)])
	}
}

func BenchmarkTry(b *testing.B) {
	p := poolParams()
	p.StartBits = TargetForZeroBits(64).Bits()
	template := NewTemplate(newPoolWorld(b, p).tip(), nil, testKey(1).Address())
	var search Search
	search.Begin(template)
	for name, try := range map[string]func(uint64, int64) bool{"alone": template.Try, "one of many": search.Try} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := range b.N {
				if try(uint64(i), int64(i)) {
					b.Fatal("a hash with 64 leading zero bits")
				}
			}
		})
	}
}
