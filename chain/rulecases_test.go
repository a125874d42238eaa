package chain

import "slices"

// ruleCase is a block that breaks one rule and no other.
type ruleCase struct {
	rule RuleName
	what string
	make func(l *lab, tip *Entry) *Block
}

// edited is a valid block but for one change.
func edited(change func(l *lab, d *draft)) func(*lab, *Entry) *Block {
	return func(l *lab, tip *Entry) *Block {
		d := l.draft(tip)
		change(l, d)
		return d.block()
	}
}

// holding is a valid block with one more transaction.
func holding(tx func(l *lab, tip *Entry) *Tx) func(*lab, *Entry) *Block {
	return func(l *lab, tip *Entry) *Block { return l.draft(tip, tx(l, tip)).block() }
}

func headerCases() []ruleCase {
	return []ruleCase{
		{RuleSize, "one byte too large", func(l *lab, tip *Entry) *Block {
			b := l.draft(tip).block()
			b.Payload = l.store.params.MaxBlockSize + 1 - b.Size()
			return b
		}},
		{RuleHeight, "claims two steps", edited(func(_ *lab, d *draft) { d.header.Height++ })},
		{RuleHeight, "claims none", edited(func(_ *lab, d *draft) { d.header.Height-- })},
		{RuleBits, "easier than expected", edited(func(_ *lab, d *draft) { d.header.Bits = TargetForZeroBits(0).Bits() })},
		{RuleBits, "harder than expected", edited(func(_ *lab, d *draft) { d.header.Bits = TargetForZeroBits(7).Bits() })},
		{RuleWork, "nonce without work", func(l *lab, tip *Entry) *Block {
			d := l.draft(tip)
			b := d.block()
			for target, _ := TargetOfBits(b.Header.Bits); target.Reached(b.Hash()); {
				b.Header.Nonce++
				b = NewBlock(b.Header, d.txs)
			}
			return b
		}},
		{RuleTimePast, "more than a minute before its parent", edited(func(_ *lab, d *draft) {
			d.header.Time = d.parent.Block().Header.Time - 60_001
		})},
		{RuleMerkle, "another coinbase under the same header", func(l *lab, tip *Entry) *Block {
			d := l.draft(tip)
			b := d.block()
			return NewBlock(b.Header, []*Tx{NewCoinbase(b.Header.Height, l.to(2, 50*Coin))})
		}},
	}
}

func coinbaseCases() []ruleCase {
	return []ruleCase{
		{RuleStructure, "coinbase with a signature", edited(func(l *lab, d *draft) {
			d.txs[0] = NewTx([]TxIn{{Outpoint{Index: d.header.Height}, []byte{1}}}, d.txs[0].Out)
		})},
		{RuleCoinbase, "no transaction", edited(func(_ *lab, d *draft) { d.txs = nil })},
		{RuleCoinbase, "another height's", edited(func(_ *lab, d *draft) {
			d.txs[0] = NewCoinbase(d.header.Height+1, d.txs[0].Out...)
		})},
		{RuleCoinbase, "two that share", edited(func(l *lab, d *draft) {
			h := d.header.Height
			d.txs = []*Tx{NewCoinbase(h, l.to(0, 20*Coin)), NewCoinbase(h, l.to(1, 30*Coin))}
		})},
		{RuleCoinbase, "not in the first place", func(l *lab, tip *Entry) *Block {
			d := l.draft(tip, l.pay([]labCoin{rewardOf(l.store.Genesis())}, l.to(1, 50*Coin)))
			slices.Reverse(d.txs)
			return d.block()
		}},
		{RuleCoinbaseAmount, "one unit more than the subsidy", edited(func(l *lab, d *draft) {
			d.txs[0] = NewCoinbase(d.header.Height, l.to(0, 50*Coin+1))
		})},
		{RuleCoinbaseAmount, "one unit more than subsidy and fees", func(l *lab, tip *Entry) *Block {
			d := l.draft(tip, l.pay([]labCoin{rewardOf(l.store.Genesis())}, l.to(1, 49*Coin)))
			d.txs[0] = NewCoinbase(d.header.Height, l.to(0, 51*Coin+1))
			return d.block()
		}},
	}
}

