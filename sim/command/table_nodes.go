package command

import (
	"fmt"
	"strconv"
)

// nodeCommands are about the machines themselves.
func nodeCommands() []entry {
	return []entry{
		{Spec: Spec{
			Name: "crash", Args: "NODES",
			Summary: "stop nodes as a power cut would",
			Detail:  "A crashed node neither sends nor receives nor mines, and messages to it are lost; what it sent before still arrives. It keeps its chain and its keys, as on a disk, and loses its mempool.",
			Example: "crash n2",
		}, also: []string{"kill", "stop"}, parse: onNodes(func(l NodeList) Crash { return Crash{l} })},
		{Spec: Spec{
			Name: "restart", Args: "NODES",
			Summary: "start crashed nodes again",
			Detail:  "The node comes back with the chain and the keys that it had and an empty mempool, mines again if it did before, and compares tips with its peers to catch up (not with relay none).",
			Example: "restart n2",
		}, also: []string{"reboot", "revive"}, parse: onNodes(func(l NodeList) Restart { return Restart{l} })},
		{Spec: Spec{
			Name: "freeze", Args: "NODES",
			Summary: "stop nodes without killing them",
			Detail:  "A frozen node does nothing, but forgets nothing either: what arrives waits until thaw. To the others it seems to be very slow.",
			Example: "freeze n1",
		}, also: []string{"suspend"}, parse: onNodes(func(l NodeList) Freeze { return Freeze{l} })},
		{Spec: Spec{
			Name: "thaw", Args: "NODES",
			Summary: "let frozen nodes go on",
			Detail:  "The node handles what arrived while it was frozen and goes on from there. Until then it had worked on an old chain; now it hears of all that happened at once.",
			Example: "thaw n1",
		}, also: []string{"unfreeze"}, parse: onNodes(func(l NodeList) Thaw { return Thaw{l} })},
		{Spec: Spec{
			Name: "skew", Args: "NODES OFFSET",
			Summary: "set nodes' clocks ahead or behind",
			Detail: "The clocks differ from true time by the offset: ahead, or behind if it is negative. A node stamps its blocks by its own clock, and does not accept a block whose time is more than the limit (a minute) ahead of that clock before its time has come; " +
				"so a node whose clock is too wrong falls out of step with the rest. 0 sets the clocks right.",
			Example: "skew n0 -5s",
		}, also: []string{"clock", "time"}, parse: func(a *arguments) Command {
			return Skew{read(a, a.known.nodesKind()), read(a, offsetKind())}
		}},
		{Spec: Spec{
			Name: "hashrate", Args: "NODES RATE",
			Summary: "set how fast nodes mine",
			Detail: "The hashes that each of the nodes tries per virtual second while it mines. Its share of all the hashes tried is its chance to find the next block; " +
				"more hashes altogether make blocks come faster until the difficulty is adjusted. 0 leaves a node without any.",
			Example: "hashrate n0 2kH/s",
		}, also: []string{"hash-rate", "power"}, parse: func(a *arguments) Command {
			return HashRate{read(a, a.known.nodesKind()), read(a, rateKind())}
		}},
		{Spec: Spec{
			Name: "name", Args: "NODE WORD",
			Summary: "give a node another name",
			Detail:  "All that is told of the node, and all tables, call it by this name from now on, and lines may use it instead of n3. It begins with a letter, and has letters, digits, - and _ after it, eight characters at most. No other node and no region has it.",
			Example: "name n3 merchant",
		}, also: []string{"rename", "label", "call"}, parse: parseName},
		{Spec: Spec{
			Name: "add", Args: "[links=COUNT | peers=NODES]",
			Summary: "add a node to the network",
			Detail: "The new node gets the next free name and knows nothing but genesis: it fetches the chain from its peers. peers= names them; links= gives it so many random ones; " +
				"with neither it gets as many as the topology gives. It does not mine until it is told to. In a world of regions it is in a random one, by their shares.",
			Example: "add peers=n0,n4",
		}, options: []string{"links", "peers"}, oneOption: true, also: []string{"node", "spawn", "new"}, parse: parseAdd},
	}
}

func parseName(a *arguments) Command {
	node := read(a, a.known.nodeKind())
	return Name{node, read(a, a.known.nameKind(node))}
}

func parseAdd(a *arguments) Command {
	c := Add{}
	c.Links, _ = option(a, "links", kind[int]{expected: linksExpected, parse: parseLinks, offers: words("1", "2", "3")})
	c.Peers, _ = option(a, "peers", a.known.nodesKind())
	return c
}

const linksExpected = "a number of links such as 3"

func parseLinks(s string) (int, error) {
	if !isDigits(s) {
		return 0, &ValueError{Value: s, Expected: linksExpected}
	}
	count, err := strconv.Atoi(s)
	switch {
	case err != nil || count >= MaxNodes:
		return 0, tooMuch(s, linksExpected, fmt.Sprint(MaxNodes-1))
	case count == 0:
		return 0, &ValueError{Value: s, Expected: linksExpected, Problem: "at least one link is needed"}
	}
	return count, nil
}
