package view

import (
	"slices"
	"sync"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// ReorgCard is what a reorganisation did, worked out when somebody looks, on the
// goroutine of the one who looks. It is safe for concurrent use; nil did nothing.
type ReorgCard struct {
	once  sync.Once
	make  func() *ReorgFacts
	facts *ReorgFacts
}

// LazyReorgCard returns the card whose facts are worked out when somebody looks.
func LazyReorgCard(work func() *ReorgFacts) *ReorgCard { return &ReorgCard{make: work} }

// NewReorgCard returns a card that tells these facts.
func NewReorgCard(facts *ReorgFacts) *ReorgCard {
	return &ReorgCard{make: func() *ReorgFacts { return facts }}
}

// Facts returns what the reorganisation did. Nobody writes to it.
func (c *ReorgCard) Facts() *ReorgFacts {
	if c == nil {
		return &ReorgFacts{}
	}
	c.once.Do(func() {
		if c.make != nil {
			c.facts, c.make = c.make(), nil
		}
	})
	return c.facts
}

// ReorgFacts is what a reorganisation did to blocks, transactions and balances.
// Returned and Lost are as the mempool of the first node had it; others may have had
// other transactions.
type ReorgFacts struct {
	Off, On   []ReorgBlock    // taken off and put on, by rising height
	Node      int             // the first one
	Returned  []ReorgTx       // from blocks taken off to the mempool
	Lost      []ReorgTx       // can confirm no more, or found no room in the mempool
	Both      []ReorgTx       // confirmed by blocks of both branches
	Conflicts []ReorgConflict // payments that blocks of the two branches spend the same coins for
	Gained    int             // transactions that only the blocks put on confirm, coinbases left out
	Changes   []BalanceChange
}

// ReorgBlock is a block that was taken off or put on.
type ReorgBlock struct {
	BlockRef
	Miner int
	Txs   int     // coinbase included
	Work  float64 // expected hashes
}

// ReorgTx is a payment that a reorganisation touched.
type ReorgTx struct {
	ID       chain.Hash
	From, To Holder // From is Holder{Node: -1} where it is not known
	Amount   chain.Amount
	Why      string // it was lost, in words; else ""
}

// ReorgConflict is a payment that was taken off and one that was put on, which spend the same
// coin.
type ReorgConflict struct{ Off, On ReorgTx }

// Holder is whose coins are. Nodes may get other names, so they have none here.
type Holder struct {
	Node int    // -1: no node's
	Else string // where it is no node's: the start of the address, or "genesis"
}

// BalanceChange is how much more somebody's coins are worth on the new branch than on
// the old one, coins that may not be spent yet included.
type BalanceChange struct {
	Holder
	Change chain.Amount
}

// Reorg is a reorganisation: nodes gave up the blocks of one branch for those of
// another. Nodes that made the same change within a block interval are told of together.
type Reorg struct {
	At               netsim.Time // when the last of the nodes made it
	Moves            []ReorgMove // at least one, in order of time
	Common, Old, New BlockRef
	Off, On          []chain.Hash // taken off and put on, by rising height
	Differ           int          // nodes whose mempools took it otherwise than the first one's did
	Card             *ReorgCard
}

// ReorgMove is one node's part in a reorganisation.
type ReorgMove struct {
	At   netsim.Time
	Node int
}

// Of says whether the reorganisation took the block off or put it on.
func (r *Reorg) Of(block chain.Hash) bool {
	return slices.Contains(r.Off, block) || slices.Contains(r.On, block)
}

// AnyReorg wants all of them; it is one of the choices among reorganisations, as those
// below are.
func AnyReorg(*Reorg) bool { return true }

// ReorgsOf wants those that took the block off or put it on.
func ReorgsOf(block chain.Hash) func(*Reorg) bool {
	return func(r *Reorg) bool { return r.Of(block) }
}

// ReorgsAt wants the one that a node made at a moment.
func ReorgsAt(at netsim.Time, node int) func(*Reorg) bool {
	return func(r *Reorg) bool { return slices.Contains(r.Moves, ReorgMove{At: at, Node: node}) }
}
