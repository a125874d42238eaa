package effect

import (
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
)

func crash(w *cluster.Cluster, c command.Crash) (string, error) {
	ids, err := w.InState(c.Nodes, netsim.StateRunning, netsim.StateFrozen)
	for _, id := range ids {
		w.Crash(id)
	}
	return w.List(ids) + ": crashed; the chain is kept, the mempool is lost", err
}

func restart(w *cluster.Cluster, c command.Restart) (string, error) {
	ids, err := w.InState(c.Nodes, netsim.StateCrashed)
	for _, id := range ids {
		w.Restart(id)
	}
	return w.List(ids) + ": running again, catching up", err
}

func freeze(w *cluster.Cluster, c command.Freeze) (string, error) {
	ids, err := w.InState(c.Nodes, netsim.StateRunning)
	for _, id := range ids {
		cluster.Must(w.Network.Freeze(netsim.NodeID(id)))
	}
	return w.List(ids) + ": frozen; messages wait", err
}

func thaw(w *cluster.Cluster, c command.Thaw) (string, error) {
	ids, err := w.InState(c.Nodes, netsim.StateFrozen)
	for _, id := range ids {
		cluster.Must(w.Network.Thaw(netsim.NodeID(id)))
	}
	return w.List(ids) + ": thawed", err
}

func skew(w *cluster.Cluster, c command.Skew) (string, error) {
	ids, err := w.Resolve(c.Nodes)
	if err == nil && len(ids) == 0 {
		err = fmt.Errorf("no node is named; expected nodes such as n0 or all")
	}
	if err != nil {
		return "", err
	}
	for _, id := range ids {
		w.SetClock(id, netsim.Time(c.Offset))
	}
	return fmt.Sprintf("%s: clock off by %v", w.List(ids), c.Offset), nil
}
