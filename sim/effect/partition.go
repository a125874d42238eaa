package effect

import (
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
)

func heal(w *cluster.Cluster, _ command.Heal) (string, error) {
	w.Network.Heal()
	return "the network is whole again", nil
}

func partition(w *cluster.Cluster, c command.Partition) (string, error) {
	resolved, err := c.Groups.Resolve(len(w.Nodes), w.Members)
	if err != nil {
		return "", err
	}
	groups := make([][]netsim.NodeID, len(resolved))
	for i, ids := range resolved {
		for _, id := range ids {
			groups[i] = append(groups[i], netsim.NodeID(id))
		}
	}
	if err := w.Network.Partition(groups, c.OneWay); err != nil {
		return "", err
	}
	separator := " | "
	if c.OneWay {
		separator = " > "
	}
	return "partition: " + strings.Join(w.GroupNames(), separator), nil
}
