package effect

import (
	"errors"
	"fmt"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

func send(w *cluster.Cluster, c command.Send) (string, error) {
	from, err := w.UpNode(c.From)
	if err != nil {
		return "", err
	}
	to, err := w.Address(c.To)
	if err != nil {
		return "", err
	}
	if err := w.Paid.Free(c.As); err != nil {
		return "", err
	}
	var tx *chain.Tx
	w.Call(from, func(env *netsim.Env) { tx, err = w.Nodes[from].Pay(env, to, c.Amount, c.Fee) })
	if err != nil {
		return "", fmt.Errorf("%s cannot pay: %w", w.Name(from), err)
	}
	w.Paid.Note(c.As, cluster.Payment{Tx: tx, Payer: from, Coins: coinsOf(w.Nodes[from], tx)})
	return fmt.Sprintf("%s pays %s to %s in transaction %s; it waits for a block", w.Name(from), c.Amount, w.Recipient(c.To), tx.ID().Short()), nil
}

// respend has a payer sign a rival of one of its payments, and gives it to nodes that
// have not seen the first.
func respend(w *cluster.Cluster, c command.Respend) (string, error) {
	first, ok := w.Paid[c.Payment]
	if !ok {
		return "", fmt.Errorf("no payment is called %q; give one a name with: send n0 n1 5 as=%s", c.Payment, c.Payment)
	}
	payer, err := w.UpNode(nodeset.Node(first.Payer))
	if err != nil {
		return "", err
	}
	via, err := w.Up(c.Via)
	if err != nil {
		return "", err
	}
	to, err := w.Address(c.To)
	if err != nil {
		return "", err
	}
	if err := w.Paid.Free(c.As); err != nil {
		return "", err
	}
	rival, err := w.Nodes[payer].Wallet().Respend(first.Tx, first.Coins, to, c.Fee)
	if err != nil {
		return "", fmt.Errorf("%s cannot pay: %w", w.Name(payer), err)
	}
	taken, err := offer(w, payer, rival, c.Fee, via)
	if err != nil {
		return "", err
	}
	w.Paid.Note(c.As, cluster.Payment{Tx: rival, Payer: payer, Coins: first.Coins})
	return fmt.Sprintf("%s pays the same coins to %s in transaction %s, and tells %s", w.Name(payer), w.Recipient(c.To), rival.ID().Short(), w.List(taken)), nil
}

// offer gives a transaction with a fee to nodes as if from had sent it to them, and
// returns who took it. It is an error, and nothing has happened, if none does.
func offer(w *cluster.Cluster, from int, tx *chain.Tx, fee chain.Amount, via []int) (taken []int, err error) {
	refused := map[string][]int{} // for the same reason
	var reasons []string
	for _, id := range via {
		n := w.Nodes[id]
		why := n.Pool().Check(tx, n.Chain().Tip(), n.Chain().Rules())
		if why == nil {
			taken = append(taken, id)
			continue
		}
		reason := chain.Brief(why)
		if refused[reason] == nil {
			reasons = append(reasons, reason)
		}
		refused[reason] = append(refused[reason], id)
	}
	if len(taken) == 0 {
		for i, reason := range reasons {
			verb := "refuse"
			if len(refused[reason]) == 1 {
				verb = "refuses"
			}
			reasons[i] = fmt.Sprintf("%s %s it: %s", w.List(refused[reason]), verb, reason)
		}
		return nil, errors.New(strings.Join(reasons, "; "))
	}
	w.Call(from, func(env *netsim.Env) { w.Nodes[from].Tell(env, tx, fee) })
	for _, id := range taken {
		w.Call(id, func(env *netsim.Env) { w.Nodes[id].Offer(env, netsim.NodeID(from), tx) })
	}
	return taken, nil
}

// coinsOf returns what the inputs of a transaction that a node has just made spend.
func coinsOf(n *node.Node, tx *chain.Tx) []chain.Unspent {
	coins := make([]chain.Unspent, len(tx.In))
	for i, coin := range cluster.Spent(n, tx) {
		coins[i] = *coin
	}
	return coins
}
