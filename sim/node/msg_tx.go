package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// TxMessage delivers a transaction.
type TxMessage struct{ Tx *chain.Tx }

// Size is that of the transaction with its signatures.
func (m TxMessage) Size() int                             { return headerSize + m.Tx.Size() }
func (TxMessage) Kind() netsim.Kind                       { return 3 }
func (TxMessage) Spec() Spec                              { return Spec{"tx", TxGroup} }
func (m TxMessage) About() Subject                        { return Subject{Item: Item{Tx: m.Tx.ID()}, Held: true} }
func (m TxMessage) Words() string                         { return "tx " + m.Tx.ID().Short() }
func (TxMessage) refers(*chain.Store, func(*chain.Entry)) {}

func (m TxMessage) handle(n *Node, env *netsim.Env, p netsim.Packet) {
	n.receiveTx(env, p.Src, m.Tx)
}
