package node

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// PoolMessage is what members of a mining pool tell each other, as miners and pools do over
// Stratum, and nobody else: what to mine on and what is no secret any more, and blocks that
// were found.
type PoolMessage struct {
	Team *Team

	// The leader orders to mine on Parent, and to keep nothing back any more that leads to
	// Open. Both are nil in what a member says.
	Parent, Open *chain.Entry

	Blocks []*chain.Entry // that the receiver may not have, parents first
	Asks   bool           // the sender has no order, or not the blocks for it
	Leaves bool           // the sender is no longer of the pool
}

func (m PoolMessage) Size() int {
	size := headerSize + 1
	if m.Parent != nil {
		size += 2 * (inventorySize - headerSize)
	}
	for _, block := range m.Blocks {
		size += block.Block().Size()
	}
	return size
}

func (PoolMessage) Kind() netsim.Kind { return 14 }
func (PoolMessage) Spec() Spec        { return Spec{"pool", BlockGroup} }
func (m PoolMessage) About() Subject  { return newestOf(m.Blocks) }

func (m PoolMessage) Words() string {
	switch {
	case m.Leaves:
		return "pool: leaves"
	case m.Asks:
		return "pool: asks for orders"
	case m.Parent != nil:
		return "pool: mine on " + m.Parent.Hash().Short()
	}
	return "pool: found" + heightsOf(m.Blocks)
}

func (m PoolMessage) refers(_ *chain.Store, visit func(*chain.Entry)) {
	if m.Parent != nil {
		visit(m.Parent)
		visit(m.Open)
	}
	for _, block := range m.Blocks {
		visit(block)
	}
}

// handle takes the blocks, and does as the pool wants. Who is of no such pool says so.
func (m PoolMessage) handle(n *Node, env *netsim.Env, p netsim.Packet) {
	if partner := n.policy.partner; partner == nil || partner.Team() != m.Team {
		if !m.Leaves {
			Confide(n, env, p.Src, PoolMessage{Team: m.Team, Leaves: true})
		}
		return
	}
	for _, block := range m.Blocks {
		n.receive(env, p.Src, block)
	}
	before := n.Parent()
	n.publish(env, n.policy.partner.Confer(n, env, p.Src, m))
	n.miner.follow(n, env, before)
}

// Confide tells a member of a pool something, if there is a link to it.
func Confide(n *Node, env *netsim.Env, to netsim.NodeID, m PoolMessage) {
	switch {
	case !slices.Contains(env.Peers(), to):
	case len(m.Blocks) > 0:
		n.upload(env, to, m)
	default:
		n.send(env, to, m)
	}
}
