package grammar

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// The kinds of arguments that are about this world, or about money.

// NodeKind reads a node.
func (k Known) NodeKind() argument.Kind[nodeset.Node] {
	return argument.Kind[nodeset.Node]{Expected: nodeset.NodeExpected, Parse: k.ParseNode, Offers: k.NodeNames}
}

func (k Known) listNames() []string { return append(k.SetNames(), "all") }

// NodesKind reads a list of nodes, of one at least.
func (k Known) NodesKind() argument.Kind[nodeset.List] {
	return argument.Kind[nodeset.List]{Expected: k.NodesExpected(), Parse: k.ParseNodeList, Offers: k.listNames, List: true}.
		Checked(func(list nodeset.List, s string) error {
			if list.IsEmpty() {
				return &lex.ValueError{Value: s, Expected: k.NodesExpected(), Problem: "at least one node is needed"}
			}
			return nil
		})
}

// AmountKind reads an amount of coins.
func AmountKind() argument.Kind[chain.Amount] {
	return argument.Kind[chain.Amount]{Expected: "an amount of coins such as 2.5", Parse: chain.ParseAmount}
}

// AddressKind reads an address.
func AddressKind() argument.Kind[chain.Address] {
	return argument.Kind[chain.Address]{Expected: addressExpected, Parse: chain.ParseAddress}
}

const addressExpected = "an address of 66 hex digits"

// Node reads a node.
func (a *Arguments) Node() nodeset.Node { return Read(a, a.Known.NodeKind()) }

// Nodes reads a list of nodes.
func (a *Arguments) Nodes() nodeset.List { return Read(a, a.Known.NodesKind()) }

// TwoNodes reads two nodes that must differ; why is what is said where they do not.
func (a *Arguments) TwoNodes(why string) (from, to nodeset.Node) {
	from = a.Node()
	return from, Read(a, a.Known.OtherKind(from, why))
}

// OtherKind reads another node than one.
func (k Known) OtherKind(than nodeset.Node, why string) argument.Kind[nodeset.Node] {
	return k.NodeKind().Offering(k.others(than)).
		Checked(func(n nodeset.Node, word string) error { return k.otherThan(than, n, word, why) })
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
