package effect

import (
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
)

// Table lists the effects of all commands to the world, and the answers to all questions. Each
// answers in words; an error leaves the cluster as it was.
func Table() command.Effects[*cluster.Cluster] {
	return command.NewEffects(
		// Mining.
		command.On(mine),
		command.On(hashRate),
		command.On(sync),
		// Money.
		command.On(send),
		command.On(respend),
		command.On(workload),
		command.On(newKey),
		// Links.
		command.On(link),
		command.On(unlink),
		command.On(latency),
		command.On(jitter),
		command.On(loss),
		command.On(bandwidth),
		command.On(partition),
		command.On(heal),
		command.On(cut),
		command.On(restore),
		command.On(hold),
		command.On(release),
		// Messages.
		command.On(drop),
		command.On(delay),
		command.On(duplicate),
		// Nodes.
		command.On(crash),
		command.On(restart),
		command.On(freeze),
		command.On(thaw),
		command.On(skew),
		command.On(name),
		command.On(add),
		command.On(ask),
		command.On(settle),
		// Questions.
		command.On(balance),
		command.On(keys),
		command.On(help),
	)
}
