package chain

import "encoding/binary"

// Everything that is hashed other than a header starts with its own tag, so that
// no bytes mean two things: a leaf cannot pass for an inner node, nor anything
// for a header, which would have to be one of height 1,936,683,887 ("soso").
const (
	txTag     = "sosocoin/tx"
	signedTag = "sosocoin/signed-tx"
	spendTag  = "sosocoin/spend"
	leafTag   = "sosocoin/leaf"
	nodeTag   = "sosocoin/node"
	rootTag   = "sosocoin/root"
	forgedTag = "sosocoin/forged"
)

// TxRoot returns what a block's header commits to: the Merkle root over the
// transactions with their signatures. Over the ids alone, a relay could exchange
// a signature for junk and make a good block's hash look bad.
func TxRoot(txs []*Tx) Hash {
	leaves := make([]Hash, len(txs))
	for i, tx := range txs {
		leaves[i] = tx.signed
	}
	return MerkleRoot(leaves)
}

// MerkleRoot returns the root of the binary tree over leaves, in order. An odd
// node moves up as it is instead of being paired with itself, and the root
// commits to the number of leaves: no repeated tail gives the same root
// (Bitcoin's CVE-2012-2459).
func MerkleRoot(leaves []Hash) Hash {
	level := make([]Hash, len(leaves))
	for i, leaf := range leaves {
		level[i] = taggedHash(leafTag, leaf[:], nil)
	}
	for len(level) > 1 {
		next := level[:0]
		for i := 0; i+1 < len(level); i += 2 {
			next = append(next, taggedHash(nodeTag, level[i][:], level[i+1][:]))
		}
		if len(level)%2 == 1 {
			next = append(next, level[len(level)-1])
		}
		level = next
	}
	var top Hash
	if len(level) == 1 {
		top = level[0]
	}
	var count [8]byte
	binary.BigEndian.PutUint64(count[:], uint64(len(leaves)))
	return taggedHash(rootTag, count[:], top[:])
}

// MerkleLevels returns the tree whose root TxRoot is, for display: first the hashes of
// the leaves, then each level above it, and last the root alone. A node of a level is
// made of nodes 2i and 2i+1 of the level below; one without a neighbour moves up as it
// is. The root is made of the last node and the number of leaves.
func MerkleLevels(txs []*Tx) [][]Hash {
	level := make([]Hash, len(txs))
	for i, tx := range txs {
		level[i] = taggedHash(leafTag, tx.signed[:], nil)
	}
	levels := [][]Hash{level}
	for len(level) > 1 {
		next := make([]Hash, 0, (len(level)+1)/2)
		for i := 0; i+1 < len(level); i += 2 {
			next = append(next, taggedHash(nodeTag, level[i][:], level[i+1][:]))
		}
		if len(level)%2 == 1 {
			next = append(next, level[len(level)-1])
		}
		levels, level = append(levels, next), next
	}
	return append(levels, []Hash{TxRoot(txs)})
}

// taggedHash returns the double SHA-256 of tag, a and b, which together are at
// most HeaderSize long.
func taggedHash(tag string, a, b []byte) Hash {
	var buffer [HeaderSize]byte
	n := copy(buffer[:], tag)
	n += copy(buffer[n:], a)
	n += copy(buffer[n:], b)
	return HashOf(buffer[:n])
}
