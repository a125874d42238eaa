package sim

import (
	"errors"
	"fmt"
	"maps"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
)

// namedPayment is a transaction that a command made and gave a word.
type namedPayment struct {
	tx     *chain.Tx
	payer  int
	coins  []chain.Unspent // what its inputs spend
	buried uint32          // height of its block, if that is forgotten
}

// Payment is the transaction that a command gave a word, or nil.
func (w *World) Payment(word string) *chain.Tx {
	if p, ok := w.payments[word]; ok {
		return p.tx
	}
	return nil
}

// Confirmations is how many blocks stand on the one with a payment, itself counted, up
// to tip; 0 if the chain of tip does not have it.
func (w *World) Confirmations(word string, tip *chain.Entry) int {
	tx := w.Payment(word)
	if tx == nil {
		return 0
	}
	if _, waits := w.metrics.open[tx.ID()]; waits && tip == w.metrics.best {
		return 0
	}
	if buried := w.payments[word].buried; buried > 0 {
		return int(tip.Height()-buried) + 1
	}
	for e := tip; e != nil; e = e.Parent() {
		for _, other := range e.Block().Txs {
			if other.ID() == tx.ID() {
				return int(tip.Height()-e.Height()) + 1
			}
		}
	}
	return 0
}

func (w *World) send(c command.Send) (string, error) {
	from, err := w.upNode(c.From)
	if err != nil {
		return "", err
	}
	to, err := w.address(c.To)
	if err != nil {
		return "", err
	}
	if err := w.freeWord(c.As); err != nil {
		return "", err
	}
	var tx *chain.Tx
	w.call(from, func(env *netsim.Env) { tx, err = w.nodes[from].Pay(env, to, c.Amount, c.Fee) })
	if err != nil {
		return "", fmt.Errorf("%s cannot pay: %w", w.Name(from), err)
	}
	w.note(c.As, namedPayment{tx: tx, payer: from, coins: w.coinsOf(from, tx)})
	return fmt.Sprintf("%s pays %s to %s in transaction %s; it waits for a block", w.Name(from), c.Amount, w.recipient(c.To), tx.ID().Short()), nil
}

// respend has a payer sign a rival of one of its payments, and gives it to nodes that
// have not seen the first.
func (w *World) respend(c command.Respend) (string, error) {
	first, ok := w.payments[c.Payment]
	if !ok {
		return "", fmt.Errorf("no payment is called %q; give one a name with: send n0 n1 5 as=%s", c.Payment, c.Payment)
	}
	payer, err := w.upNode(command.Node(first.payer))
	if err != nil {
		return "", err
	}
	via, err := w.up(c.Via)
	if err != nil {
		return "", err
	}
	to, err := w.address(c.To)
	if err != nil {
		return "", err
	}
	if err := w.freeWord(c.As); err != nil {
		return "", err
	}
	rival, err := w.nodes[payer].Wallet().Respend(first.tx, first.coins, to, c.Fee)
	if err != nil {
		return "", fmt.Errorf("%s cannot pay: %w", w.Name(payer), err)
	}
	taken, err := w.offer(payer, rival, c.Fee, via)
	if err != nil {
		return "", err
	}
	w.note(c.As, namedPayment{tx: rival, payer: payer, coins: first.coins})
	return fmt.Sprintf("%s pays the same coins to %s in transaction %s, and tells %s", w.Name(payer), w.recipient(c.To), rival.ID().Short(), w.names(taken)), nil
}

// offer gives a transaction with a fee to nodes as if from had sent it to them, and
// returns who took it. It is an error, and nothing has happened, if none does.
func (w *World) offer(from int, tx *chain.Tx, fee chain.Amount, via []int) (taken []int, err error) {
	var refused error
	for _, id := range via {
		n := w.nodes[id]
		if why := n.Pool().Check(tx, n.Chain().Tip(), n.Chain().Rules()); why != nil {
			refused = errors.Join(refused, fmt.Errorf("%s refuses it: %w", w.Name(id), why))
			continue
		}
		taken = append(taken, id)
	}
	if len(taken) == 0 {
		return nil, refused
	}
	w.call(from, func(env *netsim.Env) { w.nodes[from].Tell(env, tx, fee) })
	for _, id := range taken {
		w.call(id, func(env *netsim.Env) { w.nodes[id].Offer(env, netsim.NodeID(from), tx) })
	}
	return taken, nil
}

// coinsOf returns what the inputs of a transaction that a node has just made spend.
func (w *World) coinsOf(id int, tx *chain.Tx) []chain.Unspent {
	coins := make([]chain.Unspent, len(tx.In))
	for i, coin := range w.pooledCoins(id, tx) {
		coins[i] = *coin
	}
	return coins
}

// freeWord refuses a word that is another payment's.
func (w *World) freeWord(word string) error {
	if _, taken := w.payments[word]; taken {
		return fmt.Errorf("a payment is called %q already; expected another word", word)
	}
	return nil
}

// note gives a payment its word, if there is one. Copies of a world share the map, so
// it is not written to.
func (w *World) note(word string, p namedPayment) {
	if word == "" {
		return
	}
	w.payments = maps.Clone(w.payments)
	if w.payments == nil {
		w.payments = map[string]namedPayment{}
	}
	w.payments[word] = p
}

func (w *World) setWorkload(c command.Workload) (string, error) {
	w.workload = node.Workload{PerSecond: c.PerSecond, Amount: c.Amount, Fee: c.Fee, Spread: spreadOf(c.Spread)}
	w.spreadPayments()
	return fmt.Sprintf("%v random payments per second over the network", c.PerSecond), nil
}

// spreadOf is how random amounts vary, in the node's own terms.
func spreadOf(s command.Spread) node.Spread {
	return [...]node.Spread{
		command.SpreadUniform:     node.Uniform,
		command.SpreadFixed:       node.Fixed,
		command.SpreadExponential: node.Exponential,
	}[s]
}
