package glossary

// Entry is a word and what it means.
type Entry struct {
	Word   string
	Means  string
	Lesson string // the one in which it is seen; "" where there is none
}

// Entries are in the order in which a learner meets them.
func Entries() []Entry {
	return []Entry{
		{"block", "a page of the ledger: payments, a time, and the hash of the block before it", "1-block"},
		{"genesis", "the first block, which all nodes have from the start and nobody found", "1-block"},
		{"hash", "a fingerprint of a block or a payment; the screen shows its last four digits", "1-block"},
		{"proof of work", "a hash below the target, found by trying: easy to check, costly to make", "2-work"},
		{"target", "the number that a block's hash must be below; retargeting moves it, so that blocks keep their pace", "2-work"},
		{"difficulty", "how many hashes a block takes on average", "2-work"},
		{"work", "what all blocks of a chain took together; the chain with the most is the best", "2-work"},
		{"coinbase", "the first payment of a block: new coins and the fees, to whoever found it", "1-block"},
		{"unspent", "an output of a payment that no other has spent yet: a coin (UTXO)", "3-payment"},
		{"mempool", "the payments that a node has heard of and no block of its chain has", "3-payment"},
		{"confirmation", "a block that stands on a payment, its own included", "3-payment"},
		{"announce", "tell a neighbour that one has a block or payment (inv); if it lacks it, it asks and is sent it", "4-news"},
		{"tip", "the newest block of the chain that a node follows", "4-news"},
		{"fork", "two blocks on the same parent: a race, until one side has more work", "5-fork"},
		{"stale", "of a block: valid, but left out of the best chain: its finder's work was for nothing", "5-fork"},
		{"reorg", "reorganisation: a node takes blocks off and puts on those of a branch with more work", "6-reorg"},
		{"partition", "a network in parts between which no news passes", "6-reorg"},
		{"sync", "a node fetches from its peers the blocks that it lacks", ""},
		{"orphan", "a block whose parent a node does not have yet: it waits, and the parent is asked for", ""},
		{"double spend", "two payments of the same coin; only one can be in a chain", "7-double-spend"},
		{"stale rate", "the part of all blocks found that are stale", ""},
		{"pool", "miners that work together: what one of them finds is found by all; here they share a private branch, and one of them leads", ""},
		{"maturity", "how many blocks must stand on a coinbase before it can be spent", ""},
		{"retarget", "the rule that sets the next target from the times of the blocks before", ""},
	}
}
