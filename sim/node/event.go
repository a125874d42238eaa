package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Verb says what an Event tells.
type Verb uint8

// What observers are told.
const (
	Mined     Verb = iota // found Block
	Accepted              // has Block for the first time; Peer gave it
	Moved                 // the tip moved to Block; Change says from where
	Rejected              // refused Block of Peer because of Err
	Orphaned              // Block of Peer waits for its parent
	Paid                  // made Tx
	PoolAdded             // has Tx for the first time; Peer gave it
	PoolRefused
	PoolDropped // Tx left the pool because of Err
	SyncAsked   // began to pull from Peer
	SyncDone    // Count blocks came from Peer; Err says what went wrong
	Answered    // Peer answered, or refused with Err
	Published   // published Count blocks that it had kept back, up to Block
	Forged      // made Block, or Tx, by hand; Err says what is wrong
	Tried       // began or ended an attempt to spend the coins of Tx twice; Count says which, as in package strategy
	Stayed      // does not follow Block, which has more work: it would have to take off Count blocks
	Declined    // refused a message of Peer because of Err, Count of that one so far
	Banned      // hears nothing of Peer for Count seconds because of Err, in Block or Tx where it is about one
	Unbanned    // hears Peer again
)

// Event is something that happened to a node. Observers read events between
// windows; the node itself never looks back at them.
type Event struct {
	At     netsim.Time // true time, whatever the node's clock shows
	Node   netsim.NodeID
	Peer   netsim.NodeID // the node itself where nobody else was involved
	Verb   Verb
	Count  int
	Block  *chain.Entry
	Tx     *chain.Tx
	Fee    chain.Amount // of Tx, where it was Paid
	Change *chain.Change
	Judged bool        // Moved because it judged its blocks anew: the tip may have less work than before
	Fate   *chain.Fate // of a Change that gave up blocks: what it did to the mempool
	Answer *Answer     // that was Answered; nil: none came
	Err    error
}

// Events returns what happened since the last call. The slice is valid until the
// node runs again.
func (n *Node) Events() []Event {
	events := n.events
	n.events = n.events[:0]
	return events
}

func (n *Node) tell(env *netsim.Env, e Event) {
	e.At, e.Node = env.At(), env.ID()
	n.events = append(n.events, e)
	env.Flag()
}

// Told is what observers are told as if the node had done it.
func Told(n *Node, env *netsim.Env, e Event) { n.tell(env, e) }
