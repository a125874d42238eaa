package node

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/query"
)

// withholding is a small policy: it keeps what it finds until it has found so many
// blocks, or until somebody else is as high, and publishes all then.
type withholding struct {
	most int
	kept []*chain.Entry
}

func (w *withholding) Name() string { return "withholding" }

func (w *withholding) Parent(n *Node) *chain.Entry { return n.Chain().Tip() }

func (w *withholding) Found(_ *Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	w.kept = append(w.kept, block)
	if len(w.kept) < w.most {
		return nil
	}
	return w.all()
}

func (w *withholding) Heard(_ *Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	if len(w.kept) == 0 || block.Height() < w.kept[len(w.kept)-1].Height() {
		return nil
	}
	return w.all()
}

func (w *withholding) all() []*chain.Entry {
	all := w.kept
	w.kept = nil
	return all
}

func (w *withholding) Tell(_ netsim.NodeID, item Item) bool {
	return item.Block == nil || !slices.Contains(w.kept, item.Block)
}

func (w *withholding) Clone() Strategy { return &withholding{w.most, slices.Clone(w.kept)} }

// finds has n0 take a block as one of its own.
func (l *lab) finds(blocks ...*chain.Entry) {
	for _, block := range blocks {
		l.as(func(env *netsim.Env) { l.n.receive(env, 0, block) })
	}
	l.run(oneWay + 1)
}

func (l *lab) policy(s Strategy) { l.as(func(env *netsim.Env) { l.n.SetStrategy(env, s) }) }

// eavesdropper writes down all of what it is told.
type eavesdropper struct{ heard []string }

func (s *eavesdropper) Handle(env *netsim.Env, p netsim.Packet) {
	m, ok := p.Msg.(Message)
	if !ok {
		return
	}
	line := fmt.Sprintf("%v %v %s %d bytes", env.At(), env.ID(), m.Words(), m.Size())
	switch m := m.(type) {
	case GetBlocks:
		line += fmt.Sprint(m.Locator)
	case Answer:
		line += m.Text
	case CompactBlock:
		line += fmt.Sprint(m.Nonce, m.ShortIDs)
	}
	s.heard = append(s.heard, line)
}

// A node that keeps blocks back says to whatever it is told exactly what it would say if
// it did not have them.
func TestWithheldBlocksLeakNowhere(t *testing.T) {
	for _, relay := range RelayNames() {
		t.Run(relay, func(t *testing.T) {
			honest := probe(t, relay, nil)
			if len(honest) < 10 {
				t.Fatalf("the probe hears too little: %q", honest)
			}
			if diff := cmp.Diff(honest, probe(t, relay, func(*Node) Strategy { return &withholding{most: 9} })); diff != "" {
				t.Errorf("what a node says that has found blocks and keeps them (+), and one that has none (-):\n%s", diff)
			}
		})
	}
}

// probe tells n0 all kinds of things and returns what it says. It has three blocks and
// two payments, and, if it keeps something back, has found two blocks with them that
// nobody knows of, and made a payment that spends what they pay.
func probe(t *testing.T, relay string, keeps func(*Node) Strategy) []string {
	l := newLab(t, relay, 0)
	var spies []*eavesdropper
	spy := func() {
		s := &eavesdropper{}
		spies, l.strangers = append(spies, s), append(l.strangers, nil)
		l.link(0, l.Add(s))
	}
	spy()
	spy()
	blocks, txs := l.branch(l.genesis(), 1, 3), l.payments(3)
	l.says(1, Blocks{Blocks: blocks}, TxMessage{Tx: txs[0]}, TxMessage{Tx: txs[1]})
	kept := []*chain.Entry{l.mine(blocks[2], 0, txs[0], txs[1])}
	kept = append(kept, l.mine(kept[0], 0))
	if keeps != nil {
		l.policy(keeps(l.n))
		l.finds(kept...)
		l.as(func(env *netsim.Env) {
			_, err := l.n.Pay(env, labKey(5).Address(), 80*chain.Coin, 1000)
			l.ok(err)
		})
		if l.tipIs(l.n, kept[1]); l.n.Pool().Has(txs[0].ID()) || l.n.Pool().Len() != 1 {
			t.Fatalf("nothing is kept back")
		}
	}
	l.AdvanceTo(2 * silence) // it tells its tip
	spy()                    // and its mempool, to one that is new
	l.run(second)
	l.question(blocks, kept, txs)

	// A block of somebody else comes, with payments that n0 has in its own.
	other := l.mine(blocks[2], 3, txs[0])
	if l.config.Relay.Compact {
		l.says(1, Inv{Item: Item{Block: other}}, compactOf(other, 7))
	} else {
		l.says(1, Blocks{Blocks: []*chain.Entry{other}})
	}
	l.run(2 * silence)
	l.question(append(blocks, other), kept, txs)

	var heard []string
	for _, s := range spies {
		heard = append(heard, s.heard...)
	}
	return heard
}

