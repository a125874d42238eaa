package sim

import (
	"encoding/json"
	"runtime"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

var allRelays = node.RelayNames()

// gossiping are the relays by which news spreads without anybody's doing.
func gossiping() []string {
	var names []string
	for _, mode := range node.RelayModes() {
		if !mode.Silent {
			names = append(names, mode.Name)
		}
	}
	return names
}

// The serial runner is the oracle: whatever executor and however many threads,
// a world's digest and report are the same. In a short run each world is held
// against one of the six combinations, in turn.
func TestExecutorsAgree(t *testing.T) {
	type combination struct {
		exec    netsim.Exec
		threads int
	}
	var all []combination
	for _, threads := range []int{1, 2, 7} {
		all = append(all, combination{netsim.Goroutines, threads}, combination{netsim.Workers, threads})
	}
	forPlans(t, 100, allRelays, func(t *testing.T, p *plan) {
		p.loosen()
		oracle, tried := p.outcome(t, netsim.Serial, 1), all
		if testing.Short() {
			tried = all[p.seed%6:][:1]
		}
		for _, c := range tried {
			if found := p.outcome(t, c.exec, c.threads); found != oracle {
				t.Errorf("%v with GOMAXPROCS %d:\n%s\nthe serial oracle:\n%s", c.exec, c.threads, found, oracle)
			}
		}
	})
}

// outcome plays the plan and returns the whole report.
func (p *plan) outcome(t *testing.T, exec netsim.Exec, threads int) string {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
	w := p.start(t, exec)
	defer w.Close()
	w.cluster.Network.HelpAlways() // few windows of small worlds are long enough to share
	p.play(w)
	report, err := json.Marshal(w.Report())
	if err != nil {
		t.Fatal(err)
	}
	return string(report)
}

// A world that is watched for a dashboard, and whose history is kept, takes the same
// course as one that is not.
func TestWatchingChangesNothing(t *testing.T) {
	t.Parallel()
	forPlans(t, 20, allRelays, func(t *testing.T, p *plan) {
		unseen := p.start(t, netsim.Workers)
		p.play(unseen)
		p.config.Observe, p.config.Record = true, true
		seen := p.start(t, netsim.Goroutines)
		for i, do := range p.lines {
			seen.AdvanceTo(do.at)
			_, _ = seen.DoLine(do.line)
			seen.View(i % seen.Nodes())
		}
		seen.AdvanceTo(p.end)
		if unseen.Digest() != seen.Digest() {
			t.Errorf("digests differ")
		}
	})
}

// A refused command leaves no trace: a world that was given only the commands
// that were not refused has the same digest.
func TestJournalReplays(t *testing.T) {
	t.Parallel()
	forPlans(t, 40, allRelays, func(t *testing.T, p *plan) {
		first := p.start(t, netsim.Workers)
		p.play(first)
		second := p.start(t, netsim.Workers)
		for _, recorded := range first.Journal() {
			second.AdvanceTo(recorded.At)
			if _, err := second.DoLine(recorded.Command.String()); err != nil {
				t.Errorf("%v at %v was taken the first time: %v", recorded.Command, recorded.At, err)
			}
		}
		second.AdvanceTo(p.end)
		if first.Digest() != second.Digest() {
			t.Errorf("digests differ")
		}
	})
}
