package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Told is what observers are told as if the node had done it.
func Told(n *Node, env *netsim.Env, e Event) { n.tell(env, e) }

// Take hands the node a block as its operator would.
func Take(n *Node, env *netsim.Env, block *chain.Entry) { n.receive(env, env.ID(), block) }
