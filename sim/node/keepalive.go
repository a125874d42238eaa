package node

import "example.com/sosocoin/netsim"

// keepAlive fires after a long silence. Then the node tells a random neighbour its tip:
// if an announcement got lost, nothing else would bring the two together again until the
// next block.
type keepAlive struct{}

func (keepAlive) fire(n *Node, env *netsim.Env) {
	wait := n.quietSince + n.config.KeepAlive - env.At()
	if wait <= 0 {
		if peers := env.Peers(); len(peers) > 0 {
			n.CompareTips(env, peers[env.Rand().IntN(len(peers))])
		}
		n.quietSince = env.At()
		wait = n.config.KeepAlive
	}
	env.After(wait, keepAlive{})
}
