package chain

import (
	"bytes"
	"testing"
)

func FuzzDecodeHeader(f *testing.F) {
	f.Add(make([]byte, HeaderSize))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := DecodeHeader(b)
		if encoded := h.Encode(); err == nil && !bytes.Equal(encoded[:], b) {
			t.Errorf("%x was read as another header", b)
		}
	})
}

// A search comes to the hash of the header, to the bit: the target is that hash, and then
// the number below it.
func FuzzSearch(f *testing.F) {
	f.Add(make([]byte, HeaderSize))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := DecodeHeader(b)
		if err != nil {
			return
		}
		template := Template{encoded: h.Encode(), target: Target(h.Hash())}
		var search Search
		search.Begin(&template)
		if !search.Try(h.Nonce, h.Time) {
			t.Errorf("%x does not reach its own hash", b)
		}
		for i := len(template.target) - 1; i >= 0; i-- {
			template.target[i]--
			if template.target[i] != 0xff {
				break
			}
		}
		search.Begin(&template)
		if search.Try(h.Nonce, h.Time) {
			t.Errorf("%x reaches less than its own hash", b)
		}
	})
}

func FuzzDecodeTx(f *testing.F) {
	l := newLab(f, labParams())
	f.Add(l.pay([]labCoin{rewardOf(l.store.Genesis())}, l.to(1, Coin)).Encode())
	f.Add(NewTx(nil, nil).Encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		tx, err := DecodeTx(b)
		if err != nil {
			return
		}
		if !bytes.Equal(tx.Encode(), b) || tx.Size() != len(b) {
			t.Errorf("%x was read as another transaction", b)
		}
		// Whatever was read can be judged.
		utxo := l.store.Genesis().UTXO()
		for _, rules := range []RuleSet{AllRules(), {}, AllRules().Without(RuleStructure, RuleInputsExist, RuleFees, RuleAmounts)} {
			_, _ = CheckTx(tx, utxo.Get, 1, rules, l.store.Params())
		}
	})
}

func FuzzDecodeBlock(f *testing.F) {
	l := newLab(f, labParams())
	tip := l.mine(l.store.Genesis())
	spend := l.pay([]labCoin{rewardOf(l.store.Genesis())}, l.to(1, Coin))
	f.Add(tip.Block().Encode())
	f.Add(l.draft(tip, spend, spend).block().Encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		block, err := DecodeBlock(b)
		if err != nil {
			return
		}
		if !bytes.Equal(block.Encode(), b) {
			t.Errorf("%x was read as another block", b)
		}
		// Whatever was read can be stored and judged by any rules.
		s, err := NewStore(labParams())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Add(tip.Block()); err != nil {
			t.Fatal(err)
		}
		block.Header.Prev = tip.Hash()
		e, err := s.Add(NewBlock(block.Header, block.Txs))
		if err != nil {
			t.Fatal(err)
		}
		for _, rules := range []RuleSet{AllRules(), {}, AllRules().Without(RuleMerkle, RuleBits, RuleWork, RuleHeight, RuleTimePast)} {
			_ = e.Verdict(rules)
		}
		if by := replayed(e); !sameCoins(by, e.UTXO()) || sum(by) != e.Supply() {
			t.Error("no well-defined effect")
		}
	})
}

func FuzzTargetOfBits(f *testing.F) {
	for _, bits := range []uint32{0, 0x2100ffff, 0x207fffff, 0x1d00ffff, 0x04923456, 0x01003456, 0xff123456} {
		f.Add(bits)
	}
	f.Fuzz(func(t *testing.T, bits uint32) {
		target, err := TargetOfBits(bits)
		if err != nil {
			return
		}
		again, err := TargetOfBits(target.Bits())
		if err != nil || again != target {
			t.Errorf("%08x: target %x became %x, %v", bits, target, again, err)
		}
		if target.Work() == (Work{}) || target.Difficulty() < 1 {
			t.Errorf("%08x: no work", bits)
		}
	})
}

func FuzzParseAmount(f *testing.F) {
	for _, s := range []string{"0", "12.5", "92233720368.54775807", "92233720368.54775808", "-1", ".5", "1.", "1e5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := ParseAmount(s)
		if err != nil {
			return
		}
		if again, err := ParseAmount(a.String()); a < 0 || err != nil || again != a {
			t.Errorf("%q: %d became %q", s, a, a.String())
		}
	})
}

func FuzzParseHash(f *testing.F) {
	f.Add(Hash{1}.String())
	f.Fuzz(func(t *testing.T, s string) {
		if h, err := ParseHash(s); err == nil && !bytes.EqualFold([]byte(h.String()), []byte(s)) {
			t.Errorf("%q became %s", s, h)
		}
	})
}

func FuzzParseAddress(f *testing.F) {
	f.Add(labKey(0).Address().String())
	f.Fuzz(func(t *testing.T, s string) {
		a, err := ParseAddress(s)
		if err != nil {
			return
		}
		if !bytes.EqualFold([]byte(a.String()), []byte(s)) {
			t.Errorf("%q became %s", s, a)
		}
		VerifySig(a, Hash{}, []byte(s))
	})
}
