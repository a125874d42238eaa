package watch

import (
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/node"
)

// A message that got lost stands before what nodes told later, and none waits for longer than
// the window.
func TestLossesWaitForTheirPlace(t *testing.T) {
	l := &Log{cluster: &cluster.Cluster{}}
	for _, at := range []netsim.Time{1, 2, 5} {
		e := netsim.TapEvent{At: at, Reason: netsim.DropLoss}
		e.Packet.Msg = node.Ask{}
		l.Tap(e)
	}
	l.See(&node.Event{At: 3, Verb: node.Paid, Tx: chain.NewTx(nil, nil)})
	if l.kept.Len() != 3 || len(l.lost) != 1 || l.kept.At(2).lost != nil {
		t.Errorf("%d entries, %d losses wait", l.kept.Len(), len(l.lost))
	}
	l.Window(6)
	if l.kept.Len() != 4 || len(l.lost) != 0 || l.kept.At(3).lost.At != 5 {
		t.Errorf("%d entries, %d losses wait after the window", l.kept.Len(), len(l.lost))
	}
}
