package outcome

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/node/payments"
)

// NodeReport is one node at the end.
type NodeReport struct {
	ID     int // its number, which stays when its name changes
	Name   string
	Region string // "" where the world has none
	Tip    string
	// Strategy is what it does with the blocks that it finds; "" where all are honest.
	Strategy string
	Pool     string // who leads the pool that it mines in; "" for none
	Figures  figure.Values
}

// MarshalJSON writes it for scripts: figures that are not named here come last.
func (n NodeReport) MarshalJSON() ([]byte, error) {
	o := figure.NewObject(n.Figures)
	o.Put("id", n.ID)
	o.Put("name", n.Name)
	if n.Region != "" {
		o.Put("region", n.Region)
	}
	if n.Strategy != "" {
		o.Put("strategy", n.Strategy)
	}
	if n.Pool != "" {
		o.Put("pool", n.Pool)
	}
	o.Figures("height")
	o.Put("tip", n.Tip)
	o.Figures("mined", "main", "hash_share", "block_share", "balance", "mempool", "peers")
	o.Others()
	return o.MarshalJSON()
}

func (w run) nodeReports() []NodeReport {
	reports := make([]NodeReport, len(w.cluster.Nodes))
	for id, figures := range figure.ReadNodes(w.watchers.Reading()) {
		n := w.cluster.Nodes[id]
		r := NodeReport{ID: id, Name: w.cluster.Name(id), Region: w.cluster.Region(id), Tip: n.Chain().Tip().Hash().String(), Figures: figures.Rounded()}
		if w.watchers.Attacks().Any() {
			r.Strategy = n.Strategy().Name()
		}
		if mates := w.poolOf(netsim.NodeID(id)); len(mates) > 0 {
			r.Pool = w.cluster.Name(int(mates[0]))
		}
		reports[id] = r
	}
	return reports
}

// notMade sums up which random payments could not be made.
func (w run) notMade() []NotMadeReport {
	var sum payments.NotMadeCount
	for _, n := range w.cluster.Nodes {
		for reason, count := range n.NotMade() {
			sum[reason] += count
		}
	}
	reports := []NotMadeReport{}
	for reason, count := range sum {
		if count > 0 {
			reports = append(reports, NotMadeReport{payments.NotMade(reason).String(), count})
		}
	}
	return reports
}
