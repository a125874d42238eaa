package api

import (
	"cmp"
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

// blocksOf are blocks with their transactions as a system writes them.
func blocksOf[T any](blocks []*chain.Entry, txOf func(*chain.Tx) T) []block[T] {
	list := []block[T]{}
	for _, e := range blocks {
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

// unspent are the coins of some addresses, in the order in which blocks made them; those of
// blocks that are forgotten come first, by their height and their transaction's id.
func (h *holdings) unspent(of func(chain.Address) bool) []unspent {
	list, kept := []unspent{}, []unspent{}
	add := func(to *[]unspent, o chain.Outpoint, out chain.TxOut) {
		if of(out.To) {
			*to = append(*to, unspent{o.Tx.String(), o.Index, out.To.String(), coins(out.Amount)})
		}
	}
	known := map[chain.Outpoint]bool{}
	for _, e := range h.blocks {
		for _, tx := range e.Block().Txs {
			for i, out := range tx.Out {
				o := chain.Outpoint{Tx: tx.ID(), Index: uint32(i)}
				if _, there := h.coins.Get(o); there && !known[o] {
					known[o] = true
					add(&kept, o, out)
				}
			}
		}
	}
	heights := map[string]uint32{}
	for o, coin := range h.coins.All() {
		if !known[o] {
			heights[o.Tx.String()] = coin.Height
			add(&list, o, coin.Out)
		}
	}
	slices.SortFunc(list, func(a, b unspent) int {
		return cmp.Or(cmp.Compare(heights[a.TxOutID], heights[b.TxOutID]), cmp.Compare(a.TxOutID, b.TxOutID), cmp.Compare(a.TxOutIndex, b.TxOutIndex))
	})
	return append(list, kept...)
}

// balance is what some addresses hold.
func (h *holdings) balance(of func(chain.Address) bool) (sum chain.Amount) {
	for _, coin := range h.coins.All() {
		if of(coin.Out.To) {
			sum += coin.Out.Amount
		}
	}
	return sum
}

func anybody(chain.Address) bool { return true }

// isOwn reports whether an address is the node's.
func (h *holdings) isOwn(a chain.Address) bool { return slices.Contains(h.own, a) }
