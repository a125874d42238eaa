package node

import (
	"cmp"
	"errors"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/conduct"
)

// Bans says whom a node bans.
type Bans uint8

// Whom.
const (
	BanNobody Bans = iota
	// BanFaulty bans who sends what is invalid by the node's own rules, and by all others that
	// somebody enforces or did. Who has other rules is in another network, and no vandal: Bitcoin
	// Core holds nothing against a peer either for a block that breaks a rule which is new
	// (BLOCK_RECENT_CONSENSUS_CHANGE).
	BanFaulty
	// BanStrictly bans who sends what is invalid by the node's own rules, whatever others think.
	BanStrictly
)

// ConductOf is what a node holds against its neighbours; nil says nothing against anybody.
func ConductOf(n *Node) *conduct.Book { return n.conduct }

// Knows tells nodes of rules that some of them enforce from now on. It is called between windows.
func (c *Config) Knows(rules chain.RuleSet) {
	if rules != chain.AllRules() && !slices.Contains(c.Forks, rules) {
		c.Forks = append(slices.Clip(c.Forks), rules)
	}
}

// bans is the node's policy.
func bans(n *Node) Bans {
	if n.policies == nil {
		return BanNobody
	}
	return n.policies.Bans
}

// bansAnew has a node whose policy has changed keep score from now on, or forgive all.
func bansAnew(n *Node, env *netsim.Env, before Bans) {
	switch {
	case bans(n) == BanNobody:
		Pardon(n, env)
	case before == BanNobody:
		if n.conduct == nil {
			n.conduct = &conduct.Book{}
		}
		for _, r := range n.requests.Open {
			n.conduct.Owed.Add(conduct.Debt{Peer: r.Asked(), Item: r.Item})
		}
		for _, f := range n.fetches.Open {
			n.conduct.Owed.Add(conduct.Debt{Peer: f.Peer})
		}
	}
}

// Pardon ends all bans of a node.
func Pardon(n *Node, env *netsim.Env) {
	for _, r := range n.conduct.Banned() {
		pardon(n, env, r.Peer)
	}
}

// pardon ends a ban, and greets the neighbour as one that is new.
func pardon(n *Node, env *netsim.Env, peer netsim.NodeID) {
	n.conduct.Pardon(peer)
	n.tell(env, Event{Verb: Unbanned, Peer: peer})
	if slices.Contains(env.Peers(), peer) {
		n.greet(env, peer)
	}
}

// banEnds fires when a ban has lasted long enough, unless it was lifted before.
type banEnds struct {
	peer  netsim.NodeID
	until netsim.Time
}

func (x banEnds) fire(n *Node, env *netsim.Env) {
	if n.conduct.Of(x.peer).Until == x.until {
		pardon(n, env, x.peer)
	}
}

// awaitEnds sets the timers of the bans that a node has had before it was started.
func awaitEnds(n *Node, env *netsim.Env) {
	for _, r := range n.conduct.Banned() {
		env.After(r.Until-env.At(), banEnds{r.Peer, r.Until})
	}
}

// charge holds an offence against a neighbour, if the node keeps score.
func charge(n *Node, env *netsim.Env, o conduct.Offence, e Event) {
	if bans(n) == BanNobody || e.Peer == env.ID() {
		return
	}
	span := cmp.Or(n.policies.BanTime, netsim.Time(conduct.BanTime))
	if n.conduct.Charge(e.Peer, env.At(), o, e.Err, span) {
		e.Verb, e.Count = Banned, int(span/netsim.Second)
		n.tell(env, e)
		env.After(span, banEnds{e.Peer, env.At() + span})
	}
}

// handleGuarded handles a packet of a node that holds something against somebody, or may.
func handleGuarded(n *Node, env *netsim.Env, p netsim.Packet) {
	if m, ok := p.Msg.(Message); !ok || mayHear(n, env, m, p) {
		n.handle(env, p)
	}
	turnOut(n, env)
}

// turnOut has the node wait no longer for those whom it has banned.
func turnOut(n *Node, env *netsim.Env) {
	for _, peer := range n.conduct.Fresh() {
		n.fetches.gone(n, env, peer)
		n.requests.gone(n, env, peer)
	}
}

// blameBlock holds an invalid block against who sent it. Its maker and those who pass it on
// after they have judged it are to blame, and nobody for a compact block whose header is valid:
// those may be passed on before (BIP 152).
func blameBlock(n *Node, env *netsim.Env, from netsim.NodeID, block *chain.Entry, err error) {
	var broken *chain.RuleError
	if bans(n) == BanNobody || !errors.As(err, &broken) || broken.Rule == chain.RuleTimeFuture {
		return
	}
	if n.compact.rebuilding && !slices.Contains(headerRules(), broken.Rule) {
		return
	}
	if !acceptedElsewhere(n, func(rules chain.RuleSet) bool { return block.Verdict(rules) == nil }) {
		charge(n, env, conduct.Invalid, Event{Peer: from, Block: block, Err: err})
	}
}

// headerRules are the rules that look at the header alone.
func headerRules() []chain.RuleName {
	return []chain.RuleName{chain.RuleHeight, chain.RuleBits, chain.RuleWork, chain.RuleTimePast}
}

// blameTx does likewise for a transaction, if it could be in no block. Which coins there are, and
// which are mature, depends on the branch, and who has another one is not to blame (in Bitcoin
// Core, TX_MISSING_INPUTS and TX_PREMATURE_SPEND).
func blameTx(n *Node, env *netsim.Env, from netsim.NodeID, tx *chain.Tx, err error) {
	if bans(n) == BanNobody || !breaksForGood(err) {
		return
	}
	fits := func(rules chain.RuleSet) bool { return !breaksForGood(n.pool.Check(tx, n.chain.Tip(), rules)) }
	if !acceptedElsewhere(n, fits) {
		charge(n, env, conduct.Invalid, Event{Peer: from, Tx: tx, Err: err})
	}
}

// breaksForGood reports whether a transaction was refused for what it is, wherever it stands.
func breaksForGood(err error) bool {
	var broken *chain.RuleError
	return errors.As(err, &broken) && broken.Rule != chain.RuleMaturity && broken.Rule != chain.RuleDuplicateTx && broken.Rule != chain.RuleInputsExist
}

// acceptedElsewhere reports whether something that the node refuses is valid for others, and the
// node cares.
func acceptedElsewhere(n *Node, valid func(chain.RuleSet) bool) bool {
	return bans(n) != BanStrictly && (valid(chain.AllRules()) || slices.ContainsFunc(n.config.Forks, valid))
}
