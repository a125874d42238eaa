package projection

import (
	"cmp"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/policy"
	"example.com/sosocoin/sim/strategy"
	"example.com/sosocoin/sim/view"
)

// nodeViews fills in the node table and the tips.
func (w *Projection) nodeViews(v *view.View) {
	v.Nodes = make([]view.Node, len(w.cluster.Nodes))
	tips := map[*chain.Entry]int{} // place in order
	var order []*chain.Entry
	var followers [][]int
	for id := range w.cluster.Nodes {
		v.Nodes[id] = w.nodeView(id)
		if v.Nodes[id].State == view.Crashed {
			continue
		}
		tip := w.cluster.Nodes[id].Chain().Tip()
		place, seen := tips[tip]
		if !seen {
			place = len(order)
			tips[tip] = place
			order = append(order, tip)
			followers = append(followers, nil)
		}
		followers[place] = append(followers[place], id)
	}
	for group, ids := range w.cluster.Network.Groups() {
		for _, id := range ids {
			v.Nodes[id].Group = groupName(group)
		}
	}
	sorted := slices.Clone(order)
	best := func(tip *chain.Entry) int { // of equal tips, the one that the metrics follow
		if tip == w.metrics.Best() {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(sorted, func(a, b *chain.Entry) int {
		return cmp.Or(cmp.Compare(best(a), best(b)), b.Work().Cmp(a.Work()), cmp.Compare(len(followers[tips[b]]), len(followers[tips[a]])))
	})
	for _, tip := range sorted {
		v.Tips = append(v.Tips, view.Tip{Hash: tip.Hash(), Height: tip.Height(), Nodes: followers[tips[tip]]})
	}
}

// groupName is "A" to "Z", then "A1" and so on.
func groupName(i int) string {
	name := string(rune('A' + i%26))
	if i >= 26 {
		name += string(rune('0' + i/26%10))
	}
	return name
}

func (w *Projection) nodeView(id int) view.Node {
	n := w.cluster.Nodes[id]
	tip := n.Chain().Tip()
	balance := n.Wallet().Balance(tip, n.Pool())
	v := view.Node{
		ID:       id,
		Name:     w.cluster.Name(id),
		Region:   w.cluster.Region(id),
		Address:  w.cluster.Shared.Payees[id],
		Height:   tip.Height(),
		Tip:      tip.Hash(),
		State:    w.stateOf(id),
		Pool:     n.Pool().Len(),
		Orphans:  n.Orphans(),
		Peers:    len(w.cluster.Network.Peers(netsim.NodeID(id))),
		HashRate: n.HashRate(),
		Balance:  balance.Confirmed,
		Pending:  balance.Pending,
		Keys:     len(n.Wallet().Keys()),
		Mined:    w.metrics.MinedBy(id),
		Main:     w.metrics.MainBy(id),
		Skew:     w.cluster.Network.SkewOf(netsim.NodeID(id)).Duration(),
	}
	v.Policies = policy.Of(node.PoliciesOf(n))
	if rules := n.Chain().Rules(); rules != chain.AllRules() {
		v.Rules = rules.String()
	}
	if s := n.Strategy(); s != (node.Honest{}) {
		v.Strategy = s.Name()
	}
	if s, ok := n.Strategy().(strategy.Secretive); ok {
		v.Keeps, v.Tied = true, s.Tied()
		v.Lead, v.Private = s.Lead()
	}
	if s, ok := n.Strategy().(strategy.Pooled); ok {
		for _, member := range s.Team().Nodes {
			v.Team = append(v.Team, int(member))
		}
		v.Alone = s.Alone()
	}
	return v
}

func (w *Projection) stateOf(id int) view.NodeState {
	switch w.cluster.Network.State(netsim.NodeID(id)) {
	case netsim.StateCrashed:
		return view.Crashed
	case netsim.StateFrozen:
		return view.Frozen
	}
	switch n := w.cluster.Nodes[id]; {
	case n.Syncing():
		return view.Syncing
	case n.Mining():
		return view.Mining
	}
	return view.Idle
}
