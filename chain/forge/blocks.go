package forge

import (
	"slices"

	"example.com/sosocoin/chain"
)

// edited is a valid block but for one change.
func edited(change func(*Purse, *Draft)) func(*Purse) (*Draft, error) {
	return func(p *Purse) (*Draft, error) {
		d := p.Draft()
		change(p, d)
		return d, nil
	}
}

// tooEarly is how much further ahead of the clock than it may be a forged block is, in ms: no
// clock and no delay makes up for it.
const tooEarly = 60_000

func blockForgeries() []Forgery {
	return []Forgery{
		{Rule: chain.RuleSize, What: "is one byte too large", make: edited(func(p *Purse, d *Draft) {
			d.Payload = p.Tip.Store().Params().MaxBlockSize + 1 - chain.NewBlock(d.Header, d.Txs).Size()
		})},
		{Rule: chain.RuleHeight, What: "claims to be two steps above its parent", make: edited(func(_ *Purse, d *Draft) { d.Header.Height++ })},
		{Rule: chain.RuleHeight, What: "claims to be as high as its parent", make: edited(func(_ *Purse, d *Draft) { d.Header.Height-- })},
		{Rule: chain.RuleBits, What: "sets itself the easiest target", make: func(p *Purse) (*Draft, error) {
			d := p.Draft()
			easiest := chain.TargetForZeroBits(0).Bits()
			if d.Header.Bits == easiest {
				return nil, &NeedError{"a target that is not the easiest", "the difficulty is 0"}
			}
			d.Header.Bits = easiest
			return d, nil
		}},
		{Rule: chain.RuleBits, What: "sets itself another target", make: edited(func(_ *Purse, d *Draft) {
			expected := d.Header.Bits
			for zeros := 7; d.Header.Bits == expected; zeros++ {
				d.Header.Bits = chain.TargetForZeroBits(zeros).Bits()
			}
		})},
		{Rule: chain.RuleWork, What: "has no proof of work", make: edited(func(_ *Purse, d *Draft) { d.unworked = true })},
		{Rule: chain.RuleTimePast, What: "claims to be much older than its parent", make: edited(func(p *Purse, d *Draft) {
			d.Header.Time = p.Tip.Block().Header.Time - p.Tip.Store().Params().PastLimit.Milliseconds() - 1
		})},
		{Rule: chain.RuleTimeFuture, What: "comes from the future", make: edited(func(p *Purse, d *Draft) {
			d.Header.Time = p.Time + p.Tip.Store().Params().FutureLimit.Milliseconds() + tooEarly
		})},
		{Rule: chain.RuleMerkle, What: "holds another reward than its header commits to", make: edited(func(p *Purse, d *Draft) {
			d.swapped = slices.Clone(d.Txs)
			half := d.Txs[0].Out[0].Amount / 2
			d.swapped[0] = chain.NewCoinbase(d.Header.Height, p.self(half), p.self(d.Txs[0].Out[0].Amount-half))
		})},
	}
}

func coinbaseForgeries() []Forgery {
	reward := func(d *Draft) chain.Amount { return d.Txs[0].Out[0].Amount }
	return []Forgery{
		{Rule: chain.RuleStructure, What: "has a reward that carries a signature", make: edited(func(_ *Purse, d *Draft) {
			d.Txs[0] = chain.NewTx([]chain.TxIn{{Prev: chain.Outpoint{Index: d.Header.Height}, Sig: []byte{1}}}, d.Txs[0].Out)
		})},
		{Rule: chain.RuleCoinbase, What: "has two coinbases, which share the reward", make: edited(func(p *Purse, d *Draft) {
			part := reward(d) / 5 * 2
			h, rest := d.Header.Height, reward(d)-part
			d.Txs = []*chain.Tx{chain.NewCoinbase(h, p.self(part)), chain.NewCoinbase(h, p.self(rest))}
		})},
		{Rule: chain.RuleCoinbase, What: "has no transaction at all", make: edited(func(_ *Purse, d *Draft) { d.Txs = nil })},
		{Rule: chain.RuleCoinbase, What: "carries another height in its coinbase", make: edited(func(_ *Purse, d *Draft) {
			d.Txs[0] = chain.NewCoinbase(d.Header.Height+1, d.Txs[0].Out...)
		})},
		{Rule: chain.RuleCoinbase, What: "has its coinbase in the second place", make: func(p *Purse) (*Draft, error) {
			own, err := p.own()
			if err != nil {
				return nil, err
			}
			d := p.Draft(p.pay(own[:1], p.self(own[0].Out.Amount)))
			slices.Reverse(d.Txs)
			return d, nil
		}},
		{Rule: chain.RuleAmounts, What: "has a reward that takes from itself to pay more", make: edited(func(p *Purse, d *Draft) {
			d.Txs[0] = chain.NewCoinbase(d.Header.Height, p.self(reward(d)+10*chain.Coin), p.self(-10*chain.Coin))
		})},
		{Rule: chain.RuleAddresses, What: "pays its reward to an address that is no key", make: edited(func(_ *Purse, d *Draft) {
			d.Txs[0] = chain.NewCoinbase(d.Header.Height, chain.TxOut{To: nobody(), Amount: reward(d)})
		})},
		{Rule: chain.RuleCoinbaseAmount, What: "pays itself 1000 coins too many", make: edited(func(p *Purse, d *Draft) {
			d.Txs[0] = chain.NewCoinbase(d.Header.Height, p.self(reward(d)+1000*chain.Coin))
		})},
		{Rule: chain.RuleCoinbaseAmount, What: "pays itself one unit more than the subsidy", make: edited(func(p *Purse, d *Draft) {
			d.Txs[0] = chain.NewCoinbase(d.Header.Height, p.self(reward(d)+1))
		})},
		{Rule: chain.RuleCoinbaseAmount, What: "pays itself one unit more than subsidy and fees", make: func(p *Purse) (*Draft, error) {
			own, err := p.own()
			if err != nil {
				return nil, err
			}
			d := p.Draft(p.pay(own[:1], p.self(own[0].Out.Amount/2+1)))
			d.Txs[0] = chain.NewCoinbase(d.Header.Height, p.self(reward(d)+1))
			return d, nil
		}},
		{Rule: chain.RuleSignal, What: "does not carry the signal", make: edited(func(*Purse, *Draft) {})},
	}
}

// nobody is an address that is no public key.
func nobody() chain.Address { return chain.Address{2, 32: 5} }
