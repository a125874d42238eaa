package grammar

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// Recipient is whom a payment goes to: a node's first address, or any address.
type Recipient struct {
	IsNode  bool
	Node    nodeset.Node
	Address chain.Address
}

// String returns "n3" or the address in hex.
func (r Recipient) String() string { return r.Text(nil) }

// Text is String with the node as by calls it.
func (r Recipient) Text(by nodeset.By) string {
	if r.IsNode {
		return by.Node(r.Node)
	}
	return r.Address.String()
}

// RecipientKind reads a node or an address. No node has a number of more than a
// few digits, so the two cannot be confused.
func (k Known) RecipientKind() argument.Kind[Recipient] {
	const expected = "a node such as n0 or " + addressExpected
	return argument.Kind[Recipient]{Expected: expected, Parse: func(s string) (Recipient, error) {
		if len(s) == 2*len(chain.Address{}) {
			address, err := chain.ParseAddress(s)
			return Recipient{Address: address}, err
		}
		node, err := k.ParseNode(s)
		if refused, ok := err.(*lex.ValueError); ok {
			refused.Expected = expected
		}
		return Recipient{IsNode: true, Node: node}, err
	}, Offers: k.NodeNames}
}

// PayeeKind reads a recipient other than the payer.
func (k Known) PayeeKind(payer nodeset.Node) argument.Kind[Recipient] {
	return k.RecipientKind().Offering(k.others(payer)).Checked(func(to Recipient, word string) error {
		if !to.IsNode {
			return nil
		}
		return k.otherThan(payer, to.Node, word, "a payment to oneself moves nothing")
	})
}
