package chain

import (
	"encoding/hex"
	"fmt"
)

// Address is a compressed secp256k1 public key: whoever can sign for it owns
// the outputs that name it.
type Address [33]byte

// String returns the 66 hex digits of the key.
func (a Address) String() string { return hex.EncodeToString(a[:]) }

// Outpoint names one output of one transaction.
type Outpoint struct {
	Tx    Hash
	Index uint32
}

// String writes the transaction's id and the index: "77aa...:1".
func (o Outpoint) String() string { return fmt.Sprintf("%s:%d", o.Tx, o.Index) }
