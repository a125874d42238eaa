package outcome

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
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

// poolReports lists the pools whose leaders lead them still, with the members that follow these.
func (w run) poolReports(nodes []NodeReport) (list []PoolReport) {
	for id, n := range w.cluster.Nodes {
		team := strategy.TeamOf(n.Strategy())
		if len(team) == 0 || team[0] != netsim.NodeID(id) {
			continue
		}
		var members []int
		for _, member := range team {
			if strategy.SameTeam(n.Strategy(), w.cluster.Nodes[member].Strategy()) {
				members = append(members, int(member))
			}
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
			Leader: w.cluster.Name(id), Members: nodeset.Say(members, w.cluster.Name), Strategy: n.Strategy().Name(),
			HashShare: sum("hash.share"), Revenue: sum("revenue"), PrivateLead: nodes[id].Figures.Int("private.lead"),
		})
	}
	return list
}
