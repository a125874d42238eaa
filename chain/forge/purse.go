package forge

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"example.com/sosocoin/chain"
)

// Purse is what a forger has.
type Purse struct {
	Tip  *chain.Entry // what it builds on
	Time int64        // of its clock, in ms
	Keys []chain.Key  // whose coins it can spend; the first is paid
	Salt uint64       // where it begins to search, so that no two forgeries are the same
}

// Self is an output for the forger.
func (p *Purse) self(amount chain.Amount) chain.TxOut {
	return chain.TxOut{To: p.Keys[0].Address(), Amount: amount}
}

// Draft is a valid block on the tip with the next coins and txs.
func (p *Purse) Draft(txs ...*chain.Tx) *Draft {
	limit := p.Tip.Store().Params().PastLimit.Milliseconds()
	d := NewDraft(p.Tip, max(p.Time, p.Tip.Block().Header.Time-limit), p.Keys[0].Address(), txs...)
	d.Header.Nonce = p.Salt
	return d
}

// pay spends coins to outputs, signed.
func (p *Purse) pay(coins []Coin, outs ...chain.TxOut) *chain.Tx { return Pay(p.Keys, coins, outs...) }

// NeedError says that a forger has not what a forgery takes.
type NeedError struct {
	Need string // "a coin that it can spend"
	Hint string // how to get one
}

// Error says what is missing, and how to get it.
func (e *NeedError) Error() string {
	return fmt.Sprintf("expected %s, found none; %s", e.Need, e.Hint)
}

// own are the forger's coins that the next block may spend, the largest first.
func (p *Purse) own() ([]Coin, error) {
	coins := p.coins(func(coin chain.Unspent) bool { return p.owns(coin.Out.To) && p.mature(coin) })
	if len(coins) == 0 {
		return nil, &NeedError{"a coin of its own that the next block may spend", "it has to mine a block first, or to be paid"}
	}
	return coins, nil
}

// others are the coins of somebody else that the next block may spend, the largest first.
func (p *Purse) others() ([]Coin, error) {
	coins := p.coins(func(coin chain.Unspent) bool { return !p.owns(coin.Out.To) && p.mature(coin) })
	if len(coins) == 0 {
		return nil, &NeedError{"a coin of somebody else that the next block may spend", "somebody else has to mine a block first"}
	}
	return coins, nil
}

// young are the forger's coins that are too young for the next block.
func (p *Purse) young() ([]Coin, error) {
	coins := p.coins(func(coin chain.Unspent) bool { return p.owns(coin.Out.To) && !p.mature(coin) })
	if len(coins) == 0 {
		return nil, &NeedError{"a reward of its own that is too young to be spent", fmt.Sprintf("it has to find a block, and maturity, which is %d, to be above 1", p.Tip.Store().Params().Maturity)}
	}
	return coins, nil
}

func (p *Purse) owns(a chain.Address) bool {
	return slices.ContainsFunc(p.Keys, func(k chain.Key) bool { return k.Address() == a })
}

func (p *Purse) mature(coin chain.Unspent) bool {
	return !coin.Coinbase || coin.Height+p.Tip.Store().Params().Maturity <= p.Tip.Height()+1
}

// coins are those that there are at the tip and that are wanted, the largest first, of equal
// ones the oldest.
func (p *Purse) coins(wanted func(chain.Unspent) bool) []Coin {
	type aged struct {
		Coin
		height uint32
	}
	var found []aged
	for o, coin := range p.Tip.UTXO().All() {
		if coin.Out.Amount > 0 && wanted(coin) {
			found = append(found, aged{Coin{o, coin.Out}, coin.Height})
		}
	}
	slices.SortFunc(found, func(a, b aged) int {
		return cmp.Or(cmp.Compare(b.Out.Amount, a.Out.Amount), cmp.Compare(a.height, b.height), bytes.Compare(a.At.Tx[:], b.At.Tx[:]), cmp.Compare(a.At.Index, b.At.Index))
	})
	coins := make([]Coin, len(found))
	for i := range found {
		coins[i] = found[i].Coin
	}
	return coins
}
