package scenarios_test

import (
	"context"
	"flag"
	"fmt"
	"math"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/scenarios"
	"example.com/sosocoin/sim/settings"
)

var (
	seeds     = flag.Int("seeds", 20, "over how many seeds each scenario has to keep its promises")
	firstSeed = flag.Uint64("first", 1, "the first of them")
)

// open reads a scenario, with as many blocks as a test has time for.
func open(t *testing.T, name string) *scenario.Scenario {
	t.Helper()
	s, err := scenarios.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	switch name {
	case "bitcoin-2019":
		s.SetHeight(20)
	case "bitcoin-2019-large":
		s.SetHeight(2)
	}
	return s
}

func play(t *testing.T, s *scenario.Scenario, seed uint64) []*scenario.Failure {
	t.Helper()
	failures, err := outcome(s, seed, netsim.Workers)
	if err != nil {
		t.Fatal(err)
	}
	return failures
}

// outcome plays a scenario. A check that fails is an error.
func outcome(s *scenario.Scenario, seed uint64, exec netsim.Exec) ([]*scenario.Failure, error) {
	config, err := s.Config()
	if err != nil {
		return nil, err
	}
	config.Seed, config.Exec = seed, exec
	w, err := sim.NewWorld(config)
	if err != nil {
		return nil, err
	}
	defer w.Close()
	failures, err := s.Run(context.Background(), w, func(netsim.Time, string) {})
	if r := w.Report(); err == nil && r.Checks.Failed > 0 {
		err = fmt.Errorf("%s with seed %d: %v", s.File, seed, r.Checks.Failures)
	}
	return failures, err
}

// large says whether a scenario is a benchmark with hundreds of nodes.
func large(name string) bool { return strings.HasPrefix(name, "bitcoin-2019") }

// played2019 plays so many blocks of the network of 2019.
func played2019(t *testing.T, blocks int, change func(*settings.Config)) *sim.World {
	t.Helper()
	if testing.Short() {
		t.Skip("takes its time")
	}
	s, err := scenarios.Open("bitcoin-2019")
	if err != nil {
		t.Fatal(err)
	}
	s.SetHeight(blocks)
	config, err := s.Config()
	if err != nil {
		t.Fatal(err)
	}
	config.Exec = netsim.Workers
	change(&config)
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	if _, err := s.Run(context.Background(), w, func(netsim.Time, string) {}); err != nil {
		t.Fatal(err)
	}
	return w
}

// The network of 2019 is the one that others have simulated. The figures are those of
// SimBlock (Aoki et al. 2019) on 600 nodes, means of a thousand blocks.
func TestBitcoin2019IsAsPublished(t *testing.T) {
	w := played2019(t, 100, func(c *settings.Config) { c.Interval = time.Minute })
	for part, want := range []float64{2.738, 4.779} { // seconds, at an interval of a minute
		if got, _ := w.Blocks().Spread[part].Value(); math.Abs(got/want-1) > 0.08 {
			t.Errorf("part %d of the network has a block in %.3f s, published are %.3f s", part, got, want)
		}
	}
	// Of a hundred blocks 4.94 are stale on average; 15 come about once in ten thousand runs.
	if stale := w.Blocks().Stale(); stale == 0 || stale > 14 {
		t.Errorf("%d stale blocks", stale)
	}
}

// With compact blocks every ten seconds one in ten is stale, and stale ones are slow: which
// blocks a mean is over tells. Those of SimBlock are means of six seeds, worked out from
// its lists of arrivals.
func TestBitcoin2019WithCloseBlocks(t *testing.T) {
	w := played2019(t, 300, func(c *settings.Config) { c.Relay, c.Interval, c.Record = "compact", 10*time.Second, true })
	blocks := w.History().Blocks
	for part, want := range map[float64]struct{ all, best float64 }{0.5: {1.006, 0.962}, 0.9: {2.179, 2.154}} {
		var all, best measured.Value
		for i := range blocks {
			if at, ok := blocks[i].Reached(part); ok {
				all = all.And(measured.Known(at.Seconds()))
				if blocks[i].Main {
					best = best.And(measured.Known(at.Seconds()))
				}
			}
		}
		ofAll, _ := all.Value()
		ofBest, _ := best.Value()
		if math.Abs(ofAll/want.all-1) > 0.08 || math.Abs(ofBest/want.best-1) > 0.08 || ofBest >= ofAll {
			t.Errorf("part %v has a block in %.3f s, one of the best chain in %.3f s; those of SimBlock in %.3f s and %.3f s", part, ofAll, ofBest, want.all, want.best)
		}
	}
}

// Each scenario keeps its promises whatever the seed. A long run is
//
//	go test ./sim/scenarios -run 'TestEachScenarioKeepsItsPromises/^race$' -seeds 20000 -first 1 -v -timeout 0
func TestEachScenarioKeepsItsPromises(t *testing.T) {
	if testing.Short() {
		t.Skip("TestEachExpectationCanFail plays each once, which is what a race detector can see")
	}
	for _, name := range scenarios.Names() {
		t.Run(name, func(t *testing.T) {
			s, count := open(t, name), *seeds
			if large(name) {
				count = min(count, 3)
			}
			var failed atomic.Int64
			eachSeed(count, large(name), func(seed uint64, exec netsim.Exec) {
				failures, err := outcome(s, seed, exec)
				if err != nil {
					t.Errorf("seed %d: %v", seed, err)
				}
				for _, f := range failures {
					t.Errorf("seed %d: %v", seed, f)
				}
				if err != nil || len(failures) > 0 {
					failed.Add(1)
				}
			})
			t.Logf("%d of %d seeds from %d on failed", failed.Load(), count, *firstSeed)
		})
	}
}

