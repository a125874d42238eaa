package effect

import (
	"fmt"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/chain/forge"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
)

// forged has a node make something that breaks a rule.
func forged(w *cluster.Cluster, c command.Forge) (string, error) {
	id, err := w.UpNode(c.Node)
	if err != nil {
		return "", err
	}
	if c.Tx {
		return forgeTx(w, id, c.Rule)
	}
	return forgeBlock(w, id, c.Rule)
}

func forgeBlock(w *cluster.Cluster, id int, rule chain.RuleName) (string, error) {
	block, how, tries, err := forge.Block(rule, purse(w, id))
	if err != nil {
		return "", cannot(w, id, rule, err)
	}
	e, err := w.Shared.Store.AddOn(w.Nodes[id].Chain().Tip(), block)
	if err != nil {
		return "", cannot(w, id, rule, err)
	}
	sendBlock(w, id, e, &forge.Fault{Rule: rule, What: how.What}, block.Txs[min(1, len(block.Txs)):]...)
	return fmt.Sprintf("%s forges block %s at height %d, which %s, with %s; %s", w.Name(id), e.Hash().Short(), e.Height(), how.What, hashes(tries), told(w, id, rule, takesForged(w, e, rule))), nil
}

func forgeTx(w *cluster.Cluster, id int, rule chain.RuleName) (string, error) {
	tx, how, err := forge.Tx(rule, purse(w, id))
	if err != nil {
		return "", cannot(w, id, rule, err)
	}
	takes := takesTx(w, tx)
	sendTx(w, id, tx, 0, &forge.Fault{Rule: rule, What: how.What}, takes)
	return fmt.Sprintf("%s forges transaction %s, which %s; %s", w.Name(id), tx.ID().Short(), how.What, told(w, id, how.Rule, takes)), nil
}

// sendBlock sends a block that was made for a node out into the world. With it fresh transactions
// come to be, if anybody takes it.
func sendBlock(w *cluster.Cluster, id int, e *chain.Entry, forged *forge.Fault, fresh ...*chain.Tx) {
	w.Made++
	taken := takenBySome(w, takesBlock(w, e))
	w.Call(id, func(env *netsim.Env) {
		n := w.Nodes[id]
		for _, tx := range fresh {
			if taken && !tx.IsCoinbase() {
				n.Tell(env, tx, 0)
			}
		}
		letOut(w, n, env, e, forged)
	})
}

// sendTx sends a transaction out likewise.
func sendTx(w *cluster.Cluster, id int, tx *chain.Tx, fee chain.Amount, forged *forge.Fault, takes func(id int) bool) {
	taken := takenBySome(w, takes)
	w.Call(id, func(env *netsim.Env) {
		n := w.Nodes[id]
		if taken {
			n.Tell(env, tx, fee)
		}
		letOutTx(w, n, env, tx, forged)
	})
}

// purse is what a node has to make blocks and transactions of.
func purse(w *cluster.Cluster, id int) *forge.Purse {
	n := w.Nodes[id]
	return &forge.Purse{Tip: n.Chain().Tip(), Time: clock(w, id), Keys: n.Wallet().Keys(), Salt: w.Made << 40}
}

// takesTx says of a node whether its mempool would take a transaction.
func takesTx(w *cluster.Cluster, tx *chain.Tx) func(id int) bool {
	return func(id int) bool {
		n := w.Nodes[id]
		return n.Pool().Check(tx, n.Chain().Tip(), n.Chain().Rules()) == nil
	}
}

// takesBlock says of a node whether it would take a block whose parent it has, when its time has
// come.
func takesBlock(w *cluster.Cluster, e *chain.Entry) func(id int) bool {
	return func(id int) bool { return e.Verdict(w.Nodes[id].Chain().Rules()) == nil }
}

// takesForged is likewise for a block that breaks a rule: one of the rules that look at a clock is
// no part of a verdict.
func takesForged(w *cluster.Cluster, e *chain.Entry, rule chain.RuleName) func(id int) bool {
	return func(id int) bool {
		return takesBlock(w, e)(id) && (rule != chain.RuleTimeFuture || !w.Nodes[id].Chain().Rules().Has(rule))
	}
}

// takenBySome reports whether some node takes something.
func takenBySome(w *cluster.Cluster, takes func(id int) bool) bool {
	for id := range w.Nodes {
		if takes(id) {
			return true
		}
	}
	return false
}

// told says whom a forgery is sent to, and who of them takes it.
func told(w *cluster.Cluster, id int, rule chain.RuleName, takes func(id int) bool) string {
	var peers, takers []int
	for _, peer := range w.Network.Peers(netsim.NodeID(id)) {
		peers = append(peers, int(peer))
		if takes(int(peer)) {
			takers = append(takers, int(peer))
		}
	}
	enforced := "the rule " + string(rule)
	switch {
	case len(peers) == 0:
		return "it has no peers to send it to"
	case len(takers) == 0 && len(peers) == 1:
		return fmt.Sprintf("sent to %s, which enforces %s", w.List(peers), enforced)
	case len(takers) == 0:
		return fmt.Sprintf("sent to %s, which enforce %s", w.List(peers), enforced)
	case len(takers) == len(peers):
		return fmt.Sprintf("sent to %s; none of them enforces %s", w.List(peers), enforced)
	}
	return fmt.Sprintf("sent to %s; of them %s without %s", w.List(peers), w.List(takers), enforced)
}

// clock is what a node's clock shows, in the unit of block headers.
func clock(w *cluster.Cluster, id int) int64 {
	return int64((w.Now() + w.Network.SkewOf(netsim.NodeID(id))) / netsim.Millisecond)
}

// hashes says how many were tried.
func hashes(tries uint64) string {
	if tries == 1 {
		return "1 hash"
	}
	return fmt.Sprintf("%d hashes", tries)
}

// cannot says why a node cannot break a rule.
func cannot(w *cluster.Cluster, id int, rule chain.RuleName, err error) error {
	return fmt.Errorf("%s cannot break the rule %s: %w", w.Name(id), string(rule), err)
}
