package sim

import (
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

// ErrNotSettled says that a network that had every chance did not agree.
type ErrNotSettled struct {
	Within netsim.Time
	Tips   int
}

// Error says how many tips were left and after how long.
func (e ErrNotSettled) Error() string {
	return fmt.Sprintf("the network did not settle: expected one tip within %v, found %s", e.Within, e.Found())
}

// Found says in how many tips the nodes believe.
func (e ErrNotSettled) Found() string {
	if e.Tips == 0 {
		return "no node that runs"
	}
	return fmt.Sprintf("%d tips", e.Tips)
}

// Settlement is the time in which a network comes to agree after the settle command.
// It is a value: a copy is one for a copy of the world.
type Settlement struct {
	within, deadline, tieBreak netsim.Time
}

// Pulse is how often something that lasts is looked at: a hundred times in each wanted
// block interval. It is virtual time, so that nothing depends on how the engine cuts
// time into windows.
func (w *World) Pulse() netsim.Time { return max(netsim.Time(w.config.Interval)/100, 1) }

// Settle gives the settle command. Whoever runs the world has to call Look at once,
// and then whenever it says.
func (w *World) Settle(within netsim.Time) (Settlement, error) {
	if _, err := w.Do(command.Settle{}); err != nil {
		return Settlement{}, err
	}
	return Settlement{within, w.Now() + within, w.Now() + w.patience()}, nil
}

// patience is how long nodes need to hear of each other's tips, whatever got lost.
func (w *World) patience() netsim.Time {
	return 2 * (w.cluster.Shared.RequestTimeout + w.cluster.Shared.KeepAlive)
}

// Look returns when to look again, or 0 if the network agrees on one tip. Where all
// tips have equal work for long, nothing but another block can decide, so the node
// with the highest hash rate mines one. The error is an ErrNotSettled.
func (s *Settlement) Look(w *World) (next netsim.Time, err error) {
	switch now := w.Now(); {
	case w.Converged():
		return 0, nil
	case now >= s.deadline:
		return 0, ErrNotSettled{s.within, w.Tips()}
	case now >= s.tieBreak:
		s.tieBreak = now + w.patience()
		err = w.breakTie()
	}
	return min(w.Now()+w.Pulse(), s.deadline, s.tieBreak), err
}

// breakTie has the fastest running node mine one block, if all their tips have equal work. An
// honest one: others might mine elsewhere, or tell nobody.
func (w *World) breakTie() error {
	fastest := -1
	for id, n := range w.cluster.Nodes {
		switch {
		case w.cluster.Network.State(netsim.NodeID(id)) != netsim.StateRunning:
		case n.Chain().Tip().Work() != w.watchers.Metrics().Best().Work():
			return nil
		case !honest(n):
		case fastest < 0 || n.HashRate() > w.cluster.Nodes[fastest].HashRate():
			fastest = id
		}
	}
	if fastest < 0 || w.cluster.Nodes[fastest].Mining() {
		return nil
	}
	_, err := w.Do(command.Mine{Nodes: nodeset.List{Nodes: []int{fastest}}})
	return err
}

func honest(n *node.Node) bool {
	_, is := n.Strategy().(node.Honest)
	return is
}
