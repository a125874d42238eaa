package netsim_test

import (
	"testing"

	"example.com/sosocoin/netsim"
)

func TestCrash(t *testing.T) {
	eachExec(t, 3, func(t *testing.T, l lab) {
		l.send(1, 2, "sent before the crash")
		l.send(0, 1, "comes too late")
		l.after(1, 50*ms, "vanishes")
		l.AdvanceTo(20 * ms)
		l.ok(l.Crash(1))
		l.refuses(l.Crash(1), &netsim.StateError{Op: "crash", Node: 1, Have: netsim.StateCrashed})
		l.refuses(l.Freeze(1), &netsim.StateError{Op: "freeze", Node: 1, Have: netsim.StateCrashed})
		l.send(1, 0, "the dead say nothing")
		l.after(1, ms, "nor wait")
		l.AdvanceTo(150 * ms)
		l.dropped(netsim.DropCrashed, 2)
		l.send(0, 1, "arrives after the restart")
		l.ok(l.Restart(1))
		l.refuses(l.Restart(1), &netsim.StateError{Op: "restart", Node: 1, Have: netsim.StateRunning})
		l.AdvanceTo(300 * ms)
		l.diary(0, "150 up 1")
		l.diary(1, "20 Crashed", "150 Restarted", "150 up 0", "150 up 2", "250 arrives after the restart from 0")
		l.diary(2, "100 sent before the crash from 1", "150 up 1")
	})
}

// A restart behind a partition or a cut is heard of when that ends.
func TestRestartBehindPartition(t *testing.T) {
	eachExec(t, 2, func(t *testing.T, l lab) {
		l.ok(l.Crash(0))
		l.ok(l.Partition([][]netsim.NodeID{{0}}, false))
		l.AdvanceTo(10 * ms)
		l.ok(l.Restart(0))
		l.AdvanceTo(20 * ms)
		l.Heal()
		l.diary(0, "0 Crashed", "10 Restarted", "20 up 1")
		l.diary(1, "20 up 0")
	})
}

func TestFreeze(t *testing.T) {
	eachExec(t, 3, func(t *testing.T, l lab) {
		l.after(1, 60*ms, "x")
		l.AdvanceTo(20 * ms)
		l.ok(l.Freeze(1))
		l.refuses(l.Freeze(1), &netsim.StateError{Op: "freeze", Node: 1, Have: netsim.StateFrozen})
		l.refuses(l.Restart(1), &netsim.StateError{Op: "restart", Node: 1, Have: netsim.StateFrozen})
		l.send(2, 1, "a")
		l.send(0, 1, "b")
		l.after(1, 10*ms, "set while frozen")
		l.AdvanceTo(220 * ms)
		l.ok(l.Unlink(1, 2)) // what has arrived stays, what is under way does not
		l.diary(1)
		l.flying(2)
		l.ok(l.Thaw(1))
		l.refuses(l.Thaw(1), &netsim.StateError{Op: "thaw", Node: 1, Have: netsim.StateRunning})
		l.ok(l.Cut(0, 1))
		l.AdvanceTo(netsim.Second)
		l.diary(1, "220 Thawed", "220 down 2", "220 b from 0", "220 a from 2", "230 timer set while frozen", "260 timer x")
	})
}

func TestCrashOfFrozenNode(t *testing.T) {
	eachExec(t, 2, func(t *testing.T, l lab) {
		l.after(1, 200*ms, "x")
		l.ok(l.Freeze(1))
		l.send(0, 1, "a")
		l.AdvanceTo(150 * ms)
		l.flying(1)
		l.ok(l.Crash(1))
		l.dropped(netsim.DropCrashed, 1)
		l.flying(0)
		l.refuses(l.Thaw(1), &netsim.StateError{Op: "thaw", Node: 1, Have: netsim.StateCrashed})
		if l.Alive(1) || l.State(1) != netsim.StateCrashed {
			t.Errorf("state %v", l.State(1))
		}
		l.ok(l.Restart(1))
		l.ok(l.Freeze(1))
		l.ok(l.Thaw(1))
		l.AdvanceTo(netsim.Second)
		l.diary(1, "150 Crashed", "150 Restarted", "150 up 0", "150 Thawed")
	})
}

func TestSkewMovesTheClockOnly(t *testing.T) {
	eachExec(t, 1, func(t *testing.T, l lab) {
		l.ok(l.Skew(0, -3*netsim.Second))
		l.refuses(l.Skew(1, 0), &netsim.NodeError{Node: 1, Nodes: 1})
		l.after(0, 50*ms, "x")
		l.AdvanceTo(netsim.Second)
		l.Call(0, func(e *netsim.Env) {
			if e.Now() != -2*netsim.Second || e.At() != netsim.Second {
				t.Errorf("clock %v, true time %v", e.Now(), e.At())
			}
		})
		l.diary(0, "50 timer x")
		if l.SkewOf(0) != -3*netsim.Second {
			t.Errorf("skew %v", l.SkewOf(0))
		}
	})
}
