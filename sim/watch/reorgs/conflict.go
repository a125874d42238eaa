package reorgs

import (
	"slices"

	"example.com/sosocoin/chain"
)

// Conflict is a coin that the two branches of a reorganisation spend differently: whoever is
// paid by the one payment is not, once the other is in the chain.
type Conflict struct {
	Off, On *chain.Tx // of a block that was taken off, and of one that was put on
}

// Conflicts are those of a change, each two payments once, in the order of the blocks taken
// off.
func Conflicts(change *chain.Change) []Conflict {
	if !pays(change.Off) || !pays(change.On) {
		return nil // as most are
	}
	spender := map[chain.Outpoint]*chain.Tx{}
	for _, e := range change.On {
		for _, tx := range payments(e) {
			for _, in := range tx.In {
				spender[in.Prev] = tx
			}
		}
	}
	var found []Conflict
	for i := len(change.Off) - 1; i >= 0; i-- {
		for _, tx := range payments(change.Off[i]) {
			found = append(found, conflictsOf(tx, spender)...)
		}
	}
	return found
}

func conflictsOf(tx *chain.Tx, spender map[chain.Outpoint]*chain.Tx) (found []Conflict) {
	for _, in := range tx.In {
		other := spender[in.Prev]
		if other == nil || other.ID() == tx.ID() {
			continue
		}
		known := false
		for _, c := range found {
			known = known || c.On == other
		}
		if !known {
			found = append(found, Conflict{tx, other})
		}
	}
	return found
}

// payments are the transactions of a block that spend coins.
func payments(e *chain.Entry) []*chain.Tx {
	return slices.DeleteFunc(slices.Clone(e.Block().Txs), (*chain.Tx).IsCoinbase)
}

// pays reports whether a block of a branch has more than its coinbase.
func pays(branch []*chain.Entry) bool {
	for _, e := range branch {
		if len(e.Block().Txs) > 1 {
			return true
		}
	}
	return false
}
