package effect

import (
	"fmt"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
)

func balance(w *cluster.Cluster, c command.Balance) (string, error) {
	at := 0
	if c.Of.IsNode {
		at = int(c.Of.Node)
	}
	if c.At != nil {
		at = int(*c.At)
	}
	at, err := w.ID(nodeset.Node(at))
	if err != nil {
		return "", err
	}
	tip := w.Nodes[at].Chain().Tip()
	where := fmt.Sprintf("on %s's chain at height %d", w.Name(at), tip.Height())
	if !c.Of.IsNode {
		return fmt.Sprintf("%s holds %s coins %s", c.Of, chain.BalanceOf(tip, c.Of.Address), where), nil
	}
	id, err := w.ID(c.Of.Node)
	if err != nil {
		return "", err
	}
	var sum chain.Amount
	for _, address := range w.Nodes[id].Wallet().Addresses() {
		sum += chain.BalanceOf(tip, address)
	}
	return fmt.Sprintf("%s holds %s coins %s", w.Name(id), sum, where), nil
}

func keys(w *cluster.Cluster, c command.Keys) (string, error) {
	id, err := w.ID(c.Node)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for i, key := range w.Nodes[id].Wallet().Keys() {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(command.KeyPair{Private: key.Hex(), Address: key.Address().String()}.String())
	}
	return b.String(), nil
}

func help(_ *cluster.Cluster, c command.Help) (string, error) { return command.HelpText(c.About) }
