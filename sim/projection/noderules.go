package projection

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

func (w *Projection) ruleLines(id int) []view.NodeRule {
	table := chain.Rules()
	rules := make([]view.NodeRule, len(table))
	on, self := w.cluster.Nodes[id].Chain().Rules(), netsim.NodeID(id)
	for i, rule := range table {
		rules[i] = view.NodeRule{
			Name: string(rule.Name), Doc: rule.Doc, On: on.Has(rule.Name),
		}
		rules[i].Blocks, rules[i].Txs = w.metrics.Refusals(self, rule.Name)
	}
	return rules
}
