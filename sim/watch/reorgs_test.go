package watch

import (
	"testing"

	"example.com/sosocoin/chain"
)

func TestSameFate(t *testing.T) {
	tx := func(n int64) *chain.Tx { return chain.NewTx(nil, []chain.TxOut{{Amount: chain.Amount(n)}}) }
	one, two, three := tx(1), tx(2), tx(3)
	dropped := func(txs ...*chain.Tx) (list []chain.Dropped) {
		for _, tx := range txs {
			list = append(list, chain.Dropped{Tx: tx})
		}
		return list
	}
	tests := []struct {
		name string
		a, b chain.Fate
		want bool
	}{
		{"nothing", chain.Fate{}, chain.Fate{}, true},
		{"another order", chain.Fate{Returned: []*chain.Tx{one, two}}, chain.Fate{Returned: []*chain.Tx{two, one}}, true},
		{"one more", chain.Fate{Returned: []*chain.Tx{one, two}}, chain.Fate{Returned: []*chain.Tx{one}}, false},
		{"another one", chain.Fate{Returned: []*chain.Tx{one, two}}, chain.Fate{Returned: []*chain.Tx{one, three}}, false},
		{"lost, not returned", chain.Fate{Returned: []*chain.Tx{one}, Dropped: dropped(two)}, chain.Fate{Returned: []*chain.Tx{two}, Dropped: dropped(one)}, false},
		{"both", chain.Fate{Returned: []*chain.Tx{one}, Dropped: dropped(two, three)}, chain.Fate{Returned: []*chain.Tx{one}, Dropped: dropped(three, two)}, true},
		{"what they confirmed", chain.Fate{Confirmed: []*chain.Tx{one}}, chain.Fate{}, true},
	}
	for _, c := range tests {
		if sameFate(&c.a, &c.b) != c.want || sameFate(&c.b, &c.a) != c.want {
			t.Errorf("%s: expected %t", c.name, c.want)
		}
	}
}
