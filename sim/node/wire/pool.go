package wire

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Team are the nodes of a mining pool, in rising order; the first leads. A team never changes.
type Team struct{ Nodes []netsim.NodeID }

// Leader is who leads.
func (t *Team) Leader() netsim.NodeID { return t.Nodes[0] }

// Has reports whether a node was in the team when that began.
func (t *Team) Has(id netsim.NodeID) bool { return slices.Contains(t.Nodes, id) }

// PoolMessage is what members of a mining pool tell each other, as miners and pools do over
// Stratum, and nobody else: what to mine on and what is no secret any more, and blocks that
// were found.
type PoolMessage struct {
	Team *Team

	// The leader orders to mine on Parent, and to keep nothing back any more that leads to
	// Open. Both are nil in what a member says.
	Parent, Open *chain.Entry

	Blocks []*chain.Entry // that the receiver may not have, parents first
	Asks   bool           // the sender has no order, or not the blocks for it
	Leaves bool           // the sender is no longer of the pool
}

func (m PoolMessage) Size() int {
	size := headerSize + 1
	if m.Parent != nil {
		size += 2 * (inventorySize - headerSize)
	}
	for _, block := range m.Blocks {
		size += block.Block().Size()
	}
	return size
}

func (PoolMessage) Kind() netsim.Kind { return 14 }
func (PoolMessage) Spec() Spec        { return Spec{"pool", BlockGroup} }
func (m PoolMessage) About() Subject  { return newestOf(m.Blocks) }

func (m PoolMessage) Words() string {
	switch {
	case m.Leaves:
		return "pool: leaves"
	case m.Asks:
		return "pool: asks for orders"
	case m.Parent != nil:
		return "pool: mine on " + m.Parent.Hash().Short()
	}
	return "pool: found" + heightsOf(m.Blocks)
}

func (m PoolMessage) Refers(_ *chain.Store, visit func(*chain.Entry)) {
	if m.Parent != nil {
		visit(m.Parent)
		visit(m.Open)
	}
	for _, block := range m.Blocks {
		visit(block)
	}
}
