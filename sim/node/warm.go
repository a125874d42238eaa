package node

// Warm looks at what a message is looked up in, and at all of the node where that is a block.
func (n *Node) Warm(msg any) (look uint64, tells bool) {
	look = uint64(n.watch.Next()) ^ uint64(n.chain.Tip().Height())
	if open := n.requests.Open; len(open) > 0 {
		look ^= uint64(open[0].Asked())
	}
	if _, ok := msg.(BlockMessage); !ok {
		return look, false
	}
	look ^= uint64(len(n.events)) ^ n.pool.Version() ^ uint64(n.payTo[0]) ^ n.miner.gen ^ n.miner.hashes ^ n.policy.gen
	look ^= uint64(len(n.orphans)) ^ uint64(len(n.fetches.Open)) ^ n.asking.Last ^ uint64(n.quietSince) ^ uint64(len(n.uploads))
	return look, true
}
