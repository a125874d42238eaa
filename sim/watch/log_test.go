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
	if len(l.items) != 3 || len(l.lost) != 1 || l.items[2].lost != nil {
		t.Errorf("%d entries, %d losses wait", len(l.items), len(l.lost))
	}
	l.Window(6)
	if len(l.items) != 4 || len(l.lost) != 0 || l.items[3].lost.At != 5 {
		t.Errorf("%d entries, %d losses wait after the window", len(l.items), len(l.lost))
	}
}
