package effect

import (
	"fmt"

	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node/payments"
)

func newKey(w *cluster.Cluster, c command.NewKey) (string, error) {
	id, err := w.UpNode(c.Node)
	if err != nil {
		return "", err
	}
	wallet := w.Nodes[id].Wallet()
	key := w.Key(id, len(wallet.Keys()))
	wallet.AddKey(key)
	w.Own(key.Address(), id)
	return fmt.Sprintf("%s has a new address: %s", w.Name(id), key.Address()), nil
}

func workload(w *cluster.Cluster, c command.Workload) (string, error) {
	w.Workload = workloadOf(c)
	w.SpreadPayments()
	return fmt.Sprintf("%v random payments per second over the network", c.PerSecond), nil
}

// workloadOf is what a command wants, in the node's own terms.
func workloadOf(c command.Workload) payments.Workload {
	return payments.Workload{PerSecond: c.PerSecond, Amount: c.Amount, Fee: c.Fee, Spread: spreadOf(c.Spread)}
}

// spreadOf is how random amounts vary, in the node's own terms.
func spreadOf(s command.Spread) payments.Spread {
	return [...]payments.Spread{
		command.SpreadUniform:     payments.Uniform,
		command.SpreadFixed:       payments.Fixed,
		command.SpreadExponential: payments.Exponential,
	}[s]
}
