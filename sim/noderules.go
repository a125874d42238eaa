package sim

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// NodeRule is a rule of the ledger at one node.
type NodeRule struct {
	Name, Doc   string
	On          bool // in force at this node
	Blocks, Txs int  // blocks, and transactions alone, that the node refused because of it
}

func (w *World) ruleLines(id int) []NodeRule {
	table := chain.Rules()
	rules := make([]NodeRule, len(table))
	on, self := w.nodes[id].Chain().Rules(), netsim.NodeID(id)
	for i, rule := range table {
		rules[i] = NodeRule{
			Name: string(rule.Name), Doc: rule.Doc, On: on.Has(rule.Name),
			Blocks: w.metrics.refusals[refusal{self, rule.Name, false}],
			Txs:    w.metrics.refusals[refusal{self, rule.Name, true}],
		}
	}
	return rules
}
