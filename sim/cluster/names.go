package cluster

import (
	"fmt"
	"maps"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
)

// Called is a list of the names that commands gave, by node; "" for none.
type Called []string

// Name is a node's name by the list: the one that a command gave it, else n3. No other function
// makes one.
func (called Called) Name(id int) string {
	if id < len(called) && called[id] != "" {
		return called[id]
	}
	return nodeset.Node(id).String()
}

// Called is the names that commands gave. Nobody writes to it.
func (c *Cluster) Called() Called { return c.called }

// Name is a node's name, by which all that is told of it calls it.
func (c *Cluster) Name(id int) string { return c.called.Name(id) }

// Names are the names as lines are to be read with them.
func (called Called) Names() nodeset.Names {
	names := nodeset.Names{}
	for id, name := range called {
		if name != "" {
			names[name] = nodeset.Node(id)
		}
	}
	return names
}

// Known is what lines can speak of. Nobody writes to it once it is in a view.
func (c *Cluster) Known() command.Known {
	return command.Known{Called: nodeset.Called{Nodes: len(c.Nodes), Names: c.called.Names(), Regions: c.Config.Regions.Names()}, Payments: slices.Sorted(maps.Keys(c.Paid))}
}

// List lists nodes.
func (c *Cluster) List(ids []int) string {
	if !slices.ContainsFunc(ids, func(id int) bool { return id < len(c.called) && c.called[id] != "" }) {
		return nodeset.Format(ids)
	}
	return nodeset.Say(ids, c.Name)
}

// ListPeers lists the peers of a node.
func (c *Cluster) ListPeers(id netsim.NodeID) string {
	var peers []int
	for _, peer := range c.Network.Peers(id) {
		peers = append(peers, int(peer))
	}
	if len(peers) == 0 {
		return "no peers"
	}
	return "the peers " + c.List(peers)
}

// Recipient names the recipient of a payment.
func (c *Cluster) Recipient(r command.Recipient) string {
	if r.IsNode {
		return c.Name(int(r.Node))
	}
	return r.Address.String()
}

// Rename gives a node a name that no other node and no region has. Views and copies share the
// list, so it is not written to.
func (c *Cluster) Rename(to command.Name) error {
	id, err := c.ID(to.Node)
	if err != nil {
		return err
	}
	if holder, taken := c.called.Names()[to.Name]; taken {
		return fmt.Errorf("%v is called %s already; expected a name that no node has", holder, to.Name)
	}
	if err := c.Known().CheckName(to.Node, to.Name); err != nil {
		return err
	}
	called := make([]string, max(len(c.called), id+1))
	copy(called, c.called)
	called[id] = to.Name
	c.called = called
	c.renamed++
	return nil
}

// Renamed is how often a node got another name, or an address an owner: whatever names them is
// to be made anew when it grows.
func (c *Cluster) Renamed() int { return c.renamed }

// Own notes whose an address is.
func (c *Cluster) Own(a chain.Address, id int) {
	c.Owners.add(a, id)
	c.renamed++
}
