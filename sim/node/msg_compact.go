package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// CompactBlock delivers a block without the transactions that its receiver may have
// (BIP 152, cmpctblock). Its header is that of Block, whose transactions are not part of
// the message.
type CompactBlock struct {
	Block    *chain.Entry
	Nonce    uint64    // of the key of the short ids
	Coinbase *chain.Tx // the only transaction that is sent along
	ShortIDs []uint64  // of the others, in their order; 48 bits each
	Payload  int       // bytes that stand for the block's payload
}

// Size is that of header, short ids, coinbase and what stands for the payload.
func (m CompactBlock) Size() int {
	const nonce, prefilled = 8, 1 + 1 // how many are prefilled, and where the first is
	return headerSize + chain.HeaderSize + nonce + compactSize(len(m.ShortIDs)) + shortIDSize*len(m.ShortIDs) + prefilled + m.Coinbase.Size() + m.Payload
}

func (CompactBlock) Kind() netsim.Kind                                 { return 9 }
func (CompactBlock) Spec() Spec                                        { return Spec{"cmpctblock", BlockGroup} }
func (m CompactBlock) About() Subject                                  { return Subject{Item: Item{Block: m.Block}, Held: true} }
func (m CompactBlock) Words() string                                   { return "compact block " + m.Block.Hash().Short() }
func (m CompactBlock) refers(_ *chain.Store, visit func(*chain.Entry)) { visit(m.Block) }

// handle takes the block if this node has all that it is made of, and asks its sender for
// the rest otherwise. One that comes when somebody else was asked in the meantime, or
// nobody any more, only shows who has the block.
func (m CompactBlock) handle(n *Node, env *netsim.Env, p netsim.Packet) {
	item := Item{Block: m.Block}
	if n.has(p.Src, item) {
		return
	}
	txs := m.reconstruct(n.poolFor(p.Src).All())
	ask := GetBlockTxn{Block: m.Block, Indexes: missing(txs), Payload: n.config.Compact.lacks(m.Block.Block().Payload, n.compact.churning, env.Rand())}
	if len(ask.Indexes) == 0 && !ask.Payload {
		n.compact.rebuilt(n, env, p.Src, m.Block, txs)
		return
	}
	r := n.requests.of(item)
	if r == nil || r.asked() != p.Src {
		n.requests.announced(n, env, p.Src, item, true)
		return
	}
	r.partial = txs
	n.compact.count.Bytes += uint64(ask.Size())
	n.compact.count.Asked += uint64(len(ask.Indexes))
	if ask.Payload {
		n.compact.count.Payloads++
	}
	n.send(env, p.Src, ask)
	env.Cancel(r.timer)
	r.timer = env.After(n.config.RequestTimeout, item.expiry())
}
