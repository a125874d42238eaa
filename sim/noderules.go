package sim

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

func (w *World) ruleLines(id int) []view.NodeRule {
	table := chain.Rules()
	rules := make([]view.NodeRule, len(table))
	on, self := w.nodes[id].Chain().Rules(), netsim.NodeID(id)
	for i, rule := range table {
		rules[i] = view.NodeRule{
			Name: string(rule.Name), Doc: rule.Doc, On: on.Has(rule.Name),
			Blocks: w.metrics.refusals[refusal{self, rule.Name, false}],
			Txs:    w.metrics.refusals[refusal{self, rule.Name, true}],
		}
	}
	return rules
}
