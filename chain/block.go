package chain

import (
	"encoding/binary"
	"slices"
)

// Block is a header and the transactions that it commits to. A Block is
// immutable once shared; Payload may be set between NewBlock and that.
type Block struct {
	Header Header
	Txs    []*Tx

	// Payload is a number of bytes that the block is said to be larger than it is,
	// so that a simulation can send blocks of a megabyte without making them. It
	// counts in Size; no hash commits to it.
	Payload int

	hash Hash
	root Hash
	size int
}

// NewBlock returns the block with this header and these transactions. Like
// NewTx it checks nothing.
func NewBlock(h Header, txs []*Tx) *Block { return newBlock(h, txs, TxRoot(txs)) }

// newBlock returns the block whose TxRoot is known.
func newBlock(h Header, txs []*Tx, root Hash) *Block {
	b := &Block{Header: h, Txs: txs, hash: h.Hash(), root: root, size: HeaderSize + 8}
	for _, tx := range txs {
		b.size += tx.size
	}
	return b
}

// Hash returns the hash of the header, the block's name.
func (b *Block) Hash() Hash { return b.hash }

// Swapped reports whether the header commits to other transactions than the block holds, which
// then may have its hash from another block.
func (b *Block) Swapped() bool { return b.root != b.Header.Merkle }

// Holds reports whether a transaction is in the block.
func (b *Block) Holds(id Hash) bool {
	return slices.ContainsFunc(b.Txs, func(tx *Tx) bool { return tx.ID() == id })
}

// Size returns the length of the encoding in bytes, plus Payload.
func (b *Block) Size() int { return b.size + b.Payload }

// Encode returns b as bytes: header, payload, number of transactions,
// transactions.
func (b *Block) Encode() []byte {
	out := make([]byte, 0, b.size)
	header := b.Header.Encode()
	out = append(out, header[:]...)
	out = binary.BigEndian.AppendUint32(out, uint32(b.Payload))
	out = binary.BigEndian.AppendUint32(out, uint32(len(b.Txs)))
	for _, tx := range b.Txs {
		out = tx.append(out, "", true)
	}
	return out
}

// DecodeBlock reads what Block.Encode writes, all of it and nothing less. The
// error is a *DecodeError. Whether the block is valid is left to the rules.
func DecodeBlock(b []byte) (*Block, error) {
	r := reader{what: "block", data: b}
	var header Header
	if encoded := r.take(HeaderSize); encoded != nil {
		header, r.err = DecodeHeader(encoded)
	}
	payload := r.uint32()
	txs := make([]*Tx, r.count(minTxSize))
	for i := range txs {
		in, out := r.tx()
		if r.err != nil {
			return nil, r.err
		}
		txs[i] = NewTx(in, out)
	}
	r.end()
	if r.err != nil {
		return nil, r.err
	}
	block := NewBlock(header, txs)
	block.Payload = int(payload)
	return block, nil
}
