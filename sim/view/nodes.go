package view

import (
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
)

// NodeState is what a node is doing.
type NodeState uint8

// The states of a node.
const (
	Idle NodeState = iota
	Mining
	Syncing
	Frozen
	Crashed
)

// String returns the state in one word.
func (s NodeState) String() string {
	return [...]string{"idle", "mining", "syncing", "frozen", "crashed"}[s]
}

// Node is a row of the node table.
type Node struct {
	ID       int
	Name     string
	Region   string        // "" where the world has none
	Address  chain.Address // of its first key
	Height   uint32
	Tip      chain.Hash
	State    NodeState
	Pool     int // transactions in its mempool
	Orphans  int // blocks that wait for their parent
	Peers    int
	HashRate float64       // hashes per virtual second when mining
	Group    string        // "A", "B", ... in a partition, else ""
	Balance  chain.Amount  // confirmed, all its keys
	Pending  chain.Amount  // change of Balance when its mempool confirms; may be negative
	Keys     int           // keys in its wallet
	Mined    int           // blocks it found
	Main     int           // of those, in the best chain
	Skew     time.Duration // its clock minus true time

	Policies string // those that are not as at the start: "max-reorg=6"; "" where all are
	Rules    string // how its rules differ from those of the start; "" where they do not

	Team     []int  // the pool that it is in, the leader first; nil: none
	Alone    bool   // it has lost the leader of its pool
	Strategy string // what it does with the blocks that it finds; "" for an honest node
	Keeps    bool   // it is one that keeps blocks back
	Lead     int    // of such a one, its branch over the public one; below 0 if it is behind
	Private  int    // and how many of its blocks nobody else knows
	Tied     bool   // and whether a block of its own stands against one as high
}

// StaleRate is the part of the node's blocks that the best chain left out, from
// 0 to 1; not measured for a node that has found none.
func (n Node) StaleRate() measured.Value { return measured.MeanOf(float64(n.Mined-n.Main), n.Mined) }

// Tip is a tip and the running nodes that follow it.
type Tip struct {
	Hash   chain.Hash
	Height uint32
	Nodes  []int
}

// Link is a pair of linked nodes; both directions are shown as one line.
type Link struct {
	A, B       int
	Delay      netsim.Time // from A to B, without jitter
	Jitter     netsim.Time
	Loss       float64 // larger of the two directions
	Bandwidth  float64 // bytes per second, smaller of the two; 0: unlimited
	Cut        bool    // at least one direction is cut by hand
	Held       bool    // at least one direction holds its messages back
	Parted     bool    // a partition stops at least one direction
	Banned     bool    // one of the two has banned the other, and they say nothing to each other
	Asymmetric bool    // the two directions differ
	Open       Ways    // of one that is cut, held or parted one way only, the other way
}

// Ways are directions of a link.
type Ways uint8

// The ways of a link.
const (
	BothWays  Ways = iota
	OnlyThere      // from A to B
	OnlyBack       // from B to A
)
