package node

import "example.com/sosocoin/netsim"

// timer is what a node has the engine give back to it later. Each type says what the
// node does then.
type timer interface {
	fire(n *Node, env *netsim.Env)
}
