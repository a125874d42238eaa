package cluster

import (
	"testing"

	"example.com/sosocoin/chain"
)

// Whoever was lent the owners keeps them as they were; the cluster goes on with a copy.
func TestLentOwnersDoNotChange(t *testing.T) {
	var o Owners
	first, second := chain.NewKey([32]byte{1}).Address(), chain.NewKey([32]byte{2}).Address()
	o.add(first, 3)
	lent := o.Lend()
	o.add(second, 4)
	if _, known := lent[second]; known || len(lent) != 1 {
		t.Errorf("what was lent has %d owners now", len(lent))
	}
	if id, known := o.Of(second); !known || id != 4 || o.Len() != 2 {
		t.Errorf("the second address is n%d's, %t, among %d", id, known, o.Len())
	}
}

// A payment's word is noted once, and copies of the list keep what they had.
func TestPaymentsAreNotedInACopy(t *testing.T) {
	var p Payments
	if p.Note("", Payment{Payer: 1}); len(p) != 0 {
		t.Error("a payment without a word is noted")
	}
	p.Note("rent", Payment{Payer: 1})
	before := p
	p.Note("loan", Payment{Payer: 2})
	if len(before) != 1 || len(p) != 2 || p["loan"].Payer != 2 {
		t.Errorf("%d payments before, %d now", len(before), len(p))
	}
	if p.Free("rent") == nil || p.Free("gift") != nil {
		t.Errorf("rent is free: %v, gift: %v", p.Free("rent"), p.Free("gift"))
	}
}
