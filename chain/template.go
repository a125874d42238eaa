package chain

import "encoding/binary"

// Template is a block in the making: everything but the nonce and the moment at
// which a nonce is tried. It is immutable, so that any number of goroutines may
// try nonces on it. The zero value is none.
type Template struct {
	reward  TxOut // what the coinbase pays; it is made with the block, for most templates never become one
	chosen  []*Tx // from the pool
	encoded [HeaderSize]byte
	target  Target
	payload int
	signals bool
}

// emptySize is the size of a block with nothing but a coinbase, which is as long whatever it pays.
const emptySize = HeaderSize + 8 + minTxSize + minInSize + outSize

// Wish is what a miner wants of a block.
type Wish struct {
	To      Address // who is paid subsidy and fees
	Limits  Limits  // by which the block is to be valid
	Signals bool    // whether it carries the signal
}

// Wish is what a miner wants of a block of a height that enforces r.
func (r RuleSet) Wish(to Address, height uint32) Wish {
	terms := r.At(height)
	return Wish{To: to, Limits: terms.Limits, Signals: terms.Has(RuleSignal)}
}

// NewTemplate returns the best paying block on tip that pool has to offer, or an
// empty one without a pool. Its coinbase pays subsidy and fees to to.
func NewTemplate(tip *Entry, pool *Mempool, to Address) *Template {
	return NewTemplateBy(tip, pool, Wish{To: to})
}

// NewTemplateBy is NewTemplate for a miner with more wishes.
func NewTemplateBy(tip *Entry, pool *Mempool, wish Wish) *Template {
	t := &Template{}
	t.fill(tip, pool, &wish)
	return t
}

// fill is NewTemplateBy without the memory for it, so that a caller who keeps templates by
// value takes none.
func (t *Template) fill(tip *Entry, pool *Mempool, wish *Wish) {
	params := wish.Limits.Of(tip.store.params)
	header := Header{Height: tip.height + 1, Prev: tip.Hash(), Bits: tip.childBits}
	t.reward, t.payload, t.signals = TxOut{To: wish.To, Amount: params.SubsidyAt(header.Height)}, params.Payload, wish.Signals
	if pool != nil && pool.Len() > 0 {
		chosen, fees := pool.Template(tip, params.MaxBlockSize-params.Payload-t.bareSize())
		t.chosen = chosen
		t.reward.Amount += fees
	}
	header.Merkle = t.root(header.Height)
	target, err := TargetOfBits(header.Bits)
	if err != nil {
		panic("chain: the store asks for an impossible target: " + err.Error())
	}
	t.encoded, t.target = header.Encode(), target
}

// IsZero reports whether t is none.
func (t *Template) IsZero() bool { return t.target == Target{} }

// root returns the TxRoot of Txs.
func (t *Template) root(height uint32) Hash {
	leaves := make([]Hash, 1+len(t.chosen))
	leaves[0] = coinbaseLeaf(height, t.tag(), t.reward)
	for i, tx := range t.chosen {
		leaves[1+i] = tx.signed
	}
	return MerkleRoot(leaves)
}

// Txs returns the block's transactions, the coinbase first.
func (t *Template) Txs() []*Tx {
	coinbase := newCoinbase(t.Header().Height, t.tag(), t.reward)
	return append([]*Tx{coinbase}, t.chosen...)
}

// tag is what the coinbase carries in the place of a signature.
func (t *Template) tag() []byte {
	if t.signals {
		return []byte(signal)
	}
	return nil
}

// bareSize is the size of the block without transactions and payload.
func (t *Template) bareSize() int { return emptySize + len(t.tag()) }

// Reward returns what the coinbase pays: subsidy and fees.
func (t *Template) Reward() Amount { return t.reward.Amount }

// Chosen returns the transactions after the coinbase. The caller must not change the list.
func (t *Template) Chosen() []*Tx { return t.chosen }

// Header returns the header that is worked on, with time and nonce zero.
func (t *Template) Header() Header {
	header, err := DecodeHeader(t.encoded[:])
	if err != nil {
		panic(err) // every HeaderSize bytes are some header
	}
	return header
}

// Size returns the bytes of the block, virtual payload included.
func (t *Template) Size() int {
	size := t.bareSize() + t.payload
	for _, tx := range t.chosen {
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
	header := t.Header()
	header.Nonce, header.Time = nonce, timeMS
	block := newBlock(header, t.Txs(), header.Merkle)
	block.Payload = t.payload
	return block
}
