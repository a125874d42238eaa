package netsim

// Peers returns a node's neighbours, rising, whatever state the links are in. The
// slice is the network's own and changes with its links.
func (n *Network) Peers(id NodeID) []NodeID { return n.nodes[id].peers }
