package chain

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// ids names transactions in a List.
func ids(list []PoolTx) []Hash {
	var out []Hash
	for _, item := range list {
		out = append(out, item.Tx.ID())
	}
	return out
}

func TestTemplateOrder(t *testing.T) {
	w, coins := funded(t, 4)
	low := w.mustAdd(spend(10, coins[:1], testKey(2)))
	middle := w.mustAdd(spend(500, coins[1:2], testKey(2)))
	high := w.mustAdd(spend(600, coins[2:3], testKey(2)))
	if got, want := ids(w.pool.List()), []Hash{high.ID(), middle.ID(), low.ID()}; !slices.Equal(got, want) {
		t.Fatalf("by fee rate: expected %v, found %v", want, got)
	}
	// A child that pays for its parent takes it along, ahead of better single payers.
	child := w.mustAdd(spend(5000, []coin{output(low, 0, testKey(2))}, testKey(3)))
	want := []Hash{low.ID(), child.ID(), high.ID(), middle.ID()}
	if got := ids(w.pool.List()); !slices.Equal(got, want) {
		t.Fatalf("child pays for parent: expected %v, found %v", want, got)
	}
	txs, fees := w.pool.Template(w.tip(), 1_000_000)
	for i, tx := range txs {
		if tx.ID() != want[i] {
			t.Errorf("template differs from the list at %d", i)
		}
	}
	if fees != 6110 {
		t.Errorf("fees: expected 6110, found %d", fees)
	}
}

func TestTemplateTiesGoByID(t *testing.T) {
	w, coins := funded(t, 12)
	for _, c := range coins {
		// The signature's length varies, so all pay nothing to be tied.
		w.mustAdd(spend(0, []coin{c}, testKey(2)))
	}
	got := ids(w.pool.List())
	if !slices.IsSortedFunc(got, func(a, b Hash) int { return bytes.Compare(a[:], b[:]) }) {
		t.Errorf("ties are out of order: %v", got)
	}
}

func TestTemplateThatDoesNotFit(t *testing.T) {
	w, coins := funded(t, 3)
	parent := w.mustAdd(spend(0, coins[:1], testKey(2)))
	child := w.mustAdd(spend(90_000, []coin{output(parent, 0, testKey(2))}, testKey(3), testKey(4), testKey(5)))
	single := w.mustAdd(spend(10, coins[1:2], testKey(2)))
	tests := []struct {
		name string
		room int
		want []*Tx
	}{
		{"all", parent.Size() + child.Size() + single.Size(), []*Tx{parent, child, single}},
		{"the package only", parent.Size() + child.Size(), []*Tx{parent, child}},
		{"the package does not fit: what can be had of it", parent.Size() + child.Size() - 1, []*Tx{parent, single}},
		{"one", parent.Size() + 5, []*Tx{parent}},
		{"none", 50, nil},
		{"no room at all", -10, nil},
	}
	for _, test := range tests {
		got, fees := w.pool.Template(w.tip(), test.room)
		var want Amount
		for _, tx := range test.want {
			for _, item := range w.pool.List() {
				if item.Tx == tx {
					want += item.Fee
				}
			}
		}
		if !slices.Equal(got, test.want) || fees != want {
			t.Errorf("%s: expected %d transactions paying %d, found %d paying %d", test.name, len(test.want), want, len(got), fees)
		}
	}
}

// graph is a random family of transactions in a pool that checks nothing.
func graph(t *rapid.T) *Mempool {
	p := NewMempool(MempoolConfig{})
	var made []*Tx
	for i := range rapid.IntRange(0, 25).Draw(t, "transactions") {
		in := []TxIn{{Prev: Outpoint{Tx: HashOf([]byte{byte(i)})}}}
		for range rapid.IntRange(0, 2).Draw(t, "parents") {
			if len(made) > 0 {
				parent := rapid.SampledFrom(made).Draw(t, "parent")
				in = append(in, TxIn{Prev: Outpoint{parent.ID(), uint32(i)}, Sig: make([]byte, rapid.IntRange(0, 72).Draw(t, "signature"))})
			}
		}
		tx := NewTx(in, []TxOut{{Amount: Amount(i)}})
		made = append(made, tx)
		p.insert(&pooled{tx: tx, fee: Amount(rapid.IntRange(0, 1000).Draw(t, "fee"))})
		if rapid.Bool().Draw(t, "rank") {
			p.rank() // so that rankings kept up to date are tried too
		}
	}
	return p
}

