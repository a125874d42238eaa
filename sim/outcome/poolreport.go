package outcome

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/strategy"
)

// PoolReport is a mining pool at the end: nodes that share one private branch.
type PoolReport struct {
	Leader      string         `json:"leader"`
	Members     string         `json:"members"` // with the leader, as a list of nodes is written
	Strategy    string         `json:"strategy"`
	HashShare   measured.Value `json:"hash_share"`   // of all nodes' hash rate
	Revenue     measured.Value `json:"revenue"`      // the share of the best chain without what is kept back
	PrivateLead int            `json:"private_lead"` // blocks that the leader keeps back
}

// poolOf is the pool that a node mines in, the leader first; nil for none.
func (w run) poolOf(id netsim.NodeID) []netsim.NodeID {
	return strategy.Mates(id, func(id netsim.NodeID) node.Strategy { return w.cluster.Nodes[id].Strategy() })
}

// poolReports lists the pools that somebody leads.
func (w run) poolReports(nodes []NodeReport) (list []PoolReport) {
	for i, n := range w.cluster.Nodes {
		var members []int
		for _, member := range w.poolOf(netsim.NodeID(i)) {
			members = append(members, int(member))
		}
		if len(members) == 0 || members[0] != i {
			continue
		}
		sum := func(name string) measured.Value {
			total := 0.0
			for _, member := range members {
				part, known := nodes[member].Figures.Of(name).Value()
				if !known {
					return measured.Value{}
				}
				total += part
			}
			return measured.Known(measured.Round(total))
		}
		list = append(list, PoolReport{
			Leader: w.cluster.Name(i), Members: nodeset.Say(members, w.cluster.Name), Strategy: n.Strategy().Name(),
			HashShare: sum("hash.share"), Revenue: sum("revenue"), PrivateLead: nodes[i].Figures.Int("private.lead"),
		})
	}
	return list
}
