package netsim

import (
	"cmp"
	"slices"
)

// pair is the two ends of a link, a before b.
type pair struct{ a, b NodeID }

// known returns a *NodeError for the first node that does not exist.
func (n *Network) known(ids ...NodeID) error {
	for _, id := range ids {
		if int(id) >= len(n.nodes) {
			return &NodeError{id, len(n.nodes)}
		}
	}
	return nil
}

// link returns the directed link, nil if there is none.
func (n *Network) link(from, to NodeID) *link {
	if n.known(from) != nil {
		return nil
	}
	e := n.nodes[from]
	if i, ok := e.find(to); ok {
		return &e.links[i]
	}
	return nil
}

// named returns the directed link, or a *NodeError or *LinkError.
func (n *Network) named(from, to NodeID) (*link, error) {
	if err := n.known(from, to); err != nil {
		return nil, err
	}
	if l := n.link(from, to); l != nil {
		return l, nil
	}
	return nil, &LinkError{from, to, LinkMissing}
}

// Link links two nodes in both directions with the same parameters.
func (n *Network) Link(a, b NodeID, p LinkParams) error {
	n.idle("Link")
	if err := cmp.Or(n.known(a, b), p.Validate()); err != nil {
		return err
	}
	if a == b {
		return &LinkError{a, b, LinkToSelf}
	}
	if n.link(a, b) != nil {
		return &LinkError{a, b, LinkExists}
	}
	n.nodes[a].attach(b, n.share(p))
	n.nodes[b].attach(a, n.share(p))
	n.shortest = min(n.shortest, n.travel(&p))
	n.refresh(pair{min(a, b), max(a, b)})
	return nil
}

func (e *Env) attach(peer NodeID, p *LinkParams) {
	i, _ := e.find(peer)
	e.peers = slices.Insert(e.peers, i, peer)
	e.links = slices.Insert(e.links, i, link{LinkParams: p})
}

// Unlink removes a link in both directions. What is under way on it is lost, with
// DropNoLink.
func (n *Network) Unlink(a, b NodeID) error {
	n.idle("Unlink")
	if _, err := n.named(a, b); err != nil {
		return err
	}
	n.sched.remove(func(f *flight) bool { return f.on(a, b) }, func(f *flight) { n.own.drop(f, DropNoLink, n.now) })
	n.own.held = slices.DeleteFunc(n.own.held, func(f flight) bool {
		if f.on(a, b) {
			n.own.drop(&f, DropNoLink, n.now)
		}
		return f.on(a, b)
	})
	n.detach(a, b)
	n.detach(b, a)
	n.stale = true
	n.control(n.nodes[min(a, b)], LinkDown{max(a, b)})
	n.control(n.nodes[max(a, b)], LinkDown{min(a, b)})
	n.settle()
	return nil
}

// on reports whether the packet travels between a and b, in either direction.
func (f *flight) on(a, b NodeID) bool {
	return !f.arrived && (f.Src == a && f.Dst == b || f.Src == b && f.Dst == a)
}

func (n *Network) detach(from, to NodeID) {
	e := n.nodes[from]
	i, _ := e.find(to)
	l := &e.links[i]
	n.faulty -= l.faults()
	e.peers = slices.Delete(e.peers, i, i+1)
	e.links = slices.Delete(e.links, i, i+1)
}

// faults counts what a look at the packets due on the link is needed for.
func (l *link) faults() int {
	count := 0
	if l.cut {
		count++
	}
	if l.held {
		count++
	}
	return count
}

// SetLink changes one direction of a link from the next message on.
func (n *Network) SetLink(from, to NodeID, p LinkParams) error {
	n.idle("SetLink")
	l, err := n.named(from, to)
	if err := cmp.Or(err, p.Validate()); err != nil {
		return err
	}
	l.LinkParams = n.share(p)
	n.stale = true
	return nil
}

// LinkOf returns one direction of a link, false if the nodes are not linked.
func (n *Network) LinkOf(from, to NodeID) (Link, bool) {
	l := n.link(from, to)
	if l == nil {
		return Link{}, false
	}
	return n.linkState(from, to, l), true
}

// Links returns all directed links, by From and then To.
func (n *Network) Links() []Link {
	var list []Link
	for _, e := range n.nodes {
		for i := range e.links {
			list = append(list, n.linkState(e.id, e.peers[i], &e.links[i]))
		}
	}
	return list
}

func (n *Network) linkState(from, to NodeID, l *link) Link {
	return Link{From: from, To: to, LinkParams: *l.LinkParams, Cut: l.cut, Held: l.held,
		Parted: n.parted && !n.passes(from, to)}
}

// refresh gives LinkUp to both ends of a pair if one of its directions has become usable
// since the last check. Without pairs it checks all links.
func (n *Network) refresh(pairs ...pair) {
	n.restored = n.restored[:0]
	for _, p := range pairs {
		n.checkPair(p)
	}
	if len(pairs) == 0 {
		for _, e := range n.nodes {
			n.checkNode(e, e.id+1)
		}
	}
	for _, p := range n.restored {
		n.control(n.nodes[p.a], LinkUp{p.b})
		n.control(n.nodes[p.b], LinkUp{p.a})
	}
	n.settle()
}

// checkNode checks the links of a node with the nodes from first on.
func (n *Network) checkNode(e *Env, first NodeID) {
	from, _ := e.find(first)
	for _, peer := range e.peers[from:] {
		n.checkPair(pair{min(e.id, peer), max(e.id, peer)})
	}
}

func (n *Network) checkPair(p pair) {
	there, back := n.open(p.a, p.b), n.open(p.b, p.a)
	if there || back {
		n.restored = append(n.restored, p)
	}
}

// open brings the open flag of a directed link up to date and reports whether it
// became true.
func (n *Network) open(from, to NodeID) bool {
	l := n.link(from, to)
	was := l.open
	l.open = !l.cut && n.nodes[from].state != StateCrashed && n.nodes[to].state != StateCrashed &&
		!(n.parted && !n.passes(from, to))
	return l.open && !was
}
