package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// What a strategy may do besides what every Strategy does. A node looks
// which of these interfaces its strategy has when it is given it, so that a node whose strategy
// has none does nothing for them.

// Chooser is a Strategy that chooses what goes into its blocks.
type Chooser interface {
	// Choose returns the mempool that a block on a parent is filled from; nil for an empty
	// block. It is asked when the node's own mempool or its parent has changed.
	Choose(n *Node, parent *chain.Entry) *chain.Mempool
}

// Dater is a Strategy that says itself when its blocks were made.
type Dater interface {
	// Date is the time (ms) that a block on a parent claims, which is tried at a moment
	// of the node's clock. Rules on time bind it as everybody.
	Date(n *Node, parent *chain.Entry, clock int64) int64
}

// Rester is a Strategy that does not always mine when its operator wants it to.
type Rester interface {
	// Rests reports whether the node does not mine on its present parent.
	Rests(n *Node) bool
}

// Listener is a Strategy that wants to know who tells it what.
type Listener interface {
	// Listen is told of a block or a transaction of somebody else that the node has taken,
	// before the node passes it on, or hears it as Strategy.Heard.
	Listen(n *Node, from netsim.NodeID, item Item)
}

// Actor is a Strategy that does something at moments of its own.
type Actor interface {
	// Act is called when a running node begins to follow the strategy, when it starts again
	// after a crash, and when ActIn has it so. It returns the blocks to publish now, parents
	// first. It may pay, and send.
	Act(n *Node, env *netsim.Env) []*chain.Entry
}

// Partner is a Strategy of a node that shares a private branch with others.
type Partner interface {
	// Team is with whom.
	Team() *Team
	// Ours reports whether a block that another node has brought is one of the team's that
	// nobody else knows. Then it is Found and not Heard, and not passed on.
	Ours(from netsim.NodeID, block *chain.Entry) bool
	// Confer is told what another node of the team says, once the node has taken the blocks
	// that came with it, and returns the blocks to publish now.
	Confer(n *Node, env *netsim.Env, from netsim.NodeID, m PoolMessage) []*chain.Entry
	// Part says good-bye to the others: the node takes up another strategy.
	Part(n *Node, env *netsim.Env)
}

// abilities are what a node's strategy is besides a Strategy; nil what it is not.
type abilities struct {
	discreet Discreet // nil where all that the node has is public
	chooser  Chooser
	dater    Dater
	rester   Rester
	listener Listener
	actor    Actor
	partner  Partner
}

// noAbilities are those of nodes that have none, as almost all. They are never written to.
var noAbilities abilities

func abilitiesOf(s Strategy) *abilities {
	var a abilities
	a.discreet, _ = s.(Discreet)
	a.chooser, _ = s.(Chooser)
	a.dater, _ = s.(Dater)
	a.rester, _ = s.(Rester)
	a.listener, _ = s.(Listener)
	a.actor, _ = s.(Actor)
	a.partner, _ = s.(Partner)
	if a == noAbilities {
		return &noAbilities
	}
	own := a
	return &own
}

// listen tells the strategy who has brought an item.
func (p *policy) listen(n *Node, env *netsim.Env, from netsim.NodeID, item Item) {
	if p.listener != nil && from != env.ID() {
		p.listener.Listen(n, from, item)
	}
}

// begin has the strategy act for the first time, or after a crash.
func (p *policy) begin(n *Node, env *netsim.Env) {
	p.gen++
	p.act(n, env)
}

func (p *policy) act(n *Node, env *netsim.Env) {
	if p.actor == nil {
		return
	}
	before := n.Parent()
	n.publish(env, p.actor.Act(n, env))
	n.miner.follow(n, env, before)
}

// ActIn has the strategy of a node act after a while, unless it has another one by then or has
// crashed.
func ActIn(n *Node, env *netsim.Env, after netsim.Time) { env.After(after, actAgain{n.policy.gen}) }

// actAgain fires when a strategy is to act again.
type actAgain struct{ gen uint64 }

func (x actAgain) fire(n *Node, env *netsim.Env) {
	if x.gen == n.policy.gen {
		n.policy.act(n, env)
	}
}

// PoolOn is a node's mempool as it would be if a block were its tip. The caller does not change
// it.
func PoolOn(n *Node, shown *chain.Entry) *chain.Mempool {
	tip := n.chain.Tip()
	if tip == shown {
		return n.pool
	}
	if f := n.face; f == nil || f.tip != tip || f.shown != shown || f.version != n.pool.Version() {
		n.face = &face{tip, shown, n.pool.Version(), n.pool.Clone()}
		n.face.pool.Apply(chain.ChangeOf(tip, shown), n.chain.Rules())
	}
	return n.face.pool
}
