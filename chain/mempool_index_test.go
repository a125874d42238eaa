package chain

import (
	"testing"

	"pgregory.net/rapid"
)

// What is in an index is found by its name and by what it spends, and nothing else is, also
// where keys are alike.
func TestPoolIndexWhereKeysAreAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hash := func(name string) Hash { // of two, and of two with the same first bytes
			return Hash{0: byte(rapid.IntRange(0, 1).Draw(t, name)), 31: byte(rapid.IntRange(0, 1).Draw(t, name+" ends"))}
		}
		var x poolIndex
		var held []*pooled
		get := func(id Hash) *pooled {
			for _, e := range held {
				if e.tx.id == id {
					return e
				}
			}
			return nil
		}
		spender := func(o Outpoint) *pooled {
			for _, e := range held {
				if e.spends(o) {
					return e
				}
			}
			return nil
		}
		var ids []Hash
		var outpoints []Outpoint
		for _, first := range []byte{0, 1} {
			for _, last := range []byte{0, 1} {
				ids = append(ids, Hash{0: first, 31: last})
				outpoints = append(outpoints, Outpoint{Tx: Hash{0: first, 31: last}}, Outpoint{Tx: Hash{0: first, 31: last}, Index: 1})
			}
		}
		for range rapid.IntRange(1, 40).Draw(t, "changes") {
			if len(held) > 0 && rapid.Bool().Draw(t, "out") {
				i := rapid.IntRange(0, len(held)-1).Draw(t, "which")
				x.take(held[i])
				held = append(held[:i:i], held[i+1:]...)
			} else {
				e := &pooled{tx: &Tx{id: hash("id")}}
				free := get(e.tx.id) == nil
				for range rapid.IntRange(1, 2).Draw(t, "inputs") {
					o := Outpoint{Tx: hash("coin"), Index: uint32(rapid.IntRange(0, 1).Draw(t, "index"))}
					free = free && spender(o) == nil
					e.tx.In = append(e.tx.In, TxIn{Prev: o})
				}
				if free { // as a pool sees to
					x.put(e)
					held = append(held, e)
				}
			}
			for _, id := range ids {
				if got, want := x.get(id), get(id); got != want {
					t.Fatalf("%s is %v, want %v", id, got, want)
				}
			}
			for _, o := range outpoints {
				if got, want := x.spender(o), spender(o); got != want {
					t.Fatalf("%s is spent by %v, want %v", o, got, want)
				}
			}
		}
	})
}
