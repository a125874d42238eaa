package twice

import (
	"crypto/sha256"
	"encoding/binary"
)

// mostBlocks is how many blocks a message has at most that is copied to be padded: enough for a
// header and for most transactions.
const mostBlocks = 4

// ending is the least room after a message: a bit that ends it, and its number of bits.
const ending = 1 + 8

// Sum returns the SHA-256 of the SHA-256 of a message. It takes no memory.
func Sum(message []byte) (sum [sha256.Size]byte) {
	if !fast || len(message) > mostBlocks*sha256.BlockSize-ending {
		first := sha256.Sum256(message)
		return sha256.Sum256(first[:])
	}
	var padded [mostBlocks * sha256.BlockSize]byte
	length := copy(padded[:], message)
	padded[length] = 0x80
	blocks := (length + ending + sha256.BlockSize - 1) / sha256.BlockSize
	binary.BigEndian.PutUint64(padded[blocks*sha256.BlockSize-8:], 8*uint64(length))
	whole(&padded[0], blocks, &sum)
	return sum
}
