package forge

import "example.com/sosocoin/chain"

// holding is a valid block but for one transaction, which spends one of the forger's coins.
func holding(tx func(p *Purse, c Coin) *chain.Tx) func(*Purse) (*Draft, error) {
	return func(p *Purse) (*Draft, error) {
		own, err := p.own()
		if err != nil {
			return nil, err
		}
		return p.Draft(tx(p, own[0])), nil
	}
}

// stealing is likewise, with a coin of somebody else.
func stealing(tx func(p *Purse, c Coin) *chain.Tx) func(*Purse) (*Draft, error) {
	return func(p *Purse) (*Draft, error) {
		others, err := p.others()
		if err != nil {
			return nil, err
		}
		return p.Draft(tx(p, others[0])), nil
	}
}

// txForgeries break rules that a lone transaction has to meet too, or a block's transactions
// together.
func txForgeries() []Forgery {
	one := func(c Coin) []Coin { return []Coin{c} }
	return []Forgery{
		{Rule: chain.RuleStructure, What: "pays nobody", Lone: true, make: holding(func(p *Purse, c Coin) *chain.Tx { return p.pay(one(c)) })},
		{Rule: chain.RuleStructure, What: "is empty", Lone: true, make: func(p *Purse) (*Draft, error) {
			return p.Draft(chain.NewTx(nil, nil)), nil
		}},
		{Rule: chain.RuleAmounts, What: "pays a negative amount, and so more than it has", Lone: true, make: holding(func(p *Purse, c Coin) *chain.Tx {
			return p.pay(one(c), p.self(c.Out.Amount+10*chain.Coin), p.self(-10*chain.Coin))
		})},
		{Rule: chain.RuleAmounts, What: "pays an amount of zero", Lone: true, make: holding(func(p *Purse, c Coin) *chain.Tx {
			return p.pay(one(c), p.self(c.Out.Amount), p.self(0))
		})},
		{Rule: chain.RuleAmounts, What: "pays so much that the sum wraps around", Lone: true, make: holding(func(p *Purse, c Coin) *chain.Tx {
			return p.pay(one(c), p.self(chain.MaxAmount), p.self(chain.MaxAmount), p.self(2))
		})},
		{Rule: chain.RuleAddresses, What: "pays to an address that is no key", Lone: true, make: holding(func(p *Purse, c Coin) *chain.Tx {
			return p.pay(one(c), chain.TxOut{To: nobody(), Amount: c.Out.Amount})
		})},
		{Rule: chain.RuleDuplicateTx, What: "holds a transaction twice", Also: []chain.RuleName{chain.RuleDoubleSpend}, make: func(p *Purse) (*Draft, error) {
			own, err := p.own()
			if err != nil {
				return nil, err
			}
			tx := p.pay(own[:1], p.self(own[0].Out.Amount))
			return p.Draft(tx, tx), nil
		}},
		{Rule: chain.RuleDuplicateTx, What: "holds its parent's coinbase once more", Also: []chain.RuleName{chain.RuleCoinbase}, make: edited(func(p *Purse, d *Draft) {
			d.Txs[0] = p.Tip.Block().Txs[0]
		})},
		{Rule: chain.RuleDoubleSpend, What: "spends the same output twice", Lone: true, make: holding(func(p *Purse, c Coin) *chain.Tx {
			return p.pay([]Coin{c, c}, p.self(2*c.Out.Amount))
		})},
		{Rule: chain.RuleDoubleSpend, What: "holds two transactions that spend the same output", make: func(p *Purse) (*Draft, error) {
			own, err := p.own()
			if err != nil {
				return nil, err
			}
			half := own[0].Out.Amount / 2
			return p.Draft(p.pay(own[:1], p.self(own[0].Out.Amount)), p.pay(own[:1], p.self(half), p.self(own[0].Out.Amount-half))), nil
		}},
		{Rule: chain.RuleInputsExist, What: "spends an output that nobody has made", Lone: true, make: holding(func(p *Purse, c Coin) *chain.Tx {
			return p.pay([]Coin{c, {chain.Outpoint{Tx: chain.Hash{1}}, p.self(chain.Coin)}}, p.self(c.Out.Amount))
		})},
		{Rule: chain.RuleInputsExist, What: "spends an output before it is made", make: func(p *Purse) (*Draft, error) {
			own, err := p.own()
			if err != nil {
				return nil, err
			}
			if len(own) < 2 {
				return nil, &NeedError{"two coins of its own", "it has to mine another block first"}
			}
			parent := p.pay(own[:1], p.self(own[0].Out.Amount))
			child := p.pay([]Coin{OutputOf(parent, 0), own[1]}, p.self(own[1].Out.Amount))
			return p.Draft(child, parent), nil
		}},
		{Rule: chain.RuleMaturity, What: "spends a reward too early", Lone: true, make: func(p *Purse) (*Draft, error) {
			young, err := p.young()
			if err != nil {
				return nil, err
			}
			return p.Draft(p.pay(young[:1], p.self(young[0].Out.Amount))), nil
		}},
		{Rule: chain.RuleMaturity, What: "spends its own reward", make: func(p *Purse) (*Draft, error) {
			if p.Tip.Store().Params().Maturity == 0 {
				return nil, &NeedError{"rewards that have to mature", "maturity is 0"}
			}
			d := p.Draft()
			d.Txs = append(d.Txs, p.pay([]Coin{OutputOf(d.Txs[0], 0)}, d.Txs[0].Out[0]))
			return d, nil
		}},
		{Rule: chain.RuleFees, What: "pays out more than it takes in", Lone: true, make: func(p *Purse) (*Draft, error) {
			own, err := p.own()
			if err != nil {
				return nil, err
			}
			more := min(10*chain.Coin, p.Tip.Store().Params().SubsidyAt(p.Tip.Height()+1))
			if more == 0 {
				return nil, &NeedError{"a subsidy, from which the coinbase leaves out as much", "the subsidy is 0"}
			}
			return p.Draft(p.pay(own[:1], p.self(own[0].Out.Amount+more))), nil
		}},
		{Rule: chain.RuleSignatures, What: "spends somebody else's coin", Lone: true, make: stealing(func(p *Purse, c Coin) *chain.Tx {
			return p.pay(one(c), p.self(c.Out.Amount))
		})},
		{Rule: chain.RuleSignatures, What: "spends somebody else's coin without a signature", Lone: true, make: stealing(func(p *Purse, c Coin) *chain.Tx {
			return chain.NewTx([]chain.TxIn{{Prev: c.At}}, []chain.TxOut{p.self(c.Out.Amount)})
		})},
		{Rule: chain.RuleSignatures, What: "has junk for a signature", Lone: true, make: stealing(func(p *Purse, c Coin) *chain.Tx {
			return chain.NewTx([]chain.TxIn{{Prev: c.At, Sig: []byte("\x30\x06\x02\x01\x00\x02\x01\x00")}}, []chain.TxOut{p.self(c.Out.Amount)})
		})},
		{Rule: chain.RuleSignatures, What: "has the signature of another transaction", Lone: true, make: holding(func(p *Purse, c Coin) *chain.Tx {
			other := p.pay(one(c), p.self(c.Out.Amount))
			half := c.Out.Amount / 2
			return chain.NewTx(other.In, []chain.TxOut{p.self(half), p.self(c.Out.Amount - half)})
		})},
	}
}
