package compact

import (
	"iter"
	"slices"

	"example.com/sosocoin/chain"
)

// Form is a block in compact form. Its header is that of Block, whose transactions are not
// part of it.
type Form struct {
	Block    *chain.Entry
	Nonce    uint64    // of the key of the short ids
	Coinbase *chain.Tx // the only transaction that is sent along
	ShortIDs []uint64  // of the others, in their order; 48 bits each
	Payload  int       // bytes that stand for the block's payload
}

// Of is a block in compact form, under a nonce that is drawn only if there is something to
// hash.
func Of(block *chain.Entry, nonce func() uint64) Form {
	txs := block.Block().Txs
	f := Form{Block: block, Coinbase: txs[0]}
	if len(txs) == 1 {
		return f
	}
	f.Nonce = nonce()
	key := NewKey(&block.Block().Header, f.Nonce)
	f.ShortIDs = make([]uint64, len(txs)-1)
	for i, tx := range txs[1:] {
		f.ShortIDs[i] = key.ShortID(tx)
	}
	return f
}

// Size is that of header, short ids, coinbase and what stands for the payload, in bytes.
func (f *Form) Size() int {
	const nonce, prefilled = 8, 1 + 1 // how many are prefilled, and where the first is
	return chain.HeaderSize + nonce + CountSize(len(f.ShortIDs)) + shortIDSize*len(f.ShortIDs) + prefilled + f.Coinbase.Size() + f.Payload
}

// Reconstruct returns the block's transactions as far as a pool has them, with nil for
// the others. Of two transactions with one short id either could be meant: they count as
// missing.
func (f *Form) Reconstruct(pool iter.Seq[*chain.Tx]) []*chain.Tx {
	txs := make([]*chain.Tx, 1+len(f.ShortIDs))
	txs[0] = f.Coinbase
	if len(f.ShortIDs) == 0 {
		return txs
	}
	const ambiguous = 0 // the place of the coinbase, which has no short id
	places := make(map[uint64]int, len(f.ShortIDs))
	for i, id := range f.ShortIDs {
		if _, twice := places[id]; twice {
			places[id] = ambiguous
		} else {
			places[id] = i + 1
		}
	}
	key := NewKey(&f.Block.Block().Header, f.Nonce)
	for tx := range pool {
		id := key.ShortID(tx)
		i, wanted := places[id]
		switch {
		case !wanted || i == ambiguous:
		case txs[i] == nil:
			txs[i] = tx
		default:
			txs[i], places[id] = nil, ambiguous
		}
	}
	return txs
}

// Is reports whether transactions that were put together are a block's: a short id may
// have stood for another transaction, or the sender may have sent other ones.
func Is(block *chain.Entry, txs []*chain.Tx) bool {
	return len(txs) == 1 || !slices.Contains(txs, nil) && chain.TxRoot(txs) == block.Block().Header.Merkle
}
