package forge

import (
	"fmt"
	"slices"

	"example.com/sosocoin/chain"
)

// Draft is a block in the making. A change to it comes before the root and the proof of work,
// so that it breaks nothing else.
type Draft struct {
	Parent  *chain.Entry
	Header  chain.Header // Merkle and Nonce are worked out; the search begins at this Nonce
	Txs     []*chain.Tx  // the coinbase first
	Payload int          // see chain.Block

	swapped  []*chain.Tx // what the block holds instead of what its header commits to
	unworked bool        // it has a nonce without work
}

// NewDraft returns a valid block on parent, with a header of this time (ms): it holds txs and
// pays subsidy and fees to to. Where txs take in less than they pay out, that much is missing
// from the reward.
func NewDraft(parent *chain.Entry, timeMS int64, to chain.Address, txs ...*chain.Tx) *Draft {
	p := parent.Store().Params()
	d := &Draft{
		Parent:  parent,
		Header:  chain.Header{Height: parent.Height() + 1, Prev: parent.Hash(), Time: timeMS, Bits: parent.NextBits()},
		Payload: p.Payload,
	}
	reward := p.SubsidyAt(d.Header.Height) + feesOf(parent, txs)
	d.Txs = append([]*chain.Tx{chain.NewCoinbase(d.Header.Height, chain.TxOut{To: to, Amount: reward})}, txs...)
	return d
}

// feesOf is what txs on parent take in less what they pay out. A coin that does not exist
// before its spender brings nothing.
func feesOf(parent *chain.Entry, txs []*chain.Tx) (fees chain.Amount) {
	before := parent.UTXO()
	made := map[chain.Outpoint]chain.Amount{}
	for _, tx := range txs {
		for i := range tx.In {
			if coin, ok := before.Get(tx.In[i].Prev); ok {
				fees += coin.Out.Amount
			} else {
				fees += made[tx.In[i].Prev]
			}
		}
		for i := range tx.Out {
			fees -= tx.Out[i].Amount
			made[chain.Outpoint{Tx: tx.ID(), Index: uint32(i)}] = tx.Out[i].Amount
		}
	}
	return fees
}

// MostTries is how many hashes a search may take on average: a second or two.
const MostTries = 1 << 23

// triesToMiss is how many nonces are tried for one that misses the target: all hashes reach the
// easiest one.
const triesToMiss = 1 << 12

// TriesError says that a block would take more hashes than anybody waits for.
type TriesError struct{ Expected float64 }

// Error says how many it would take.
func (e *TriesError) Error() string {
	return fmt.Sprintf("a block takes %.3g hashes, expected at most %d to find one at once; lower the difficulty, or let it be mined in time", e.Expected, MostTries)
}

// Block works out the root and the proof of work, and returns the block and how many nonces
// were tried for it. The error is a *TriesError, or a *NeedError.
func (d *Draft) Block() (block *chain.Block, tries uint64, err error) {
	h := d.Header
	h.Merkle = chain.TxRoot(d.Txs)
	if tries, err = d.search(&h); err != nil {
		return nil, 0, err
	}
	txs := d.Txs
	if d.swapped != nil {
		txs = d.swapped
	}
	block = chain.NewBlock(h, slices.Clone(txs))
	block.Payload = d.Payload
	return block, tries, nil
}

// search finds the first nonce from that of h on whose hash reaches what the header claims, or,
// where that is wanted, does not. What claims no target at all needs no work.
func (d *Draft) search(h *chain.Header) (tries uint64, err error) {
	target, err := chain.TargetOfBits(h.Bits)
	if err != nil {
		return 0, nil
	}
	if expected := target.Work().Float64(); expected > MostTries {
		return 0, &TriesError{expected}
	}
	for tries = 1; target.Reached(h.Hash()) == d.unworked; tries++ {
		if d.unworked && tries == triesToMiss {
			return 0, &NeedError{"a target that some hashes miss", "nothing is without work where the difficulty is 0"}
		}
		h.Nonce++
	}
	return tries, nil
}
