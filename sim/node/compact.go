package node

import (
	"crypto/sha256"
	"encoding/binary"
	"iter"
	"slices"

	"github.com/dchest/siphash"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// CompactCount counts what a node's compact blocks cost and what they spared. A block
// that goes as a whole after all, when its compact form was of no use, is not in it.
type CompactCount struct {
	Bytes    uint64 // sent in compact blocks, in questions for what they left out, and in the answers
	Full     uint64 // bytes that the same blocks would have been as a whole
	Asked    uint64 // transactions that this node had to ask for
	Payloads uint64 // payloads that it had to ask for a part of
}

// compact is what a node knows of its own part in compact relay.
type compact struct {
	speaks   bool // it sends and asks for compact blocks
	churning bool // see CompactModel
	count    CompactCount
}

// Compact is what the node's compact blocks cost so far.
func (n *Node) Compact() CompactCount { return n.compact.count }

// shortIDSize is the length of a short id in bytes.
const shortIDSize = 6

// shortKey is the SipHash key of the short ids of one compact block.
type shortKey struct{ k0, k1 uint64 }

// newShortKey derives the key from the header and the sender's nonce, as BIP 152 has
// it, so that nobody can make two transactions whose ids are alike for all nodes.
func newShortKey(header *chain.Header, nonce uint64) shortKey {
	encoded := header.Encode()
	sum := sha256.Sum256(binary.LittleEndian.AppendUint64(encoded[:], nonce))
	return shortKey{binary.LittleEndian.Uint64(sum[:]), binary.LittleEndian.Uint64(sum[8:])}
}

// shortID is the low 48 bits of the SipHash-2-4 of a transaction's id.
func (k shortKey) shortID(tx *chain.Tx) uint64 {
	id := tx.ID()
	return k.hash(id[:]) & (1<<(8*shortIDSize) - 1)
}

func (k shortKey) hash(b []byte) uint64 { return siphash.Hash(k.k0, k.k1, b) }

// newCompactBlock is a block in compact form, under a nonce that is drawn only if there
// is something to hash.
func newCompactBlock(block *chain.Entry, nonce func() uint64) CompactBlock {
	txs := block.Block().Txs
	m := CompactBlock{Block: block, Coinbase: txs[0]}
	if len(txs) == 1 {
		return m
	}
	m.Nonce = nonce()
	key := newShortKey(&block.Block().Header, m.Nonce)
	m.ShortIDs = make([]uint64, len(txs)-1)
	for i, tx := range txs[1:] {
		m.ShortIDs[i] = key.shortID(tx)
	}
	return m
}

// reconstruct returns the block's transactions as far as a pool has them, with nil for
// the others. Of two transactions with one short id either could be meant: they count as
// missing.
func (m *CompactBlock) reconstruct(pool iter.Seq[*chain.Tx]) []*chain.Tx {
	txs := make([]*chain.Tx, 1+len(m.ShortIDs))
	txs[0] = m.Coinbase
	if len(m.ShortIDs) == 0 {
		return txs
	}
	const ambiguous = 0 // the place of the coinbase, which has no short id
	places := make(map[uint64]int, len(m.ShortIDs))
	for i, id := range m.ShortIDs {
		if _, twice := places[id]; twice {
			places[id] = ambiguous
		} else {
			places[id] = i + 1
		}
	}
	key := newShortKey(&m.Block.Block().Header, m.Nonce)
	for tx := range pool {
		id := key.shortID(tx)
		i, wanted := places[id]
		switch {
		case !wanted || i == ambiguous:
		case txs[i] == nil:
			txs[i] = tx
		default:
			txs[i], places[id] = nil, ambiguous
		}
	}
	return txs
}

// missing returns the indexes of the transactions that are not there, in order.
func missing(txs []*chain.Tx) []int {
	var indexes []int
	for i, tx := range txs {
		if tx == nil {
			indexes = append(indexes, i)
		}
	}
	return indexes
}

// send sends a block in compact form.
func (c *compact) send(n *Node, env *netsim.Env, to netsim.NodeID, block *chain.Entry) {
	m := newCompactBlock(block, env.Rand().Uint64)
	if block.Block().Payload > 0 {
		m.Payload = n.config.Compact.Size
	}
	c.count.Bytes += uint64(m.Size())
	c.count.Full += uint64(BlockMessage{block}.Size())
	n.upload(env, to, m)
}

// rebuilt takes a block that was put together, unless it is not the block: then a short
// id stood for another transaction, or the sender sent other ones, and the block is
// needed as a whole.
func (c *compact) rebuilt(n *Node, env *netsim.Env, from netsim.NodeID, block *chain.Entry, txs []*chain.Tx) {
	if len(txs) == 1 || !slices.Contains(txs, nil) && chain.TxRoot(txs) == block.Block().Header.Merkle {
		n.receive(env, from, block)
		return
	}
	item := Item{Block: block}
	others := slices.DeleteFunc(n.requests.settle(env, item), func(id netsim.NodeID) bool { return id == from })
	n.requests.ask(n, env, request{item: item, holders: append([]netsim.NodeID{from}, others...), full: true})
}
