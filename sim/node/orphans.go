package node

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/orphanage"
)

// keepOrphan keeps a block for later and asks its sender for what comes before it.
func keepOrphan(n *Node, env *netsim.Env, o orphanage.Block) {
	if n.orphans.Has(o.Block) {
		return
	}
	n.tell(env, Event{Verb: Orphaned, Peer: o.From, Block: o.Block})
	n.orphans.Keep(o)
	n.fetches.catchUp(n, env, o.From, o.Block)
}

// adopt takes the orphans that descend from a block that was just accepted.
func adopt(n *Node, env *netsim.Env, parent *chain.Entry) {
	ready := []*chain.Entry{parent}
	for len(ready) > 0 && len(n.orphans) > 0 {
		parent, ready = ready[0], ready[1:]
		for _, o := range n.orphans.Children(parent) {
			if n.accept(env, o.From, o.Block) == nil {
				n.spread(env, o.From, o.Block, []netsim.NodeID{o.From})
				ready = append(ready, o.Block)
			}
		}
	}
}

// retry offers the waiting transactions that may be ready again, and then those that waited
// for the ones that were taken.
func retry(n *Node, env *netsim.Env, ready func(orphanage.Tx) bool) {
	for len(n.waiting) > 0 {
		offered := n.waiting.Take(ready)
		if len(offered) == 0 {
			return
		}
		taken := map[chain.Hash]bool{}
		for _, w := range offered {
			if n.addTx(env, w.From, w.Tx) == nil {
				n.policy.listen(n, env, w.From, Item{Tx: w.Tx.ID()})
				n.announceTx(env, w.Tx, []netsim.NodeID{w.From})
				taken[w.Tx.ID()] = true
			}
		}
		ready = func(w orphanage.Tx) bool { return taken[w.Missing] }
	}
}

// offerAgain fires when the time of a block has come that was from the future.
type offerAgain struct{ orphanage.Block }

func (x offerAgain) fire(n *Node, env *netsim.Env) {
	n.early = slices.DeleteFunc(n.early, func(e *chain.Entry) bool { return e == x.Block.Block })
	n.receive(env, x.From, x.Block.Block)
}

func (x offerAgain) refers(_ *chain.Store, visit func(*chain.Entry)) { visit(x.Block.Block) }

// offerLater takes a block again when its time has come: a clock that is behind
// must not make a node miss a block for good. It is no use where nobody will take it anyway, and
// strangers cannot make a node wait for any number of blocks.
func offerLater(n *Node, env *netsim.Env, o orphanage.Block) {
	if len(n.early) == orphanage.MaxBlocks || slices.Contains(n.early, o.Block) || n.chain.Refuses(o.Block) {
		return
	}
	n.early = append(n.early, o.Block)
	limit := milliseconds(simTime(n.config.Store.Params().FutureLimit))
	wait := o.Block.Block().Header.Time - clock(env) - limit
	env.After(netsim.Time(max(wait, 1))*netsim.Millisecond, offerAgain{o})
}
