package chain

import (
	"encoding/binary"
	"fmt"
)

// HeaderSize is the length of an encoded Header in bytes.
const HeaderSize = 88

// Offsets of the fields in an encoded header. Time and nonce, which change with
// every try, come at the end.
const (
	prevAt   = 4
	merkleAt = prevAt + 32
	timeAt   = merkleAt + 32
	bitsAt   = timeAt + 8
	nonceAt  = bitsAt + 4
)

// Header is what the work is done on. It commits to the block before it and,
// through Merkle, to the block's transactions, so neither can be exchanged
// without doing the work again. Fields have fixed widths in the encoding: no two
// headers share one preimage.
type Header struct {
	Height uint32 // of this block; genesis has 0
	Prev   Hash   // hash of the parent's header; zero for genesis
	Merkle Hash   // TxRoot of the block's transactions
	Time   int64  // milliseconds of virtual time by the miner's clock
	Bits   uint32 // target in compact form, see TargetOfBits
	Nonce  uint64 // what the miner varies
}

// Encode returns the 88 bytes that are hashed: all fields in order, big-endian.
func (h *Header) Encode() [HeaderSize]byte {
	var b [HeaderSize]byte
	binary.BigEndian.PutUint32(b[:], h.Height)
	copy(b[prevAt:], h.Prev[:])
	copy(b[merkleAt:], h.Merkle[:])
	binary.BigEndian.PutUint64(b[timeAt:], uint64(h.Time))
	binary.BigEndian.PutUint32(b[bitsAt:], h.Bits)
	binary.BigEndian.PutUint64(b[nonceAt:], h.Nonce)
	return b
}

// DecodeHeader reads what Encode writes. Every 88 bytes are some header; any
// other length is a *DecodeError.
func DecodeHeader(b []byte) (Header, error) {
	if len(b) != HeaderSize {
		return Header{}, &DecodeError{What: "header", Offset: 0, Expected: fmt.Sprintf("%d bytes", HeaderSize), Found: fmt.Sprintf("%d", len(b))}
	}
	h := Header{
		Height: binary.BigEndian.Uint32(b),
		Time:   int64(binary.BigEndian.Uint64(b[timeAt:])),
		Bits:   binary.BigEndian.Uint32(b[bitsAt:]),
		Nonce:  binary.BigEndian.Uint64(b[nonceAt:]),
	}
	copy(h.Prev[:], b[prevAt:])
	copy(h.Merkle[:], b[merkleAt:])
	return h, nil
}

// Hash returns the double SHA-256 of the encoded header, the name of its block.
func (h *Header) Hash() Hash {
	b := h.Encode()
	return HashOf(b[:])
}
