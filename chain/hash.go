package chain

import (
	"encoding/hex"
	"fmt"

	"example.com/sosocoin/chain/twice"
)

// Hash is a double SHA-256 digest, read as a big-endian number where it is
// compared with a target: a hash with many leading zero bits is small.
type Hash [32]byte

// HashOf returns the double SHA-256 of b.
func HashOf(b []byte) Hash { return twice.Sum(b) }

// String returns all 64 hex digits.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// Short returns the last four hex digits. The first ones are zeros in every
// hash that carries work, so they would tell no two blocks apart.
func (h Hash) Short() string { return hex.EncodeToString(h[30:]) }

// HasDigits reports whether String begins or ends with some hex digits, in small letters, of
// which there are at most 64.
func (h Hash) HasDigits(digits string) bool {
	return h.hasAt(digits, 0) || h.hasAt(digits, 2*len(h)-len(digits))
}

func (h Hash) hasAt(digits string, from int) bool {
	const hex = "0123456789abcdef"
	for i := range len(digits) {
		b := h[(from+i)/2]
		if (from+i)%2 == 0 {
			b >>= 4
		}
		if hex[b&15] != digits[i] {
			return false
		}
	}
	return true
}

// IsZero reports whether h is the hash of nothing, such as the parent of genesis.
func (h Hash) IsZero() bool { return h == Hash{} }

// ParseHash reads the 64 hex digits that String writes.
func ParseHash(s string) (Hash, error) {
	var h Hash
	if len(s) != 2*len(h) {
		return h, fmt.Errorf("hash %.80q: has %d characters, expected %d hex digits", s, len(s), 2*len(h))
	}
	if _, err := hex.Decode(h[:], []byte(s)); err != nil {
		return Hash{}, fmt.Errorf("hash %.80q: not hexadecimal", s)
	}
	return h, nil
}
