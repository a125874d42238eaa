package netsim_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
)

const ms = netsim.Millisecond

func TestDelivery(t *testing.T) {
	eachExec(t, 3, func(t *testing.T, l lab) {
		l.send(0, 1, "a")
		l.send(2, 1, "b")
		l.send(0, 2, "no neighbour")
		l.send(0, 77, "nobody")
		l.AdvanceTo(100 * ms)
		l.diary(1)
		l.flying(2)
		l.AdvanceTo(100*ms + 1)
		l.diary(1, "100 a from 0", "100 b from 2")
		l.dropped(netsim.DropNoLink, 2)
		if c := l.Counters(); c.Bytes != 4000 || c.ByKind[2] != (netsim.KindCount{Sent: 4, Bytes: 4000}) {
			t.Errorf("counters %+v", c)
		}
		if got := l.LinkCount(0, 1); got != (netsim.LinkCount{Messages: 1, Bytes: 1000}) {
			t.Errorf("link count %+v", got)
		}
	})
}

// Messages of one direction queue behind one another; the other direction and
// other links do not wait.
func TestBandwidth(t *testing.T) {
	eachExec(t, 3, func(t *testing.T, l lab) {
		l.ok(l.SetLink(0, 1, netsim.LinkParams{Delay: 100 * ms, Bandwidth: 10_000})) // 100 ms a note
		l.send(0, 1, "a")
		l.send(0, 1, "b")
		l.send(1, 0, "c")
		l.AdvanceTo(50 * ms)
		l.send(0, 1, "d")
		l.AdvanceTo(netsim.Second)
		l.send(0, 1, "e")
		l.AdvanceTo(2 * netsim.Second)
		l.diary(1, "200 a from 0", "300 b from 0", "400 d from 0", "1200 e from 0")
		l.diary(0, "100 c from 1")
	})
}

func TestPartition(t *testing.T) {
	eachExec(t, 4, func(t *testing.T, l lab) {
		l.send(1, 2, "under way")
		l.AdvanceTo(50 * ms)
		l.ok(l.Partition([][]netsim.NodeID{{2, 3}}, false))
		if diff := cmp.Diff([][]netsim.NodeID{{2, 3}, {0, 1}}, l.Groups()); diff != "" {
			t.Error(diff)
		}
		l.send(1, 2, "across")
		l.send(2, 3, "inside")
		l.dropped(netsim.DropPartition, 1)
		l.AdvanceTo(200 * ms)
		l.dropped(netsim.DropPartition, 2)
		l.send(2, 1, "too early")
		l.Heal()
		l.send(1, 2, "healed")
		l.AdvanceTo(400 * ms)
		l.diary(1, "200 up 2")
		l.diary(2, "200 up 1", "300 healed from 1")
		l.diary(3, "150 inside from 2")
		if l.Groups() != nil {
			t.Errorf("groups after healing: %v", l.Groups())
		}
	})
}

// A message under way when the partition begins arrives if the partition ends first.
func TestPartitionMissesWhatOutlastsIt(t *testing.T) {
	eachExec(t, 2, func(t *testing.T, l lab) {
		l.send(0, 1, "a")
		l.ok(l.Partition([][]netsim.NodeID{{0}, {1}}, false))
		l.AdvanceTo(99 * ms)
		l.Heal()
		l.AdvanceTo(101 * ms)
		l.diary(1, "99 up 0", "100 a from 0")
	})
}

func TestPartitionOneWay(t *testing.T) {
	eachExec(t, 2, func(t *testing.T, l lab) {
		l.ok(l.Partition([][]netsim.NodeID{{1}, {0}}, true))
		l.send(1, 0, "passes")
		l.send(0, 1, "lost")
		l.AdvanceTo(200 * ms)
		l.dropped(netsim.DropPartition, 1)
		if there, _ := l.LinkOf(1, 0); there.Parted || !l.OneWay() {
			t.Error("the open direction counts as parted")
		}
		if back, _ := l.LinkOf(0, 1); !back.Parted {
			t.Error("the closed direction does not count as parted")
		}
		l.Heal()
		l.diary(0, "100 passes from 1", "200 up 1")
		l.diary(1, "200 up 0")
	})
}

func TestPartitionErrors(t *testing.T) {
	eachExec(t, 3, func(t *testing.T, l lab) {
		type groups = [][]netsim.NodeID
		l.refuses(l.Partition(groups{{0}, {1, 0}}, false), &netsim.PartitionError{Problem: netsim.NodeTwice, Groups: 2})
		l.refuses(l.Partition(groups{{0}, {}}, false), &netsim.PartitionError{Problem: netsim.EmptyGroup, Groups: 2})
		l.refuses(l.Partition(groups{{0, 1, 2}}, false), &netsim.PartitionError{Problem: netsim.OneGroup, Groups: 1})
		l.refuses(l.Partition(nil, false), &netsim.PartitionError{Problem: netsim.OneGroup, Groups: 1})
		l.refuses(l.Partition(groups{{0}, {1}}, true), &netsim.PartitionError{Problem: netsim.NotTwoGroups, Groups: 3})
		l.refuses(l.Partition(groups{{0}, {3}}, false), &netsim.NodeError{Node: 3, Nodes: 3})
		if l.Groups() != nil {
			t.Error("a refused partition is in force")
		}
	})
}

