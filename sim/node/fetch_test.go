package node

import (
	"errors"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/wire"
)

func (l *lab) sync() { l.as(func(env *netsim.Env) { l.n.Sync(env) }) }

// syncEnds compares the reports of ended syncs, each "peer, count, error".
func (l *lab) syncEnds(want ...Event) {
	l.t.Helper()
	ended := l.told(SyncDone)
	if len(ended) != len(want) {
		l.t.Fatalf("at %v, %d syncs have ended, expected %d: %+v", l.Now(), len(ended), len(want), ended)
	}
	for i, e := range ended {
		if e.Peer != want[i].Peer || e.Count != want[i].Count || !errors.Is(e.Err, want[i].Err) {
			l.t.Errorf("sync with n%d: %d blocks, error %v; expected n%d, %d, %v", e.Peer, e.Count, e.Err, want[i].Peer, want[i].Count, want[i].Err)
		}
	}
}

// A long chain comes in batches, each asked for by a locator.
func TestCatchingUpInBatches(t *testing.T) {
	for _, c := range []struct{ length, batches int }{{1, 1}, {wire.BatchSize, 1}, {wire.BatchSize + 1, 2}, {2*wire.BatchSize + 50, 3}} {
		l := newLab(t, "inv", 0)
		l.addNode()
		blocks := l.branch(l.genesis(), 9, c.length)
		l.give(1, blocks...)
		l.link(0, 1)
		l.run(5 * second)
		l.tipIs(l.n, blocks[c.length-1])
		if asked := l.Counters().ByKind[GetBlocks{}.Kind()].Sent; asked != uint64(c.batches) {
			t.Errorf("%d blocks were asked for %d times, expected %d", c.length, asked, c.batches)
		}
		if l.n.Syncing() {
			t.Errorf("still syncing after %d blocks", c.length)
		}
	}
}

// A sync learns a branch that loses, however long, and does not change over to it.
func TestSyncOnALosingBranch(t *testing.T) {
	l := newLab(t, "none", 0)
	other := l.addNode()
	common := l.branch(l.genesis(), 1, 20)
	ours, theirs := l.branch(common[19], 2, 2*wire.BatchSize+100), l.branch(common[19], 3, 2*wire.BatchSize+50)
	l.give(0, append(common, ours...)...)
	l.give(1, append(common, theirs...)...)
	l.link(0, 1)
	l.sync()
	l.run(5 * second)
	l.tipIs(l.n, ours[len(ours)-1])
	l.syncEnds(Event{Peer: 1, Count: len(theirs)})
	if !l.n.Chain().Knows(theirs[len(theirs)-1]) {
		t.Errorf("the losing branch is not known to its end")
	}
	l.tipIs(other, theirs[len(theirs)-1])
	l.sync()
	l.run(5 * second)
	l.syncEnds(Event{Peer: 1, Count: 0})
}

// Each peer of a sync is reported on its own; one that is silent keeps no other.
func TestSyncReports(t *testing.T) {
	l := newLab(t, "none", 3)
	blocks := l.branch(l.genesis(), 1, 2)
	forged := blocks[1].Block().Header
	forged.Height = 7
	bad, err := l.config.Store.Add(chain.NewBlock(forged, blocks[1].Block().Txs))
	l.ok(err)
	l.sync()
	if asked := l.told(SyncAsked); len(asked) != 3 || !l.n.Syncing() {
		t.Errorf("%d peers were asked", len(asked))
	}
	l.run(second)
	for id := netsim.NodeID(1); id <= 3; id++ {
		l.hears(id, "getblocks")
	}
	l.says(2, Blocks{Blocks: blocks[:1], Request: 2})
	l.syncEnds(Event{Peer: 2, Count: 1})
	l.says(3, Blocks{Blocks: []*chain.Entry{blocks[0], bad}, Request: 3})
	l.syncEnds(Event{Peer: 3, Err: chain.RuleHeight})
	l.run(timeout)
	l.syncEnds(Event{Peer: 1, Err: ErrNoAnswer})
	if l.n.Syncing() {
		t.Errorf("still syncing")
	}
	l.says(1, Blocks{Blocks: blocks, Request: 1}) // late, and welcome
	l.tipIs(l.n, blocks[1])
	l.syncEnds()
}

// A second sync while one runs asks anew, and is answered once.
func TestSyncTwice(t *testing.T) {
	l := newLab(t, "none", 1)
	l.sync()
	l.sync()
	l.run(second)
	l.hears(1, "getblocks", "getblocks")
	block := l.mine(l.genesis(), 1)
	l.says(1, Blocks{Blocks: []*chain.Entry{block}, Request: 2})
	l.says(1, Blocks{Blocks: []*chain.Entry{block}, Request: 1})
	l.syncEnds(Event{Peer: 1, Count: 1})
}

func TestLinkDownEndsTheFetch(t *testing.T) {
	l := newLab(t, "inv", 2)
	l.sync()
	l.run(second)
	l.ok(l.Unlink(0, 1))
	l.syncEnds(Event{Peer: 1, Err: ErrGone})
	if !l.n.Syncing() {
		t.Errorf("the sync with n2 has ended too")
	}
	l.run(timeout)
	l.syncEnds(Event{Peer: 2, Err: ErrNoAnswer})
}

// A neighbour who has news while another one is asked is not forgotten, whether
// that one answers or not.
func TestNewsDuringAFetch(t *testing.T) {
	for _, end := range []string{"timeout", "link down", "answer"} {
		l := newLab(t, "inv", 3)
		ours, theirs := l.branch(l.genesis(), 1, 2), l.branch(l.genesis(), 2, 3)
		l.says(1, Tip{Block: ours[1]})
		l.says(2, Tip{Block: theirs[2]})
		l.says(3, Tip{Block: ours[1]})
		l.hears(1, "getblocks")
		l.hears(2)
		l.hears(3)
		switch end {
		case "timeout":
			l.run(timeout)
		case "link down":
			l.ok(l.Unlink(0, 1))
			l.run(second)
		default:
			l.says(1, Blocks{Blocks: ours, Request: 1})
			l.forget()
			l.run(second)
			l.says(2, Blocks{Blocks: theirs, Request: 2})
			l.tipIs(l.n, theirs[2])
			l.hears(3, "inv h3") // and is not asked for what is known by now
			continue
		}
		t.Log(end)
		l.hears(2, "getblocks")
		l.says(2, Blocks{Blocks: theirs, Request: 2})
		l.tipIs(l.n, theirs[2])
		l.hears(3, "inv h3", "getblocks")
	}
}

// Answers that always come late, as over a slow link, still bring the whole chain.
func TestLateBatchesGoOn(t *testing.T) {
	l := newLab(t, "inv", 0)
	other := l.addNode()
	blocks := l.branch(l.genesis(), 1, 3*wire.BatchSize)
	l.give(1, blocks...)
	l.ok(l.Link(0, 1, netsim.LinkParams{Delay: timeout}))
	l.run(8 * timeout) // one for the tip, and six for three questions and answers
	l.tipIs(l.n, other.Chain().Tip())
}
