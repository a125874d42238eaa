package node

import (
	"fmt"
	"slices"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// able has all abilities but that of Discreet, and writes down what it is told.
type able struct {
	Honest
	date  int64
	rests bool
	wait  netsim.Time
	acts  []netsim.Time
	heard []string
}

func (s *able) Choose(*Node, *chain.Entry) *chain.Mempool { return nil }
func (s *able) Date(_ *Node, parent *chain.Entry, _ int64) int64 {
	return parent.Block().Header.Time + s.date
}
func (s *able) Rests(n *Node) bool { return s.rests && n.Parent().Height() >= 3 }
func (s *able) Act(n *Node, env *netsim.Env) []*chain.Entry {
	s.acts = append(s.acts, env.At())
	if s.wait > 0 {
		ActIn(n, env, s.wait)
	}
	return nil
}

func (s *able) Listen(_ *Node, from netsim.NodeID, item Item) {
	s.heard = append(s.heard, fmt.Sprintf("n%d %s", from, itemWords(item)))
}

func (s *able) Clone() Strategy { c := *s; return &c }

// A strategy says what is in its blocks, what time they claim, and when it mines at all; a slow
// miner and a quick one alike.
func TestStrategyMakesItsBlocks(t *testing.T) {
	for _, rate := range []float64{0.2, 5} {
		l := newLab(t, "inv", 1)
		s := &able{date: -7000, rests: true}
		l.policy(s)
		l.says(1, TxMessage{Tx: l.payments(1)[0]})
		l.rate(rate)
		l.mining(true)
		l.run(2000 * second)
		tip := l.n.Chain().Tip()
		if tip.Height() != 3 || l.n.Mining() || l.n.Pool().Len() != 1 {
			t.Fatalf("%v hashes a second: height %d, mining %v, %d transactions wait", rate, tip.Height(), l.n.Mining(), l.n.Pool().Len())
		}
		for e := tip; e.Parent() != nil; e = e.Parent() {
			if gap := e.Block().Header.Time - e.Parent().Block().Header.Time; gap != -7000 || len(e.Block().Txs) != 1 {
				t.Errorf("height %d has %d transactions, and is %d ms later than its parent", e.Height(), len(e.Block().Txs), gap)
			}
		}
		// It goes on when the block is not its parent any more, and when it may.
		s.rests = false
		l.says(1, BlockMessage{Block: l.mine(tip, 5)})
		if !l.n.Mining() {
			t.Error("it still rests")
		}
	}
}

// No strategy makes blocks that its own node would refuse.
func TestDateKeepsTheRules(t *testing.T) {
	l := newLab(t, "inv", 1)
	l.policy(&able{date: -90_000})
	l.rate(5)
	l.mining(true)
	l.run(100 * second)
	if tip := l.n.Chain().Tip(); tip.Height() < 3 || tip.Block().Header.Time != -60_000*int64(tip.Height()) {
		t.Errorf("height %d claims %d ms", tip.Height(), tip.Block().Header.Time)
	}
}

// A strategy acts at moments of its own, while it is the node's and the node runs.
func TestStrategyActs(t *testing.T) {
	l := newLab(t, "inv", 1)
	s := &able{wait: 10 * second}
	l.policy(s)
	l.run(25 * second)
	l.ok(l.Crash(0))
	l.run(25 * second)
	l.ok(l.Restart(0))
	copied := l.n.Clone(l.config)
	l.run(5 * second)
	l.policy(Honest{})
	l.run(60 * second)
	if want := []netsim.Time{0, 10 * second, 20 * second, 50 * second}; !slices.Equal(s.acts, want) {
		t.Errorf("it acted at %v, expected %v", s.acts, want)
	}
	if acts := copied.Strategy().(*able).acts; len(acts) != 4 {
		t.Errorf("the copy has acted %d times", len(acts))
	}
	l.policy(s)
	l.policy(s) // the timer of the first is void
	l.run(15 * second)
	if len(s.acts) != 7 {
		t.Errorf("it acted at %v", s.acts)
	}
}

// A strategy hears who has brought what, each thing once, whichever way it came.
func TestStrategyListens(t *testing.T) {
	for _, relay := range []string{"inv", "headers", "push"} {
		l := newLab(t, relay, 2)
		s := &able{}
		l.policy(s)
		blocks, txs := l.branch(l.genesis(), 1, 4), l.payments(2)
		l.says(1, BlockMessage{Block: blocks[0]}, TxMessage{Tx: txs[1]}, BlockMessage{Block: blocks[0]})
		l.says(2, TxMessage{Tx: txs[0]}, Blocks{Blocks: blocks[1:3]})
		l.finds(l.mine(blocks[2], 0))
		if want := []string{"n1 h1", "n2 tx", "n1 tx", "n2 h2", "n2 h3"}; !slices.Equal(s.heard, want) {
			t.Errorf("%s: it heard %q, expected %q", relay, s.heard, want)
		}
	}
}
