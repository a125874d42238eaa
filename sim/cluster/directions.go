package cluster

import (
	"fmt"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/nodeset"
)

// Ends resolves the two ends of a link.
func (c *Cluster) Ends(a, b nodeset.Node) (netsim.NodeID, netsim.NodeID, error) {
	from, err := c.ID(a)
	if err != nil {
		return 0, 0, err
	}
	to, err := c.ID(b)
	if err == nil && from == to {
		err = fmt.Errorf("%s cannot be linked with itself", c.Name(from))
	}
	return netsim.NodeID(from), netsim.NodeID(to), err
}

// Linked resolves the two ends of a link that must exist.
func (c *Cluster) Linked(a, b nodeset.Node) (netsim.NodeID, netsim.NodeID, error) {
	from, to, err := c.Ends(a, b)
	if err != nil {
		return 0, 0, err
	}
	if _, linked := c.Network.LinkOf(from, to); !linked {
		return 0, 0, fmt.Errorf("%s and %s are not linked; %s has %s", c.Name(int(from)), c.Name(int(to)), c.Name(int(from)), c.ListPeers(from))
	}
	return from, to, nil
}

// Direction is one way of a link.
type Direction struct{ From, To netsim.NodeID }

// Directions resolves what a command's pair picks: at least one, unless it is all links.
func (c *Cluster) Directions(p nodeset.Pair) ([]Direction, error) {
	if p.All {
		return c.linksWhere(func(netsim.NodeID, netsim.NodeID) bool { return true }), nil
	}
	a, one := p.A.Single()
	b, other := p.B.Single()
	if one && other {
		from, to, err := c.Linked(a, b)
		if err != nil {
			return nil, err
		}
		if p.OneWay {
			return []Direction{{from, to}}, nil
		}
		return []Direction{{from, to}, {to, from}}, nil
	}
	near, err := c.among(p.A)
	if err != nil {
		return nil, err
	}
	far, err := c.among(p.B)
	if err != nil {
		return nil, err
	}
	found := c.linksWhere(func(from, to netsim.NodeID) bool {
		return near[from] && far[to] || !p.OneWay && far[from] && near[to]
	})
	if len(found) == 0 {
		return nil, fmt.Errorf("there are no %s", strings.TrimPrefix(c.Picked(p), "the "))
	}
	return found, nil
}

// among tells of each node whether it is in a list.
func (c *Cluster) among(list nodeset.List) ([]bool, error) {
	ids, err := c.Resolve(list)
	is := make([]bool, len(c.Nodes))
	for _, id := range ids {
		is[id] = true
	}
	return is, err
}

// linksWhere are the directions of links that are picked.
func (c *Cluster) linksWhere(picks func(from, to netsim.NodeID) bool) []Direction {
	var found []Direction
	for _, l := range c.Network.Links() {
		if picks(l.From, l.To) {
			found = append(found, Direction{l.From, l.To})
		}
	}
	return found
}

// Picked says which links a pair picks.
func (c *Cluster) Picked(p nodeset.Pair) string {
	if p.All {
		return "all links"
	}
	a, b := p.A.Say(c.Name), p.B.Say(c.Name)
	_, one := p.A.Single()
	_, other := p.B.Single()
	switch {
	case one && other && p.OneWay:
		return a + " to " + b
	case one && other:
		return a + " and " + b
	case a == b:
		return "the links inside " + a
	case p.OneWay:
		return "the links from " + a + " to " + b
	default:
		return "the links between " + a + " and " + b
	}
}
