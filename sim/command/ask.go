package command

import "example.com/sosocoin/chain"

// Ask sends a question from one node to another: "ask n0 n1 utxo".
type Ask struct {
	From, Of Node
	What     AskWhat
	Address  *chain.Address // AskBalance: whose; nil: the asked node's first address
}

// AskWhat is what one node asks another for.
type AskWhat uint8

// What can be asked for. The last two are private and always refused.
const (
	AskChain AskWhat = iota
	AskUTXO
	AskMempool
	AskPeers
	AskBalance
	AskKey
	AskSpend
)

func askWords() []string {
	return []string{"chain", "utxo", "mempool", "peers", "balance", "key", "spend"}
}

// String returns the question's word.
func (w AskWhat) String() string { return askWords()[w] }

func (Ask) row() row {
	return row{
		Spec: Spec{
			Name: "ask", Args: "FROM NODE WHAT [ADDRESS]",
			Summary: "send one node's question to another node",
			Detail: "The two must be linked. The question and its answer travel as messages, so they take time and can be lost; the log shows the answer. " +
				"WHAT is chain, utxo, mempool, peers or balance: these are public, and any node may ask. balance may be followed by an address; without one it is that of the asked node's first address. " +
				"key (its private key) and spend (pay with its coins) are private: they are always refused, since they belong to the node's operator alone.",
			Example: "ask n0 n1 balance",
		},
		also:     []string{"query", "get"},
		reserves: askWords(),
		parse:    parseAsk,
	}
}

func parseAsk(a *arguments) Command {
	c := Ask{}
	c.From, c.Of = twoNodes(a, "a node need not ask itself")
	c.What = read(a, oneOf[AskWhat](askWords()))
	if c.What == AskBalance && a.more(nil) {
		address := read(a, addressKind())
		c.Address = &address
	}
	return c
}

func (c Ask) String() string { return c.say(nil) }

func (c Ask) say(by naming) string {
	s := "ask " + by.node(c.From) + " " + by.node(c.Of) + " " + c.What.String()
	if c.Address != nil {
		s += " " + c.Address.String()
	}
	return s
}
