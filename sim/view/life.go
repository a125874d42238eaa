package view

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// LifeStatus is where a block or a transaction stands at a node.
type LifeStatus uint8

// What has become of a block or transaction at a node.
const (
	LifeUnseen   LifeStatus = iota
	LifeOrphaned            // a block that waits for its parent
	LifeRefused
	LifePooled // a transaction in the mempool
	LifeAside  // a block that the node has, but not on its chain
	LifeOnChain
	LifeLost // a transaction that the node had, and has nowhere now
)

// String returns the status in a few words.
func (s LifeStatus) String() string {
	return [...]string{"not seen", "waits for parent", "refused", "in mempool", "off its chain", "on its chain", "lost"}[s]
}

// Life is the life of a block or a transaction at one node.
type Life struct {
	Node   int
	State  NodeState
	Status LifeStatus

	Timed bool        // Seen and From are kept
	Seen  netsim.Time // when the node had it for the first time
	From  int         // who gave it; the node itself where it made it
	Ran   bool        // of a block: the node ran when it was found, and ever since

	Since         netsim.Time // in the mempool; meant when it is there
	Block         chain.Hash  // that confirms it, where it is on the chain
	Height        uint32
	Confirmations int    // on the node's chain
	Why           string // why it was refused or lost
	Events        []LifeEvent
}

// LifeVerb says what a LifeEvent tells.
type LifeVerb uint8

// What happens to a block or a transaction at a node.
const (
	LifeSaw LifeVerb = iota
	LifeMade
	LifeAgain // seen again, after the node forgot it
	LifeWaits
	LifeRefuses
	LifeDrops
	LifeTakes    // onto the node's chain
	LifeTakesOff // by a reorganisation
	LifeReturns  // into the mempool, from a block taken off
)

// LifeEvent is something that happened to a block or a transaction at a node.
type LifeEvent struct {
	At   netsim.Time
	Verb LifeVerb
	From int        // LifeSaw, LifeAgain: who gave it
	On   chain.Hash // LifeTakes, LifeTakesOff, and LifeSaw where it came in one: the block
	Why  string     // LifeRefuses, LifeDrops

	Order int // LifeTakes, LifeTakesOff: among the moves of one moment
}
