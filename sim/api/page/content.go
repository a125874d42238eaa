package page

import (
	"io"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/plain"
)

// Content is what is on the page. All of it may be read by anybody, but for Secret.
type Content struct {
	Node   Place
	Others []Place // some other nodes
	Down   string  // why it does not answer; "": it does. Then all below is empty.
	Dead   bool    // it has crashed, and can be brought back
	Clock  Clock
	Said   Said
	Secret []Key // only where its own user asks for it

	Mining Mining
	Peers  []Peer
	Wallet chain.Balance
	Own    []chain.Address // of its keys
	Asked  *Asked          // nil: nobody's balance is asked for

	Height  uint32
	Tip     chain.Hash
	Blocks  []Block // some of its chain, the newest first
	Newer   bool    // they are not its newest
	Older   bool    // there are older ones
	Waiting []chain.PoolTx
	Waits   int // how many wait, shown or not
	Coins   []Coin
	Exist   int // how many coins there are, shown or not
	Tree    Tree

	Owner func(chain.Address) string // the name of whose it is, or the start of the address
}

// Place is a node and where its page is.
type Place struct{ Name, URL string }

// Clock is how time passes in the world.
type Clock struct {
	Now    netsim.Time
	Paused bool
	Speed  float64 // virtual seconds in one
}

// Said is what became of what the node was asked to do.
type Said struct {
	Failed bool
	Lines  []string
}

// Key is a pair of keys.
type Key struct{ Private, Public string }

// Mining is whether a node looks for blocks, and how many it has found.
type Mining struct {
	One, On bool // until it has found one; until it is told to stop
	Found   int
	Rate    float64 // hashes in a virtual second
}

// Peer is a node that it is linked with.
type Peer struct {
	Place
	Number int
	Up     bool
}

// Asked is somebody's balance.
type Asked struct {
	Whose  string // as it was asked for
	Amount chain.Amount
	Wrong  string // why there is none
}

// Block is a block of the chain.
type Block struct {
	*chain.Entry
	Bits float64 // the difficulty, as leading zero bits
}

// Coin is an unspent output.
type Coin struct {
	chain.Unspent
	At  chain.Outpoint
	Own bool // the node's
}

// Tree is a drawing of all branches that the node knows, as SVG, and a remark.
type Tree struct{ Picture, Note string }

// Write writes the page.
func (c *Content) Write(out io.Writer) error { return c.document().Render(plain.Writer{Out: out}) }
