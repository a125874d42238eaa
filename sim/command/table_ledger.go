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
			Name: "send", Args: "FROM TO AMOUNT [fee=AMOUNT] [as=WORD]",
			Summary: "pay coins from a node's wallet",
			Detail: "FROM's wallet picks unspent outputs of its own until they cover the amount and the fee, signs a transaction, and pays the rest back to itself as change. " +
				"The transaction waits in mempools until a miner puts it into a block; that miner gets the fee, and takes those that pay most for their size first. " +
				"TO is a node, meaning its first address, or an address of 66 hex digits. Amounts are in coins. If FROM cannot spend enough, the world refuses. " +
				"as= gives the payment a name, by which respend and a scenario's conditions can speak of it.",
			Example: "send n0 n3 2.5 fee=0.01",
		}, options: []string{"fee", "as"}, also: []string{"pay", "transfer", "transaction", "tx"}, parse: parseSend},
		{Spec: Spec{
			Name: "respend", Args: "PAYMENT TO via=NODES [fee=AMOUNT] [as=WORD]",
			Summary: "spend the coins of a payment once more",
			Detail: "The one who made PAYMENT, a word that send's as= gave, signs another transaction that spends the same coins and pays all of them, less the fee, to TO; it is given to the nodes of via alone, as if the payer spoke to them directly. " +
				"A node that has the first payment in its mempool, or in its chain, refuses this one, and the other way round: at most one of the two can ever be in a chain. Which one is for the miners to say.",
			Example: "respend rent n2 via=n3",
		}, options: []string{"via", "fee", "as"}, also: []string{"doublespend", "double-spend", "cheat"}, parse: parseRespend},
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
		}, also: []string{"key", "keypair", "address", "wallet"}, parse: func(a *arguments) Command { return NewKey{read(a, a.known.nodeKind())} }},
		{Spec: Spec{
			Name: "workload", Args: "PER_SECOND [amount=AMOUNT] [fee=AMOUNT] [spread=SPREAD]",
			Summary: "make random payments between nodes",
			Detail: "So many times per virtual second, on average and over the whole network, a random node pays another random one; if it cannot afford that, nothing happens. 0 stops the payments. " +
				"amount and fee are the means, in coins; without them they are about 1 and 0.0001. SPREAD says how they vary: uniform (from almost nothing to twice the mean), fixed, or exponential (many small, few large).",
			Example: "workload 0.5 amount=3 spread=exponential",
		}, options: []string{"amount", "fee", "spread"}, also: []string{"tx-rate", "txrate", "payments"}, parse: parseWorkload},
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
	c := Mine{Nodes: read(a, a.known.nodesKind())}
	modes := oneOf[MineMode](mineWords())
	if a.more(modes.offers) {
		c.Mode = read(a, modes)
	}
	return c
}

func parseSend(a *arguments) Command {
	c := Send{From: read(a, a.known.nodeKind())}
	to := a.known.recipientKind()
	to.offers = others(c.From)
	parse := to.parse
	to.parse = func(s string) (Recipient, error) {
		r, err := parse(s)
		if err == nil && r.IsNode && r.Node == c.From {
			err = a.known.otherThan(c.From, s, "a payment to oneself moves nothing")
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
	c.As, _ = option(a, "as", wordKind("rent", "loan"))
	return c
}

func parseRespend(a *arguments) Command {
	payment := wordKind()
	payment.offers = func(k Known) []string { return k.Payments }
	c := Respend{Payment: read(a, payment), To: read(a, a.known.recipientKind())}
	var given bool
	if c.Via, given = option(a, "via", a.known.nodesKind()); !given {
		a.offer(words("via="))
		a.missing("via= and the nodes that are given the payment", false)
	}
	c.Fee, _ = option(a, "fee", amountKind())
	c.As, _ = option(a, "as", wordKind("rival"))
	return c
}

func parseWorkload(a *arguments) Command {
	c := Workload{PerSecond: read(a, perSecondKind())}
	c.Amount, _ = option(a, "amount", amountKind())
	c.Fee, _ = option(a, "fee", amountKind())
	c.Spread, _ = option(a, "spread", oneOf[Spread](spreadWords()))
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
