package sweep

import (
	"crypto/sha256"
	"encoding/hex"
)

// Bytes are the sweep as another machine reads it: the first line of a file of its results.
func (s *Spec) Bytes() []byte { return s.header() }

// ID is a name of the sweep: no other one has it.
func (s *Spec) ID() string {
	sum := sha256.Sum256(s.header())
	return hex.EncodeToString(sum[:nameBytes])
}

// ParseSpec reads what Bytes has written.
func ParseSpec(text []byte) (*Spec, error) { return specOf(text) }
