package sim

import (
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// tamperWorld is three nodes in a ring; n0 has just found a block.
func tamperWorld(t *testing.T) *World {
	t.Helper()
	w := newTestWorld(t, func(c *Config) {
		c.Nodes, c.Topology, c.HashRate, c.Observe = 3, "ring", 10, true
		c.Mine = nodeset.List{Nodes: []int{0}}
	})
	for w.watchers.Metrics().Found() == 0 {
		w.Advance(netsim.Never)
	}
	return w
}

// One lost announcement makes a fork that there is not without it. All of it is in the
// journal, and happens again.
func TestALostAnnouncement(t *testing.T) {
	run := func(lines func(*World) []string) *World {
		w := tamperWorld(t)
		for _, line := range lines(w) {
			if answer, err := w.DoLine(line); err != nil || !strings.Contains(answer, "is lost") {
				t.Errorf("%s: %q, %v", line, answer, err)
			}
		}
		for _, line := range []string{"mine n0 off", "mine n1 on"} {
			if _, err := w.DoLine(line); err != nil {
				t.Fatal(err)
			}
		}
		for w.watchers.Metrics().Found() == 1 {
			w.Advance(netsim.Never)
		}
		w.AdvanceTo(w.Now() + 10*netsim.Second)
		return w
	}
	all := func(w *World) (lines []string) {
		for _, m := range w.View(0).Known.Messages {
			lines = append(lines, command.Drop{Message: m}.String())
		}
		return lines
	}
	with := run(all)
	if v := with.View(0); v.Figures.Int("blocks.stale") != 1 || v.Figures.Int("messages.dropped") != 2 {
		t.Errorf("with the announcements lost: %d stale blocks, %d lost messages", v.Figures.Int("blocks.stale"), v.Figures.Int("messages.dropped"))
	}
	without := run(func(*World) []string { return nil })
	if v := without.View(0); v.Figures.Int("blocks.stale") != 0 {
		t.Errorf("with nothing lost: %d stale blocks", v.Figures.Int("blocks.stale"))
	}
	if again := run(all); again.Digest() != with.Digest() {
		t.Error("the same loss gives another digest")
	}
}

func TestTamperCommands(t *testing.T) {
	w := tamperWorld(t)
	under := w.View(0).Known.Messages
	if len(under) != 2 {
		t.Fatalf("under way: %v", under)
	}
	first := under[0].String()
	for _, c := range []struct{ line, want string }{
		{"delay " + first + " 10s", "(inv block "},
		{"duplicate " + first + " after=1s", " has a copy, n0 c1, that will arrive at "},
		{"drop n0 c1", "n0 c1 (inv block "},
		{"drop " + first, " from n0 to n1 is lost"},
	} {
		if answer, err := w.DoLine(c.line); err != nil || !strings.Contains(answer, c.want) {
			t.Errorf("%s: %q, %v; want %q", c.line, answer, err, c.want)
		}
	}
	for _, c := range []struct{ line, want string }{
		{"drop " + first, "is not under way; the next of n0 to arrive is " + under[1].String() + ", inv block "},
		{"drop n1 5", "message 5 of n1 is not under way; n1 has none under way"},
		{"drop n9 5", "n9"},
	} {
		if _, err := w.DoLine(c.line); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v; want %q", c.line, err, c.want)
		}
	}
	w.AdvanceTo(w.Now() + netsim.Second)
	v := w.View(0)
	lost := 0
	for _, p := range v.Transmissions {
		if p.Lost == "by hand" {
			lost++
		}
		if p.Text == "" || p.Size == 0 || p.End < p.Sent || p.UnderWay && p.End < v.Now {
			t.Errorf("%+v", p)
		}
	}
	if lost != 2 || len(w.Journal()) != 4 {
		t.Errorf("%d messages lost by hand, journal %v", lost, w.Journal())
	}
}

// The numbers of copies are the same in the language and in the network.
func TestCopyNumbers(t *testing.T) {
	if quantity.FirstCopy != netsim.FirstCopy {
		t.Error("they differ")
	}
}

// A message that waits at a frozen node has arrived.
func TestTamperingAtAFrozenNode(t *testing.T) {
	w := tamperWorld(t)
	for _, id := range []string{"freeze n1", "freeze n2"} {
		if _, err := w.DoLine(id); err != nil {
			t.Fatal(err)
		}
	}
	w.AdvanceTo(w.Now() + netsim.Second)
	for _, m := range w.View(0).Known.Messages {
		if _, err := w.DoLine("drop " + m.String()); err == nil || !strings.Contains(err.Error(), "has arrived at n") {
			t.Errorf("%v: %v", m, err)
		}
	}
}
