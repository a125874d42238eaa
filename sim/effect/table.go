package effect

import (
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/dispatch"
)

// Table lists the effects of all commands to the world, and the answers to all questions. Each
// answers in words; an error leaves the cluster as it was.
func Table() dispatch.Table[*cluster.Cluster] {
	return dispatch.NewTable(
		// Mining.
		dispatch.On(mine),
		dispatch.On(hashRate),
		dispatch.On(takeUp),
		dispatch.On(sync),
		// Validity.
		dispatch.On(rules),
		dispatch.On(decide),
		dispatch.On(invalidate),
		dispatch.On(reconsider),
		// Money.
		dispatch.On(send),
		dispatch.On(respend),
		dispatch.On(workload),
		dispatch.On(newKey),
		// By hand.
		dispatch.On(tx),
		dispatch.On(block),
		dispatch.On(submit),
		dispatch.On(forged),
		dispatch.On(now),
		// Links.
		dispatch.On(link),
		dispatch.On(unlink),
		dispatch.On(latency),
		dispatch.On(jitter),
		dispatch.On(loss),
		dispatch.On(bandwidth),
		dispatch.On(partition),
		dispatch.On(heal),
		dispatch.On(cut),
		dispatch.On(restore),
		dispatch.On(hold),
		dispatch.On(release),
		// Messages.
		dispatch.On(drop),
		dispatch.On(delay),
		dispatch.On(duplicate),
		// Nodes.
		dispatch.On(crash),
		dispatch.On(restart),
		dispatch.On(freeze),
		dispatch.On(thaw),
		dispatch.On(skew),
		dispatch.On(name),
		dispatch.On(add),
		dispatch.On(ask),
		dispatch.On(settle),
		// Questions.
		dispatch.On(balance),
		dispatch.On(keys),
		dispatch.On(help),
	)
}
