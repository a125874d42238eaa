package command

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/plain"
)

// Forge has a node make a block, or a transaction, that breaks one rule: "forge n0 maturity".
type Forge struct {
	Node nodeset.Node
	Rule chain.RuleName
	Tx   bool // a lone transaction
}

func forgeWords() []string { return []string{"block", "tx"} }

func (Forge) Row() grammar.Row {
	return grammar.Row{
		Name: "forge", Args: "NODE RULE [block|tx]",
		Summary: "break one rule on purpose",
		Detail: "NODE makes a block on its tip that breaks this rule and no other, with all its proof of work, and sends it to its neighbours; with tx it is a lone transaction, where one can break the rule. " +
			"The search is really made, at once: time stands meanwhile. Who enforces the rule refuses it, and the log says why; who does not takes it, and mines on it. " +
			"RULE is " + plain.Or(ruleNames()) + ".",
		Example: "forge n0 coinbase-amount",
		Also:    []string{"counterfeit", "fake", "invalid"},
		Parse:   parseForge,
	}
}

func ruleNames() []string {
	var names []string
	for _, rule := range chain.Rules() {
		names = append(names, string(rule.Name))
	}
	return names
}

func parseForge(a *grammar.Arguments) Command {
	c := Forge{Node: a.Node()}
	c.Rule = chain.RuleName(ruleNames()[grammar.Read(a, argument.OneOf[uint8](ruleNames()))])
	what, _ := grammar.Optional(a, argument.OneOf[uint8](forgeWords()))
	c.Tx = what == uint8(slices.Index(forgeWords(), "tx"))
	return c
}

func (c Forge) String() string { return c.say(nil) }

func (c Forge) say(by nodeset.By) string {
	s := "forge " + by.Node(c.Node) + " " + string(c.Rule)
	if c.Tx {
		s += " tx"
	}
	return s
}
