package node

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/compact"
)

// hearGetBlockTxn sends what somebody lacks of a block. A question that makes no sense gets no
// answer.
func hearGetBlockTxn(n *Node, env *netsim.Env, p netsim.Packet, m GetBlockTxn) {
	if !n.compact.Speaks || !n.chain.Knows(m.Block) || !n.policy.mayTell(p.Src, m.Block) {
		return
	}
	block := m.Block.Block()
	txs, ok := compact.Select(block, m.Indexes)
	if !ok {
		return
	}
	answer := BlockTxn{Block: m.Block, Txs: txs}
	if m.Payload {
		answer.Payload = n.config.Compact.Part(block.Payload, n.compact.Churning, env.Rand())
	}
	n.compact.Count.Bytes += uint64(answer.Size())
	n.upload(env, p.Src, answer)
}

// hearBlockTxn completes the compact block that waits for it. Nobody keeps one for an answer
// that is late.
func hearBlockTxn(n *Node, env *netsim.Env, p netsim.Packet, m BlockTxn) {
	r := n.requests.Of(Item{Block: m.Block})
	if r == nil || r.Asked() != p.Src || r.Partial == nil {
		return
	}
	txs := r.Partial
	r.Partial = nil
	compact.Fill(txs, m.Txs)
	n.compact.rebuilt(n, env, p.Src, m.Block, txs)
}
