package chain

import (
	"bytes"
	"fmt"
)

// signal is what the coinbase of a block carries whose miner is for a new rule: bytes in the
// place of a signature, as Bitcoin's blocks of 2012 carried "/P2SH/" (BIP 16). It is not part
// of the coinbase's id, but the header commits to it (see Tx.SignedID).
const signal = "/signal/"

// Signals reports whether the block carries the signal.
func (b *Block) Signals() bool {
	return len(b.Txs) > 0 && b.Txs[0].IsCoinbase() && isSignal(b.Txs[0].In[0].Sig)
}

func isSignal(sig []byte) bool { return bytes.Equal(sig, []byte(signal)) }

// checkSignal is what a soft fork with mandatory signalling adds (BIP 8, BIP 110).
func checkSignal(c *Check) error {
	if !c.Block.Signals() {
		return c.fail(RuleSignal, nil, fmt.Sprintf("a coinbase with %q", signal), "none")
	}
	return nil
}
