package scenario_test

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/scenario"
)

// begun is a scenario at its beginning, with its world.
func begun(t testing.TB, text string) (*scenario.Player, *sim.World) {
	t.Helper()
	s, err := scenario.Parse("test", text)
	if err != nil {
		t.Fatal(err)
	}
	config, err := s.Config()
	if err != nil {
		t.Fatal(err)
	}
	config.Exec = netsim.Workers
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	return scenario.NewPlayer(s), w
}

// busy does much at a moment, of every kind, and lets time pass between.
const busy = `# much at a moment
nodes 4 hashrate=20
repeat 3 {
  repeat 40 {
    say before
    latency 300ms
    balance n0
    until height >= 0 within=1s
    expect tips == 77
    latency 400ms
  }
  until height >= 1 within=10m
  run 5s
  settle within=10m
  mine all on
}
say end
`

// Where slices of steps end does not show in what happens.
func TestSlicesDoNotShow(t *testing.T) {
	t.Parallel()
	type end struct {
		told     []scenario.Told
		failed   int
		digest   [32]byte
		journal  []sim.Recorded
		steps    uint64
		failures string
	}
	run := func(t testing.TB, cut func() uint64) (e end) {
		p, w := begun(t, busy)
		p.Self = true
		for !p.Ended() {
			if due := p.Due(); w.Now() < due {
				w.Advance(due)
				continue
			}
			p.StepTo(w, p.Steps()+cut())
			e.told = append(e.told, p.ToldSince(len(e.told))...)
		}
		if p.Err() != nil {
			t.Fatal(p.Err())
		}
		e.failed, e.digest, e.journal, e.steps, e.failures = p.Failed(), w.Digest(), w.Journal(), p.Steps(), fmt.Sprint(p.Failures())
		return e
	}
	whole := run(t, func() uint64 { return 1 << 40 })
	if len(whole.told) != 3*40*2+1 || whole.failed != 3*40 {
		t.Fatalf("%d told, %d failed", len(whole.told), whole.failed)
	}
	rapid.Check(t, func(r *rapid.T) {
		cuts := rapid.SliceOfN(rapid.Uint64Range(1, 60), 1, 20).Draw(r, "cuts")
		i := 0
		got := run(t, func() uint64 { i++; return cuts[i%len(cuts)] })
		if !reflect.DeepEqual(got, whole) {
			r.Fatalf("cut by %v: %d told, %d failed, digest %x, expected %d, %d, %x", cuts, len(got.told), got.failed, got.digest, len(whole.told), whole.failed, whole.digest)
		}
	})
}

// What is said and what fails without end is counted, and a part of it kept; so much at
// one moment is told of, with its line.
func TestMuchAtAMoment(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text   string
		said, failed int
		notice       string
	}{
		{"ten thousand", "repeat 10000 {\nsay x\n}\nrun 1s\nrepeat 10000 {\nexpect tips == 7\n}", 10_000, 10_000, ""},
		{"ten thousand, time after time", "repeat 10 {\nrepeat 50000 {\nsay x\n}\nrun 1s\n}", 500_000, 0, ""},
		{"a million", "run 2s\nrepeat 1000 {\nrepeat 1000 {\nsay x\n}\n}", 1_000_000, 0, "test:3: 1,000,000 steps at 2.000s, and no time passes; a line such as run 1s between them lets it pass"},
		{"questions", "repeat 20000 {\nhelp\n}", 20_000, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, w := begun(t, c.text)
			all := 0
			for !p.Ended() {
				if due := p.Due(); w.Now() < due {
					w.AdvanceTo(due)
				}
				p.Step(w)
				all += len(p.ToldSince(all))
			}
			kept, bytes := p.ToldSince(0), 0
			for _, told := range kept {
				bytes += len(told.Text)
			}
			if p.Said() != c.said || all != c.said || len(kept) > 10_000 || bytes > 8<<20 {
				t.Errorf("said %d, of which %d were told in time, and %d are kept with %d bytes; expected %d in all", p.Said(), all, len(kept), bytes, c.said)
			}
			if p.Failed() != c.failed || len(p.Failures()) > 100 {
				t.Errorf("%d failed and %d are kept, expected %d in all", p.Failed(), len(p.Failures()), c.failed)
			}
			if v := p.View(); len(v.Told) > 200 || v.LeftOut+len(v.Told) != c.said || len(v.Failed) > 101 {
				t.Errorf("a dashboard is given %d that was said and %d left out of %d, and %d failures", len(v.Told), v.LeftOut, c.said, len(v.Failed))
			}
			notice := ""
			if err := p.Notice(); err != nil {
				notice = err.Error()
			}
			if notice != c.notice {
				t.Errorf("notice %q, expected %q", notice, c.notice)
			}
		})
	}
}

// Each kind of step without end ends with its context, after a slice at the most.
func TestEndlessStepsEnd(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"say x", "latency 1s", "expect tips == 9", "balance n0", "until tips == 1 within=1ns", "mine n0", "repeat 1000000 {\nrepeat 1000000 {\n}\n}", "speed 4"} {
		t.Run(strings.Fields(body)[0], func(t *testing.T) {
			s, err := scenario.Parse("test", "say begin\nrepeat 1000000 {\nrepeat 1000000 {\n"+body+"\n}\n}")
			if err != nil {
				t.Fatal(err)
			}
			_, w := begun(t, "nodes 3\nrun 1s")
			ctx, cancel := context.WithCancel(context.Background())
			said := 0
			_, err = s.Run(ctx, w, func(netsim.Time, string) { said++; cancel() })
			if err != context.Canceled || said > 5000 || len(w.Journal()) > 5000 || w.Now() > 0 {
				t.Errorf("%v; %d said and %d commands given, at %v", err, said, len(w.Journal()), w.Now())
			}
		})
	}
}

// What is repeated on a page is on it once.
func TestRepeatedTask(t *testing.T) {
	t.Parallel()
	p, w := begun(t, "nodes 2 mine=none\npage One\nrepeat 5000 {\ntask height >= 1: Mine.\nhint Press m.\nsolve mine n0\n}\n")
	for p.Busy(w) {
		p.Step(w)
	}
	if v := p.View(); len(v.Tasks) != 1 || len(v.Tasks[0].Hints) != 1 || v.Tasks[0].Done || !v.Waiting {
		t.Errorf("%d tasks: %+v", len(v.Tasks), v)
	}
}
