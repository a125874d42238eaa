package node

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Strategy is a node's policy: what it mines on, and when it publishes what it has found.
// Everything else about a node is mechanism. Honest is the default; all others are in package
// strategy, each in a file of its own.
//
// A strategy belongs to one node and is called on its turn only. It looks at the node
// through its exported methods, and changes nothing of it.
type Strategy interface {
	// Name is what reports and tables call it.
	Name() string

	// Parent is the block to mine on, one that the node has. It changes only when the
	// node takes a block.
	Parent(n *Node) *chain.Entry

	// Found is told of a block that the node has found and taken, before anybody else
	// hears of it, and returns the blocks to publish now, parents first.
	Found(n *Node, env *netsim.Env, block *chain.Entry) []*chain.Entry

	// Heard is told of a block of somebody else that the node has taken, and returns
	// the node's own blocks to publish now, before that one is passed on.
	Heard(n *Node, env *netsim.Env, block *chain.Entry) []*chain.Entry

	// Clone returns a strategy in the same state that goes its own way from here.
	Clone() Strategy
}

// Discreet is a Strategy that keeps something from somebody.
type Discreet interface {
	Strategy

	// Tell reports whether a neighbour may hear that the node has an item. Who may
	// hear of a block may hear of its ancestors. Whatever the node says to the neighbour
	// is what a node would say that had not the rest: announcements, deliveries, tips,
	// locators, answers.
	Tell(peer netsim.NodeID, item Item) bool
}

// policy is a node's strategy.
type policy struct {
	Strategy
	*abilities
	gen uint64 // voids the timers of an earlier strategy
}

func newPolicy(s Strategy) policy { return policy{Strategy: s, abilities: abilitiesOf(s)} }

func (p *policy) clone() policy {
	c := newPolicy(p.Strategy.Clone())
	c.gen = p.gen
	return c
}

// mayTell reports whether a neighbour may hear of a block.
func (p *policy) mayTell(peer netsim.NodeID, block *chain.Entry) bool {
	return p.discreet == nil || p.discreet.Tell(peer, Item{Block: block})
}

// Keeper is a Strategy that keeps blocks back.
type Keeper interface {
	Kept(tip *chain.Entry) []*chain.Entry // that lead to a block, parents first
	Refers(visit func(*chain.Entry))      // to the blocks that it remembers besides its Parent
	Forget(base *chain.Entry)             // forgets the blocks that are as old as base
}

// Report tells observers of something that the node's strategy does.
func Report(n *Node, env *netsim.Env, e Event) { n.tell(env, e) }

// Strategy is the node's policy.
func (n *Node) Strategy() Strategy { return n.policy.Strategy }

// SetStrategy gives the node another policy. A new node is Honest. What the one before kept
// back of the chain that the node follows, and the new one does not, is published.
func (n *Node) SetStrategy(env *netsim.Env, s Strategy) {
	var kept []*chain.Entry
	if before, ok := n.policy.Strategy.(Keeper); ok {
		kept = before.Kept(n.chain.Tip())
	}
	if p := n.policy.partner; p != nil {
		p.Part(n, env)
	}
	gen := n.policy.gen
	n.policy = newPolicy(s)
	n.policy.gen = gen
	n.publish(env, slices.DeleteFunc(slices.Clone(kept), func(e *chain.Entry) bool { return !n.policy.mayTell(env.ID(), e) }))
	n.policy.begin(n, env)
	n.miner.restart(n, env)
}

// Parent is the block that the node mines on.
func (n *Node) Parent() *chain.Entry { return n.policy.Parent(n) }

// spread tells the neighbours of a block that the node has just taken from somebody, or
// found, and of what its policy publishes because of it.
func (n *Node) spread(env *netsim.Env, from netsim.NodeID, block *chain.Entry, heard []netsim.NodeID) {
	news, own := n.policy.took(n, env, from, block)
	n.publish(env, news)
	if !own {
		n.announceBlock(env, block, heard)
	}
}

// took tells the policy of a block that the node has just taken, and returns what that publishes
// because of it, and whether the block is one of its own.
func (p *policy) took(n *Node, env *netsim.Env, from netsim.NodeID, block *chain.Entry) (news []*chain.Entry, own bool) {
	if from == env.ID() || p.partner != nil && p.partner.Ours(from, block) {
		return p.Found(n, env, block), true
	}
	p.listen(n, env, from, Item{Block: block})
	return p.Heard(n, env, block), false
}

// publish announces blocks, and breaks the silence by them.
func (n *Node) publish(env *netsim.Env, blocks []*chain.Entry) {
	if n.policy.discreet != nil && len(blocks) > 0 {
		n.tell(env, Event{Verb: Published, Peer: env.ID(), Block: blocks[len(blocks)-1], Count: len(blocks)})
	}
	for _, block := range blocks {
		n.quietSince = env.At()
		n.announceBlock(env, block, nil)
	}
}
