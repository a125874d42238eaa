package figure

import (
	"slices"
	"sort"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/strategy"
)

// The figures of nodes that keep blocks back. Where all are honest they are in no report.

// settled counts each node's blocks that are on the best chain for good.
func settled(w World) []int {
	if o, ok := w.(*once); ok {
		return remember(&o.settled, w.Settled)
	}
	return w.Settled()
}

// orphaned counts the blocks of honest nodes that are off the best chain.
func orphaned(w World) int {
	sum := 0
	for id, main := range settled(w) {
		if w.Honest(id) {
			sum += w.Mined(id) - main
		}
	}
	return sum
}

// revenue is a node's part of the blocks that are settled.
func revenue(w World, of Subject) measured.Value {
	sum := 0
	for _, main := range settled(w) {
		sum += main
	}
	return measured.MeanOf(float64(settled(w)[of.Node]), sum)
}

// poolRevenue is that of all who mine in a node's pool, or of the node where it is in none.
func poolRevenue(w World, of Subject) measured.Value {
	blocks, all := 0, 0
	mates := strategy.Mates(netsim.NodeID(of.Node), func(id netsim.NodeID) node.Strategy { return w.Node(int(id)).Strategy() })
	for id, main := range settled(w) {
		all += main
		if id == of.Node || slices.Contains(mates, netsim.NodeID(id)) {
			blocks += main
		}
	}
	return measured.MeanOf(float64(blocks), all)
}

// Revenue is a node's part of the blocks that are settled, which is the figure revenue.
func Revenue(w World, id int) measured.Value { return revenue(w, Subject{Node: id}) }

// income is a node's part of what all miners have earned.
func income(w World, of Subject) measured.Value {
	sum := chain.Amount(0)
	for id := range w.Nodes() {
		sum += w.Income(id)
	}
	return measured.ShareOf(float64(w.Income(of.Node)), float64(sum))
}

// privateLead is how many blocks a node keeps back of the chain that it follows.
func privateLead(w World, id int) int {
	if s, ok := w.Node(id).Strategy().(strategy.Secretive); ok {
		_, private := s.Lead()
		return private
	}
	return 0
}

// tries counts the attempts to spend coins twice, and won those that succeeded.
func tries(w World) int { begun, _, _ := w.Tries(); return begun }

func won(w World) int { _, won, _ := w.Tries(); return won }

// wonRate is the share of those that were won.
func wonRate(w World) measured.Value {
	_, won, lost := w.Tries()
	return measured.MeanOf(float64(won), won+lost)
}

// undone counts the payments that were confirmed so often and are lost.
func undone(confirmations int) reader {
	return number(func(w World) int {
		all := lostConfirmations(w)
		return len(all) - sort.SearchInts(all, confirmations)
	})
}

// undoneDepth is the most confirmations of such a payment.
func undoneDepth(w World) int {
	if all := lostConfirmations(w); len(all) > 0 {
		return all[len(all)-1]
	}
	return 0
}

func lostConfirmations(w World) []int {
	if o, ok := w.(*once); ok {
		return remember(&o.undone, w.Undone)
	}
	return w.Undone()
}
