package node

import (
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/node/query"
)

// A node tells what it makes of each branch that it has heard of.
func TestTips(t *testing.T) {
	l := newLab(t, "inv", 1)
	own := l.branch(l.genesis(), 1, 4)
	fork := l.branch(own[0], 2, 2)
	far := l.branch(own[1], 3, 3)
	l.says(1, BlockMessage{Block: own[0]}, BlockMessage{Block: own[1]}, BlockMessage{Block: own[2]}, BlockMessage{Block: own[3]}, BlockMessage{Block: fork[0]}, BlockMessage{Block: fork[1]},
		BlockMessage{Block: far[2]}, BlockMessage{Block: far[1]})
	bad := l.mine(own[2], 4).Block()
	header := bad.Header
	header.Bits = chain.TargetForZeroBits(1).Bits()
	broken, err := l.config.Store.Add(chain.NewBlock(header, bad.Txs))
	l.ok(err)
	l.says(1, BlockMessage{Block: broken}, BlockMessage{Block: broken})
	l.check([]query.BranchTip{tipOf(far[2], query.TipHeadersOnly, 3), tipOf(own[3], query.TipActive, 0), tipOf(broken, query.TipInvalid, 1), tipOf(fork[1], query.TipValidFork, 2)})
	copied := l.n.Clone(l.n.config)
	l.says(1, BlockMessage{Block: far[0]})
	l.check([]query.BranchTip{tipOf(far[2], query.TipActive, 0), tipOf(own[3], query.TipValidFork, 2), tipOf(broken, query.TipInvalid, 2), tipOf(fork[1], query.TipValidFork, 2)})
	if tips := copied.Tips(); tips[0].Status != query.TipHeadersOnly {
		t.Errorf("what came later changed a copy: %+v", tips)
	}
	l.n.ForgetBelow(own[1])
	l.check([]query.BranchTip{tipOf(far[2], query.TipActive, 0), tipOf(own[3], query.TipValidFork, 2)})
}

func (l *lab) check(want []query.BranchTip) {
	l.t.Helper()
	tips := l.n.Tips()
	if len(tips) != len(want) {
		l.t.Fatalf("%d tips, expected %d: %+v", len(tips), len(want), tips)
	}
	for i := range tips {
		if tips[i] != want[i] {
			l.t.Errorf("tip %d is %s %+v, expected %s %+v", i, short(tips[i].Block), tips[i], short(want[i].Block), want[i])
		}
	}
}

func tipOf(block *chain.Entry, status query.TipStatus, length int) query.BranchTip {
	return query.BranchTip{Block: block, Status: status, Length: length}
}

func short(e *chain.Entry) string { return e.Hash().Short() }
