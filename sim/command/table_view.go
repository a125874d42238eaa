package command

// questionCommands read the world and change nothing.
func questionCommands() []entry {
	return []entry{
		{Spec: Spec{
			Kind: Question,
			Name: "balance", Args: "NODE|ADDRESS [at=NODE]",
			Summary: "show a balance",
			Detail: "Balances are sums of unspent outputs, so they depend on whose chain one looks at: at=n1 asks n1's. Without it a node's balance is by its own chain, an address's by n0's. " +
				"A node's balance is over all its keys. Whether something is confirmed can differ between nodes as long as they are on different tips.",
			Example: "balance n0 at=n1",
		}, options: []string{"at"}, also: []string{"money", "coins", "funds"}, parse: parseBalance},
		{Spec: Spec{
			Kind: Question,
			Name: "keys", Args: "NODE",
			Summary: "show a node's private keys to its operator",
			Detail:  "You are the operator of every node here, so you may see them. Another node that asks for them with ask is refused. Whoever has a private key can spend what its address holds. All keys follow from the seed, so that anybody who knows the seed of a world can compute them.",
			Example: "keys n0",
		}, also: []string{"privatekey", "secret"}, parse: func(a *arguments) Command { return Keys{read(a, a.known.nodeKind())} }},
		{Spec: Spec{
			Kind: Question,
			Name: "help", Args: "[COMMAND]",
			Summary: "explain one command, or list all",
			Detail:  "Without a command it lists them all with one line each.",
			Example: "help partition",
		}, also: []string{"?", "man", "commands", "usage"}, parse: parseHelp},
	}
}

func parseBalance(a *arguments) Command {
	c := Balance{Of: read(a, a.known.recipientKind())}
	if at, ok := option(a, "at", a.known.nodeKind()); ok {
		c.At = &at
	}
	return c
}

func parseHelp(a *arguments) Command {
	entries := a.entries
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name
	}
	if !a.more(words(names...)) {
		return Help{}
	}
	return Help{read(a, kind[string]{expected: "a command", parse: func(s string) (string, error) {
		e, err := find(word{text: s, column: 1}, entries)
		if refused, ok := err.(*Error); ok {
			return "", &ValueError{Value: s, Expected: refused.Expected, Problem: refused.Hint}
		}
		return e.Name, nil
	}, offers: words(names...)})}
}

// viewCommands steer the dashboard.
func viewCommands() []entry {
	return append([]entry{
		{Spec: Spec{
			Kind:    View,
			Name:    "pause",
			Summary: "stop virtual time",
			Detail:  "Nothing happens in the world until resume or step. World commands still work, and are stamped with the time at which it stands.",
			Example: "pause",
		}, also: []string{"halt"}, parse: bare(Pause{})},
		{Spec: Spec{
			Kind:    View,
			Name:    "resume",
			Summary: "let virtual time go on",
			Detail:  "It goes on at the speed that was set last.",
			Example: "resume",
		}, also: []string{"continue", "unpause"}, parse: bare(Resume{})},
		{Spec: Spec{
			Kind: View,
			Name: "speed", Args: "FACTOR|max",
			Summary: "set how fast virtual time passes",
			Detail: "The factor is virtual seconds per second of yours: 1 is true to life, 1/8 slow motion. max goes as fast as the machine can. " +
				"If the machine cannot keep up, the speed that it reaches is shown; what happens in the world is the same at any speed.",
			Example: "speed 4",
		}, also: []string{"faster", "slower", "fast"}, parse: func(a *arguments) Command { return Speed{read(a, speedKind())} }},
		{Spec: Spec{
			Kind: View,
			Name: "step", Args: "[packet|window|block]",
			Summary: "go on a little and pause",
			Detail: "packet (also when left out) goes to the next message that arrives, window runs one window of the engine (the time that the fastest link takes), " +
				"block goes on until the next block is found, which needs a node that mines.",
			Example: "step block",
		}, also: []string{"advance"}, parse: parseStep},
		{Spec: Spec{
			Kind: View,
			Name: "focus", Args: "NODE",
			Summary: "show a node in depth",
			Detail:  "The node's panel shows its chain, unspent outputs, mempool, peers, wallet and messages.",
			Example: "focus n3",
		}, also: []string{"select"}, parse: func(a *arguments) Command { return Focus{read(a, a.known.nodeKind())} }},
		inspectCommand(),
	}, append(timeCommands(), screenCommands()...)...)
}

func parseStep(a *arguments) Command {
	steps := oneOf[StepWhat](stepWords())
	if !a.more(steps.offers) {
		return Step{}
	}
	return Step{read(a, steps)}
}
