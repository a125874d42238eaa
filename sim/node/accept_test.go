package node

import (
	"errors"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/orphanage"
)

// A block without its parent is kept and taken once the parent comes; each block
// is announced once, and not to who delivered it.
func TestOrphanIsAdopted(t *testing.T) {
	l := newLab(t, "inv", 3)
	blocks := l.branch(l.genesis(), 1, 3)
	l.says(1, BlockMessage{Block: blocks[1]})
	l.says(1, BlockMessage{Block: blocks[1]})
	l.says(2, BlockMessage{Block: blocks[2]})
	if orphans := l.told(Orphaned); len(orphans) != 2 || l.n.Orphans() != 2 {
		t.Errorf("%d events, %d orphans; expected two of each", len(orphans), l.n.Orphans())
	}
	l.tipIs(l.n, l.genesis())
	l.hears(1, "getblocks")
	l.hears(2)
	l.says(3, BlockMessage{Block: blocks[0]})
	l.tipIs(l.n, blocks[2])
	l.hears(1, "inv h1", "inv h3")
	l.hears(2, "inv h1", "inv h2")
	l.hears(3, "inv h2", "inv h3")
	if l.n.Orphans() != 0 {
		t.Errorf("%d orphans are left", l.n.Orphans())
	}
}

// The same when the parent comes in a batch.
func TestOrphanIsAdoptedFromABatch(t *testing.T) {
	l := newLab(t, "inv", 3)
	blocks := l.branch(l.genesis(), 1, 3)
	l.says(1, BlockMessage{Block: blocks[2]})
	l.says(2, Inv{Item: Item{Block: blocks[1]}})
	l.forget()
	l.says(1, Blocks{Blocks: blocks[:2], Request: 1})
	l.tipIs(l.n, blocks[2])
	l.hears(1)
	l.hears(2, "inv h3")
	l.hears(3, "inv h3")
}

func TestBatchIsNotToldToWhoAnnouncedIt(t *testing.T) {
	l := newLab(t, "inv", 3)
	blocks := l.branch(l.genesis(), 1, 2)
	l.says(2, Inv{Item: Item{Block: blocks[1]}})
	l.forget()
	l.says(1, Blocks{Blocks: blocks})
	l.hears(1)
	l.hears(2)
	l.hears(3, "inv h2")
}

func TestOrphansAreBounded(t *testing.T) {
	l := newLab(t, "inv", 1)
	parent := l.mine(l.genesis(), 1)
	var orphans []*chain.Entry
	for key := range orphanage.MaxBlocks + 10 {
		orphans = append(orphans, l.mine(parent, key))
	}
	for _, block := range orphans {
		l.says(1, BlockMessage{Block: block})
	}
	if l.n.Orphans() != orphanage.MaxBlocks {
		t.Errorf("%d orphans are kept, expected %d", l.n.Orphans(), orphanage.MaxBlocks)
	}
	l.says(1, BlockMessage{Block: parent})
	for i, block := range orphans {
		if known := l.n.Chain().Knows(block); known != (i >= 10) {
			t.Errorf("orphan %d of %d: known %t; the oldest ten make room", i, len(orphans), known)
		}
	}
}

// A block from the future is refused and taken when its time has come, with what
// was built on it.
func TestFutureBlockIsTakenLater(t *testing.T) {
	l := newLab(t, "push", 2)
	l.run(second)
	block := l.mineAt(l.genesis(), 1, 71_000)
	child := l.mine(block, 1)
	l.says(1, BlockMessage{Block: block})
	if rejected := l.told(Rejected); len(rejected) != 1 || !errors.Is(rejected[0].Err, chain.RuleTimeFuture) || rejected[0].Peer != 1 {
		t.Errorf("events %+v", rejected)
	}
	l.says(2, BlockMessage{Block: child})
	l.AdvanceTo(11 * second)
	l.tipIs(l.n, l.genesis())
	l.AdvanceTo(12 * second)
	l.tipIs(l.n, child)
	l.hears(2, "getblocks", "block h1")
}

// An invalid block is refused for good, and nobody is told.
func TestInvalidBlockIsRefused(t *testing.T) {
	l := newLab(t, "push", 2)
	bad := l.mine(l.genesis(), 1).Block().Header
	bad.Bits = chain.TargetForZeroBits(1).Bits()
	entry, err := l.config.Store.Add(chain.NewBlock(bad, l.mine(l.genesis(), 1).Block().Txs))
	l.ok(err)
	l.says(1, BlockMessage{Block: entry})
	if rejected := l.told(Rejected); len(rejected) != 1 || !errors.Is(rejected[0].Err, chain.RuleBits) {
		t.Errorf("events %+v", rejected)
	}
	l.run(100 * second)
	l.tipIs(l.n, l.genesis())
	l.hears(2)
}

