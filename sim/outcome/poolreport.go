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

// poolOf is who leads the pool that a node mines in, false for none: it is in one while who
// leads that leads it still.
func (w run) poolOf(id netsim.NodeID) (leader netsim.NodeID, ok bool) {
	mine := w.cluster.Nodes[id].Strategy()
	team := strategy.TeamOf(mine)
	if len(team) == 0 {
		return 0, false
	}
	return team[0], strategy.SameTeam(mine, w.cluster.Nodes[team[0]].Strategy())
}

// poolReports lists the pools that somebody leads.
func (w run) poolReports(nodes []NodeReport) (list []PoolReport) {
	for i, n := range w.cluster.Nodes {
		id := netsim.NodeID(i)
		if leader, ok := w.poolOf(id); !ok || leader != id {
			continue
		}
		var members []int
		for _, member := range strategy.TeamOf(n.Strategy()) {
			if leader, ok := w.poolOf(member); ok && leader == id {
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
			Leader: w.cluster.Name(i), Members: nodeset.Say(members, w.cluster.Name), Strategy: n.Strategy().Name(),
			HashShare: sum("hash.share"), Revenue: sum("revenue"), PrivateLead: nodes[i].Figures.Int("private.lead"),
		})
	}
	return list
}
