package sim

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node"
)

// NodeReport is one node at the end.
type NodeReport struct {
	ID         int            `json:"id"` // its number, which stays when its name changes
	Name       string         `json:"name"`
	Region     string         `json:"region,omitempty"` // where the world has some
	Height     uint32         `json:"height"`
	Tip        string         `json:"tip"`
	Mined      int            `json:"mined"`
	Main       int            `json:"main"`
	HashShare  measured.Value `json:"hash_share"`  // of all nodes' hash rate
	BlockShare measured.Value `json:"block_share"` // of the best chain
	Balance    Coins          `json:"balance"`
	Mempool    int            `json:"mempool"`
	Peers      int            `json:"peers"`
}

func (w *World) nodeReports() []NodeReport {
	total := 0.0
	for _, n := range w.nodes {
		total += n.HashRate()
	}
	reports := make([]NodeReport, len(w.nodes))
	balances := map[*chain.Entry]map[chain.Address]chain.Amount{}
	for id, n := range w.nodes {
		tip := n.Chain().Tip()
		// Wallets that nobody has asked since the beginning would each look at all blocks.
		if balances[tip] == nil {
			balances[tip] = chain.Balances(tip)
		}
		var balance chain.Amount
		for _, address := range n.Wallet().Addresses() {
			balance += balances[tip][address]
		}
		reports[id] = NodeReport{
			ID: id, Name: w.Name(id), Region: w.Region(id), Height: tip.Height(), Tip: tip.Hash().String(),
			Mined: w.metrics.minedBy(id), Main: w.metrics.mainOf(id),
			HashShare:  measured.ShareOf(n.HashRate(), total).Rounded(),
			BlockShare: measured.MeanOf(float64(w.metrics.mainOf(id)), w.metrics.mainN).Rounded(),
			Balance:    Coins(balance),
			Mempool:    n.Pool().Len(),
			Peers:      w.Peers(id),
		}
	}
	return reports
}

// notMade sums up which random payments could not be made.
func (w *World) notMade() []NotMadeReport {
	var sum node.NotMadeCount
	for _, n := range w.nodes {
		for reason, payments := range n.NotMade() {
			sum[reason] += payments
		}
	}
	reports := []NotMadeReport{}
	for reason, payments := range sum {
		if payments > 0 {
			reports = append(reports, NotMadeReport{node.NotMade(reason).String(), payments})
		}
	}
	return reports
}
