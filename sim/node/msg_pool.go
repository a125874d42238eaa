package node

import (
	"slices"

	"example.com/sosocoin/netsim"
)

// hearPoolMessage takes the blocks, and does as the pool wants. Who is of no such pool says so.
func hearPoolMessage(n *Node, env *netsim.Env, p netsim.Packet, m PoolMessage) {
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