// rankByDefinition repeats: place the package with the highest rate.
func rankByDefinition(p *Mempool) (order []*pooled) {
	placed := map[*pooled]bool{}
	for len(order) < len(p.entries) {
		var best []*pooled
		var bestRate float64
		for _, e := range p.entries {
			if placed[e] {
				continue
			}
			var family []*pooled
			seen := map[*pooled]bool{}
			var gather func(*pooled)
			gather = func(e *pooled) {
				if placed[e] || seen[e] {
					return
				}
				seen[e] = true
				for _, parent := range e.parents {
					gather(parent)
				}
				family = append(family, e)
			}
			gather(e)
			var fee, size float64
			for _, member := range family {
				fee, size = fee+float64(member.fee), size+float64(member.tx.Size())
			}
			rate := fee / size
			id := e.tx.ID()
			better := best == nil || rate > bestRate
			if best != nil && rate == bestRate {
				last := best[len(best)-1].tx.ID()
				better = bytes.Compare(id[:], last[:]) < 0
			}
			if better {
				best, bestRate = family, rate
			}
		}
		for _, e := range best {
			placed[e] = true
		}
		order = append(order, best...)
	}
	return order
}

func TestRankAgreesWithItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := graph(t)
		var got []*pooled
		for _, b := range p.rank() {
			got = append(got, b.txs...)
		}
		want := rankByDefinition(p)
		if !slices.Equal(got, want) {
			t.Fatalf("%d transactions in another order than by definition", len(want))
		}
	})
}

func TestMempoolEvictsTheCheapestPackage(t *testing.T) {
	w, coins := funded(t, 5)
	cheap := w.mustAdd(spend(0, coins[:1], testKey(2)))
	w.mustAdd(spend(1, []coin{output(cheap, 0, testKey(2))}, testKey(3)))
	dear := w.mustAdd(spend(9000, coins[1:2], testKey(2)))
	w.pool.limit = w.pool.Bytes()

	poor := spend(0, coins[2:3], testKey(2))
	full := errorAs[ErrFull](t, w.add(poor))
	if full.Tx != poor.ID() || full.Rate != 0 || full.Lowest <= 0 || full.Limit != w.pool.limit || w.pool.Len() != 3 {
		t.Errorf("a newcomer that pays less than all: %+v, %d left", full, w.pool.Len())
	}
	rich := w.mustAdd(spend(8000, coins[3:4], testKey(2)))
	if got, want := ids(w.pool.List()), []Hash{dear.ID(), rich.ID()}; !slices.Equal(got, want) {
		t.Errorf("expected the cheapest package to go as a whole, found %v", got)
	}
	checkPool(t, w.pool, w.tip(), AllRules())

	w.pool.limit = 10
	if err := w.add(spend(50, coins[4:5], testKey(2))); !errors.As(err, new(ErrFull)) {
		t.Errorf("more than the limit alone: %v", err)
	}
}

func TestMempoolNeverExceedsItsLimit(t *testing.T) {
	w, coins := funded(t, 1)
	many := make([]Key, 60)
	for i := range many {
		many[i] = testKey(1)
	}
	root := spend(0, coins, many...)
	w.accept(w.make(w.tip(), testKey(0), root))
	w.pool = NewMempool(MempoolConfig{MaxBytes: 2500})
	lowest := 0.0
	for i := range many {
		fee := Amount((i * 37) % 60 * 100)
		err := w.add(spend(fee, []coin{output(root, i, testKey(1))}, testKey(2)))
		if w.pool.Bytes() > 2500 {
			t.Fatalf("%d bytes", w.pool.Bytes())
		}
		if err != nil {
			full := errorAs[ErrFull](t, err)
			if full.Rate > full.Lowest || full.Lowest < lowest {
				t.Errorf("refused at %g, while the cheapest pays %g, before %g", full.Rate, full.Lowest, lowest)
			}
			lowest = full.Lowest
		}
		checkPool(t, w.pool, w.tip(), AllRules())
	}
	list := w.pool.List()
	if last := list[len(list)-1].Fee; len(list) < 10 || last != Amount(60-len(list))*100 {
		t.Errorf("expected the %d best payers, found %d as the lowest fee", len(list), last)
	}
}
