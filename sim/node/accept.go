package node

import (
	"encoding/binary"
	"errors"
	"math"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/orphanage"
)

// receive takes a delivered block, tells the neighbours if it is news, and then
// takes the orphans that waited for it.
func (n *Node) receive(env *netsim.Env, from netsim.NodeID, block *chain.Entry) {
	before := n.Parent()
	heard := n.requests.Settle(env, Item{Block: block})
	err := n.accept(env, from, block)
	if err == nil {
		if heard == nil {
			heard = n.requests.NewList()
		}
		heard = append(heard, from)
		n.spread(env, from, block, heard)
		adopt(n, env, block)
	}
	n.requests.Reuse(heard)
	n.miner.follow(n, env, before)
	n.config.Relay.took(n, env, from, block, err)
}

// Take hands the node a block as its operator would.
func Take(n *Node, env *netsim.Env, block *chain.Entry) { n.receive(env, env.ID(), block) }

// accept judges one block. It returns nil for a new, valid one.
func (n *Node) accept(env *netsim.Env, from netsim.NodeID, block *chain.Entry) error {
	now := clock(env)
	if n.policy.dater != nil && from == env.ID() {
		now = math.MaxInt64 // it has said the time itself, and keeps a block of the future back
	}
	change, err := n.chain.Accept(block, now)
	switch {
	case err == nil:
	case errors.Is(err, chain.ErrKnown):
		return err
	case errors.Is(err, chain.ErrOrphan):
		keepOrphan(n, env, orphanage.Block{Block: block, From: from})
		return err
	default:
		n.tell(env, Event{Verb: Rejected, Peer: from, Block: block, Err: err})
		blameBlock(n, env, from, block, err)
		if errors.Is(err, chain.RuleTimeFuture) {
			offerLater(n, env, orphanage.Block{Block: block, From: from})
		}
		return err
	}
	hash := block.Hash()
	env.Fold(binary.BigEndian.Uint64(hash[24:]))
	if from != env.ID() {
		n.quietSince = env.At()
	}
	n.tell(env, Event{Verb: Accepted, Peer: from, Block: block})
	if change.Moved() {
		n.follow(env, &change, change.New.Work().Cmp(change.Old.Work()) <= 0)
	} else {
		n.holdOut(env, from, block)
	}
	return nil
}

// follow brings the mempool along after the tip moved, and tells of the move. What it tells
// is a copy: almost all changes take no memory then.
func (n *Node) follow(env *netsim.Env, change *chain.Change, judged bool) {
	fate := n.pool.Apply(*change, n.chain.Rules())
	moved := Event{Verb: Moved, Peer: env.ID(), Block: change.New, Change: change.Keep(), Judged: judged}
	if change.Reorg() {
		kept := fate
		moved.Fate = &kept
	}
	n.tell(env, moved)
	tellDropped(n, env, fate)
	retry(n, env, func(orphanage.Tx) bool { return true })
}

func tellDropped(n *Node, env *netsim.Env, fate chain.Fate) {
	for _, dropped := range fate.Dropped {
		n.tell(env, Event{Verb: PoolDropped, Peer: env.ID(), Tx: dropped.Tx, Err: dropped.Why})
	}
}

// receiveTx takes a delivered transaction into the mempool and tells the
// neighbours if it is news.
func (n *Node) receiveTx(env *netsim.Env, from netsim.NodeID, tx *chain.Tx) {
	heard := n.requests.Settle(env, Item{Tx: tx.ID()})
	if n.addTx(env, from, tx) == nil {
		n.policy.listen(n, env, from, Item{Tx: tx.ID()})
		heard = append(heard, from)
		n.announceTx(env, tx, heard)
		retry(n, env, func(w orphanage.Tx) bool { return w.Missing == tx.ID() })
	}
	n.requests.Reuse(heard)
}

// addTx takes a transaction into the mempool, or says why not.
func (n *Node) addTx(env *netsim.Env, from netsim.NodeID, tx *chain.Tx) error {
	replaced, err := n.pool.Offer(tx, n.chain.Tip(), n.chain.Rules(), int64(env.At()))
	var missing chain.ErrMissingInput
	switch {
	case err == nil:
		n.tell(env, Event{Verb: PoolAdded, Peer: from, Tx: tx})
		tellDropped(n, env, chain.Fate{Dropped: replaced})
	case errors.Is(err, chain.ErrKnown), errors.Is(err, chain.ErrConfirmed):
	case errors.As(err, &missing):
		n.waiting.Keep(orphanage.Tx{Tx: tx, From: from, Missing: missing.Outpoint.Tx})
	default:
		n.tell(env, Event{Verb: PoolRefused, Peer: from, Tx: tx, Err: err})
		blameTx(n, env, from, tx, err)
	}
	return err
}

// announceBlock spreads a block to the neighbours that are not known to have it.
func (n *Node) announceBlock(env *netsim.Env, block *chain.Entry, heard []netsim.NodeID) {
	n.config.Relay.spreadBlock(n, env, block, n.deaf(env, Item{Block: block}, heard))
}

// announceTx spreads a transaction likewise.
func (n *Node) announceTx(env *netsim.Env, tx *chain.Tx, heard []netsim.NodeID) {
	n.config.Relay.spreadTx(n, env, tx, n.deaf(env, Item{Tx: tx.ID()}, heard))
}
