package effect

import (
	"cmp"
	"fmt"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/policy"
)

// decide has nodes decide otherwise what is theirs to decide.
func decide(w *cluster.Cluster, c command.Policy) (string, error) {
	ids, err := w.Up(c.Nodes)
	if err != nil {
		return "", err
	}
	params := w.Shared.Store.Params()
	if size, least := c.Changes.To.BlockSize, chain.MinBlockSize+params.Payload; size > 0 && size < least {
		return "", fmt.Errorf("block-size: expected at least %d bytes, what an empty block takes here, found %d", least, size)
	}
	var moved []string
	for _, id := range ids {
		n := w.Nodes[id]
		before := n.Chain().Tip()
		w.Call(id, func(env *netsim.Env) { node.SetPolicies(n, env, c.Changes.After(node.PoliciesOf(n))) })
		moved = append(moved, moves(w, id, before)...)
	}
	return w.List(ids) + ": " + policiesOf(w, ids) + conclude(moved), nil
}

// policiesOf says which policies nodes have, if they all have the same.
func policiesOf(w *cluster.Cluster, ids []int) string {
	of := func(id int) string { return policy.Of(node.PoliciesOf(w.Nodes[id])) }
	first := of(ids[0])
	if !all(ids, func(id int) bool { return of(id) == first }) {
		return "their policies have changed"
	}
	return cmp.Or(first, "the policies of the start")
}

// decidesSo reports whether nodes have the policies that a command wants.
func decidesSo(w *cluster.Cluster, c command.Policy) bool {
	ids, err := w.Up(c.Nodes)
	return err == nil && all(ids, func(id int) bool {
		p := node.PoliciesOf(w.Nodes[id])
		return c.Changes.After(p) == p
	})
}
