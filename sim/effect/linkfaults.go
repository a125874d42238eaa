package effect

import (
	"fmt"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
)

func cut(w *cluster.Cluster, c command.Cut) (string, error) {
	return eachLink(w, c.Links, "cut", "already cut", func(l netsim.Link) bool { return !l.Cut }, w.Network.Cut)
}

func restore(w *cluster.Cluster, c command.Restore) (string, error) {
	return eachLink(w, c.Links, "restored", "not cut", func(l netsim.Link) bool { return l.Cut }, w.Network.Restore)
}

func hold(w *cluster.Cluster, c command.Hold) (string, error) {
	return eachLink(w, c.Links, "holding back messages", "already holding back messages", func(l netsim.Link) bool { return !l.Held }, w.Network.Hold)
}

func release(w *cluster.Cluster, c command.Release) (string, error) {
	return eachLink(w, c.Links, "released", "not holding back messages", func(l netsim.Link) bool { return l.Held }, w.Network.Release)
}

// eachLink does something to the picked directions that are fit for it, and is
// refused where none is.
func eachLink(w *cluster.Cluster, p nodeset.Pair, done, unfit string, fit func(netsim.Link) bool, do func(from, to netsim.NodeID) error) (string, error) {
	directions, err := w.Directions(p)
	if err != nil {
		return "", err
	}
	directions = slices.DeleteFunc(directions, func(d cluster.Direction) bool {
		link, _ := w.Network.LinkOf(d.From, d.To)
		return !fit(link)
	})
	if len(directions) == 0 {
		return "", fmt.Errorf("%s: %s", w.Picked(p), unfit)
	}
	for _, d := range directions {
		cluster.Must(do(d.From, d.To))
	}
	return fmt.Sprintf("%s: %s", w.Picked(p), done), nil
}