func TestCut(t *testing.T) {
	eachExec(t, 2, func(t *testing.T, l lab) {
		l.send(0, 1, "under way")
		l.ok(l.Cut(0, 1))
		l.refuses(l.Cut(0, 1), &netsim.LinkError{From: 0, To: 1, Problem: netsim.LinkCut})
		l.send(0, 1, "lost")
		l.send(1, 0, "back")
		l.AdvanceTo(200 * ms)
		l.dropped(netsim.DropCut, 2)
		l.diary(0, "100 back from 1")
		l.ok(l.Restore(0, 1))
		l.refuses(l.Restore(0, 1), &netsim.LinkError{From: 0, To: 1, Problem: netsim.LinkNotCut})
		l.diary(1, "200 up 0")
		l.refuses(l.Cut(0, 5), &netsim.NodeError{Node: 5, Nodes: 2})
	})
}

func TestHold(t *testing.T) {
	eachExec(t, 2, func(t *testing.T, l lab) {
		l.ok(l.Hold(0, 1))
		l.refuses(l.Hold(0, 1), &netsim.LinkError{From: 0, To: 1, Problem: netsim.LinkHeld})
		l.send(0, 1, "a")
		l.AdvanceTo(30 * ms)
		l.send(0, 1, "b")
		l.AdvanceTo(250 * ms)
		l.send(0, 1, "c")
		l.diary(1)
		l.flying(3)
		l.ok(l.Release(0, 1))
		l.refuses(l.Release(0, 1), &netsim.LinkError{From: 0, To: 1, Problem: netsim.LinkNotHeld})
		l.AdvanceTo(400 * ms)
		l.diary(1, "250 a from 0", "250 b from 0", "350 c from 0")
		l.flying(0)
	})
}

func TestHealEndsCutsAndHolds(t *testing.T) {
	eachExec(t, 3, func(t *testing.T, l lab) {
		l.ok(l.Cut(0, 1))
		l.ok(l.Hold(1, 2))
		l.send(1, 2, "held")
		l.AdvanceTo(200 * ms)
		l.Heal()
		l.AdvanceTo(300 * ms)
		l.diary(2, "200 held from 1")
		l.diary(0, "200 up 1")
		l.refuses(l.Restore(0, 1), &netsim.LinkError{From: 0, To: 1, Problem: netsim.LinkNotCut})
	})
}

func TestUnlink(t *testing.T) {
	eachExec(t, 3, func(t *testing.T, l lab) {
		l.ok(l.Hold(1, 0))
		l.send(1, 0, "held")
		l.AdvanceTo(150 * ms)
		l.send(0, 1, "under way")
		l.send(2, 1, "elsewhere")
		l.ok(l.Unlink(1, 0))
		l.dropped(netsim.DropNoLink, 2)
		l.refuses(l.Unlink(0, 1), &netsim.LinkError{From: 0, To: 1, Problem: netsim.LinkMissing})
		l.ok(l.Link(0, 1, netsim.LinkParams{}))
		l.refuses(l.Link(1, 0, netsim.LinkParams{}), &netsim.LinkError{From: 1, To: 0, Problem: netsim.LinkExists})
		l.refuses(l.Link(1, 1, netsim.LinkParams{}), &netsim.LinkError{From: 1, To: 1, Problem: netsim.LinkToSelf})
		l.refuses(l.Link(1, 9, netsim.LinkParams{}), &netsim.NodeError{Node: 9, Nodes: 3})
		l.AdvanceTo(300 * ms)
		l.diary(0, "150 down 1", "150 up 1")
		l.diary(1, "150 down 0", "150 up 0", "250 elsewhere from 2")
	})
}

// Whatever a node may still be given is found, wherever it waits; what a crash takes is
// not.
func TestEachMessage(t *testing.T) {
	eachExec(t, 3, func(t *testing.T, l lab) {
		l.ok(l.Hold(0, 1))
		l.send(0, 1, "held")
		l.AdvanceTo(150 * ms)
		l.ok(l.Freeze(2))
		l.send(1, 2, "frozen")
		l.after(2, netsim.Second, "timer")
		l.ok(l.Link(0, 2, netsim.LinkParams{Delay: 100 * ms}))
		l.AdvanceTo(300 * ms)
		l.send(1, 0, "under way")
		l.after(1, netsim.Second, "lost timer")
		l.ok(l.Crash(1))
		var found []string
		l.EachMessage(func(msg any) { found = append(found, fmt.Sprint(msg)) })
		slices.Sort(found)
		if want := []string{"frozen", "held", "timer", "under way", "{0}"}; !slices.Equal(found, want) {
			t.Errorf("what waits: %q, expected %q", found, want)
		}
	})
}
