package sim

import (
	"fmt"
	"maps"
	"slices"

	"example.com/sosocoin/sim/command"
)

// Name is a node's name, by which all that is told of it calls it: the one that a command
// gave it, else n3.
func (w *World) Name(id int) string { return nameIn(w.called, id) }

// nameIn is a node's name by a list of those that commands gave. No other function makes
// one.
func nameIn(called []string, id int) string {
	if id < len(called) && called[id] != "" {
		return called[id]
	}
	return command.Node(id).String()
}

// Names are the names that commands gave, as lines are to be read with them.
func (w *World) Names() command.Names {
	names := command.Names{}
	for id, name := range w.called {
		if name != "" {
			names[name] = command.Node(id)
		}
	}
	return names
}

// Known is what lines can speak of. Nobody writes to it once it is in a view.
func (w *World) Known() command.Known {
	return command.Known{Nodes: len(w.nodes), Names: w.Names(), Regions: w.config.Regions.Names(), Payments: slices.Sorted(maps.Keys(w.payments))}
}

// Say writes a command for people.
func (w *World) Say(c command.Command) string { return command.Say(c, w.Name) }

// names lists nodes.
func (w *World) names(ids []int) string {
	if !slices.ContainsFunc(ids, func(id int) bool { return id < len(w.called) && w.called[id] != "" }) {
		return command.FormatNodes(ids)
	}
	return command.ListNodes(ids, w.Name)
}

// recipient names the recipient of a payment.
func (w *World) recipient(r command.Recipient) string {
	if r.IsNode {
		return w.Name(int(r.Node))
	}
	return r.Address.String()
}

// rename gives a node a name. Views and copies of the world share the list, so it
// is not written to.
func (w *World) rename(c command.Name) (string, error) {
	id, err := w.id(c.Node)
	if err != nil {
		return "", err
	}
	if holder, taken := w.Names()[c.Name]; taken {
		return "", fmt.Errorf("%v is called %s already; expected a name that no node has", holder, c.Name)
	}
	if err := w.Known().CheckName(c); err != nil {
		return "", err
	}
	called := make([]string, max(len(w.called), id+1))
	copy(called, w.called)
	called[id] = c.Name
	w.called = called
	w.txLists, w.coins, w.inspectCache = nil, nil, inspectCache{} // of the last view; they name nodes
	w.log.renamed()
	return fmt.Sprintf("%s is called %s from now on", c.Node, c.Name), nil
}
