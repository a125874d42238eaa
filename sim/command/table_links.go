package command

// linkCommands make links and set what they are like.
func linkCommands() []entry {
	const onLinks = " Without nodes it is set for all links, also those made later; with two nodes, for the link between them; with oneway, only for what A sends to B. A and B can also be lists or regions: then it is set for every link between a node of A and one of B, and of regions also for those made later."
	return []entry{
		{Spec: Spec{
			Name: "link", Args: "A B",
			Summary: "connect two nodes",
			Detail:  "Both nodes list each other as peers from now on. They tell each other their tips at once, so that the one that is behind catches up (not with relay none). The link has the latency, jitter, loss and bandwidth that were last set for all links.",
			Example: "link n0 n3",
		}, also: []string{"connect", "peer", "addpeer", "join"}, parse: func(a *arguments) Command {
			x, y := twoNodes(a, "a node cannot be linked with itself")
			return Link{x, y}
		}},
		{Spec: Spec{
			Name: "unlink", Args: "A B",
			Summary: "remove the link between two nodes",
			Detail:  "Neither lists the other as a peer any more, and what is on its way between them is lost. To break a link that both ends still believe in, see cut.",
			Example: "unlink n0 n3",
		}, also: []string{"disconnect", "removepeer"}, parse: func(a *arguments) Command {
			x, y := twoNodes(a, "a node has no link with itself")
			return Unlink{x, y}
		}},
		{Spec: Spec{
			Name: "latency", Args: "DURATION [A B [oneway]]",
			Summary: "set how long a message travels",
			Detail:  "The delay from sender to receiver, one way, before jitter and before the time that the bandwidth takes. The longer it is against the block interval, the more blocks are found before the news of a rival arrives." + onLinks,
			Example: "latency 200ms n0 n1",
		}, also: []string{"ping"}, parse: func(a *arguments) Command {
			return Latency{read(a, durationKind()), pairOrAll(a)}
		}},
		{Spec: Spec{
			Name: "jitter", Args: "DURATION [A B [oneway]]",
			Summary: "make the delay vary at random",
			Detail:  "Each message takes a random time longer than the latency, from 0 up to this, all equally likely; so messages can overtake each other. 0 makes all delays equal." + onLinks,
			Example: "jitter 50ms",
		}, parse: func(a *arguments) Command {
			return Jitter{read(a, durationKind()), pairOrAll(a)}
		}},
		{Spec: Spec{
			Name: "loss", Args: "PROBABILITY [A B [oneway]]",
			Summary: "lose messages at random",
			Detail:  "Each message is lost with this probability, independently of the others: 0 loses none, 1 or 100% all of them. The sender is not told." + onLinks,
			Example: "loss 10% n0 n1 oneway",
		}, also: []string{"unreliable"}, parse: func(a *arguments) Command {
			return Loss{read(a, probabilityKind()), pairOrAll(a)}
		}},
		{Spec: Spec{
			Name: "bandwidth", Args: "BYTES_PER_SECOND [A B [oneway]]",
			Summary: "set how many bytes a link carries per second",
			Detail:  "A message takes its size divided by this, and waits for the ones sent before it on the same link, so large blocks travel slower. kB and MB are 1000 and 1,000,000 bytes; 0 means unlimited." + onLinks,
			Example: "bandwidth 64kB",
		}, parse: func(a *arguments) Command {
			return Bandwidth{read(a, bytesKind()), pairOrAll(a)}
		}},
	}
}
