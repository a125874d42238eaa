package conduct

import (
	"maps"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/inflight"
)

// Debt is what a neighbour was asked for: an item, or, where that is none, the answer to a
// question.
type Debt struct {
	Peer netsim.NodeID
	Item inflight.Item
}

// Owed are the answers that neighbours owe, however late. The oldest are forgotten when there are
// many: what got lost is owed for ever.
type Owed struct{ young, old map[Debt]int }

// most is how many debts there are before the older ones are forgotten.
const most = 1000

// Add notes that a neighbour was asked for something.
func (o *Owed) Add(d Debt) {
	if len(o.young) >= most {
		o.young, o.old = nil, o.young
	}
	if o.young == nil {
		o.young = map[Debt]int{}
	}
	o.young[d]++
}

// Pay takes note of something that has come, and reports whether it was owed.
func (o *Owed) Pay(d Debt) bool {
	for _, debts := range []map[Debt]int{o.young, o.old} {
		switch debts[d] {
		case 0:
			continue
		case 1:
			delete(debts, d)
		default:
			debts[d]--
		}
		return true
	}
	return false
}

// Len is how many different debts there are.
func (o *Owed) Len() int { return len(o.young) + len(o.old) }

func (o *Owed) clone() Owed { return Owed{maps.Clone(o.young), maps.Clone(o.old)} }
