package sim

import (
	"fmt"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
)

// direction is one way of a link.
type direction struct{ from, to netsim.NodeID }

// directions resolves what a command's pair picks: at least one, unless it is all links.
func (w *World) directions(p command.Pair) ([]direction, error) {
	if p.All {
		return w.linksWhere(func(netsim.NodeID, netsim.NodeID) bool { return true }), nil
	}
	a, one := p.A.Single()
	b, other := p.B.Single()
	if one && other {
		from, to, err := w.linked(a, b)
		if err != nil {
			return nil, err
		}
		if p.OneWay {
			return []direction{{from, to}}, nil
		}
		return []direction{{from, to}, {to, from}}, nil
	}
	near, err := w.among(p.A)
	if err != nil {
		return nil, err
	}
	far, err := w.among(p.B)
	if err != nil {
		return nil, err
	}
	found := w.linksWhere(func(from, to netsim.NodeID) bool {
		return near[from] && far[to] || !p.OneWay && far[from] && near[to]
	})
	if len(found) == 0 {
		return nil, fmt.Errorf("there are no %s", strings.TrimPrefix(w.picked(p), "the "))
	}
	return found, nil
}

// among tells of each node whether it is in a list.
func (w *World) among(list command.NodeList) ([]bool, error) {
	ids, err := w.resolve(list)
	is := make([]bool, len(w.nodes))
	for _, id := range ids {
		is[id] = true
	}
	return is, err
}

// linksWhere are the directions of links that are picked.
func (w *World) linksWhere(picks func(from, to netsim.NodeID) bool) []direction {
	var found []direction
	for _, l := range w.network.Links() {
		if picks(l.From, l.To) {
			found = append(found, direction{l.From, l.To})
		}
	}
	return found
}

// picked says which links a pair picks.
func (w *World) picked(p command.Pair) string {
	if p.All {
		return "all links"
	}
	a, b := p.A.Say(w.Name), p.B.Say(w.Name)
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
