package node

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/conduct"
	"example.com/sosocoin/sim/node/wire"
)

// A node that bans others keeps in mind what it has asked of whom, and takes nothing else: what
// nobody has asked for could fill its memory. Where blocks and transactions go to all unasked,
// as in push relay, only batches are answers.

// mayHear reports whether the node listens to a message.
func mayHear(n *Node, env *netsim.Env, m Message, p netsim.Packet) bool {
	if n.conduct.Bars(p.Src) {
		return false
	}
	answer, ok := m.(wire.Answering)
	if !ok || bans(n) == BanNobody {
		return true
	}
	item, blocks, ok := answer.Brings()
	if !ok || n.conduct.Owed.Pay(conduct.Debt{Peer: p.Src, Item: item}) || welcome(n, p.Src, item, blocks) {
		return true
	}
	unasked(n, env, m, p.Src)
	return false
}

// maySay reports whether the node says something to a neighbour, and keeps in mind what it asks.
func maySay(n *Node, to netsim.NodeID, m netsim.Message) bool {
	if n.conduct.Bars(to) {
		return false
	}
	if m, ok := m.(wire.Asking); ok && bans(n) != BanNobody {
		n.conduct.Owed.Add(conduct.Debt{Peer: to, Item: m.Asks()})
	}
	return true
}

// welcome reports whether the node hears something all the same that it has not asked for: what
// it has, which may have come twice, and a block that could be its next tip (as Bitcoin Core's
// AcceptBlock does).
func welcome(n *Node, from netsim.NodeID, item Item, blocks []*chain.Entry) bool {
	switch {
	case item == Item{}:
		return !slices.ContainsFunc(blocks, func(e *chain.Entry) bool { return !n.chain.Knows(e) })
	case n.config.Relay.Unasked || n.has(from, item):
		return true
	case item.Block == nil:
		return false
	}
	return n.chain.Knows(item.Block.Parent()) && item.Block.Work().Cmp(n.chain.Tip().Work()) >= 0
}

// unasked refuses what nobody has asked for. It is judged as far as that costs little, and never
// kept.
func unasked(n *Node, env *netsim.Env, m Message, from netsim.NodeID) {
	e := Event{Peer: from, Err: conduct.ErrUnasked, Block: m.About().Block}
	if m, ok := m.(TxMessage); ok {
		e.Tx = m.Tx
		blameTx(n, env, from, m.Tx, n.pool.Check(m.Tx, n.chain.Tip(), n.chain.Rules()))
	}
	decline(n, env, conduct.Unasked, e)
}

// decline refuses a message, of which nothing is kept.
func decline(n *Node, env *netsim.Env, o conduct.Offence, e Event) {
	if n.conduct == nil {
		n.conduct = &conduct.Book{}
	}
	e.Verb, e.Count = Declined, n.conduct.Decline(e.Peer)
	n.tell(env, e)
	charge(n, env, o, e)
}

// excessive refuses a message that holds more than it may, and reports whether it does.
func excessive(n *Node, env *netsim.Env, from netsim.NodeID, what string, found, most int) bool {
	if found <= most {
		return false
	}
	decline(n, env, conduct.Excess, Event{Peer: from, Err: &conduct.ExcessError{What: what, Most: most, Found: found}})
	return true
}
