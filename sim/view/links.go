package view

import "example.com/sosocoin/netsim"

// Link returns the link between two nodes, or nil.
func (v *View) Link(a, b int) *Link {
	low, high := min(a, b), max(a, b)
	for i := range v.Links {
		if l := &v.Links[i]; min(l.A, l.B) == low && max(l.A, l.B) == high {
			return l
		}
	}
	return nil
}

// Linked returns the nodes that a node is linked with.
func (v *View) Linked(id int) []int {
	var all []int
	for i := range v.Links {
		switch l := &v.Links[i]; id {
		case l.A:
			all = append(all, l.B)
		case l.B:
			all = append(all, l.A)
		}
	}
	return all
}

// State tells what a link does, in one word.
func (l *Link) State() string { return linkState(l.Cut, l.Held, l.Parted) }

// DirectionState tells what one direction of a link does, in one word.
func DirectionState(l *netsim.Link) string { return linkState(l.Cut, l.Held, l.Parted) }

func linkState(cut, held, parted bool) string {
	switch {
	case cut:
		return "cut"
	case held:
		return "held"
	case parted:
		return "parted"
	}
	return "up"
}

// Directions are both directions of a link as far as the picture knows them: exactly
// where one end is the node in focus, and else as the map has them, both alike.
type Directions struct {
	There, Back   netsim.Link
	Sent, Got     netsim.LinkCount
	Counted, Same bool
}

// Directions returns both directions of the link between two nodes.
func (v *View) Directions(from, to int) Directions {
	if v.Focus != nil && v.Focus.ID == from {
		for i := range v.Focus.Peers {
			if p := &v.Focus.Peers[i]; p.ID == to {
				d := Directions{There: p.Out, Back: p.In, Sent: p.To, Got: p.From, Counted: true}
				d.Same = d.There.LinkParams == d.Back.LinkParams && d.There.Cut == d.Back.Cut && d.There.Held == d.Back.Held && d.There.Parted == d.Back.Parted
				return d
			}
		}
	}
	var d Directions
	if l := v.Link(from, to); l != nil {
		d.There = netsim.Link{Cut: l.Cut, Held: l.Held, Parted: l.Parted,
			LinkParams: netsim.LinkParams{Delay: l.Delay, Jitter: netsim.Jitter{Amount: l.Jitter}, Loss: l.Loss, Bandwidth: l.Bandwidth}}
		d.Back, d.Same = d.There, !l.Asymmetric
	}
	return d
}
