package effect

import (
	"fmt"

	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
)

func link(w *cluster.Cluster, c command.Link) (string, error) {
	a, b, err := w.Ends(c.A, c.B)
	if err != nil {
		return "", err
	}
	if _, linked := w.Network.LinkOf(a, b); linked {
		return "", fmt.Errorf("%s and %s are linked already", w.Name(int(a)), w.Name(int(b)))
	}
	w.Connect(a, b)
	return fmt.Sprintf("%s and %s are linked; both list each other", w.Name(int(a)), w.Name(int(b))), nil
}

func unlink(w *cluster.Cluster, c command.Unlink) (string, error) {
	a, b, err := w.Linked(c.A, c.B)
	if err != nil {
		return "", err
	}
	if err := w.Network.Unlink(a, b); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s and %s are no longer linked", w.Name(int(a)), w.Name(int(b))), nil
}
