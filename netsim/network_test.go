package netsim_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
)

// trap is a node that does what it is told by a timer.
type trap struct{}

func (trap) Handle(e *netsim.Env, p netsim.Packet) {
	if f, ok := p.Msg.(func(*netsim.Env)); ok {
		f(e)
	}
}

// raised runs f and returns the *HandlerPanic that it panics with.
func raised(t *testing.T, f func()) (p *netsim.HandlerPanic) {
	t.Helper()
	defer func() {
		t.Helper()
		var ok bool
		if p, ok = recover().(*netsim.HandlerPanic); !ok {
			t.Fatal("no *HandlerPanic was raised")
		}
	}()
	f()
	return nil
}

func TestHandlerPanicReachesTheDriver(t *testing.T) {
	boom := errors.New("boom")
	for _, exec := range executors {
		t.Run(exec.String(), func(t *testing.T) {
			n := netsim.New(netsim.Config{Exec: exec, Workers: 2})
			defer n.Close()
			for range 100 {
				n.Add(trap{})
			}
			// All in one window: the earliest counts, and of two at once the lower node.
			for id := range netsim.NodeID(100) {
				at := map[netsim.NodeID]netsim.Time{7: 2, 41: 1, 42: 1}[id]
				n.Call(id, func(e *netsim.Env) {
					e.After(at, func(*netsim.Env) {
						if at > 0 {
							panic(boom)
						}
					})
				})
			}
			p := raised(t, func() { n.Advance(netsim.Second) })
			if p.Node != 41 || p.Value != boom || !errors.Is(p, boom) || !bytes.Contains(p.Stack, []byte("network_test.go")) {
				t.Errorf("raised for node %d: %v\n%s", p.Node, p.Value, p.Stack)
			}
			if again := raised(t, func() { n.Advance(netsim.Second) }); again != p {
				t.Error("the network went on after a panic")
			}
			if !n.Counters().Balanced() {
				t.Errorf("counters %+v", n.Counters())
			}
		})
	}
}

func TestPanicInCall(t *testing.T) {
	for _, exec := range executors {
		n := netsim.New(netsim.Config{Exec: exec})
		n.Add(trap{})
		if p := raised(t, func() { n.Call(0, func(*netsim.Env) { panic("boom") }) }); p.Value != "boom" {
			t.Errorf("%v: %v", exec, p)
		}
		n.Close()
	}
}

// A handler that ends its goroutine (a failing test's FailNow does) must not hang
// the driver.
func TestGoexitInHandler(t *testing.T) {
	n := netsim.New(netsim.Config{Exec: netsim.Goroutines})
	n.Add(trap{})
	n.Call(0, func(e *netsim.Env) { e.After(0, func(*netsim.Env) { runtime.Goexit() }) })
	if p := raised(t, func() { n.Advance(netsim.Second) }); !strings.Contains(p.Error(), "Goexit") {
		t.Errorf("raised %v", p)
	}
	n.Close()
}

func TestOnlyTheDriverMayChangeTheNetwork(t *testing.T) {
	ops := map[string]func(*netsim.Network){
		"Advance":   func(n *netsim.Network) { n.Advance(netsim.Never) },
		"Add":       func(n *netsim.Network) { n.Add(trap{}) },
		"Link":      func(n *netsim.Network) { _ = n.Link(0, 1, netsim.LinkParams{}) },
		"Unlink":    func(n *netsim.Network) { _ = n.Unlink(0, 1) },
		"SetLink":   func(n *netsim.Network) { _ = n.SetLink(0, 1, netsim.LinkParams{}) },
		"Partition": func(n *netsim.Network) { _ = n.Partition(nil, false) },
		"Heal":      func(n *netsim.Network) { n.Heal() },
		"Cut":       func(n *netsim.Network) { _ = n.Cut(0, 1) },
		"Crash":     func(n *netsim.Network) { _ = n.Crash(0) },
		"Restart":   func(n *netsim.Network) { _ = n.Restart(0) },
		"Freeze":    func(n *netsim.Network) { _ = n.Freeze(0) },
		"Thaw":      func(n *netsim.Network) { _ = n.Thaw(0) },
		"Skew":      func(n *netsim.Network) { _ = n.Skew(0, 1) },
		"Call":      func(n *netsim.Network) { n.Call(0, func(*netsim.Env) {}) },
		"SetTap":    func(n *netsim.Network) { n.SetTap(nil) },
	}
	for name, op := range ops {
		n := netsim.New(netsim.Config{})
		n.Add(trap{})
		p := raised(t, func() { n.Call(0, func(*netsim.Env) { op(n) }) })
		if want := "netsim: " + name + " called while handlers run"; p.Value != want {
			t.Errorf("%s inside a handler: panic %v, want %q", name, p.Value, want)
		}
		n.Close()

		n = netsim.New(netsim.Config{})
		n.Add(trap{})
		n.Close()
		func() {
			defer func() {
				if want := "netsim: " + name + " called after Close"; recover() != want {
					t.Errorf("%s after Close: want the panic %q", name, want)
				}
			}()
			op(n)
		}()
	}
}

func TestCloseLeavesNoGoroutine(t *testing.T) {
	want := map[netsim.Exec]int{netsim.Goroutines: 100, netsim.Serial: 0}
	for _, exec := range executors {
		pprof.Do(t.Context(), pprof.Labels("executor", exec.String()), func(context.Context) {
			n := build(t, exec, "full", 100, netsim.LinkParams{Delay: netsim.Millisecond})
			play(n, 1)
			n.AdvanceTo(netsim.Second)
			running := labelled(t, exec.String())
			if count, fixed := want[exec]; fixed && running != count {
				t.Errorf("%v: %d goroutines for 100 nodes, want %d", exec, running, count)
			}
			n.Close()
			n.Close()
			// An exited goroutine counts until the scheduler has buried it.
			for try := 0; labelled(t, exec.String()) > 0; try++ {
				if try == 10_000 {
					t.Fatalf("%v: goroutines left", exec)
				}
				runtime.Gosched()
			}
			if c := n.Counters(); c.Delivered == 0 || !c.Balanced() {
				t.Errorf("%v: counters after Close: %+v", exec, c)
			}
		})
	}
}

// labelled counts the goroutines with a profiler label of this value, which they
// have from the one that started them; that one is left out. What other tests left
// to the scheduler does not count.
func labelled(t *testing.T, value string) (count int) {
	t.Helper()
	var profile strings.Builder
	if err := pprof.Lookup("goroutine").WriteTo(&profile, 1); err != nil {
		t.Fatal(err)
	}
	var alike int
	for line := range strings.Lines(profile.String()) {
		fmt.Sscanf(line, "%d @", &alike)
		if strings.HasPrefix(line, "# labels:") && strings.Contains(line, strconv.Quote(value)) {
			count += alike
		}
	}
	return count - 1
}
