package netsim_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
)

func TestAdvance(t *testing.T) {
	eachExec(t, 2, func(t *testing.T, l lab) {
		if w := l.Advance(50 * ms); w.From != 0 || w.To != 50*ms || w.Handled != 0 || len(w.Active) != 0 {
			t.Errorf("nothing to do, but window %+v", w)
		}
		if packet, timer := l.Next(); packet != netsim.Never || timer != netsim.Never {
			t.Errorf("next events of an idle network: %d, %d", packet, timer)
		}
		l.send(0, 1, "a")
		l.after(0, 500*ms, "x")
		if packet, timer := l.Next(); packet != 150*ms || timer != 550*ms {
			t.Errorf("next packet %v, timer %v", packet, timer)
		}
		if w := l.Advance(150 * ms); w.Handled != 0 || w.To != 150*ms {
			t.Errorf("an event at the limit was handled: %+v", w)
		}
		w := l.Advance(netsim.Never)
		if diff := cmp.Diff(netsim.Window{From: 150 * ms, To: 250 * ms, Active: []netsim.NodeID{1}, Handled: 1}, w); diff != "" {
			t.Errorf("window (-want +got):\n%s", diff)
		}
		if w := l.Advance(100 * ms); w.From != 250*ms || w.To != 250*ms || l.Now() != 250*ms {
			t.Errorf("time went back: %+v", w)
		}
		l.AdvanceTo(netsim.Second)
		l.diary(0, "550 timer x")
		if got := l.Counters().Timers; got != 1 {
			t.Errorf("timers fired: %d", got)
		}
	})
}

// Without links no window is unlimited: a node that sets timers for ever must not
// keep Advance from returning.
func TestLonelyNode(t *testing.T) {
	for _, exec := range executors {
		n := netsim.New(netsim.Config{Exec: exec})
		var again func(*netsim.Env)
		again = func(e *netsim.Env) { e.After(100*ms, again) }
		n.Add(trap{})
		n.Call(0, again)
		if w := n.Advance(netsim.Never); w.Handled != 10 {
			t.Errorf("%v: window %+v", exec, w)
		}
		n.Close()
	}
}

// A timer that a handler sets for now comes before packets of higher nodes that
// arrive at the same instant, and after those of lower ones.
func TestTimersAndPacketsShareOneOrder(t *testing.T) {
	eachExec(t, 4, func(t *testing.T, l lab) {
		l.ok(l.Link(0, 2, netsim.LinkParams{Delay: 100 * ms}))
		l.send(3, 2, "c")
		l.send(1, 2, "b")
		l.send(0, 2, "a")
		l.after(2, 100*ms, "x")
		l.AdvanceTo(netsim.Second)
		l.diary(2, "0 up 0", "100 a from 0", "100 b from 1", "100 timer x", "100 c from 3")
	})
}

// A message that takes time to make leaves late, in its turn.
func TestSendAfter(t *testing.T) {
	eachExec(t, 2, func(t *testing.T, l lab) {
		l.ok(l.SetLink(0, 1, netsim.LinkParams{Delay: 100 * ms, Bandwidth: 10_000})) // 100 ms each
		var arrives []netsim.Time
		l.Call(0, func(e *netsim.Env) {
			arrives = append(arrives, e.SendAfter(50*ms, 1, note("a")), e.SendAfter(-ms, 1, note("b")), e.SendAfter(0, 7, note("c")))
		})
		l.AdvanceTo(netsim.Second)
		l.diary(1, "250 a from 0", "350 b from 0")
		if diff := cmp.Diff([]netsim.Time{250 * ms, 350 * ms, 0}, arrives); diff != "" {
			t.Errorf("arrivals (-want +got):\n%s", diff)
		}
	})
}

// A broadcast is what so many messages one by one would be, to all peers but some.
func TestBroadcast(t *testing.T) {
	eachExec(t, 4, func(t *testing.T, l lab) {
		l.ok(l.Link(0, 2, netsim.LinkParams{Delay: 100 * ms}))
		l.ok(l.Link(0, 3, netsim.LinkParams{Delay: 100 * ms, Bandwidth: 10_000})) // 100 ms each
		l.forget()
		l.Call(0, func(e *netsim.Env) {
			e.Broadcast(50*ms, note("a"), []netsim.NodeID{2, 9})
			e.Broadcast(-ms, note("b"), nil)
		})
		l.AdvanceTo(netsim.Second)
		l.diary(1, "100 b from 0", "150 a from 0")
		l.diary(2, "100 b from 0")
		l.diary(3, "250 a from 0", "350 b from 0")
	})
}

