package wire

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
func (TxMessage) Refers(*chain.Store, func(*chain.Entry)) {}

func (m TxMessage) Brings() (Item, []*chain.Entry, bool) { return Item{Tx: m.Tx.ID()}, nil, true }
