package forge

import "example.com/sosocoin/chain"

// Coin is an output and where it is.
type Coin struct {
	At  chain.Outpoint
	Out chain.TxOut
}

// OutputOf is output i of a transaction.
func OutputOf(tx *chain.Tx, i uint32) Coin {
	return Coin{chain.Outpoint{Tx: tx.ID(), Index: i}, tx.Out[i]}
}

// Pay spends coins, each signed by the key that owns it. One that none of them owns is signed by
// the first key all the same, and so by the wrong one.
func Pay(keys []chain.Key, coins []Coin, outs ...chain.TxOut) *chain.Tx {
	in := make([]chain.TxIn, len(coins))
	for i, c := range coins {
		in[i].Prev = c.At
	}
	unsigned := chain.NewTx(in, outs)
	signed := make([]chain.TxIn, len(in))
	for i, c := range coins {
		signed[i] = chain.TxIn{Prev: c.At, Sig: owner(keys, c.Out.To).Sign(unsigned.SigHash(i, c.Out))}
	}
	return chain.NewTx(signed, outs)
}

func owner(keys []chain.Key, a chain.Address) chain.Key {
	for _, key := range keys {
		if key.Address() == a {
			return key
		}
	}
	return keys[0]
}