// A cancelled timer never fires, whatever becomes of its node; one that has fired is gone,
// and the others are as they were.
func TestCancel(t *testing.T) {
	eachExec(t, 2, func(t *testing.T, l lab) {
		var timers []netsim.Timer
		set := func(ds ...netsim.Time) {
			l.Call(0, func(e *netsim.Env) {
				for _, d := range ds {
					timers = append(timers, e.After(d, d.String()))
				}
			})
		}
		cancel := func(i ...int) {
			l.Call(0, func(e *netsim.Env) {
				for _, i := range i {
					e.Cancel(timers[i])
				}
				e.Cancel(0)
			})
		}
		set(30*ms, 10*ms, 50*ms, 20*ms, 40*ms)
		cancel(0, 1)
		l.AdvanceTo(25 * ms)
		cancel(1, 3, 4) // 3 has fired
		l.AdvanceTo(100 * ms)
		l.diary(0, "20 timer 0.020s", "50 timer 0.050s")

		// Of a frozen node, and of one that was down in between.
		l.forget()
		set(30*ms, 60*ms)
		l.ok(l.Freeze(0))
		l.AdvanceTo(200 * ms)
		cancel(5)
		l.ok(l.Thaw(0))
		l.AdvanceTo(500 * ms)
		set(30*ms, 60*ms)
		l.ok(l.Crash(0))
		l.ok(l.Restart(0))
		set(70 * ms)
		cancel(7, 8)
		l.AdvanceTo(netsim.Second)
		l.diary(0, "200 Thawed", "260 timer 0.060s", "500 Crashed", "500 Restarted", "500 up 1", "570 timer 0.070s")
		if _, timer := l.Next(); timer != netsim.Never {
			t.Errorf("a timer is left, at %v", timer)
		}
	})
}

func TestTap(t *testing.T) {
	eachExec(t, 3, func(t *testing.T, l lab) {
		var got []string
		l.SetTap(func(x netsim.TapEvent) {
			got = append(got, strings.Join([]string{x.At.String(), x.Reason.String(), string(x.Msg.(note))}, " "))
		})
		l.send(2, 1, "b")
		l.send(0, 1, "a")
		l.send(0, 2, "c")
		l.AdvanceTo(50 * ms)
		l.send(1, 2, "d")
		l.ok(l.Crash(2))
		l.AdvanceTo(200 * ms)
		l.SetTap(nil)
		l.send(0, 2, "unseen")
		want := []string{"0.000s no link c", "0.100s delivered a", "0.100s delivered b", "0.150s crashed d"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("taps (-want +got):\n%s", diff)
		}
	})
}

func TestFlights(t *testing.T) {
	n := build(t, netsim.Workers, "random:6", 50, netsim.LinkParams{Delay: 50 * ms, Jitter: netsim.Jitter{Amount: 50 * ms}})
	play(n, 10)
	n.AdvanceTo(200 * ms)
	before := n.Digest()
	var all []netsim.Packet
	for p := range n.InFlight() {
		if len(all) > 0 && p.Compare(all[len(all)-1]) <= 0 {
			t.Fatalf("%v after %v", p, all[len(all)-1])
		}
		all = append(all, p)
	}
	if len(all) != 500 {
		t.Errorf("%d of 500 packets found", len(all))
	}
	for _, most := range []int{-1, 0, 1, 7, 100, 499, 500, 1000} {
		if diff := cmp.Diff(all[:max(0, min(most, 500))], n.Flights(most), cmp.Transformer("", func(p netsim.Packet) uint64 { return uint64(p.Src)<<32 | p.Seq })); diff != "" && most > 0 {
			t.Errorf("Flights(%d):\n%s", most, diff)
		}
	}
	if n.Digest() != before {
		t.Error("looking changed the digest")
	}
}

func TestLinkParamsValidate(t *testing.T) {
	for _, c := range []struct {
		name string
		p    netsim.LinkParams
		bad  string
	}{
		{"zero", netsim.LinkParams{}, ""},
		{"all of it", netsim.LinkParams{Delay: 1, Jitter: netsim.Jitter{Dist: netsim.Exponential, Amount: 5}, Bandwidth: 1e9, Loss: 1}, ""},
		{"negative delay", netsim.LinkParams{Delay: -1}, "delay"},
		{"a year of delay", netsim.LinkParams{Delay: 365 * 24 * 3600 * netsim.Second}, "delay"},
		{"unknown jitter", netsim.LinkParams{Jitter: netsim.Jitter{Dist: 9}}, "jitter distribution"},
		{"pareto", netsim.LinkParams{Delay: 1, Jitter: netsim.Jitter{Dist: netsim.Pareto, Amount: 5}}, ""},
		{"pareto without delay", netsim.LinkParams{Jitter: netsim.Jitter{Dist: netsim.Pareto, Amount: 5}}, "delay"},
		{"negative jitter", netsim.LinkParams{Jitter: netsim.Jitter{Amount: -1}}, "jitter"},
		{"negative bandwidth", netsim.LinkParams{Bandwidth: -1}, "bandwidth"},
		{"tiny bandwidth", netsim.LinkParams{Bandwidth: 1e-9}, "bandwidth"},
		{"infinite bandwidth", netsim.LinkParams{Bandwidth: math.Inf(1)}, "bandwidth"},
		{"no number for bandwidth", netsim.LinkParams{Bandwidth: math.NaN()}, "bandwidth"},
		{"negative loss", netsim.LinkParams{Loss: -0.1}, "loss"},
		{"loss above 1", netsim.LinkParams{Loss: 1.5}, "loss"},
		{"no number for loss", netsim.LinkParams{Loss: math.NaN()}, "loss"},
	} {
		var e *netsim.ParamError
		err := c.p.Validate()
		if bad := errors.As(err, &e); bad != (c.bad != "") || bad && e.Param != c.bad {
			t.Errorf("%s: error %v, want one about %q", c.name, err, c.bad)
		}
	}
}
