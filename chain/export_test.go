package chain

// What tests outside this package hold the effect of a block against.

// WellDefined reports whether a block's unspent outputs and supply are what comes of playing
// all transactions up to it, one after the other.
func WellDefined(e *Entry) bool {
	by := replayed(e)
	return sameCoins(by, e.UTXO()) && sum(by) == e.Supply()
}