// eachSeed does something for so many seeds, as many at a time as there are processors,
// and says which executor takes the least of them then: in a large world not the serial one,
// which looks through all its timers.
func eachSeed(count int, large bool, do func(seed uint64, exec netsim.Exec)) {
	exec, processors := netsim.Serial, runtime.GOMAXPROCS(0)
	switch {
	case large:
		exec, processors = netsim.Workers, 1
	case processors == 1:
		exec = netsim.Workers
	}
	var begun atomic.Uint64
	var all sync.WaitGroup
	for range processors {
		all.Go(func() {
			for i := begun.Add(1) - 1; i < uint64(count); i = begun.Add(1) - 1 {
				do(*firstSeed+i, exec)
			}
		})
	}
	all.Wait()
}

// A scenario of which one expectation is turned round fails at its line, and there
// alone: none of them would hold whatever happens.
func TestEachExpectationCanFail(t *testing.T) {
	for _, name := range scenarios.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := open(t, name)
			var want []string
			names := nodeset.Names{}
			for i, line := range s.Lines {
				if do, ok := line.Step.(scenario.Do); ok {
					command.LearnName(names, do.Command)
				}
				if expect, ok := line.Step.(scenario.Expect); ok {
					expect.Not = !expect.Not
					s.Lines[i].Step = expect
					want = append(want, fmt.Sprintf("%s:%d: expected not %v, found ", name, line.Number, expect.Condition.Say(func(id int) string { return names.Of(nodeset.Node(id)) })))
				}
			}
			failures := play(t, s, 1)
			if len(failures) != len(want) || len(want) == 0 && s.Pages() == 0 {
				t.Fatalf("%d failures of %d: %v", len(failures), len(want), failures)
			}
			for i, failed := range failures {
				if !strings.HasPrefix(failed.Error(), want[i]) {
					t.Errorf("got %v, want %s", failed, want[i])
				}
			}
		})
	}
}

// A task that the lesson shows how to do is not done if nobody does it: its mark means
// something.
func TestEachTaskHasToBeDone(t *testing.T) {
	for _, name := range scenarios.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := open(t, name)
			for i, line := range s.Lines {
				task, ok := line.Step.(scenario.Task)
				if !ok || !solved(s.Lines[i+1:]) {
					continue
				}
				without := *s
				without.Lines = s.Lines[:i+1]
				failures := play(t, &without, 1)
				if len(failures) != 1 || failures[0].Line != line.Number {
					t.Errorf("%s:%d: %v: nobody did it, and the failures are %v", name, line.Number, task, failures)
				}
			}
		})
	}
}

// solved reports whether a task is solved by the lines after it: by more than time.
func solved(after []scenario.Line) bool {
	for _, line := range after {
		switch step := line.Step.(type) {
		case scenario.Hint:
		case scenario.Solve:
			if do, ok := step.Step.(scenario.Do); ok && command.KindOf(do.Command) == command.World {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// Each file is listed, has a title and something to say.
func TestTheListIsWhole(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, f := range files {
		if name, ok := strings.CutSuffix(f.Name(), ".scenario"); ok {
			count++
			if !slices.Contains(scenarios.Names(), name) {
				t.Errorf("%s is not listed", f.Name())
			}
		}
	}
	list := scenarios.List()
	if len(list) != count {
		t.Errorf("%d are listed, there are %d", len(list), count)
	}
	for _, info := range list {
		s, err := scenarios.Open(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		says := slices.ContainsFunc(s.Lines, func(l scenario.Line) bool { _, ok := l.Step.(scenario.Say); return ok })
		if info.Title != s.Title || info.Lesson != (s.Pages() > 0) || !reflect.DeepEqual(info.Exhibit, s.Exhibit) {
			t.Errorf("%s is listed as %+v, and is %q with %d pages and exhibit %+v", info.Name, info, s.Title, s.Pages(), s.Exhibit)
		}
		if info.Title == "" || !says {
			t.Errorf("%s has the title %q, and says something: %t", info.Name, info.Title, says)
		}
	}
}

func TestNames(t *testing.T) {
	for word, want := range map[string]bool{"fork": true, "one-way": true, "./fork": false, "fork.scenario": false, `a\b`: false} {
		if scenarios.IsName(word) != want {
			t.Errorf("%s is a name: %t", word, !want)
		}
	}
	for name, want := range map[string]string{
		"partiton": `there is no scenario "partiton" (a file's name has a dot or a slash); did you mean partition?`,
		"zzz":      `there is no scenario "zzz" (a file's name has a dot or a slash); expected one of 1-block, 2-work, 3-payment, 4-news, 5-fork, 6-reorg, 7-double-spend, 8-six, 9-selfish, 10-majority, 11-forks, 12-rules, seed, race, fork, reorg, partition, one-way, latency, difficulty, step, fees, crash, late-joiner, double-spend, eclipse, fifty-one, selfish, stubborn, optimal, timewarp, hopping, undercut, ban, soft-fork, hard-fork, august-2026, finality, ghost, bitcoin-2019, bitcoin-2019-large, or museum- and a rule`,
	} {
		if _, err := scenarios.Open(name); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
