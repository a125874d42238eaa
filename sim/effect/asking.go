package effect

import (
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node/query"
	"example.com/sosocoin/sim/plain"
)

func sync(w *cluster.Cluster, c command.Sync) (string, error) {
	ids, err := w.Up(c.Nodes)
	if err != nil {
		return "", err
	}
	asked := 0
	for _, id := range ids {
		w.Call(id, func(env *netsim.Env) { asked += w.Nodes[id].Sync(env) })
	}
	if asked == 0 {
		return "", fmt.Errorf("%s has no peers to sync with; link it first", w.List(ids))
	}
	return fmt.Sprintf("%s: asking %s for their blocks; the log says what each one had", w.List(ids), plain.Count(asked, "peer")), nil
}

func ask(w *cluster.Cluster, c command.Ask) (string, error) {
	from, err := w.UpNode(c.From)
	if err != nil {
		return "", err
	}
	of, err := w.ID(c.Of)
	if err != nil {
		return "", err
	}
	if _, linked := w.Network.LinkOf(netsim.NodeID(from), netsim.NodeID(of)); !linked {
		return "", fmt.Errorf("%s and %s are not linked; link them first: link %s %s", w.Name(from), w.Name(of), w.Name(from), w.Name(of))
	}
	q := query.Question{Topic: c.What, Address: c.Address}
	w.Call(from, func(env *netsim.Env) { w.Nodes[from].Ask(env, netsim.NodeID(of), q) })
	return fmt.Sprintf("%s asks %s; the log says what it answers", w.Name(from), w.Name(of)), nil
}
