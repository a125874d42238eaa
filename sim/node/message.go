package node

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/wire"
)

// The messages, by the names of package wire.
type (
	Message      = wire.Message
	Item         = wire.Item
	Inv          = wire.Inv
	GetData      = wire.GetData
	BlockMessage = wire.BlockMessage
	TxMessage    = wire.TxMessage
	Tip          = wire.Tip
	GetBlocks    = wire.GetBlocks
	Blocks       = wire.Blocks
	Ask          = wire.Ask
	Answer       = wire.Answer
	CompactBlock = wire.CompactBlock
	GetBlockTxn  = wire.GetBlockTxn
	BlockTxn     = wire.BlockTxn
	GetHeaders   = wire.GetHeaders
	Headers      = wire.Headers
	PoolMessage  = wire.PoolMessage
	Team         = wire.Team
)

// hear is what a node does that gets a message: for each, see msg_NAME.go.
func hear(n *Node, env *netsim.Env, p netsim.Packet) bool {
	switch m := p.Msg.(type) {
	case Inv:
		hearInv(n, env, p, m)
	case GetData:
		hearGetData(n, env, p, m)
	case BlockMessage:
		n.receive(env, p.Src, m.Block)
	case TxMessage:
		n.receiveTx(env, p.Src, m.Tx)
	case Tip:
		hearTip(n, env, p, m)
	case GetBlocks:
		hearGetBlocks(n, env, p, m)
	case Blocks:
		hearBlocks(n, env, p, m)
	case Ask:
		hearAsk(n, env, p, m)
	case Answer:
		hearAnswer(n, env, p, m)
	case CompactBlock:
		hearCompactBlock(n, env, p, m)
	case GetBlockTxn:
		hearGetBlockTxn(n, env, p, m)
	case BlockTxn:
		hearBlockTxn(n, env, p, m)
	case GetHeaders:
		hearGetHeaders(n, env, p, m)
	case Headers:
		hearHeaders(n, env, p, m)
	case PoolMessage:
		hearPoolMessage(n, env, p, m)
	default:
		return false
	}
	return true
}

// timer is what a node has the engine give back to it later. Each type says what the
// node does then.
type timer interface {
	fire(n *Node, env *netsim.Env)
}
