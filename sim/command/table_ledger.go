package command

import "example.com/sosocoin/chain"

// ledgerCommands are about blocks and money.
func ledgerCommands() []entry {
	return []entry{
		{Spec: Spec{
			Name: "mine", Args: "NODES [one|on|off]",
			Summary: "start or stop mining",
			Detail: "The nodes search for the proof of work of a next block on their own best chain, with the transactions of their mempools in it. " +
				"one (also when left out) stops a node after the next block that it finds itself, on lets it mine for good, off stops it; to a node that is mining already, one changes nothing. " +
				"When a node hears of a chain with more work, it drops the block that it was working on and goes on upon the new tip.",
			Example: "mine n0-n2 on",
		}, also: []string{"miner", "mining", "start"}, parse: parseMine},
		{Spec: Spec{
			Name: "send", Args: "FROM TO AMOUNT [fee=AMOUNT]",
			Summary: "pay coins from a node's wallet",
			Detail: "FROM's wallet picks unspent outputs of its own until they cover the amount and the fee, signs a transaction, and pays the rest back to itself as change. " +
				"The transaction waits in mempools until a miner puts it into a block; that miner gets the fee, and takes those that pay most for their size first. " +
				"TO is a node, meaning its first address, or an address of 66 hex digits. Amounts are in coins. If FROM cannot spend enough, the world refuses.",
			Example: "send n0 n3 2.5 fee=0.01",
		}, options: []string{"fee"}, also: []string{"pay", "transfer", "transaction", "tx"}, parse: parseSend},
		{Spec: Spec{
			Name: "sync", Args: "NODES",
			Summary: "pull the chains of all peers now",
			Detail: "Each of the nodes asks every peer for the blocks that it lacks, and changes over to the chain with the most work, if that is more than its own has. The log says what each peer had. " +
				"It works in one direction only: the peers learn nothing from it. With relay none this is the only way in which blocks travel.",
			Example: "sync n1",
		}, also: []string{"pull", "update", "refresh"}, parse: onNodes(func(l NodeList) Sync { return Sync{l} })},
		{Spec: Spec{
			Name: "newkey", Args: "NODE",
			Summary: "give a node's wallet another key pair",
			Detail: "The wallet makes a new random private key, drawn from the world's seed; its public key is one more address of the node. " +
				"The earlier keys stay, and the node's balance is the sum over all of them.",
			Example: "newkey n0",
		}, also: []string{"key", "keypair", "address", "wallet"}, parse: func(a *arguments) Command { return NewKey{read(a, nodeKind())} }},
		{Spec: Spec{
			Name: "txrate", Args: "PER_SECOND",
			Summary: "make random payments between nodes",
			Detail: "So many times per virtual second, on average and over the whole network, a random node pays a small random amount to another random one; " +
				"if it cannot afford that, nothing happens. 0 stops the payments.",
			Example: "txrate 0.5",
		}, also: []string{"tx-rate", "payments", "workload"}, parse: func(a *arguments) Command { return TxRate{read(a, perSecondKind())} }},
		{Spec: Spec{
			Name: "ask", Args: "FROM NODE WHAT [ADDRESS]",
			Summary: "send one node's question to another node",
			Detail: "The two must be linked. The question and its answer travel as messages, so they take time and can be lost; the log shows the answer. " +
				"WHAT is chain, utxo, mempool, peers or balance: these are public, and any node may ask. balance may be followed by an address; without one it is that of the asked node's first address. " +
				"key (its private key) and spend (pay with its coins) are private: they are always refused, since they belong to the node's operator alone.",
			Example: "ask n0 n1 balance",
		}, also: []string{"query", "get"}, parse: parseAsk},
	}
}

func parseMine(a *arguments) Command {
	c := Mine{Nodes: read(a, nodesKind())}
	modes := oneOf[MineMode](mineWords())
	if a.more(modes.offers) {
		c.Mode = read(a, modes)
	}
	return c
}

func parseSend(a *arguments) Command {
	c := Send{From: read(a, nodeKind())}
	to := recipientKind()
	to.offers = others(c.From)
	parse := to.parse
	to.parse = func(s string) (Recipient, error) {
		r, err := parse(s)
		if err == nil && r.IsNode && r.Node == c.From {
			err = &ValueError{Value: s, Expected: "another node than " + c.From.String(), Problem: "a payment to oneself moves nothing"}
		}
		return r, err
	}
	c.To = read(a, to)
	amount := amountKind()
	amount.parse = func(s string) (chain.Amount, error) {
		v, err := chain.ParseAmount(s)
		if err == nil && v == 0 {
			err = &ValueError{Value: s, Expected: "an amount above 0"}
		}
		return v, err
	}
	c.Amount = read(a, amount)
	fee := amountKind()
	fee.parse = func(s string) (chain.Amount, error) {
		v, err := chain.ParseAmount(s)
		if err == nil {
			_, err = c.Amount.Add(v)
		}
		return v, err
	}
	c.Fee, _ = option(a, "fee", fee)
	return c
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
