package netsim_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.com/sosocoin/netsim"
)

var (
	worlds = flag.Int("seeds", 200, "how many random worlds to compare")
	first  = flag.Uint64("seed", 1, "the first seed")
)

// outcome is all that can be seen of a run.
type outcome struct {
	Digest   [32]byte
	Counters netsim.Counters
	Taps     int
	TapHash  uint64
	Flights  []string
	Waiting  []string
	Logs     []uint64
	Links    []netsim.Link
	Counts   []netsim.LinkCount
	States   []netsim.State
	Windows  []string // only with whole windows

	last netsim.TapEvent // since the last operation
}

// tapped notes an event, and checks that events come in their total order.
func (out *outcome) tapped(t *testing.T, x netsim.TapEvent) {
	t.Helper()
	before, after := out.last.Packet, x.Packet
	before.At, after.At = out.last.At, x.At
	alone := x.Reason == netsim.DropDiscarded // each an operation of its own, though an action has two
	if !alone && out.last.Sent > 0 && after.Compare(before) <= 0 || after.At < before.At {
		t.Errorf("tap out of order: %v after %v", x, out.last)
	}
	out.last = x
	for _, v := range []uint64{uint64(x.At), uint64(x.Packet.At), uint64(x.Dst), uint64(x.Src), x.Seq, uint64(x.Reason), uint64(x.Sent)} {
		out.TapHash = out.TapHash*0x9e3779b97f4a7c15 + v
	}
	out.Taps++
}

// play runs a story. With chop, windows end at random times too, and are not noted,
// and now and then the story goes on in a copy of the network.
func (s *story) play(t *testing.T, config netsim.Config, chop *rand.Rand) outcome {
	t.Helper()
	config.Seed = s.seed
	n := netsim.New(config)
	defer func() { n.Close() }()
	n.HelpAlways()
	var out outcome
	tap := func(x netsim.TapEvent) { out.tapped(t, x) }
	n.SetTap(tap)
	for range s.nodes {
		n.Add(&gossip{ticking: 12, work: s.work()})
	}
	for _, link := range s.links {
		link(n)
	}
	for _, a := range s.actions {
		s.advance(t, n, a.at, chop, &out)
		if chop != nil && chop.IntN(4) == 0 {
			n = replaced(n, chop)
			n.SetTap(tap)
		}
		out.last = netsim.TapEvent{At: n.Now()}
		a.do(n)
		s.check(t, n)
	}
	s.advance(t, n, s.end, chop, &out)
	out.look(n)
	return out
}

// replaced returns a copy of a network. The original has a future that is none of the
// copy's business, and ends.
func replaced(n *netsim.Network, rnd *rand.Rand) *netsim.Network {
	n.SetTap(nil)
	c := n.Clone(func(_ netsim.NodeID, h netsim.Handler) netsim.Handler {
		g := *h.(*gossip)
		return &g
	})
	for id := range netsim.NodeID(n.Nodes()) {
		_ = n.Crash(id) // one that is down already says so
		_ = n.Restart(id)
	}
	n.Heal()
	n.AdvanceTo(n.Now() + netsim.Time(rnd.Int64N(int64(netsim.Second))))
	n.Close()
	return c
}

func (s *story) advance(t *testing.T, n *netsim.Network, to netsim.Time, chop *rand.Rand, out *outcome) {
	t.Helper()
	for n.Now() < to {
		limit := to
		if chop != nil && chop.IntN(2) == 0 {
			limit = n.Now() + 1 + netsim.Time(chop.Int64N(int64(to-n.Now())))
		}
		before := n.Now()
		out.last = netsim.TapEvent{At: before}
		w := n.Advance(limit)
		if w.From < before || w.To <= w.From || w.To > limit || n.Now() != w.To || !slices.IsSorted(w.Active) || w.Handled < len(w.Active) {
			t.Fatalf("%v: window %+v from %v to limit %v", s, w, before, limit)
		}
		if chop == nil {
			out.Windows = append(out.Windows, fmt.Sprintf("%d-%d %v %v %d", w.From, w.To, w.Active, w.Flagged, w.Handled))
		}
		s.check(t, n)
	}
}

func (s *story) check(t *testing.T, n *netsim.Network) {
	t.Helper()
	if c := n.Counters(); !c.Balanced() {
		t.Fatalf("%vat %v packets are not accounted for: %+v", s, n.Now(), c)
	}
	if !n.Balanced() {
		t.Fatalf("%vat %v the quick sum of packets does not add up: %+v", s, n.Now(), n.Counters())
	}
	packet, timer := n.Next()
	if min(packet, timer) < n.Now() {
		t.Fatalf("%vat %v an event is overdue: packet %d, timer %d", s, n.Now(), packet, timer)
	}
}