// question tells n0 what lets it speak of its blocks, if it does.
func (l *lab) question(blocks, kept []*chain.Entry, txs []*chain.Tx) {
	tip := blocks[len(blocks)-1]
	for _, m := range []netsim.Message{
		Tip{Block: blocks[0]}, Tip{Block: tip}, Tip{Block: l.mine(blocks[1], 2)},
		GetBlocks{}, GetHeaders{Request: 7}, GetBlocks{Locator: []chain.Hash{kept[0].Hash()}}, GetBlocks{Locator: []chain.Hash{blocks[1].Hash()}},
		GetData{Item: Item{Block: kept[0]}}, GetData{Item: Item{Block: kept[1]}, Compact: true}, GetData{Item: Item{Block: tip}, Compact: true},
		GetBlockTxn{Block: kept[0], Indexes: []int{0}}, GetBlockTxn{Block: tip, Indexes: []int{0}},
		GetData{Item: Item{Tx: txs[0].ID()}}, GetData{Item: Item{Tx: txs[1].ID()}}, GetData{Item: Item{Tx: txs[2].ID()}},
		Inv{Item: Item{Tx: txs[1].ID()}}, Inv{Item: Item{Tx: txs[2].ID()}},
		Blocks{Blocks: []*chain.Entry{l.mine(blocks[1], int(tip.Height()))}}, // it loses
	} {
		l.says(2, m)
		l.run(timeout)
	}
	for _, topic := range []string{"chain", "utxo", "mempool", "peers", "balance", "tips"} {
		l.says(3, Ask{Question: query.Question{Topic: topic}})
	}
	l.as(func(env *netsim.Env) { l.n.Sync(env) })
	l.run(timeout)
}

// What is published is announced, parents first, and told of from then on; and who
// publishes because of somebody's block is quicker than that one.
func TestPublishing(t *testing.T) {
	l := newLab(t, "inv", 2)
	l.policy(&withholding{most: 3})
	own := l.branch(l.genesis(), 0, 5)
	l.finds(own[:2]...)
	copied := l.n.Clone(l.config)
	l.hears(1)
	l.finds(own[2])
	l.hears(1, "inv h1", "inv h2", "inv h3")
	l.says(1, GetBlocks{})
	l.hears(1, "blocks h1-h3")
	l.finds(own[3])
	l.hears(1)
	rival := l.mine(own[2], 7)
	l.says(2, BlockMessage{Block: rival})
	l.hears(1, "inv h4", "inv h4")
	l.hears(2, "inv h1", "inv h2", "inv h3", "inv h4")
	l.tipIs(l.n, own[3])

	// The copy of an earlier moment has still published nothing.
	if tip := copied.tipFor(1); tip != l.genesis() {
		t.Errorf("the copy shows %d", tip.Height())
	}
	if tip := l.n.tipFor(1); tip != own[3] {
		t.Errorf("n0 shows %d", tip.Height())
	}
}

// silentTo tells one neighbour nothing of what it has, but the chain up to a height.
type silentTo struct {
	Honest
	peer   netsim.NodeID
	height uint32
}

func (s silentTo) Tell(peer netsim.NodeID, item Item) bool {
	return peer != s.peer || item.Block != nil && item.Block.Height() <= s.height
}

func (s silentTo) Clone() Strategy { return s }

// What a neighbour hears can depend on who it is.
func TestOneNeighbourIsToldLess(t *testing.T) {
	for _, relay := range []string{"inv", "compact", "headers", "push"} {
		l := newLab(t, relay, 3)
		l.policy(silentTo{peer: 2, height: 1})
		blocks := l.branch(l.genesis(), 1, 2)
		l.says(1, BlockMessage{Block: blocks[0]}, BlockMessage{Block: blocks[1]}, TxMessage{Tx: l.payments(1)[0]})
		for id, want := range map[netsim.NodeID]int{2: 1, 3: 3} {
			if heard := l.strangers[id].heard; len(heard) != want {
				t.Errorf("%s: n%d heard %q", relay, id, heard)
			}
		}
		l.forget()
		l.says(2, GetBlocks{})
		l.says(3, GetBlocks{})
		l.hears(2, "blocks h1-h1")
		l.hears(3, "blocks h1-h2")
		l.ok(l.Cut(0, 2))
		l.ok(l.Restore(0, 2))
		l.run(second)
		l.hears(2, "tip h1")
	}
}

// stubborn mines on a block of its own, whatever the tip.
type stubborn struct {
	Honest
	on *chain.Entry
}

func (s *stubborn) Parent(*Node) *chain.Entry { return s.on }

func (s *stubborn) Found(_ *Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	s.on = block
	return []*chain.Entry{block}
}

func (s *stubborn) Clone() Strategy { c := *s; return &c }

// A miner can mine on another block than its tip; a new tip does not disturb it.
func TestMiningOffTheTip(t *testing.T) {
	l := newLab(t, "inv", 1)
	l.give(0, l.branch(l.genesis(), 1, 5)...)
	l.policy(&stubborn{on: l.genesis()})
	l.rate(1)
	l.mining(true)
	l.run(5 * second)
	l.give(0, l.mine(l.n.Chain().Tip(), 1))
	l.run(5 * second)
	mined := l.told(Mined)
	if len(mined) < 2 {
		t.Fatalf("%d blocks", len(mined))
	}
	for i, e := range mined {
		if i > 0 && e.Block.Parent() != mined[i-1].Block {
			t.Errorf("block %d is no child of the one before", i)
		}
	}
}
