package sim

import (
	"fmt"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
)

// id resolves a node that must exist.
func (w *World) id(n command.Node) (int, error) {
	if err := n.Check(len(w.nodes)); err != nil {
		return 0, err
	}
	return int(n), nil
}

// upNode resolves a node that must exist and run.
func (w *World) upNode(n command.Node) (int, error) {
	id, err := w.id(n)
	if err != nil {
		return 0, err
	}
	return id, w.mustBe(id, netsim.StateRunning)
}

// up resolves nodes that must run; of all, those that do.
func (w *World) up(list command.NodeList) ([]int, error) {
	return w.inState(list, netsim.StateRunning)
}

// inState resolves nodes that must be in one of some states. Of all nodes, and of those of
// a region, those that are not are left out; one that was named and is not is an error,
// before anything was done to the others.
func (w *World) inState(list command.NodeList, states ...netsim.State) ([]int, error) {
	ids, err := w.resolve(list)
	if err != nil {
		return nil, err
	}
	kept := ids[:0]
	for _, id := range ids {
		err := w.mustBe(id, states...)
		if err == nil {
			kept = append(kept, id)
		} else if slices.Contains(list.Nodes, id) {
			return nil, err
		}
	}
	if len(kept) == 0 {
		return nil, fmt.Errorf("there is no %s node among %s", states[0], list.Say(w.Name))
	}
	return kept, nil
}

// mustBe explains why a node is in no state for a command.
func (w *World) mustBe(id int, states ...netsim.State) error {
	found := w.network.State(netsim.NodeID(id))
	for _, state := range states {
		if found == state {
			return nil
		}
	}
	hint := ""
	switch found {
	case netsim.StateCrashed:
		hint = "; first: restart " + w.Name(id)
	case netsim.StateFrozen:
		hint = "; first: thaw " + w.Name(id)
	}
	return fmt.Errorf("%s is %s, expected %s%s", w.Name(id), found, states[0], hint)
}

func (w *World) crash(c command.Crash) (string, error) {
	ids, err := w.inState(c.Nodes, netsim.StateRunning, netsim.StateFrozen)
	for _, id := range ids {
		must(w.network.Crash(netsim.NodeID(id)))
		w.running--
	}
	return w.names(ids) + ": crashed; the chain is kept, the mempool is lost", err
}

func (w *World) restart(c command.Restart) (string, error) {
	ids, err := w.inState(c.Nodes, netsim.StateCrashed)
	for _, id := range ids {
		must(w.network.Restart(netsim.NodeID(id)))
		w.starts(id)
	}
	return w.names(ids) + ": running again, catching up", err
}

func (w *World) freeze(c command.Freeze) (string, error) {
	ids, err := w.inState(c.Nodes, netsim.StateRunning)
	for _, id := range ids {
		must(w.network.Freeze(netsim.NodeID(id)))
	}
	return w.names(ids) + ": frozen; messages wait", err
}

func (w *World) thaw(c command.Thaw) (string, error) {
	ids, err := w.inState(c.Nodes, netsim.StateFrozen)
	for _, id := range ids {
		must(w.network.Thaw(netsim.NodeID(id)))
	}
	return w.names(ids) + ": thawed", err
}

func (w *World) skew(c command.Skew) (string, error) {
	ids, err := w.resolve(c.Nodes)
	if err == nil && len(ids) == 0 {
		err = fmt.Errorf("no node is named; expected nodes such as n0 or all")
	}
	if err != nil {
		return "", err
	}
	for _, id := range ids {
		w.setClock(id, netsim.Time(c.Offset))
	}
	return fmt.Sprintf("%s: clock off by %v", w.names(ids), c.Offset), nil
}

// setClock sets how far a node's clock is off true time.
func (w *World) setClock(id int, offset netsim.Time) {
	must(w.network.Skew(netsim.NodeID(id), offset))
	w.reach = reach{} // it was for what the clocks told
	w.call(id, w.nodes[id].ClockSet)
}

// settle ends all faults and all mining, and has the nodes compare tips: with
// no block in the making, the network then comes to rest. Two tips of equal work
// stay two, since the first seen wins a tie; SettleWithin breaks it by one more block.
func (w *World) settle() (string, error) {
	w.network.Heal()
	for id := range w.nodes {
		node := netsim.NodeID(id)
		switch w.network.State(node) {
		case netsim.StateCrashed:
			must(w.network.Restart(node))
			w.starts(id)
		case netsim.StateFrozen:
			must(w.network.Thaw(node))
		}
		w.setClock(id, 0)
	}
	_, err := w.setLinks(command.Pair{All: true}, "", func(p *netsim.LinkParams) { p.Loss = 0 })
	must(err)
	w.workload.PerSecond = 0
	w.spreadPayments()
	for id, n := range w.nodes {
		w.call(id, func(env *netsim.Env) {
			n.Mine(env, false)
			for _, peer := range env.Peers() {
				n.CompareTips(env, peer)
			}
		})
	}
	return "all faults, payments and mining ended; the nodes compare tips", nil
}