func (out *outcome) look(n *netsim.Network) {
	out.Digest, out.Counters, out.Links = n.Digest(), n.Counters(), n.Links()
	for p := range n.InFlight() {
		out.Flights = append(out.Flights, fmt.Sprint(p.At, p.Dst, p.Src, p.Seq, p.Sent))
	}
	n.EachMessage(func(msg any) { out.Waiting = append(out.Waiting, fmt.Sprintf("%T", msg)) })
	slices.Sort(out.Waiting)
	for id := range netsim.NodeID(n.Nodes()) {
		out.Logs = append(out.Logs, n.Handler(id).(*gossip).log)
		out.States = append(out.States, n.State(id))
	}
	for _, l := range out.Links {
		out.Counts = append(out.Counts, n.LinkCount(l.From, l.To))
	}
}

// TestExecutorsAgreeWithOracle: a random world, with every fault there is, goes the
// same way whoever runs it, on however many processors, however it is chopped. In a short
// run each world is held against one of those that have goroutines, in turn.
func TestExecutorsAgreeWithOracle(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var total netsim.Counters
	for seed := *first; seed < *first+uint64(*worlds); seed++ {
		s := newStory(seed)
		config := func(exec netsim.Exec, workers int) netsim.Config {
			return netsim.Config{Exec: exec, Workers: workers, Transit: s.transit()}
		}
		want := s.play(t, config(netsim.Serial, 0), nil)
		for i, c := range []struct {
			config netsim.Config
			chop   bool
		}{
			{config(netsim.Goroutines, 0), false},
			{config(netsim.Workers, 3), false},
			{config(netsim.Workers, 4), true},
			{config(netsim.Workers, 1), true},
			{config(netsim.Serial, 0), true},
		} {
			if testing.Short() && i != int(seed%3) {
				continue
			}
			runtime.GOMAXPROCS([]int{1, 2, 7}[(int(seed)+i)%3])
			var chop *rand.Rand
			if c.chop {
				chop = rand.New(rand.NewPCG(seed, uint64(i)))
			}
			got := s.play(t, c.config, chop)
			if c.chop {
				got.Windows = want.Windows
			}
			if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(outcome{})); diff != "" {
				t.Fatalf("%vRepeat with -run %s -seed %d -seeds 1\n%v (workers %d, chopped %v) differs from the oracle:\n%s",
					s, t.Name(), seed, c.config.Exec, c.config.Workers, c.chop, diff)
			}
		}
		total.Delivered += want.Counters.Delivered
		total.Timers += want.Counters.Timers
		for reason, count := range want.Counters.Dropped {
			total.Dropped[reason] += count
		}
	}
	if *worlds < 100 {
		return
	}
	for reason := netsim.DropNone + 1; reason < netsim.DropReasons; reason++ {
		if total.Dropped[reason] == 0 {
			t.Errorf("the worlds never dropped a packet for %v: they test too little", reason)
		}
	}
	t.Logf("%d packets delivered, %d timers, dropped %v", total.Delivered, total.Timers, total.Dropped)
}

// work is how long the nodes of a story work on each message: in some stories, long.
func (s *story) work() netsim.Time {
	if s.seed%3 == 0 {
		return 5 * netsim.Millisecond
	}
	return 0
}

// transit is the promise of those nodes. What they send late by less than they work
// (see gossip.pass) is not promised.
func (s *story) transit() func(float64) netsim.Time {
	if s.work() == 0 {
		return nil
	}
	return func(float64) netsim.Time { return s.work() - 1000 }
}

// A promise that messages are under way for a while makes windows longer and changes
// nothing else.
func TestTransit(t *testing.T) {
	for _, seed := range []uint64{3, 6, 9} {
		s := newStory(seed)
		with := s.play(t, netsim.Config{Exec: netsim.Workers, Transit: s.transit()}, nil)
		without := s.play(t, netsim.Config{Exec: netsim.Workers}, nil)
		if len(with.Windows) >= len(without.Windows) {
			t.Errorf("seed %d: %d windows with the promise, %d without", seed, len(with.Windows), len(without.Windows))
		}
		with.Windows = without.Windows
		if diff := cmp.Diff(without, with, cmpopts.IgnoreUnexported(outcome{})); diff != "" {
			t.Errorf("seed %d: the promise changes (-without +with):\n%s", seed, diff)
		}
	}
}

func TestBrokenPromise(t *testing.T) {
	n := netsim.New(netsim.Config{Transit: func(float64) netsim.Time { return netsim.Second }})
	defer n.Close()
	n.Add(&gossip{ticking: 100})
	n.Add(&gossip{ticking: 100})
	if err := n.Link(0, 1, netsim.LinkParams{Delay: 1}); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if text := fmt.Sprint(recover()); !strings.Contains(text, "Transit") {
			t.Errorf("a message that comes too soon: panic %q", text)
		}
	}()
	n.AdvanceTo(100 * netsim.Second)
}