// A transaction that comes before the one it spends from waits for it; it is not
// told to who delivered it.
func TestWaitingTransactions(t *testing.T) {
	l := newLab(t, "push", 3)
	txs := l.payments(3)
	l.says(1, TxMessage{Tx: txs[2]})
	l.says(1, TxMessage{Tx: txs[2]})
	l.says(2, TxMessage{Tx: txs[1]})
	if l.n.Pool().Len() != 0 || len(l.n.waiting) != 2 {
		t.Fatalf("%d in the pool, %d waiting; expected 0 and 2", l.n.Pool().Len(), len(l.n.waiting))
	}
	l.says(2, TxMessage{Tx: txs[0]})
	if l.n.Pool().Len() != 3 || len(l.n.waiting) != 0 {
		t.Errorf("%d in the pool, %d waiting; expected 3 and 0", l.n.Pool().Len(), len(l.n.waiting))
	}
	l.hears(1, "tx", "tx")
	l.hears(2, "tx")
	l.hears(3, "tx", "tx", "tx")
	for _, e := range l.told(PoolAdded) {
		if want := map[chain.Hash]netsim.NodeID{txs[0].ID(): 2, txs[1].ID(): 2, txs[2].ID(): 1}[e.Tx.ID()]; e.Peer != want {
			t.Errorf("event %+v, expected peer %d", e, want)
		}
	}
}

// A block brings the parent as well as a message does.
func TestBlockEndsTheWait(t *testing.T) {
	l := newLab(t, "inv", 1)
	txs := l.payments(2)
	l.says(1, TxMessage{Tx: txs[1]})
	l.says(1, BlockMessage{Block: l.mine(l.genesis(), 1, txs[0])})
	if l.n.Pool().Get(txs[1].ID()) == nil || l.n.Pool().Len() != 1 || len(l.n.waiting) != 0 {
		t.Errorf("%d in the pool, %d waiting; expected 1 and 0", l.n.Pool().Len(), len(l.n.waiting))
	}
}

func TestWaitingIsBounded(t *testing.T) {
	l := newLab(t, "inv", 1)
	first := l.payments(2)[1]
	l.says(1, TxMessage{Tx: first})
	for i := range orphanage.MaxTxs {
		from := chain.Outpoint{Tx: chain.Hash{1, byte(i)}}
		l.says(1, TxMessage{Tx: chain.NewTx([]chain.TxIn{{Prev: from}}, []chain.TxOut{{To: labKey(1).Address(), Amount: 1}})})
	}
	if len(l.n.waiting) != orphanage.MaxTxs {
		t.Errorf("%d are waiting, expected %d", len(l.n.waiting), orphanage.MaxTxs)
	}
	if l.n.has(1, Item{Tx: first.ID()}) {
		t.Errorf("the oldest is still waiting")
	}
}

// What the pool refuses is told to the observers and to no neighbour.
func TestPoolRefusal(t *testing.T) {
	l := newLab(t, "push", 2)
	first, rival := l.payments(1)[0], chain.NewWallet(labKey(0))
	conflict, err := rival.Pay(l.genesis(), nil, labKey(3).Address(), 2*chain.Coin, 1000)
	l.ok(err)
	l.says(1, TxMessage{Tx: first})
	l.hears(2, "tx")
	l.n.Events()
	l.says(1, TxMessage{Tx: conflict})
	l.hears(2)
	refused := l.told(PoolRefused)
	var why chain.ErrConflict
	if len(refused) != 1 || !errors.As(refused[0].Err, &why) || why.With != first.ID() {
		t.Errorf("events %+v", refused)
	}
}

// A reorganisation gives transactions back, and drops those that the new branch
// contradicts.
func TestReorganisationAndThePool(t *testing.T) {
	l := newLab(t, "inv", 1)
	kept := l.payments(1)[0]
	old := l.mine(l.genesis(), 1, kept)
	l.says(1, TxMessage{Tx: kept})
	l.says(1, BlockMessage{Block: old})
	if l.n.Pool().Len() != 0 {
		t.Fatalf("a confirmed transaction is in the pool")
	}
	rivals := l.branch(l.genesis(), 2, 2)
	l.says(1, BlockMessage{Block: rivals[0]}, BlockMessage{Block: rivals[1]})
	l.tipIs(l.n, rivals[1])
	if l.n.Pool().Get(kept.ID()) == nil {
		t.Errorf("the reorganisation did not give the transaction back")
	}
	moved := l.told(Moved)
	if last := moved[len(moved)-1]; !last.Change.Reorg() || last.Change.Off[0] != old {
		t.Errorf("event %+v", last)
	}

	conflict, err := chain.NewWallet(labKey(0)).Pay(rivals[1], nil, labKey(3).Address(), 2*chain.Coin, 1000)
	l.ok(err)
	l.says(1, BlockMessage{Block: l.mine(rivals[1], 2, conflict)})
	dropped := l.told(PoolDropped)
	if len(dropped) != 1 || dropped[0].Tx.ID() != kept.ID() || l.n.Pool().Len() != 0 {
		t.Errorf("events %+v, %d in the pool", dropped, l.n.Pool().Len())
	}
}
