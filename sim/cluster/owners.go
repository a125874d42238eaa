package cluster

import (
	"maps"

	"example.com/sosocoin/chain"
)

// Owners says which addresses belong to which node.
type Owners struct {
	by   map[chain.Address]int
	lent bool // somebody holds by, which does not change any more then
}

// add notes whose an address is.
func (o *Owners) add(a chain.Address, id int) {
	if o.by == nil {
		o.by = map[chain.Address]int{}
	}
	if o.lent {
		o.by, o.lent = maps.Clone(o.by), false
	}
	o.by[a] = id
}

// Of says whose an address is, if it is a node's.
func (o *Owners) Of(a chain.Address) (id int, known bool) {
	id, known = o.by[a]
	return id, known
}

// Len is how many addresses belong to nodes.
func (o *Owners) Len() int { return len(o.by) }

// Lend returns all owners, as they stay for whoever keeps them.
func (o *Owners) Lend() map[chain.Address]int {
	o.lent = true
	return o.by
}
