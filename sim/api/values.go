package api

import (
	"encoding/hex"
	"slices"

	"example.com/sosocoin/chain"
)

// Values that are the same in both systems, with their fields in the order that they have.
type (
	txOut struct {
		Address string `json:"address"`
		Amount  coins  `json:"amount"`
	}
	txIn struct {
		TxOutID    string `json:"txOutId"`
		TxOutIndex uint32 `json:"txOutIndex"` // of a coinbase, the height
		Signature  string `json:"signature"`
	}
	unspent struct {
		TxOutID    string `json:"txOutId"`
		TxOutIndex uint32 `json:"txOutIndex"`
		Address    string `json:"address"`
		Amount     coins  `json:"amount"`
	}
	// block has transactions as a system writes them.
	block[T any] struct {
		Index        uint32 `json:"index"`
		PreviousHash string `json:"previousHash"`
		Timestamp    int64  `json:"timestamp"` // Unix seconds
		Data         []T    `json:"data"`
		Hash         string `json:"hash"`
		Difficulty   bits   `json:"difficulty"`
		Nonce        uint64 `json:"nonce"`
	}
)

// blockOf is a block with its transactions as a system writes them.
func blockOf[T any](e *chain.Entry, txOf func(*chain.Tx) T) block[T] {
	h := &e.Block().Header
	b := block[T]{e.Height(), previous(e), timestamp(h), []T{}, e.Hash().String(), difficulty(e), h.Nonce}
	for _, tx := range e.Block().Txs {
		b.Data = append(b.Data, txOf(tx))
	}
	return b
}

// blocksOf are the blocks up to a tip.
func blocksOf[T any](tip *chain.Entry, txOf func(*chain.Tx) T) []block[T] {
	list := []block[T]{}
	for _, e := range path(tip) {
		list = append(list, blockOf(e, txOf))
	}
	return list
}

// listOf are transactions as a system writes them.
func listOf[T any](txs []*chain.Tx, txOf func(*chain.Tx) T) []T {
	list := []T{}
	for _, tx := range txs {
		list = append(list, txOf(tx))
	}
	return list
}

// inOf is an input. That of a coinbase spends nothing, and nobody signs it.
func inOf(tx *chain.Tx, in chain.TxIn) txIn {
	if tx.IsCoinbase() {
		return txIn{TxOutIndex: in.Prev.Index}
	}
	return txIn{in.Prev.Tx.String(), in.Prev.Index, hex.EncodeToString(in.Sig)}
}

func outsOf(tx *chain.Tx) []txOut {
	outs := []txOut{}
	for _, out := range tx.Out {
		outs = append(outs, txOut{out.To.String(), coins(out.Amount)})
	}
	return outs
}

// seedsGenesis is when the seeds' chains begin, in Unix seconds: virtual time 0.
const seedsGenesis = 1465154705

// timestamp is a block's time in Unix seconds.
func timestamp(h *chain.Header) int64 { return seedsGenesis + h.Time/1000 }

// previous is the hash of the block before; of genesis none.
func previous(e *chain.Entry) string {
	if e.Height() == 0 {
		return ""
	}
	return e.Block().Header.Prev.String()
}

// difficulty of a block. Genesis asks for none.
func difficulty(e *chain.Entry) bits {
	target, err := chain.TargetOfBits(e.Block().Header.Bits)
	if e.Height() == 0 || err != nil {
		return 0
	}
	return bitsOf(target.Difficulty())
}

// path are the blocks up to a tip, the oldest that is kept first.
func path(tip *chain.Entry) []*chain.Entry {
	list := []*chain.Entry{}
	for e := tip; e != nil; e = e.Parent() {
		list = append(list, e)
	}
	slices.Reverse(list)
	return list
}

// unspentOf are the unspent outputs of a tip, in the order in which blocks made them, as far as
// the chain is kept.
func unspentOf(tip *chain.Entry, wanted func(chain.Address) bool) []unspent {
	list, coinsLeft := []unspent{}, tip.UTXO()
	for _, e := range path(tip) {
		for _, tx := range e.Block().Txs {
			for i, out := range tx.Out {
				o := chain.Outpoint{Tx: tx.ID(), Index: uint32(i)}
				if _, there := coinsLeft.Get(o); there && wanted(out.To) {
					list = append(list, unspent{o.Tx.String(), o.Index, out.To.String(), coins(out.Amount)})
				}
			}
		}
	}
	return list
}

func anybody(chain.Address) bool { return true }
