package node

import (
	"testing"

	"example.com/sosocoin/chain"
)

// A node tells what it makes of each branch that it has heard of.
func TestTips(t *testing.T) {
	l := newLab(t, "inv", 1)
	own := l.branch(l.genesis(), 1, 4)
	fork := l.branch(own[0], 2, 2)
	far := l.branch(own[1], 3, 3)
	l.says(1, BlockMessage{own[0]}, BlockMessage{own[1]}, BlockMessage{own[2]}, BlockMessage{own[3]}, BlockMessage{fork[0]}, BlockMessage{fork[1]},
		BlockMessage{far[2]}, BlockMessage{far[1]})
	bad := l.mine(own[2], 4).Block()
	header := bad.Header
	header.Bits = chain.TargetForZeroBits(1).Bits()
	broken, err := l.config.Store.Add(chain.NewBlock(header, bad.Txs))
	l.ok(err)
	l.says(1, BlockMessage{broken}, BlockMessage{broken})
	l.check([]BranchTip{{far[2], TipHeadersOnly, 3}, {own[3], TipActive, 0}, {broken, TipInvalid, 1}, {fork[1], TipValidFork, 2}})
	copied := l.n.Clone(l.n.config)
	l.says(1, BlockMessage{far[0]})
	l.check([]BranchTip{{far[2], TipActive, 0}, {own[3], TipValidFork, 2}, {broken, TipInvalid, 2}, {fork[1], TipValidFork, 2}})
	if tips := copied.Tips(); tips[0].Status != TipHeadersOnly {
		t.Errorf("what came later changed a copy: %+v", tips)
	}
	l.n.ForgetBelow(own[1])
	l.check([]BranchTip{{far[2], TipActive, 0}, {own[3], TipValidFork, 2}})
}

func (l *lab) check(want []BranchTip) {
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

func short(e *chain.Entry) string { return e.Hash().Short() }
