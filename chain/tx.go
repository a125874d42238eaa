package chain

import (
	"encoding/binary"
	"slices"
	"sync/atomic"
)

// TxIn spends the output that Prev names; Sig is its owner's DER signature of
// the spending transaction (see Tx.SigHash).
type TxIn struct {
	Prev Outpoint
	Sig  []byte
}

// TxOut gives Amount to whoever can sign for To.
type TxOut struct {
	To     Address
	Amount Amount
}

// Tx moves money: its outputs share what its inputs release, and what they leave
// is the fee. A Tx is immutable once made, by NewTx or DecodeTx, and may be
// shared by any number of nodes; nobody writes to In, Out or what they hold.
type Tx struct {
	In  []TxIn
	Out []TxOut

	id     Hash
	signed Hash
	size   int

	// Facts about the bytes above, remembered since they cost a curve operation
	// each and every node asks for them. They change no answer, only its price.
	badOutput atomic.Int32 // 0: not looked yet, 1: all addresses valid, i+2: output i is the first bad one
	proven    atomic.Pointer[[]TxOut]
}

// NewTx returns the transaction with these inputs and outputs. It checks
// nothing: a transaction is judged by the rules (CheckTx).
func NewTx(in []TxIn, out []TxOut) *Tx {
	t := &Tx{In: in, Out: out}
	var room [256]byte // enough for most
	encoded := t.append(room[:0], signedTag, true)
	t.signed = HashOf(encoded)
	t.size = len(encoded) - len(signedTag)
	t.id = HashOf(t.append(encoded[:0], txTag, false))
	return t
}

// NewCoinbase returns the transaction that creates a block's new coins. Its
// single input spends nothing and carries the height, as the seed's does, so that
// no two coinbases of a chain have the same id.
func NewCoinbase(height uint32, outs ...TxOut) *Tx { return newCoinbase(height, nil, outs...) }

// newCoinbase is NewCoinbase with a tag in the place of a signature.
func newCoinbase(height uint32, tag []byte, outs ...TxOut) *Tx {
	return NewTx([]TxIn{{Prev: Outpoint{Index: height}, Sig: tag}}, outs)
}

// coinbaseLeaf returns the SignedID of the coinbase that newCoinbase would make. It
// allocates nothing.
func coinbaseLeaf(height uint32, tag []byte, out TxOut) Hash {
	t := Tx{In: []TxIn{{Prev: Outpoint{Index: height}, Sig: tag}}, Out: []TxOut{out}}
	var room [128]byte
	return HashOf(t.append(room[:0], signedTag, true))
}

// ID returns the name of t: the double SHA-256 of its inputs and outputs without
// the signatures, so that a signature can commit to it.
func (t *Tx) ID() Hash { return t.id }

// SignedID returns the double SHA-256 of all of t, signatures included; blocks
// commit to it.
func (t *Tx) SignedID() Hash { return t.signed }

// Size returns the length of t's encoding in bytes.
func (t *Tx) Size() int { return t.size }

// IsCoinbase reports whether t's single input spends nothing.
func (t *Tx) IsCoinbase() bool { return len(t.In) == 1 && t.In[0].Prev.Tx.IsZero() }

// SigHash returns what the owner of spent signs to let input i spend it. It
// commits to the whole of t but its signatures, to the input's place, and to the
// owner and the amount that are given away.
func (t *Tx) SigHash(i int, spent TxOut) Hash {
	var b [len(spendTag) + 32 + 4 + 33 + 8]byte
	n := copy(b[:], spendTag)
	n += copy(b[n:], t.id[:])
	binary.BigEndian.PutUint32(b[n:], uint32(i))
	n += 4
	n += copy(b[n:], spent.To[:])
	binary.BigEndian.PutUint64(b[n:], uint64(spent.Amount))
	return HashOf(b[:])
}

// firstBadAddress returns the first output that pays to no valid key, or -1. A nil book
// is one that knows no address yet.
func (t *Tx) firstBadAddress(book *addressBook) int {
	if known := t.badOutput.Load(); known != 0 {
		return int(known) - 2
	}
	bad := slices.IndexFunc(t.Out, func(o TxOut) bool { return !book.valid(o.To) })
	t.badOutput.Store(int32(bad) + 2)
	return bad
}

// firstBadSig returns the first input whose signature does not release its coin,
// or -1. Coins that are missing (nil) have no owner to ask and are passed over.
func (t *Tx) firstBadSig(coins []*Unspent) int {
	spent := make([]TxOut, len(t.In))
	for i, coin := range coins {
		if coin != nil {
			spent[i] = coin.Out
		}
	}
	if known := t.proven.Load(); known != nil && slices.Equal(*known, spent) {
		return -1
	}
	for i, coin := range coins {
		if coin != nil && !VerifySig(coin.Out.To, t.SigHash(i, coin.Out), t.In[i].Sig) {
			return i
		}
	}
	t.proven.Store(&spent)
	return -1
}
