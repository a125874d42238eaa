package sim

import (
	"encoding/json"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/watch"
	"example.com/sosocoin/sim/watch/traced"
)

// tracedRun plays a plan and returns its trace, and the world at its end.
func tracedRun(t *testing.T, p *plan, exec netsim.Exec) ([]any, *World) {
	t.Helper()
	var lines []any
	watched := *p
	watched.config.Trace = func(line any) { lines = append(lines, line) }
	w := watched.start(t, exec)
	p.play(w)
	return lines, w
}

func asText(t *testing.T, lines []any) string {
	t.Helper()
	var b strings.Builder
	for _, line := range lines {
		text, err := json.Marshal(line)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(text, '\n'))
	}
	return b.String()
}

// The trace is the same with every executor and any number of threads, and the run is
// the same as without it.
func TestTraceIsTheSameEveryTime(t *testing.T) {
	forPlans(t, 30, allRelays, func(t *testing.T, p *plan) {
		lines, oracle := tracedRun(t, p, netsim.Serial)
		want := asText(t, lines)
		for threads, exec := range map[int]netsim.Exec{1: netsim.Goroutines, 2: netsim.Workers, 7: netsim.Goroutines} {
			func() {
				defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
				lines, _ := tracedRun(t, p, exec)
				if diff := cmp.Diff(want, asText(t, lines)); diff != "" {
					t.Errorf("%v with GOMAXPROCS %d (- serial):\n%s", exec, threads, diff)
				}
			}()
		}
		plain := p.start(t, netsim.Workers)
		p.play(plain)
		if plain.Digest() != oracle.Digest() {
			t.Error("a traced run has another digest")
		}
	})
}

// All that happens is in the trace, in order: each packet that ended, each thing that
// a node told, each command that was carried out.
func TestTraceIsComplete(t *testing.T) {
	t.Parallel()
	forPlans(t, 30, allRelays, func(t *testing.T, p *plan) {
		lines, w := tracedRun(t, p, netsim.Workers)
		told := p.start(t, netsim.Workers)
		s := &witness{w: told}
		s.note()
		s.play(p)
		var events, commands []any
		packets, now := map[string]uint64{}, watch.Seconds(0)
		for _, line := range lines {
			at := now
			switch line := line.(type) {
			case *watch.PacketLine:
				at = line.At
				packets[line.Dropped]++
			case *watch.NodeLine:
				at = line.At
				events = append(events, line)
			case *watch.CommandLine:
				at = line.At
				commands = append(commands, line)
			}
			if at < now {
				t.Errorf("a line of %v comes after one of %v: %+v", at, now, line)
			}
			now = at
		}
		var wantEvents, wantCommands []any
		for i := range s.events {
			wantEvents = append(wantEvents, watch.LineOf(&s.events[i], namesAt(w, s.events[i].At)))
		}
		for _, r := range w.Journal() {
			wantCommands = append(wantCommands, &watch.CommandLine{At: watch.Seconds(r.At), Event: "command", Command: command.Say(r.Command, namesAt(w, r.At))})
		}
		if diff := cmp.Diff(wantEvents, events) + cmp.Diff(wantCommands, commands); diff != "" {
			t.Errorf("told and done (-), traced (+):\n%s", diff)
		}
		checkPackets(t, w, packets)
	})
}

// namesAt are the nodes' names at a moment of a run.
func namesAt(w *World, at netsim.Time) func(int) string {
	names := nodeset.Names{}
	for _, r := range w.Journal() {
		if r.At <= at {
			command.LearnName(names, r.Command)
		}
	}
	return func(id int) string { return names.Of(nodeset.Node(id)) }
}

// checkPackets compares the packets that ended, by how, with the network's counters.
func checkPackets(t *testing.T, w *World, traced map[string]uint64) {
	t.Helper()
	c := w.cluster.Network.Counters()
	want := map[string]uint64{}
	if c.Delivered > 0 {
		want[""] = c.Delivered
	}
	for reason, count := range c.Dropped {
		if count > 0 {
			want[netsim.DropReason(reason).String()] = count
		}
	}
	if diff := cmp.Diff(want, traced); diff != "" {
		t.Errorf("packets (- counted, + traced):\n%s", diff)
	}
}

// A copy of a world goes on without a trace: two runs in one would make no sense.
func TestCopiesAreNotTraced(t *testing.T) {
	lines := 0
	w := newTestWorld(t, func(c *Config) { c.Trace = func(any) { lines++ } })
	w.AdvanceTo(60 * netsim.Second)
	c := w.Clone()
	t.Cleanup(c.Close)
	before := lines
	c.AdvanceTo(120 * netsim.Second)
	mustDo(t, c, "heal")
	if before == 0 || lines != before {
		t.Errorf("%d lines before the copy, %d after it went on", before, lines)
	}
}

// The table of events and fields is all that lines have, and everything in it occurs.
func TestTraceKeepsToItsTable(t *testing.T) {
	t.Parallel()
	allowed, unseen := map[string][]string{}, map[string]bool{}
	for _, e := range traced.Events() {
		allowed[e.Name] = append([]string{"at", "event"}, e.Fields...)
		for _, field := range allowed[e.Name] {
			unseen[e.Name+"."+field] = true
		}
	}
	described := map[string]bool{}
	for _, f := range traced.Fields() {
		described[f.Name] = f.Summary != ""
	}
	plans := []*plan{forgetful()}
	for seed := range uint64(100) {
		plans = append(plans, randomPlan(seed, allRelays...))
	}
	for _, p := range plans {
		if len(unseen) == 0 {
			break
		}
		lines, _ := tracedRun(t, p, netsim.Workers)
		for _, line := range lines {
			event, fields := fieldsOf(t, line)
			for _, field := range fields {
				delete(unseen, event+"."+field)
				if !slices.Contains(allowed[event], field) || !described[field] {
					t.Fatalf("event %q has a field %q, which the tables do not", event, field)
				}
			}
		}
	}
	if len(unseen) > 0 {
		t.Errorf("never seen in many random worlds: %v", slices.Sorted(maps.Keys(unseen)))
	}
}

// forgetful is the plan of a node that pays twice with the same coins, since it lost
// power in between. Random plans hardly ever have one.
func forgetful() *plan {
	p := &plan{config: settings.Default(), end: 100 * netsim.Second}
	p.config.Nodes, p.config.Topology, p.config.Mine, p.config.Difficulty = 3, "full", nodeset.List{}, Difficulty{Fixed: true}
	p.lines = []timed{{0, "mine n0"}, {10 * netsim.Second, "send n0 n1 1"}}
	for _, line := range []string{"crash n0", "restart n0", "send n0 n2 2"} { // before a peer can remind it
		p.lines = append(p.lines, timed{20 * netsim.Second, line})
	}
	return p
}

// fieldsOf are the event and the fields of a line as it is written.
func fieldsOf(t *testing.T, line any) (event string, fields []string) {
	t.Helper()
	text, err := json.Marshal(line)
	if err != nil {
		t.Fatal(err)
	}
	var object map[string]any
	if err := json.Unmarshal(text, &object); err != nil {
		t.Fatal(err)
	}
	event, _ = object["event"].(string)
	return event, slices.Collect(maps.Keys(object))
}
