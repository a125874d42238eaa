package node

import (
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

func TestRelayNames(t *testing.T) {
	for _, relay := range RelayNames() {
		if read, err := ParseRelay(relay); err != nil || read.Name != relay || read.relay == nil {
			t.Errorf("%v is read as %v, %v", relay, read, err)
		}
	}
	if _, err := ParseRelay("gossip"); err == nil || err.Error() != `"gossip" is not a relay; expected inv, compact, headers, push or none` {
		t.Errorf("error %v", err)
	}
}

// Who is told of a block or a transaction that n1 delivers to n0, which has the
// neighbours n1, n2 and n3: nobody is told what it told.
func TestNewsSpreads(t *testing.T) {
	for _, c := range []struct {
		relay     string
		block, tx []string // what n2 and n3 hear
	}{
		{"inv", []string{"inv h1"}, []string{"inv tx"}},
		{"compact", []string{"inv h1"}, []string{"inv tx"}},
		{"headers", []string{"headers h1"}, []string{"inv tx"}},
		{"push", []string{"block h1"}, []string{"tx"}},
		{"none", nil, nil},
	} {
		t.Run(c.relay, func(t *testing.T) {
			l := newLab(t, c.relay, 3)
			tx, block := l.payments(1)[0], l.mine(l.genesis(), 1)
			for range 2 { // the second time it is no news
				l.says(1, TxMessage{Tx: tx})
				for id := netsim.NodeID(2); id <= 3; id++ {
					l.hears(id, c.tx...)
				}
				l.says(1, BlockMessage{Block: block})
				for id := netsim.NodeID(2); id <= 3; id++ {
					l.hears(id, c.block...)
				}
				c.tx, c.block = nil, nil
			}
			l.hears(1)
			l.tipIs(l.n, block)
			if l.n.Pool().Get(tx.ID()) == nil {
				t.Errorf("the transaction is not in the pool")
			}
		})
	}
}

// An announced item is asked for once, and those who announced it meanwhile are
// not told of it.
func TestAnnouncedItemsAreAskedForOnce(t *testing.T) {
	l := newLab(t, "inv", 3)
	tx := l.payments(1)[0]
	for _, c := range []struct {
		item    Item
		deliver netsim.Message
		name    string
	}{
		{Item{Tx: tx.ID()}, TxMessage{Tx: tx}, "tx"},
		{Item{Block: l.mine(l.genesis(), 1)}, nil, "h1"},
	} {
		if c.item.Block != nil {
			c.deliver = BlockMessage{Block: c.item.Block}
		}
		l.says(1, Inv{Item: c.item})
		l.says(2, Inv{Item: c.item})
		l.says(2, Inv{Item: c.item})
		l.hears(1, "getdata "+c.name)
		l.hears(2)
		l.says(1, c.deliver)
		l.hears(1)
		l.hears(2)
		l.hears(3, "inv "+c.name)
		l.says(2, Inv{Item: c.item})
		l.hears(2)
	}
	l.run(timeout) // no timer of the settled requests asks again
	l.hears(2)
}

func TestGetData(t *testing.T) {
	l := newLab(t, "inv", 1)
	known, unknown := l.mine(l.genesis(), 1), l.mine(l.genesis(), 2)
	txs := l.payments(2)
	l.says(1, BlockMessage{Block: known}, TxMessage{Tx: txs[0]})
	l.says(1, GetData{Item: Item{Block: known}}, GetData{Item: Item{Block: unknown}}, GetData{Item: Item{Tx: txs[0].ID()}}, GetData{Item: Item{Tx: txs[1].ID()}})
	l.hears(1, "block h1", "tx")
}

// Who does not deliver is given up after a while, and the next one who announced
// the item is asked, until nobody is left; then a new announcement counts again.
func TestRequestTimeout(t *testing.T) {
	l := newLab(t, "inv", 3)
	block := l.mine(l.genesis(), 1)
	for id := netsim.NodeID(1); id <= 3; id++ {
		l.says(id, Inv{Item: Item{Block: block}})
	}
	for asked := netsim.NodeID(1); asked <= 3; asked++ {
		for id := netsim.NodeID(1); id <= 3; id++ {
			if id == asked {
				l.hears(id, "getdata h1")
			} else {
				l.hears(id)
			}
		}
		l.run(timeout)
	}
	for id := netsim.NodeID(1); id <= 3; id++ {
		l.hears(id)
	}
	l.says(2, Inv{Item: Item{Block: block}})
	l.hears(2, "getdata h1")
	l.says(3, BlockMessage{Block: block}) // unasked, and welcome
	l.tipIs(l.n, block)
	l.hears(2)
	l.hears(1, "inv h1")
}

// Both ends of a new link tell what they have.
func TestLinkUp(t *testing.T) {
	for relay, want := range map[string][]string{
		"inv": {"tip h1", "inv tx"}, "compact": {"tip h1", "inv tx"}, "headers": {"tip h1", "inv tx"}, "push": {"tip h1", "tx"}, "none": nil,
	} {
		l := newLab(t, relay, 0)
		early, late := l.addStranger(), l.addStranger()
		l.link(0, early)
		l.run(2 * second)
		l.hears(early) // at genesis there is nothing to tell
		l.give(0, l.mine(l.genesis(), 1))
		wallet := chain.NewWallet(labKey(0))
		tx, err := wallet.Pay(l.n.Chain().Tip(), nil, labKey(5).Address(), chain.Coin, 1000)
		l.ok(err)
		l.as(func(env *netsim.Env) { l.n.receiveTx(env, 0, tx) })
		l.run(2 * second)
		l.forget()
		l.link(0, late)
		l.run(2 * second)
		l.hears(late, want...)
		l.hears(early)
	}
}

// A tip is compared with one's own.
func TestTip(t *testing.T) {
	l := newLab(t, "inv", 1)
	own := l.branch(l.genesis(), 1, 3)
	l.give(0, own...)
	rival := l.branch(l.genesis(), 2, 3)
	for _, c := range []struct {
		what string
		tip  *chain.Entry
		want []string
	}{
		{"the same", own[2], nil},
		{"behind", own[0], []string{"tip h3"}},
		{"unknown, of equal work", rival[2], []string{"getblocks"}},
	} {
		l.says(1, Tip{Block: c.tip})
		t.Log(c.what)
		l.hears(1, c.want...)
	}
	l.says(1, Blocks{Blocks: rival, Request: 1})
	l.tipIs(l.n, own[2])
	l.says(1, Tip{Block: rival[2]}) // known, of equal work: nobody has news for the other
	l.hears(1)
}

// An announcement that got lost is made up for by the tip that a node tells after
// a long silence.
func TestKeepAlive(t *testing.T) {
	for _, relay := range []string{"inv", "compact", "headers", "push"} {
		l := newLab(t, relay, 0)
		other := l.addNode()
		l.link(0, 1)
		lossy, _ := l.LinkOf(0, 1)
		lossy.Loss = 1
		l.ok(l.SetLink(0, 1, lossy.LinkParams))
		block := l.mine(l.genesis(), 7)
		l.as(func(env *netsim.Env) { l.n.receive(env, 0, block) })
		l.run(10 * second)
		l.tipIs(other, l.genesis())
		lossy.Loss = 0
		l.ok(l.SetLink(0, 1, lossy.LinkParams))
		l.run(silence - 10*second)
		l.tipIs(other, l.genesis())
		l.run(second)
		l.tipIs(other, block)

		// It goes on telling, so that one more loss is no harm either.
		next := l.mine(block, 7)
		l.give(0, next)
		lossy.Loss = 1
		l.ok(l.SetLink(0, 1, lossy.LinkParams))
		l.run(silence + second)
		lossy.Loss = 0
		l.ok(l.SetLink(0, 1, lossy.LinkParams))
		l.tipIs(other, block)
		l.run(silence + second)
		l.tipIs(other, next)
	}
}

// With no relay nobody says anything unasked, however long the silence.
func TestNoRelayIsQuiet(t *testing.T) {
	l := newLab(t, "none", 1)
	l.give(0, l.mine(l.genesis(), 1))
	l.run(10 * silence)
	l.hears(1)
	stranger := l.mine(l.mine(l.genesis(), 2), 2)
	l.says(1, Tip{Block: stranger}, BlockMessage{Block: stranger})
	l.hears(1)
}
