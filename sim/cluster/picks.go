package cluster

import (
	"fmt"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
)

// ID resolves a node that must exist.
func (c *Cluster) ID(n nodeset.Node) (int, error) {
	if err := n.Check(len(c.Nodes)); err != nil {
		return 0, err
	}
	return int(n), nil
}

// UpNode resolves a node that must exist and run.
func (c *Cluster) UpNode(n nodeset.Node) (int, error) {
	id, err := c.ID(n)
	if err != nil {
		return 0, err
	}
	return id, c.mustBe(id, netsim.StateRunning)
}

// Up resolves nodes that must run; of all, those that do.
func (c *Cluster) Up(list nodeset.List) ([]int, error) {
	return c.InState(list, netsim.StateRunning)
}

// InState resolves nodes that must be in one of some states. Of all nodes, and of those of
// a region, those that are not are left out; one that was named and is not is an error,
// before anything was done to the others.
func (c *Cluster) InState(list nodeset.List, states ...netsim.State) ([]int, error) {
	ids, err := c.Resolve(list)
	if err != nil {
		return nil, err
	}
	kept := ids[:0]
	for _, id := range ids {
		err := c.mustBe(id, states...)
		if err == nil {
			kept = append(kept, id)
		} else if slices.Contains(list.Nodes, id) {
			return nil, err
		}
	}
	if len(kept) == 0 {
		return nil, fmt.Errorf("there is no %s node among %s", states[0], list.Say(c.Name))
	}
	return kept, nil
}

// mustBe explains why a node is in no state for a command.
func (c *Cluster) mustBe(id int, states ...netsim.State) error {
	found := c.Network.State(netsim.NodeID(id))
	for _, state := range states {
		if found == state {
			return nil
		}
	}
	hint := ""
	switch found {
	case netsim.StateCrashed:
		hint = "; first: restart " + c.Name(id)
	case netsim.StateFrozen:
		hint = "; first: thaw " + c.Name(id)
	}
	return fmt.Errorf("%s is %s, expected %s%s", c.Name(id), found, states[0], hint)
}

// Resolve returns the nodes of a list, in rising order.
func (c *Cluster) Resolve(list nodeset.List) ([]int, error) {
	return list.Resolve(len(c.Nodes), c.Members)
}

// Address resolves whom a payment or question is about.
func (c *Cluster) Address(r command.Recipient) (chain.Address, error) {
	if !r.IsNode {
		return r.Address, nil
	}
	id, err := c.ID(r.Node)
	if err != nil {
		return chain.Address{}, err
	}
	return c.Shared.Payees[id], nil
}
