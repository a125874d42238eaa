package chain

import "fmt"

func checkStructure(c *Check) error {
	for _, tx := range c.Txs {
		switch {
		case len(tx.In) == 0:
			return c.fail(RuleStructure, tx, "at least one input", "none")
		case len(tx.Out) == 0:
			return c.fail(RuleStructure, tx, "at least one output", "none")
		case tx.IsCoinbase() && len(tx.In[0].Sig) > 0 && !isSignal(tx.In[0].Sig):
			return c.fail(RuleStructure, tx, "a coinbase without signature", fmt.Sprintf("one of %d bytes", len(tx.In[0].Sig)))
		}
	}
	return nil
}

func checkCoinbase(c *Check) error {
	if c.Block != nil && len(c.Txs) == 0 {
		return c.fail(RuleCoinbase, nil, "a coinbase as first transaction", "no transaction")
	}
	for i, tx := range c.Txs {
		switch wanted := c.Block != nil && i == 0; {
		case tx.IsCoinbase() && !wanted:
			return c.fail(RuleCoinbase, tx, "no coinbase but a block's first transaction", fmt.Sprintf("one at place %d", i))
		case wanted && !tx.IsCoinbase():
			return c.fail(RuleCoinbase, tx, "a coinbase as first transaction", "another")
		case wanted && tx.In[0].Prev.Index != c.Height:
			return c.fail(RuleCoinbase, tx, fmt.Sprintf("a coinbase that carries height %d", c.Height), fmt.Sprint(tx.In[0].Prev.Index))
		}
	}
	return nil
}

func checkAmounts(c *Check) error {
	for i, tx := range c.Txs {
		var in, out Amount
		var err error
		for _, coin := range c.Coins[i] {
			if coin == nil {
				continue
			}
			if in, err = in.Add(coin.Out.Amount); err != nil {
				return c.fail(RuleAmounts, tx, "inputs of at most "+MaxAmount.String()+" coins", "more")
			}
		}
		for j := range tx.Out {
			amount := tx.Out[j].Amount
			if amount < 0 || (amount == 0 && !tx.IsCoinbase()) {
				return c.fail(RuleAmounts, tx, "positive amounts", fmt.Sprintf("%s in output %d", amount, j))
			}
			if out, err = out.Add(amount); err != nil {
				return c.fail(RuleAmounts, tx, "outputs of at most "+MaxAmount.String()+" coins", "more")
			}
		}
	}
	return nil
}

func checkAddresses(c *Check) error {
	var book *addressBook
	if c.Parent != nil {
		book = &c.Parent.store.addresses
	}
	for _, tx := range c.Txs {
		if i := tx.firstBadAddress(book); i >= 0 {
			return c.fail(RuleAddresses, tx, "public keys on secp256k1", fmt.Sprintf("%s in output %d", tx.Out[i].To, i), payee(tx.Out[i].To))
		}
	}
	return nil
}

// checkDuplicateTx keeps a repeated id from overwriting coins (Bitcoin's BIP 30).
func checkDuplicateTx(c *Check) error {
	if c.Block == nil {
		return nil
	}
	var before UTXOSet
	if c.Parent != nil {
		before = c.Parent.UTXO()
	}
	var seen map[Hash]bool
	if len(c.Txs) > 1 {
		seen = make(map[Hash]bool, len(c.Txs))
	}
	for _, tx := range c.Txs {
		if seen[tx.id] {
			return c.fail(RuleDuplicateTx, tx, "each transaction once", "a second one in the block")
		}
		if seen != nil {
			seen[tx.id] = true
		}
		for i := range tx.Out {
			if o := (Outpoint{tx.id, uint32(i)}); before.has(o) {
				return c.fail(RuleDuplicateTx, tx, "a new transaction", "one with unspent output "+o.String(), o.Tx)
			}
		}
	}
	return nil
}

func checkDoubleSpend(c *Check) error {
	if len(c.Txs) == 1 && len(c.Txs[0].In) == 1 {
		return nil
	}
	spender := make(map[Outpoint]Hash)
	for _, tx := range c.Txs {
		if tx.IsCoinbase() {
			continue
		}
		for i := range tx.In {
			o := tx.In[i].Prev
			if first, twice := spender[o]; twice {
				return c.fail(RuleDoubleSpend, tx, "outputs that are spent once", fmt.Sprintf("%s spent by %s too", o, first), o.Tx, first)
			}
			spender[o] = tx.id
		}
	}
	return nil
}

func checkInputsExist(c *Check) error {
	for i, tx := range c.Txs {
		if tx.IsCoinbase() {
			continue
		}
		for j, coin := range c.Coins[i] {
			if coin == nil {
				return c.fail(RuleInputsExist, tx, "inputs that are unspent", fmt.Sprintf("%s in input %d, which is not", tx.In[j].Prev, j), tx.In[j].Prev.Tx)
			}
		}
	}
	return nil
}

func checkMaturity(c *Check) error {
	for i, tx := range c.Txs {
		for j, coin := range c.Coins[i] {
			if coin == nil || !coin.Coinbase {
				continue
			}
			if from := uint64(coin.Height) + uint64(c.Params.Maturity); uint64(c.Height) < from {
				return c.fail(RuleMaturity, tx, fmt.Sprintf("coinbase %s spent from height %d on", tx.In[j].Prev, from), fmt.Sprint(c.Height), tx.In[j].Prev.Tx)
			}
		}
	}
	return nil
}

func checkFees(c *Check) error {
	for i, tx := range c.Txs {
		if tx.IsCoinbase() {
			continue
		}
		var in, out Amount
		for _, coin := range c.Coins[i] {
			if coin != nil {
				in += coin.Out.Amount
			}
		}
		for j := range tx.Out {
			out += tx.Out[j].Amount
		}
		if out > in {
			return c.fail(RuleFees, tx, fmt.Sprintf("outputs of at most the inputs' %s coins", in), out.String())
		}
	}
	return nil
}

func checkSignatures(c *Check) error {
	for i, tx := range c.Txs {
		if tx.IsCoinbase() {
			continue
		}
		if j := tx.firstBadSig(c.Coins[i]); j >= 0 {
			return c.fail(RuleSignatures, tx, "a signature by "+c.Coins[i][j].Out.To.String(), fmt.Sprintf("none of it in input %d", j), payee(c.Coins[i][j].Out.To))
		}
	}
	return nil
}
