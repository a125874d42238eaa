package live

import (
	"context"
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/scenario"
)

// crowd is a timeline whose scenario does thousands of steps at each of two moments.
func crowd(t *testing.T) *Timeline {
	t.Helper()
	s, err := scenario.Parse("crowd", "nodes 3 hashrate=20\nrepeat 3000 {\nlatency 200ms\nsay x\n}\nrun 20s\nrepeat 3000 {\nlatency 300ms\n}\nrun 20s\n")
	if err != nil {
		t.Fatal(err)
	}
	config, err := s.Config()
	if err != nil {
		t.Fatal(err)
	}
	config.Observe, config.Exec = true, netsim.Workers
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	tl := NewTimeline(w, scenario.NewPlayer(s))
	t.Cleanup(func() { tl.Close() })
	return tl
}

// What somebody does while a scenario is in the midst of a moment is done again at the same
// place, wherever one goes in time, and can be undone.
func TestCommandsInTheMidstOfAMoment(t *testing.T) {
	t.Parallel()
	tl := crowd(t)
	if !tl.Busy() || tl.here.steps() == 0 {
		t.Fatalf("after a slice: busy %t, %d steps", tl.Busy(), tl.here.steps())
	}
	do := func(line string) {
		t.Helper()
		if _, err := tl.Do(parsed(t, tl.World(), line)); err != nil {
			t.Fatal(err)
		}
	}
	do("name n0 early")
	tl.Advance(0)
	do("name n0 later")
	for tl.Now() < 20*netsim.Second || !tl.Busy() {
		tl.Advance(netsim.Never - 1)
	}
	do("name n1 second")
	tl.run(10 * netsim.Second)
	journal := tl.Journal("all")
	early, later := strings.Index(journal, "name n0 early"), strings.Index(journal, "name n0 later")
	if early < strings.Index(journal, "latency") || later < early || strings.Count(journal[:later], "latency") >= 3000 {
		t.Fatalf("the commands are not in the midst of the first moment")
	}
	for _, to := range []netsim.Time{0, 15 * netsim.Second, 20 * netsim.Second, 0, tl.Head()} {
		tl.Seek(to)
		if again := tl.Journal("all"); again != journal {
			t.Fatalf("after going to %v the journal differs", to)
		}
	}
	if what, err := tl.Undo(); err != nil || what != "name n1 second" {
		t.Fatalf("undone: %q, %v", what, err)
	}
	tl.run(10 * netsim.Second)
	if without := tl.Journal("all"); strings.Contains(without, "second") || strings.Count(without, "latency 300ms") != 3000 {
		t.Error("the scenario did not go on as it was, without what was undone")
	}
}

// Going elsewhere in time ends when nobody waits for it, and loses nothing of the run.
func TestSeekThatIsLeft(t *testing.T) {
	t.Parallel()
	tl := crowd(t)
	tl.run(30 * netsim.Second)
	journal := tl.Journal("all")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	tl.ctx = ctx
	tl.Seek(netsim.Second)
	if tl.Now() > netsim.Second {
		t.Fatalf("at %v", tl.Now())
	}
	if again := tl.Journal("all"); again != journal {
		t.Error("the journal lost something")
	}
}

// A driver that is told to pause has a scenario end its moment, a slice for a frame.
func TestDriverEndsAMoment(t *testing.T) {
	t.Parallel()
	tl := crowd(t)
	d := NewDriver(tl, sim.Limits{}, Library{}, (&handClock{now: time.Unix(0, 0), cost: time.Millisecond}).read)
	if _, err := d.Begin(command.Pause{}); err != nil {
		t.Fatal(err)
	}
	for range 100 {
		d.frame(framePeriod)
	}
	if tl.Busy() || tl.Now() != 0 || tl.Player().Said() != 3000 {
		t.Errorf("busy %t at %v, %d said", tl.Busy(), tl.Now(), tl.Player().Said())
	}
}
