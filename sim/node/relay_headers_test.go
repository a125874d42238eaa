package node

import (
	"fmt"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/wire"
)

func header(blocks ...*chain.Entry) Headers { return Headers{Blocks: blocks} }

// A block whose parent is known is asked for directly, once, and also one whose parent is
// still on its way.
func TestDirectFetch(t *testing.T) {
	l := newLab(t, "headers", 3)
	blocks := l.branch(l.genesis(), 1, 2)
	l.says(1, header(blocks[0]))
	l.says(2, header(blocks[0]), header(blocks[1]))
	l.hears(1, "getdata h1")
	l.hears(2, "getdata h2")
	l.says(1, BlockMessage{Block: blocks[0]})
	l.says(2, BlockMessage{Block: blocks[1]})
	l.tipIs(l.n, blocks[1])
	l.hears(1, "headers h2")
	l.hears(2)
	l.hears(3, "headers h1", "headers h2")
	l.says(3, header(blocks[1]), header(blocks[0])) // no news
	l.run(timeout)
	l.hears(3)
}

// Who does not know what comes before a block asks for headers, and then for the blocks,
// and tells others of the last only.
func TestHeadersFirst(t *testing.T) {
	l := newLab(t, "headers", 2)
	blocks := l.branch(l.genesis(), 1, 3)
	l.says(1, header(blocks[2]))
	l.hears(1, "getheaders")
	l.says(1, Headers{Blocks: blocks, Request: 1})
	l.hears(1, "getdata h1", "getdata h2", "getdata h3")
	l.says(1, BlockMessage{Block: blocks[1]}) // out of order
	l.says(1, BlockMessage{Block: blocks[0]}, BlockMessage{Block: blocks[2]})
	l.tipIs(l.n, blocks[2])
	l.hears(1)
	l.hears(2, "headers h3")
	if l.run(timeout); l.n.Syncing() || len(l.n.requests.Open) != 0 {
		t.Errorf("it still waits: %+v", l.n.requests.Open)
	}
	l.says(2, GetHeaders{Locator: []chain.Hash{blocks[0].Hash()}, Request: 5})
	l.hears(2, "headers h2-h3")
}

// A long chain comes a few blocks at a time, after its headers.
func TestHeadersOfALongChain(t *testing.T) {
	for _, c := range []struct{ length, questions int }{{1, 1}, {maxUnderWay, 1}, {maxUnderWay + 1, 1}, {wire.MaxHeaders, 1}, {wire.MaxHeaders + 1, 2}} {
		l := newLab(t, "headers", 1)
		other := l.addNode()
		blocks := l.branch(l.genesis(), 9, c.length)
		l.give(2, blocks...)
		l.link(0, 2)
		l.run(silence - second)
		l.tipIs(l.n, other.Chain().Tip())
		sent := l.Counters().ByKind
		if asked, got := sent[GetHeaders{}.Kind()].Sent, sent[BlockMessage{}.Kind()].Sent; asked != uint64(c.questions) || got != uint64(c.length) {
			t.Errorf("%d blocks: %d questions, %d deliveries", c.length, asked, got)
		}
		l.hears(1, fmt.Sprintf("headers h%d", c.length)) // and not of all that came before
		if l.n.Syncing() {
			t.Errorf("still syncing after %d blocks", c.length)
		}
	}
}

// A sync tells for each peer what came from it, whatever order the blocks come in, and how
// it ended.
func TestHeadersSync(t *testing.T) {
	l := newLab(t, "headers", 3)
	blocks := l.branch(l.genesis(), 1, 3)
	forged := blocks[1].Block().Header
	forged.Height = 7
	bad, err := l.config.Store.Add(chain.NewBlock(forged, blocks[1].Block().Txs))
	l.ok(err)
	l.sync()
	l.run(second)
	l.says(1, Headers{Blocks: blocks, Request: 1})
	l.says(2, Headers{Blocks: blocks[:2], Request: 2})
	l.says(3, Headers{Blocks: []*chain.Entry{blocks[0], bad}, Request: 3})
	l.hears(1, "getheaders", "getdata h1", "getdata h2", "getdata h3")
	l.hears(2, "getheaders")
	l.hears(3, "getheaders", "getdata h2")
	l.says(1, BlockMessage{Block: blocks[0]})
	l.says(1, BlockMessage{Block: blocks[1]})
	l.says(3, BlockMessage{Block: bad})
	ended := l.told(SyncDone)
	l.run(timeout)
	ended = append(ended, l.told(SyncDone)...)
	for i, want := range []Event{{Peer: 2}, {Peer: 3, Err: chain.RuleHeight}, {Peer: 1, Count: 2, Err: ErrNoAnswer}} {
		if i >= len(ended) || ended[i].Peer != want.Peer || ended[i].Count != want.Count || (ended[i].Err == nil) != (want.Err == nil) {
			t.Errorf("the syncs ended so: %+v", ended)
			break
		}
	}
	l.says(1, BlockMessage{Block: blocks[2]}) // late, and welcome
	l.tipIs(l.n, blocks[2])
}

// Empty answers, and ones that nobody waits for.
func TestHeadersThatSayNothing(t *testing.T) {
	l := newLab(t, "headers", 2)
	blocks := l.branch(l.genesis(), 1, 2)
	l.sync()
	l.run(second)
	l.says(1, Headers{Request: 1})
	l.syncEnds(Event{Peer: 1})
	l.says(2, Headers{Blocks: blocks, Request: 1}) // another's number, and still of use
	l.hears(2, "getheaders", "getdata h1", "getdata h2")
	l.says(1, Headers{Request: 99})
	l.says(1, BlockMessage{Block: blocks[0]}, BlockMessage{Block: blocks[1]}) // from another than the one who was asked
	l.syncEnds(Event{Peer: 2})
	l.says(1, GetHeaders{Request: 3})
	l.tipIs(l.n, blocks[1])
}

// What gets lost on the way is made up for.
func TestHeadersOverALossyLink(t *testing.T) {
	l := newLab(t, "headers", 0)
	other := l.addNode()
	l.give(1, l.branch(l.genesis(), 9, 100)...)
	l.ok(l.Link(0, 1, netsim.LinkParams{Delay: oneWay, Loss: 0.3}))
	l.run(1000 * second)
	l.tipIs(l.n, other.Chain().Tip())
}