// txCases break rules that a lone transaction has to meet too.
func txCases() []ruleCase {
	old := func(l *lab) labCoin { return rewardOf(l.store.Genesis()) }
	return []ruleCase{
		{RuleStructure, "no outputs", holding(func(l *lab, _ *Entry) *Tx { return l.pay([]labCoin{old(l)}) })},
		{RuleStructure, "nothing at all", holding(func(*lab, *Entry) *Tx { return NewTx(nil, nil) })},
		{RuleAmounts, "a negative output pays for a larger one", holding(func(l *lab, _ *Entry) *Tx {
			return l.pay([]labCoin{old(l)}, l.to(1, 60*Coin), l.to(2, -10*Coin))
		})},
		{RuleAmounts, "an output of nothing", holding(func(l *lab, _ *Entry) *Tx {
			return l.pay([]labCoin{old(l)}, l.to(1, 50*Coin), l.to(2, 0))
		})},
		{RuleAmounts, "outputs whose sum wraps around", holding(func(l *lab, _ *Entry) *Tx {
			return l.pay([]labCoin{old(l)}, l.to(1, MaxAmount), l.to(1, MaxAmount), l.to(2, 2))
		})},
		{RuleAddresses, "output to no key", holding(func(l *lab, _ *Entry) *Tx {
			return l.pay([]labCoin{old(l)}, TxOut{Address{2, 32: 5}, 50 * Coin})
		})},
		{RuleDoubleSpend, "twice in one transaction", holding(func(l *lab, _ *Entry) *Tx {
			return l.pay([]labCoin{old(l), old(l)}, l.to(1, 100*Coin))
		})},
		{RuleInputsExist, "one input from nowhere", holding(func(l *lab, _ *Entry) *Tx {
			return l.pay([]labCoin{old(l), {Outpoint{Hash{1}, 0}, l.to(0, Coin)}}, l.to(1, 50*Coin))
		})},
		{RuleMaturity, "coinbase spent a block too early", holding(func(l *lab, tip *Entry) *Tx {
			return l.pay([]labCoin{rewardOf(tip.Parent())}, l.to(1, 50*Coin))
		})},
		{RuleSignatures, "signed by somebody else", holding(func(l *lab, _ *Entry) *Tx {
			c := old(l)
			c.out.To = l.keys[1].Address()
			return l.pay([]labCoin{c}, l.to(1, 50*Coin))
		})},
		{RuleSignatures, "not signed", holding(func(l *lab, _ *Entry) *Tx {
			return NewTx([]TxIn{{Prev: old(l).at}}, []TxOut{l.to(1, 50*Coin)})
		})},
		{RuleSignatures, "junk for a signature", holding(func(l *lab, _ *Entry) *Tx {
			return NewTx([]TxIn{{old(l).at, []byte("\x30\x06\x02\x01\x00\x02\x01\x00")}}, []TxOut{l.to(1, 50*Coin)})
		})},
		{RuleSignatures, "signature of another transaction", holding(func(l *lab, _ *Entry) *Tx {
			other := l.pay([]labCoin{old(l)}, l.to(2, 50*Coin))
			return NewTx(other.In, []TxOut{l.to(1, 50*Coin)})
		})},
		{RuleFees, "pays out more than it takes in", func(l *lab, tip *Entry) *Block {
			return l.draft(tip, l.pay([]labCoin{old(l)}, l.to(1, 60*Coin))).block() // whose coinbase claims 10 less
		}},
	}
}

func spendCases() []ruleCase {
	return []ruleCase{
		{RuleDoubleSpend, "twice in one block", func(l *lab, tip *Entry) *Block {
			c := rewardOf(l.store.Genesis())
			return l.draft(tip, l.pay([]labCoin{c}, l.to(1, 50*Coin)), l.pay([]labCoin{c}, l.to(2, 50*Coin))).block()
		}},
		{RuleInputsExist, "a child before its parent", func(l *lab, tip *Entry) *Block {
			parent := l.pay([]labCoin{rewardOf(l.store.Genesis())}, l.to(1, 50*Coin))
			child := l.pay([]labCoin{outputOf(parent, 0), rewardOf(tip.Ancestor(1))}, l.to(2, 50*Coin))
			return l.draft(tip, child, parent).block()
		}},
	}
}
