package command

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node/query"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/plain"
)

// Ask sends a question from one node to another: "ask n0 n1 utxo".
type Ask struct {
	From, Of nodeset.Node
	What     string         // the name of one of query.Topics
	Address  *chain.Address // of balance: whose; nil: the asked node's first address
}

// askWords are the words for what can be asked for.
func askWords() []string { return topicNames(func(query.Topic) bool { return true }) }

func topicNames(wanted func(query.Topic) bool) []string {
	var names []string
	for _, topic := range query.Topics() {
		if wanted(topic) {
			names = append(names, topic.Name)
		}
	}
	return names
}

func (Ask) Row() grammar.Row {
	return grammar.Row{
		Name: "ask", Args: "FROM NODE WHAT [ADDRESS]",
		Summary: "send one node's question to another node",
		Detail: "The two must be linked. The question and its answer travel as messages, so they take time and can be lost; the log shows the answer. " +
			"WHAT is " + plain.Or(topicNames(func(t query.Topic) bool { return !t.Private() })) + ": these are public, and any node may ask. balance may be followed by an address; without one it is that of the asked node's first address. " +
			"key (its private key) and spend (pay with its coins) are private: they are always refused, since they belong to the node's operator alone.",
		Example:  "ask n0 n1 balance",
		Also:     []string{"query", "get"},
		Reserves: askWords(),
		Parse:    parseAsk,
	}
}

func parseAsk(a *grammar.Arguments) Command {
	c := Ask{}
	c.From, c.Of = a.TwoNodes("a node need not ask itself")
	topic := query.Topics()[grammar.Read(a, argument.OneOf[uint8](askWords()))]
	c.What = topic.Name
	if topic.Whose && a.More(nil) {
		address := grammar.Read(a, grammar.AddressKind())
		c.Address = &address
	}
	return c
}

func (c Ask) String() string { return c.say(nil) }

func (c Ask) say(by nodeset.By) string {
	s := "ask " + by.Node(c.From) + " " + by.Node(c.Of) + " " + c.What
	if c.Address != nil {
		s += " " + c.Address.String()
	}
	return s
}
