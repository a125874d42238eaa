package policy

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/node"
)

// Whom a node has to do with.

func ban() row {
	words := []string{node.BanNobody: "off", node.BanFaulty: "on", node.BanStrictly: "strict"}
	return of("ban", "on|off|strict",
		"ban=on keeps a score of each peer, and bans who has 100 points: an invalid block or transaction is 100, a message with too much in it 20, what the node had not asked for 10, of which half is forgotten in a minute. It holds nothing against a peer for what is valid by rules that some node enforces, or did, since that is a fork; with strict it does. off lifts all bans.",
		argument.OneOf[node.Bans](words),
		func(p *node.Policies) *node.Bans { return &p.Bans },
		func(v node.Bans) string { return words[v] })
}

func banTime() row {
	return of("ban-time", "DURATION",
		"ban-time=1h has a ban last so long; 0 is 24 hours, as in Bitcoin Core.",
		span(), func(p *node.Policies) *netsim.Time { return &p.BanTime }, formatSpan)
}
