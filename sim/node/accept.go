package node

import (
	"encoding/binary"
	"errors"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Bounds on what strangers can make a node keep.
const (
	maxOrphans = 200
	maxWaiting = 100
)

// orphan is a block that cannot be taken yet, mostly because this node does not
// have its parent.
type orphan struct {
	block *chain.Entry
	from  netsim.NodeID
}

// waiting is a transaction that spends an output that this node does not know yet.
type waiting struct {
	tx      *chain.Tx
	from    netsim.NodeID
	missing chain.Hash // the transaction that would make the output
}

// receive takes a delivered block, tells the neighbours if it is news, and then
// takes the orphans that waited for it.
func (n *Node) receive(env *netsim.Env, from netsim.NodeID, block *chain.Entry) {
	before := n.chain.Tip()
	heard := n.settled(env, Item{Block: block})
	if n.accept(env, from, block) == nil {
		heard = append(heard, from)
		n.announceBlock(env, block, heard)
		n.adopt(env, block)
	}
	n.keepSpare(heard)
	n.tipMaybeMoved(env, before)
}

// tipMaybeMoved has the miner work on the tip when it is no longer the one before.
func (n *Node) tipMaybeMoved(env *netsim.Env, before *chain.Entry) {
	if n.chain.Tip() != before {
		n.mineOnTip(env)
	}
}

// accept judges one block. It returns nil for a new, valid one.
func (n *Node) accept(env *netsim.Env, from netsim.NodeID, block *chain.Entry) error {
	change, err := n.chain.Accept(block, clock(env))
	switch {
	case err == nil:
	case errors.Is(err, chain.ErrKnown):
		return err
	case errors.Is(err, chain.ErrOrphan):
		n.keepOrphan(env, from, block)
		return err
	default:
		n.tell(env, Event{Verb: Rejected, Peer: from, Block: block, Err: err})
		if errors.Is(err, chain.RuleTimeFuture) {
			n.offerLater(env, from, block)
		}
		return err
	}
	hash := block.Hash()
	env.Fold(binary.BigEndian.Uint64(hash[24:]))
	n.quietSince = env.At()
	n.tell(env, Event{Verb: Accepted, Peer: from, Block: block})
	if change.Moved() {
		n.follow(env, &change)
	}
	return nil
}

// follow brings the mempool along after the tip moved.
func (n *Node) follow(env *netsim.Env, change *chain.Change) {
	fate := n.pool.Apply(*change, n.chain.Rules())
	moved := Event{Verb: Moved, Peer: env.ID(), Block: change.New, Change: change.Keep()}
	if change.Reorg() {
		kept := fate
		moved.Fate = &kept
	}
	n.tell(env, moved)
	for _, dropped := range fate.Dropped {
		n.tell(env, Event{Verb: PoolDropped, Peer: env.ID(), Tx: dropped.Tx, Err: dropped.Why})
	}
	n.retryWaiting(env, func(waiting) bool { return true })
}

// keepOrphan keeps a block for later and asks its sender for what comes before it.
func (n *Node) keepOrphan(env *netsim.Env, from netsim.NodeID, block *chain.Entry) {
	if n.isOrphan(block) {
		return
	}
	n.tell(env, Event{Verb: Orphaned, Peer: from, Block: block})
	if len(n.orphans) == maxOrphans {
		n.orphans = append(n.orphans[:0], n.orphans[1:]...)
	}
	n.orphans = append(n.orphans, orphan{block, from})
	n.catchUp(env, from, block)
}

func (n *Node) isOrphan(block *chain.Entry) bool {
	for _, o := range n.orphans {
		if o.block == block {
			return true
		}
	}
	return false
}

// adopt takes the orphans that descend from a block that was just accepted.
func (n *Node) adopt(env *netsim.Env, parent *chain.Entry) {
	ready := []*chain.Entry{parent}
	for len(ready) > 0 && len(n.orphans) > 0 {
		parent, ready = ready[0], ready[1:]
		kept := n.orphans[:0]
		var children []orphan
		for _, o := range n.orphans {
			if o.block.Parent() == parent {
				children = append(children, o)
			} else {
				kept = append(kept, o)
			}
		}
		n.orphans = kept
		for _, o := range children {
			if n.accept(env, o.from, o.block) == nil {
				n.announceBlock(env, o.block, []netsim.NodeID{o.from})
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
func (n *Node) offerLater(env *netsim.Env, from netsim.NodeID, block *chain.Entry) {
	limit := milliseconds(simTime(n.config.Store.Params().FutureLimit))
	wait := block.Block().Header.Time - clock(env) - limit
	env.After(netsim.Time(max(wait, 1))*netsim.Millisecond, offerAgain{orphan{block, from}})
}

// receiveTx takes a delivered transaction into the mempool and tells the
// neighbours if it is news.
func (n *Node) receiveTx(env *netsim.Env, from netsim.NodeID, tx *chain.Tx) {
	heard := n.settled(env, Item{Tx: tx.ID()})
	if n.addTx(env, from, tx) == nil {
		heard = append(heard, from)
		n.announceTx(env, tx, heard)
		n.retryWaiting(env, func(w waiting) bool { return w.missing == tx.ID() })
	}
	n.keepSpare(heard)
}

// addTx takes a transaction into the mempool, or says why not.
func (n *Node) addTx(env *netsim.Env, from netsim.NodeID, tx *chain.Tx) error {
	err := n.pool.Add(tx, n.chain.Tip(), n.chain.Rules(), int64(env.At()))
	var missing chain.ErrMissingInput
	switch {
	case err == nil:
		n.tell(env, Event{Verb: PoolAdded, Peer: from, Tx: tx})
	case errors.Is(err, chain.ErrKnown), errors.Is(err, chain.ErrConfirmed):
	case errors.As(err, &missing):
		n.keepWaiting(waiting{tx, from, missing.Outpoint.Tx})
	default:
		n.tell(env, Event{Verb: PoolRefused, Peer: from, Tx: tx, Err: err})
	}
	return err
}

// keepWaiting keeps a transaction whose parents may still be on their way.
func (n *Node) keepWaiting(w waiting) {
	if n.isWaiting(w.tx.ID()) {
		return
	}
	if len(n.waiting) == maxWaiting {
		n.waiting = append(n.waiting[:0], n.waiting[1:]...)
	}
	n.waiting = append(n.waiting, w)
}

func (n *Node) isWaiting(id chain.Hash) bool {
	return slices.ContainsFunc(n.waiting, func(w waiting) bool { return w.tx.ID() == id })
}

// retryWaiting offers the waiting transactions that may be ready again, and then
// those that waited for the ones that were taken.
func (n *Node) retryWaiting(env *netsim.Env, ready func(waiting) bool) {
	for len(n.waiting) > 0 {
		var offered, kept []waiting
		for _, w := range n.waiting {
			if ready(w) {
				offered = append(offered, w)
			} else {
				kept = append(kept, w)
			}
		}
		if len(offered) == 0 {
			return
		}
		n.waiting = kept
		taken := map[chain.Hash]bool{}
		for _, w := range offered {
			if n.addTx(env, w.from, w.tx) == nil {
				n.announceTx(env, w.tx, []netsim.NodeID{w.from})
				taken[w.tx.ID()] = true
			}
		}
		ready = func(w waiting) bool { return taken[w.missing] }
	}
}
