package chain

import "encoding/binary"

// Template is a block in the making: everything but the nonce and the moment at
// which a nonce is tried. It is immutable, so that any number of goroutines may
// try nonces on it.
type Template struct {
	Txs []*Tx // the coinbase first

	header  Header
	encoded [HeaderSize]byte
	target  Target
	payload int
}

// NewTemplate returns the best paying block on tip that pool has to offer, or an
// empty one without a pool. Its coinbase pays subsidy and fees to to.
func NewTemplate(tip *Entry, pool *Mempool, to Address) *Template {
	params, height := tip.store.params, tip.Height()+1
	reward := params.SubsidyAt(height)
	txs := []*Tx{NewCoinbase(height, TxOut{To: to, Amount: reward})}
	header := Header{Height: height, Prev: tip.Hash(), Bits: tip.NextBits()}
	if pool != nil && pool.Len() > 0 {
		// The coinbase is as long whatever it pays.
		chosen, fees := pool.Template(tip, params.MaxBlockSize-params.Payload-NewBlock(header, txs).Size())
		txs = append([]*Tx{NewCoinbase(height, TxOut{To: to, Amount: reward + fees})}, chosen...)
	}
	header.Merkle = TxRoot(txs)
	target, err := TargetOfBits(header.Bits)
	if err != nil {
		panic("chain: the store asks for an impossible target: " + err.Error())
	}
	return &Template{Txs: txs, header: header, encoded: header.Encode(), target: target, payload: params.Payload}
}

// Header returns the header that is worked on, with time and nonce zero.
func (t *Template) Header() Header { return t.header }

// Size returns the bytes of the block, virtual payload included.
func (t *Template) Size() int {
	size := HeaderSize + 8 + t.payload
	for _, tx := range t.Txs {
		size += tx.size
	}
	return size
}

// Target returns what a hash has to reach.
func (t *Template) Target() Target { return t.target }

// Try reports whether this nonce, tried at this moment (ms of the miner's
// clock), makes a block. It costs one double SHA-256 and allocates nothing.
func (t *Template) Try(nonce uint64, timeMS int64) bool {
	b := t.encoded
	binary.BigEndian.PutUint64(b[timeAt:], uint64(timeMS))
	binary.BigEndian.PutUint64(b[nonceAt:], nonce)
	return t.target.Reached(HashOf(b[:]))
}

// Block returns the block with this nonce and time, whether it reaches the
// target or not.
func (t *Template) Block(nonce uint64, timeMS int64) *Block {
	header := t.header
	header.Nonce, header.Time = nonce, timeMS
	block := NewBlock(header, t.Txs)
	block.Payload = t.payload
	return block
}
