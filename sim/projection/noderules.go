package projection

import (
	"fmt"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

// ruleLines lists the rules that a node's next block has to meet, and whether the node asks
// for them.
func (w *Projection) ruleLines(id int) []view.NodeRule {
	own, next := w.cluster.Nodes[id].Chain().Rules(), w.cluster.Nodes[id].Chain().Tip().Height()+1
	terms := own.At(next)
	var rules []view.NodeRule
	for _, rule := range chain.Rules() {
		if rule.Added && !w.enforcedAnywhere(rule.Name) {
			continue
		}
		line := view.NodeRule{Name: string(rule.Name), Doc: rule.Doc, On: terms.Has(rule.Name), Note: limitOf(terms, rule.Name)}
		if from, ok := own.Turns(rule.Name, next); ok {
			line.Note = fmt.Sprintf("from block %d", from)
			if line.On {
				line.Note = fmt.Sprintf("until block %d", from)
			}
		}
		line.Blocks, line.Txs = w.metrics.Refusals(netsim.NodeID(id), rule.Name)
		rules = append(rules, line)
	}
	return rules
}

// enforcedAnywhere reports whether some node asks for a rule, at whatever height.
func (w *reader) enforcedAnywhere(name chain.RuleName) bool {
	for _, n := range w.cluster.Nodes {
		if rules := n.Chain().Rules(); rules != chain.AllRules() && slices.Contains(rules.Names(), string(name)) {
			return true
		}
	}
	return false
}

// limitOf says which limit of its own a node has in a rule.
func limitOf(t chain.Terms, name chain.RuleName) string {
	switch {
	case name == chain.RuleSize && t.BlockSize > 0:
		return fmt.Sprintf("%d bytes", t.BlockSize)
	case name == chain.RuleMaturity && t.Maturity > 0:
		return fmt.Sprintf("%d blocks", t.Maturity)
	case name == chain.RuleCoinbaseAmount && t.Subsidy > 0:
		return t.Subsidy.String() + " coins"
	}
	return ""
}
