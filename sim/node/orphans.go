package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// maxOrphans is how many blocks strangers can make a node keep.
const maxOrphans = 200

// orphan is a block that cannot be taken yet, mostly because this node does not
// have its parent.
type orphan struct {
	block *chain.Entry
	from  netsim.NodeID
}

// orphans are the blocks that wait for their parent, the oldest first.
type orphans []orphan

func (list orphans) has(block *chain.Entry) bool {
	for _, o := range list {
		if o.block == block {
			return true
		}
	}
	return false
}

// children takes out those that wait for a block.
func (list *orphans) children(parent *chain.Entry) []orphan {
	kept := (*list)[:0]
	var children []orphan
	for _, o := range *list {
		if o.block.Parent() == parent {
			children = append(children, o)
		} else {
			kept = append(kept, o)
		}
	}
	*list = kept
	return children
}

// keep keeps a block for later, in place of the oldest where they are too many, and asks
// its sender for what comes before it.
func (list *orphans) keep(n *Node, env *netsim.Env, o orphan) {
	if list.has(o.block) {
		return
	}
	n.tell(env, Event{Verb: Orphaned, Peer: o.from, Block: o.block})
	if len(*list) == maxOrphans {
		*list = append((*list)[:0], (*list)[1:]...)
	}
	*list = append(*list, o)
	n.fetches.catchUp(n, env, o.from, o.block)
}

// adopt takes the orphans that descend from a block that was just accepted.
func (list *orphans) adopt(n *Node, env *netsim.Env, parent *chain.Entry) {
	ready := []*chain.Entry{parent}
	for len(ready) > 0 && len(*list) > 0 {
		parent, ready = ready[0], ready[1:]
		for _, o := range list.children(parent) {
			if n.accept(env, o.from, o.block) == nil {
				n.spread(env, o.from, o.block, []netsim.NodeID{o.from})
				ready = append(ready, o.block)
			}
		}
	}
}

// offerAgain fires when the time of a block has come that was from the future.
type offerAgain struct{ orphan }

func (x offerAgain) fire(n *Node, env *netsim.Env) { n.receive(env, x.from, x.block) }

func (x offerAgain) refers(_ *chain.Store, visit func(*chain.Entry)) { visit(x.block) }

// offerLater takes a block again when its time has come: a clock that is behind
// must not make a node miss a block for good.
func offerLater(n *Node, env *netsim.Env, o orphan) {
	limit := milliseconds(simTime(n.config.Store.Params().FutureLimit))
	wait := o.block.Block().Header.Time - clock(env) - limit
	env.After(netsim.Time(max(wait, 1))*netsim.Millisecond, offerAgain{o})
}
