package netsim

import (
	"crypto/sha256"
	"encoding/binary"
)

// Digest is a fingerprint of all that the nodes have received and folded: two runs
// with equal digests went the same way. Each node keeps a running hash over every
// packet it got (At, Src, Seq, size, kind) and every Fold, in order; these are
// folded over the nodes by SHA-256.
func (n *Network) Digest() [32]byte {
	h := sha256.New()
	var word [8]byte
	for _, e := range n.nodes {
		binary.LittleEndian.PutUint64(word[:], e.digest)
		h.Write(word[:])
	}
	return [32]byte(h.Sum(nil))
}
