package node

import (
	"slices"

	"example.com/sosocoin/netsim"
)

// send sends a message once the node has worked on it.
func (n *Node) send(env *netsim.Env, to netsim.NodeID, m netsim.Message) {
	if n.conduct == nil || maySay(n, to, m) {
		env.SendAfter(n.config.Processing, to, m)
	}
}

func (n *Node) broadcast(env *netsim.Env, m netsim.Message, except []netsim.NodeID) {
	if n.conduct != nil {
		except = slices.Clone(except)
		for _, r := range n.conduct.Banned() {
			except = append(except, r.Peer)
		}
	}
	env.Broadcast(n.config.Processing, m, except)
}

// upload sends blocks, so many at once as the node's line takes: the next begins when
// one of them has arrived. (SimBlock, of Aoki et al. 2019, models a node's line so.)
func (n *Node) upload(env *netsim.Env, to netsim.NodeID, m netsim.Message) {
	if n.conduct != nil && !maySay(n, to, m) {
		return
	}
	if n.config.Uploads == 0 {
		env.SendAfter(n.config.BlockProcessing, to, m)
		return
	}
	free := n.uploads.First(n.config.Uploads)
	wait := max(*free-env.At(), 0)
	*free = env.SendAfter(wait+n.config.BlockProcessing, to, m)
}

// Transit is the least time, besides a link's delay, from an event to the arrival of a
// message that a node sends because of it, over a link of so many bytes per second: it
// works on small messages first, and blocks, which it may send sooner, are large where
// they carry a payload. (Compact relay sends parts of blocks that may be small.)
func (c *Config) Transit(bandwidth float64) netsim.Time {
	smallest := c.Store.Params().Payload
	if c.Relay.Compact {
		smallest = 0
	}
	return min(c.Processing, c.BlockProcessing+netsim.SendingTime(smallest, bandwidth))
}
