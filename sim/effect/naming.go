package effect

import (
	"fmt"

	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
)

func name(w *cluster.Cluster, c command.Name) (string, error) {
	if err := w.Rename(c); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s is called %s from now on", c.Node, c.Name), nil
}
