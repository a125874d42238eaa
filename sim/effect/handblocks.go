package effect

import (
	"errors"
	"fmt"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/chain/forge"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/plain"
)

// block mines a block of chosen transactions. What breaks a rule is sent only if that is wanted.
func block(w *cluster.Cluster, c command.Block) (string, error) {
	id, err := w.UpNode(c.Node)
	if err != nil {
		return "", err
	}
	parent, err := blockOf(w, id, c.Parent)
	if err != nil {
		return "", err
	}
	txs := make([]*chain.Tx, len(c.Txs))
	for i, of := range c.Txs {
		if txs[i], err = txOf(w, id, of); err != nil {
			return "", err
		}
	}
	n := w.Nodes[id]
	purse := forge.Purse{Tip: parent, Time: clock(w, id), Keys: n.Wallet().Keys(), Salt: w.Made << 40}
	draft := purse.Draft(txs...)
	if c.Timed {
		draft.Header.Time = c.Time.Milliseconds()
	}
	if c.Bits > 0 {
		draft.Header.Bits = c.Bits
	}
	if c.Rewarded {
		draft.Txs[0] = chain.NewCoinbase(draft.Header.Height, chain.TxOut{To: n.Wallet().Addresses()[0], Amount: c.Reward})
	}
	made, tries, err := draft.Block()
	if err != nil {
		return "", err
	}
	e, err := w.Shared.Store.AddOn(parent, made)
	if err != nil {
		return "", err
	}
	broken := brokenByBlock(w, id, e)
	said := fmt.Sprintf("block %s at height %d on %s: %s, %s", e.Hash().Short(), e.Height(), parent.Hash().Short(), plain.Count(len(made.Txs), "transaction"), hashes(tries))
	if len(broken) > 0 && !c.Anyway {
		return "", fmt.Errorf("%s; %s; nothing was sent; end the line with anyway to send it all the same", said, brokenWords(broken))
	}
	sendBlock(w, id, e, byHand(broken), unkept(w, txs)...)
	return fmt.Sprintf("%s finds %s; %s", w.Name(id), said, brokenWords(broken)), nil
}

// unkept are those of some transactions that nobody has been told of yet. They are kept no more.
func unkept(w *cluster.Cluster, txs []*chain.Tx) (fresh []*chain.Tx) {
	for word, made := range w.Paid {
		if made.Kept && slices.Contains(txs, made.Tx) {
			made.Kept = false
			w.Paid.Note(word, made)
			fresh = append(fresh, made.Tx)
		}
	}
	slices.SortFunc(fresh, func(a, b *chain.Tx) int { return slices.Index(txs, a) - slices.Index(txs, b) })
	return fresh
}

// submit hands a node a block that exists, or a copy of it with one field changed.
func submit(w *cluster.Cluster, c command.Submit) (string, error) {
	id, err := w.UpNode(c.Node)
	if err != nil {
		return "", err
	}
	of, err := blockOf(w, id, c.Block)
	if err != nil {
		return "", err
	}
	made, err := c.Edit.Apply(of.Block())
	if err != nil {
		return "", fmt.Errorf("block %s: %w", of.Hash().Short(), err)
	}
	if of.Parent() == nil && made != of.Block() {
		return "", fmt.Errorf("everybody begins with block %s; a node takes no other in its place", of.Hash().Short())
	}
	e, err := w.Shared.Store.AddOn(of.Parent(), made)
	if errors.Is(err, chain.ErrUnknownParent) {
		return "", fmt.Errorf("its parent would be %s, a block that nobody has; no node could do anything with it", made.Header.Prev.Short())
	}
	if err != nil {
		return "", err
	}
	n, broken := w.Nodes[id], brokenByBlock(w, id, e)
	isNew := !slices.ContainsFunc(w.Nodes, func(n *node.Node) bool { return n.Chain().Knows(e) })
	var refused error
	w.Call(id, func(env *netsim.Env) {
		refused = refuses(n, e, env)
		if isNew {
			announceMade(n, env, e, byHand(broken))
		}
		node.Take(n, env, e)
	})
	what := "block " + e.Hash().Short()
	if made.Swapped() {
		what = "a copy of " + what + " with the same hash"
	}
	said := fmt.Sprintf("%s is given %s at height %d", w.Name(id), what, e.Height())
	if refused != nil {
		return fmt.Sprintf("%s, and refuses it: %s", said, chain.Brief(refused)), nil
	}
	if n.Chain().Tip().Ancestor(e.Height()) != e {
		return said + ", and keeps it beside its chain", nil
	}
	return said + ", and takes it", nil
}

// brokenByBlock are the rules that a block breaks in the eyes of a node that enforces them all.
func brokenByBlock(w *cluster.Cluster, id int, e *chain.Entry) (list []broken) {
	for _, rule := range chain.Rules() {
		if rule.Added {
			continue
		}
		if err := e.Judge(rule.Name); err != nil {
			list = append(list, brokenHow(rule.Name, err))
		}
	}
	limit := w.Shared.Store.Params().FutureLimit
	if ahead := e.Block().Header.Time - clock(w, id); ahead > limit.Milliseconds() {
		list = append(list, broken{chain.RuleTimeFuture, fmt.Sprintf("its time is %d ms ahead of the clock, expected at most %d", ahead, limit.Milliseconds())})
	}
	return list
}
