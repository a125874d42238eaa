package netsim

// Scatter puts nodes with successive numbers into different shards, and has the workers
// help each other in every window, with single nodes of each other's shards too if more is
// set: so a few nodes do in tests what many do. It is called before the first Add.
func (n *Network) Scatter(more bool) {
	n.shardShift = 0
	if p, ok := n.sched.(*windowed).executor.(*pool); ok {
		p.minEvents, p.worthHelp = 0, 0
		if more {
			p.worthStealing = 0
		}
	}
}
