// Package forge makes blocks and transactions by hand: valid ones of chosen parts, and such as
// break one rule and no other, so that one can see who refuses them, and what happens where
// nobody does.
//
//	draft.go    a block in the making, and the search for its proof of work
//	pay.go      a transaction of chosen coins
//	purse.go    what a forger has: keys, and the coins that they can spend
//	forge.go    the table of forgeries, by the rule that they break
//	blocks.go   forgeries of headers and coinbases
//	txs.go      forgeries of transactions
//
// Whatever is made here carries the proof of work that it claims, but where that is what is
// forged. Nothing is handed to anybody.
package forge
