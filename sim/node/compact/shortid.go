package compact

import (
	"crypto/sha256"
	"encoding/binary"

	"github.com/dchest/siphash"

	"example.com/sosocoin/chain"
)

// shortIDSize is the length of a short id in bytes.
const shortIDSize = 6

// Key is the SipHash key of the short ids of one compact block.
type Key struct{ k0, k1 uint64 }

// NewKey derives the key from the header and the sender's nonce, as BIP 152 has
// it, so that nobody can make two transactions whose ids are alike for all nodes.
func NewKey(header *chain.Header, nonce uint64) Key {
	encoded := header.Encode()
	sum := sha256.Sum256(binary.LittleEndian.AppendUint64(encoded[:], nonce))
	return Key{binary.LittleEndian.Uint64(sum[:]), binary.LittleEndian.Uint64(sum[8:])}
}

// ShortID is the low 48 bits of the SipHash-2-4 of a transaction's id.
func (k Key) ShortID(tx *chain.Tx) uint64 {
	id := tx.ID()
	return k.hash(id[:]) & (1<<(8*shortIDSize) - 1)
}

func (k Key) hash(b []byte) uint64 { return siphash.Hash(k.k0, k.k1, b) }
