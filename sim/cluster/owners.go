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

// OwnerNames names addresses: by their nodes, or by their beginning. It may be called from
// other goroutines: what it knows does not change any more.
func OwnerNames(c *Cluster) func(chain.Address) string {
	owners, called, stranger := c.Owners.Lend(), c.Called(), Strangers(c)
	return func(a chain.Address) string {
		if id, known := owners[a]; known {
			return called.Name(id)
		}
		return stranger(a)
	}
}

// Strangers names addresses that are no node's.
func Strangers(c *Cluster) func(chain.Address) string {
	genesis := c.Shared.Store.Params().GenesisAddress
	return func(a chain.Address) string {
		if a == genesis {
			return "genesis"
		}
		return a.String()[:10] + "…"
	}
}
