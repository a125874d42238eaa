package chain

import "fmt"

// ErrInsufficient says that a wallet cannot cover a payment.
type ErrInsufficient struct{ Have, Need Amount }

func (e ErrInsufficient) Error() string {
	return fmt.Sprintf("expected at least %s spendable coins for payment and fee, found %s", e.Need, e.Have)
}

// ErrAmount says that a sum cannot be paid: it is zero, negative or too large.
type ErrAmount struct{ Amount, Fee Amount }

func (e ErrAmount) Error() string {
	return fmt.Sprintf("expected a payment above 0 and a fee of at least 0 coins, together at most %s, found %s and %s", MaxAmount, e.Amount, e.Fee)
}

// ErrSelf says that a payment goes to the wallet that makes it.
type ErrSelf struct{ To Address }

func (e ErrSelf) Error() string {
	return fmt.Sprintf("expected somebody else's address, found the wallet's own %s", e.To)
}

// ErrRecipient says that nobody could spend the payment.
type ErrRecipient struct{ To Address }

func (e ErrRecipient) Error() string {
	return fmt.Sprintf("expected a compressed public key on secp256k1, found %s", e.To)
}

// Pay makes and signs a transaction that pays amount to to and leaves fee to
// the miner; the rest comes back to the wallet's first key. It is handed to
// nobody: Mempool.Add is the next step.
//
// It fails with ErrAmount, ErrSelf, ErrInsufficient or ErrRecipient, in this order.
func (w *Wallet) Pay(tip *Entry, pool *Mempool, to Address, amount, fee Amount) (*Tx, error) {
	need, err := amount.Add(fee)
	switch {
	case err != nil || amount <= 0 || fee < 0:
		return nil, ErrAmount{Amount: amount, Fee: fee}
	case w.Owns(to):
		return nil, ErrSelf{To: to}
	}
	// What costs curve arithmetic comes last: most payments that cannot be made fail here.
	if have := w.Balance(tip, pool).Spendable; have < need {
		return nil, ErrInsufficient{Have: have, Need: need}
	}
	if !to.valid() {
		return nil, ErrRecipient{To: to}
	}
	coins, sum := w.choose(pool, need)
	out := []TxOut{{To: to, Amount: amount}}
	if sum > need {
		out = append(out, TxOut{To: w.keys[0].Address(), Amount: sum - need})
	}
	return w.sign(coins, out), nil
}

// Respend makes and signs a transaction that spends the coins of an earlier payment
// of this wallet once more, in the order of its inputs: all to to, less the fee. At
// most one of the two can ever be in a chain. It fails with ErrAmount, ErrSelf or
// ErrRecipient.
func (w *Wallet) Respend(earlier *Tx, coins []Unspent, to Address, fee Amount) (*Tx, error) {
	spent, sum := spentBy(earlier, coins)
	switch {
	case fee < 0 || fee >= sum:
		return nil, ErrAmount{Amount: sum - fee, Fee: fee}
	case w.Owns(to):
		return nil, ErrSelf{To: to}
	case !to.valid():
		return nil, ErrRecipient{To: to}
	}
	return w.sign(spent, []TxOut{{To: to, Amount: sum - fee}}), nil
}

// TakeBack is Respend to the wallet's own first key. It fails with ErrAmount.
func (w *Wallet) TakeBack(earlier *Tx, coins []Unspent, fee Amount) (*Tx, error) {
	spent, sum := spentBy(earlier, coins)
	if fee < 0 || fee >= sum {
		return nil, ErrAmount{Amount: sum - fee, Fee: fee}
	}
	return w.sign(spent, []TxOut{{To: w.keys[0].Address(), Amount: sum - fee}}), nil
}

// spentBy are the coins that a transaction spends, with their places, and their sum.
func spentBy(tx *Tx, coins []Unspent) (spent []*spendable, sum Amount) {
	spent = make([]*spendable, len(tx.In))
	for i, in := range tx.In {
		spent[i] = &spendable{in.Prev, coins[i]}
		sum += coins[i].Out.Amount
	}
	return spent, sum
}

// choose returns coins of at least need together, which there are: the smallest
// coin that is enough, or else the largest ones, so that transactions stay small.
// The wallet's own unconfirmed change is used only where the rest is too little.
func (w *Wallet) choose(pool *Mempool, need Amount) ([]*spendable, Amount) {
	free := func(c *spendable) bool {
		return w.mature(c.coin) && (pool == nil || pool.SpentBy(c.at) == nil)
	}
	coins := &w.coins
	if w.coins.total-w.pending.immature-w.pending.spent < need {
		coins = w.withChange(free)
		free = func(*spendable) bool { return true }
	}
	if one := coins.smallest(need, free); one != nil {
		return []*spendable{one}, one.coin.Out.Amount
	}
	chosen, sum := coins.largest(need, free)
	if sum < need {
		panic(fmt.Sprintf("chain: a wallet says that %s are spendable and finds %s", need, sum))
	}
	return chosen, sum
}

// withChange returns the free confirmed coins together with the change of the
// wallet's unconfirmed payments.
func (w *Wallet) withChange(free func(*spendable) bool) *coinSet {
	all := newCoinSet()
	for _, held := range w.coins.byAmount {
		if free(held) {
			all.put(held.at, held.coin)
		}
	}
	for _, held := range w.pending.changes {
		all.put(held.at, held.coin)
	}
	return &all
}

// sign makes the transaction that spends coins. The signatures are no part of
// its id, so they can sign it.
func (w *Wallet) sign(coins []*spendable, out []TxOut) *Tx {
	in := make([]TxIn, len(coins))
	for i, c := range coins {
		in[i].Prev = c.at
	}
	unsigned := NewTx(in, out)
	signed := make([]TxIn, len(in))
	for i, c := range coins {
		place, _ := w.place(&c.coin.Out.To)
		key := w.keys[place]
		signed[i] = TxIn{Prev: c.at, Sig: key.Sign(unsigned.SigHash(i, c.coin.Out))}
	}
	return NewTx(signed, out)
}
