package chain

import (
	"crypto/sha256"
	"encoding"
	"encoding/binary"
	"hash"
	"slices"

	"example.com/sosocoin/chain/twice"
)

// Search tries many nonces on one template, and hashes what they have in common once: the
// first block of 64 bytes of a header, which SHA-256 takes before the rest. A try is then two
// blocks and no more. Where the processor has instructions for it, two tries are hashed side
// by side. Elsewhere the standard library hashes the blocks: it has no function for one, but its
// digest can be set to a state and asked for it. A Search is for one goroutine at a time. Its
// zero value is ready for Begin.
type Search struct {
	digest   sha256State
	midstate []byte                 // of the digest, after the first block
	state    []byte                 // of the digest, after a block
	rest     [sha256.BlockSize]byte // what follows in a header, and the padding
	again    [sha256.BlockSize]byte // the first hash, and the padding
	target   Target

	// The same in words, for two tries at once.
	begun twice.State
	last  [2]twice.Block
	sums  [2]twice.State
	goal  twice.State
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
	if twice.Fast() {
		words(s.begun[:], s.midstate[sumAt:])
		words(s.last[0][:], s.rest[:])
		words(s.goal[:], s.target[:])
		s.last[1] = s.last[0]
	}
}

// words reads words from bytes, as many as there is room for.
func words(to []uint32, from []byte) {
	for i := range to {
		to[i] = binary.BigEndian.Uint32(from[4*i:])
	}
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

// Where the words of the time and of the nonce begin in the last block of a header.
const (
	timeWord  = (timeAt - sha256.BlockSize) / 4
	nonceWord = (nonceAt - sha256.BlockSize) / 4
)

// TryTwo tries a nonce and the next one, each with a time, and returns which of the two comes
// first that reaches the target, 0 or 1; 2 if neither does.
func (s *Search) TryTwo(nonce uint64, timesMS [2]int64) int {
	if !twice.Fast() {
		for i, timeMS := range timesMS {
			if s.Try(nonce+uint64(i), timeMS) {
				return i
			}
		}
		return len(timesMS)
	}
	for i, timeMS := range timesMS {
		last := &s.last[i]
		last[timeWord], last[timeWord+1] = uint32(timeMS>>32), uint32(timeMS)
		last[nonceWord], last[nonceWord+1] = uint32((nonce+uint64(i))>>32), uint32(nonce+uint64(i))
	}
	twice.Pair(&s.begun, &s.last, &s.sums)
	for i := range s.sums {
		if sum := &s.sums[i]; sum[0] <= s.goal[0] && slices.Compare(sum[:], s.goal[:]) <= 0 {
			return i
		}
	}
	return len(s.sums)
}
