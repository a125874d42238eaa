package tui

import (
	"fmt"
	"strings"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// upset makes up a reorganisation to the best chain, as many blocks deep, so long ago.
func upset(v *view.View, deep int, ago netsim.Time, nodes ...int) {
	blocks := map[chain.Hash]*view.Block{}
	var off, on []*view.Block
	for i := range v.Tree {
		blocks[v.Tree[i].Hash] = &v.Tree[i]
		if !v.Tree[i].Main {
			off = append(off, &v.Tree[i])
		}
	}
	off = off[len(off)-deep:]
	common := blocks[off[0].Prev]
	for i := range v.Tree {
		if b := &v.Tree[i]; b.Main && b.Height > common.Height {
			on = append(on, b)
		}
	}
	ref := func(b *view.Block) view.BlockRef { return view.BlockRef{Hash: b.Hash, Height: b.Height} }
	r := view.Reorg{At: v.Now - ago, Common: ref(common), Old: ref(off[len(off)-1]), New: ref(on[len(on)-1])}
	facts := &view.ReorgFacts{Node: nodes[0], Gained: 7}
	for i, id := range nodes {
		r.Moves = append(r.Moves, view.ReorgMove{At: r.At - netsim.Time(len(nodes)-1-i)*300*netsim.Millisecond, Node: id})
	}
	for _, b := range off {
		r.Off, facts.Off = append(r.Off, b.Hash), append(facts.Off, view.ReorgBlock{BlockRef: ref(b), Miner: b.Miner, Txs: b.Txs, Work: 8123})
	}
	for _, b := range on {
		r.On, facts.On = append(r.On, b.Hash), append(facts.On, view.ReorgBlock{BlockRef: ref(b), Miner: b.Miner, Txs: b.Txs, Work: 8123})
	}
	tx := func(i int) view.ReorgTx {
		return view.ReorgTx{ID: chain.Hash{31: byte(0xa0 + i)}, From: view.Holder{Node: i}, To: view.Holder{Node: i + 1}, Amount: chain.Amount(i+1) * chain.Coin / 4}
	}
	facts.Returned, facts.Both = []view.ReorgTx{tx(0), tx(1)}, []view.ReorgTx{tx(2)}
	lost := tx(3)
	lost.From, lost.To, lost.Why = view.Holder{Node: -1}, view.Holder{Node: -1, Else: "02f1a3b4c5…"}, "99cc spends the same coin"
	facts.Lost = []view.ReorgTx{lost}
	paid, instead := tx(3), tx(2)
	paid.ID, instead.ID = lost.ID, chain.Hash{31: 0x99}
	facts.Conflicts = []view.ReorgConflict{{Off: paid, On: instead}}
	facts.Changes = []view.BalanceChange{{Holder: view.Holder{Node: 0}, Change: 100 * chain.Coin}, {Holder: view.Holder{Node: 2}, Change: 12_345_678}, {Holder: view.Holder{Node: 1}, Change: -50 * chain.Coin}}
	r.Card = view.NewReorgCard(facts)
	v.Reorgs = append([]view.Reorg{r}, v.Reorgs...)
}

func TestReorgCardIsAPicture(t *testing.T) {
	for _, s := range sizes {
		d := newHand(t, worlds["parted"], s.w, s.h)
		d.world.edit(func(v *view.View) { upset(v, 2, 3*netsim.Second, 0, 1, 2) })
		d.look()
		d.press("2")
		golden(t, fmt.Sprintf("reorg-%dx%d", s.w, s.h), d.screen())
		d.press("r")
		golden(t, fmt.Sprintf("over-reorg-%dx%d", s.w, s.h), d.screen())
	}
}

func TestReorgCardWalks(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.press("r")
	d.shows("no node has reorganised so far")
	if len(d.app.overlays) != 0 {
		t.Fatal("a card about nothing is open")
	}
	d.world.edit(func(v *view.View) {
		upset(v, 1, 50*netsim.Second, 3)
		upset(v, 1, 20*netsim.Second, 4)
	})
	d.look()
	d.press("r")
	d.shows("Reorganisation 2 of 2")
	d.press("left", "left")
	d.shows("Reorganisation 1 of 2")
	d.shows("n3  ")
	// News does not push the card away, nor does its own going.
	d.world.edit(func(v *view.View) { upset(v, 1, 0, 5) })
	d.look()
	d.shows("Reorganisation 1 of 3")
	d.press("right", "right", "right")
	d.shows("Reorganisation 3 of 3")
	d.world.edit(func(v *view.View) { v.Reorgs = v.Reorgs[1:] })
	d.look()
	d.shows("no longer among those kept")
	d.press("left")
	d.shows("Reorganisation 2 of 2")
	d.world.edit(func(v *view.View) { v.Reorgs = nil })
	d.look()
	d.press("left", "right")
	d.shows("no longer among those kept")
	for _, leave := range []string{"esc", "q", "enter", "?"} {
		d.press(leave)
		if len(d.app.overlays) != 0 {
			t.Fatalf("%s does not leave the card", leave)
		}
		d.world.edit(func(v *view.View) {
			if v.Reorgs == nil {
				upset(v, 1, 0, 5)
			}
		})
		d.look()
		d.press("r")
	}
	d.press("r")
	if len(d.app.overlays) != 0 {
		t.Error("r does not leave the card")
	}
}

// With a block selected in the tree, the card is about what happened to it.
func TestReorgCardOfTheSelectedBlock(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.world.edit(func(v *view.View) {
		upset(v, 1, 50*netsim.Second, 3)
		upset(v, 1, 10*netsim.Second, 4)
		v.Reorgs[0].On = v.Reorgs[0].On[:1]
	})
	d.look()
	d.press("2", "left", "r")
	d.shows("Reorganisation 1 of 2") // which brought the tip
	d.press("esc", "1", "r")
	d.shows("Reorganisation 2 of 2") // the newest, when the tree has not the focus
	d.press("esc", "2")
	d.click(d.cellOf(d.app.view.Reorgs[0].Off[0]))
	d.press("r")
	d.shows("Reorganisation 2 of 2")
	d.press("esc")
	d.press("left", "home") // to a block that none has moved
	d.press("r")
	d.shows("Reorganisation 2 of 2")
}

// Many nodes, and mempools that took it otherwise, are told in few words.
func TestReorgCardOfManyNodes(t *testing.T) {
	d := newHand(t, worlds["hundred"], 80, 24)
	d.world.edit(func(v *view.View) {
		ids := make([]int, 90)
		for i := range ids {
			ids[i] = i
		}
		upset(v, 1, 0, ids...)
		v.Reorgs[0].Differ = 12
	})
	d.look()
	d.press("r")
	d.shows("n0, n1, n2, n3, n4, n5 and 84 more nodes")
	d.press("end")
	d.shows("those of 12 other nodes did not")
	for _, line := range strings.Split(d.screen(), "\n") {
		if grid.Width(line) > 80 {
			t.Errorf("%q is wider than the screen", line)
		}
	}
}

// With a line of the log held, the card is about the reorganisation that it tells of.
func TestReorgCardOfALogLine(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.world.edit(func(v *view.View) {
		upset(v, 1, 50*netsim.Second, 3, 2)
		upset(v, 1, 10*netsim.Second, 4)
		v.Log = nil
		for _, m := range v.Reorgs[1].Moves {
			v.Log = append(v.Log, view.LogLine{At: m.At, Node: m.Node, Verb: "reorg", Text: "-1 +2"})
		}
		v.Log = append(v.Log, view.LogLine{At: v.Now, Node: -1, Verb: "command", Text: "heal"})
	})
	d.look()
	d.press("5", "r")
	d.shows("Reorganisation 2 of 2")
	for range 2 {
		d.press("esc", "up", "r")
		d.shows("Reorganisation 1 of 2")
	}
}
