package command

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// The kinds of arguments that are about this world, or about money.

func (k Known) nodeKind() argument.Kind[nodeset.Node] {
	return argument.Kind[nodeset.Node]{Expected: nodeset.NodeExpected, Parse: k.ParseNode, Offers: k.NodeNames}
}

func (k Known) listNames() []string { return append(k.SetNames(), "all") }

func (k Known) nodesKind() argument.Kind[nodeset.List] {
	return argument.Kind[nodeset.List]{Expected: k.NodesExpected(), Parse: k.ParseNodeList, Offers: k.listNames, List: true}.
		Checked(func(list nodeset.List, s string) error {
			if list.IsEmpty() {
				return &lex.ValueError{Value: s, Expected: k.NodesExpected(), Problem: "at least one node is needed"}
			}
			return nil
		})
}

func amountKind() argument.Kind[chain.Amount] {
	return argument.Kind[chain.Amount]{Expected: "an amount of coins such as 2.5", Parse: chain.ParseAmount}
}

func addressKind() argument.Kind[chain.Address] {
	return argument.Kind[chain.Address]{Expected: addressExpected, Parse: chain.ParseAddress}
}

const addressExpected = "an address of 66 hex digits"

// twoNodes reads two nodes that must differ.
func twoNodes(a *arguments, why string) (from, to nodeset.Node) {
	from = read(a, a.known.nodeKind())
	return from, read(a, a.known.nodeKind().Offering(a.known.others(from)).
		Checked(func(to nodeset.Node, s string) error { return a.known.otherThan(from, to, s, why) }))
}

// otherThan refuses a word that stands for the same node as an earlier one.
func (k Known) otherThan(from, to nodeset.Node, word, why string) error {
	if to != from {
		return nil
	}
	return &lex.ValueError{Value: word, Expected: "another node than " + k.Names.Of(from), Problem: why}
}

// others offers all nodes but one.
func (k Known) others(but nodeset.Node) argument.Offers {
	return func() []string { return k.Without(but, k.NodeNames()) }
}
