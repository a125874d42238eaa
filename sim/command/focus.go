package command

import "example.com/sosocoin/sim/nodeset"

// Focus shows a node in depth: "focus n3".
type Focus struct{ Node nodeset.Node }

func (Focus) row() row {
	return row{
		Spec: Spec{
			Kind: View,
			Name: "focus", Args: "NODE",
			Summary: "show a node in depth",
			Detail:  "The node's panel shows its chain, unspent outputs, mempool, peers, wallet and messages.",
			Example: "focus n3",
		},
		also:     []string{"select"},
		scripted: true,
		parse:    func(a *arguments) Command { return Focus{read(a, a.known.nodeKind())} },
	}
}

func (c Focus) String() string { return c.say(nil) }

func (c Focus) say(by nodeset.By) string { return "focus " + by.Node(c.Node) }
