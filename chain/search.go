package chain

import (
	"crypto/sha256"
	"encoding"
	"encoding/binary"
	"hash"
)

// Search tries many nonces on one template, and hashes what they have in common once: the
// first block of 64 bytes of a header, which SHA-256 takes before the rest. A try is then two
// blocks and no more. The standard library has no function for one block, but its digest
// can be set to a state and asked for it; that is where the blocks are hashed. A Search is
// for one goroutine at a time. Its zero value is ready for Begin.
type Search struct {
	digest   sha256State
	midstate []byte                 // of the digest, after the first block
	state    []byte                 // of the digest, after a block
	rest     [sha256.BlockSize]byte // what follows in a header, and the padding
	again    [sha256.BlockSize]byte // the first hash, and the padding
	target   Target
}

// sha256State is what crypto/sha256 makes: it documents that its digests can be stored.
type sha256State interface {
	hash.Hash
	encoding.BinaryAppender
	encoding.BinaryUnmarshaler
}

// sumAt is where a stored state has the hash of the blocks so far, after the name of its kind.
const sumAt = 4

// Begin goes over to a template.
func (s *Search) Begin(t *Template) {
	if s.digest == nil {
		s.digest = sha256.New().(sha256State)
	}
	s.digest.Reset()
	s.digest.Write(t.encoded[:sha256.BlockSize])
	s.midstate = s.stored(s.midstate)
	s.rest, s.again = padded(t.encoded[sha256.BlockSize:], HeaderSize), padded(nil, sha256.Size)
	s.target = t.target
}

// padded is the last block of a message of so many bytes, which ends with what is given, or
// with what the caller has yet to put there.
func padded(end []byte, length int) [sha256.BlockSize]byte {
	var block [sha256.BlockSize]byte
	copy(block[:], end)
	block[length%sha256.BlockSize] = 0x80
	binary.BigEndian.PutUint64(block[sha256.BlockSize-8:], 8*uint64(length))
	return block
}

// stored is the state of the digest, in the memory of an earlier one.
func (s *Search) stored(old []byte) []byte {
	state, err := s.digest.AppendBinary(old[:0])
	if err != nil {
		panic(err) // it has none to return
	}
	return state
}

// Try is Template.Try.
func (s *Search) Try(nonce uint64, timeMS int64) bool {
	binary.BigEndian.PutUint64(s.rest[timeAt-sha256.BlockSize:], uint64(timeMS))
	binary.BigEndian.PutUint64(s.rest[nonceAt-sha256.BlockSize:], nonce)
	if err := s.digest.UnmarshalBinary(s.midstate); err != nil {
		panic(err) // it is what the digest itself has written
	}
	s.digest.Write(s.rest[:])
	s.state = s.stored(s.state)
	copy(s.again[:], s.state[sumAt:sumAt+sha256.Size])
	s.digest.Reset()
	s.digest.Write(s.again[:])
	s.state = s.stored(s.state)
	return s.target.Reached(Hash(s.state[sumAt:]))
}
