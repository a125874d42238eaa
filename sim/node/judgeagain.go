package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Rejudge has a node judge anew what blocks it takes, as one does that is started with other
// software, and compare tips with its neighbours. It reports what decide does: false if nothing changed.
func Rejudge(n *Node, env *netsim.Env, decide func(*chain.Chain) (chain.Change, bool)) bool {
	change, ok := decide(&n.chain)
	if !ok {
		return false
	}
	n.face = nil
	if change.Moved() {
		n.follow(env, &change, true)
	}
	tellDropped(n, env, n.pool.Recheck(n.chain.Tip(), n.chain.Rules()))
	if s, ok := n.policy.Strategy.(interface{ Move(*Node) }); ok {
		s.Move(n) // to where the node is now, unless it takes all the blocks that the strategy remembers
	}
	n.miner.restart(n, env)
	if n.config.Relay.Silent {
		return true
	}
	for _, peer := range env.Peers() { // who is ahead sends what it has, and who is behind asks
		n.send(env, peer, Tip{Block: n.tipFor(peer)})
	}
	return true
}
