package netsim

// HelpAlways has the workers help each other in every window, so that a few nodes do in
// tests what many do.
func (n *Network) HelpAlways() { n.sched.(*windowed).executor.(*pool).gauge.always = true }
