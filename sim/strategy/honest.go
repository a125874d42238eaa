package strategy

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

// Honest is to follow the protocol, as every node does that is told nothing else.
type Honest struct{}

// Text is the word.
func (Honest) Text(nodeset.By) string { return "honest" }

func (Honest) form() form {
	return form{
		word: "honest",
		gist: "publishes each block at once",
		doc:  "An honest node publishes each block at once.",
		read: func(*grammar.Arguments) Way { return Honest{} },
	}
}

func (Honest) plan(Site) (func(*node.Node) node.Strategy, error) {
	return func(*node.Node) node.Strategy { return node.Honest{} }, nil
}
