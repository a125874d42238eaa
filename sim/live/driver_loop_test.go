package live

import (
	"context"
	"errors"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/settings"
)

func TestDriverAnswersOtherGoroutines(t *testing.T) {
	d := NewDriver(NewTimeline(newWorld(t, nil), nil), sim.Limits{}, Library{}, time.Now)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- d.Run(ctx) }()
	if answer, err := d.Do(ctx, "balance n3"); err != nil || !strings.Contains(answer, "n3 holds 0 coins") {
		t.Errorf("answer %q, error %v", answer, err)
	}
	if _, err := d.Do(ctx, "focus n99"); err == nil {
		t.Errorf("a node that does not exist was focused")
	}
	if _, err := d.Do(ctx, "focus n5"); err != nil || d.View().Focus.ID != 5 {
		t.Errorf("focus: %v, %d", err, d.View().Focus.ID)
	}
	if answer, err := d.Do(ctx, "# only a comment"); answer != "" || err != nil {
		t.Errorf("a comment was answered %q, %v", answer, err)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := d.Do(context.Background(), "heal"); !errors.Is(err, ErrStopped) {
		t.Errorf("after the end: %v", err)
	}
}

// A panic in a node ends the driver with an error that says where, so that the
// program can put the terminal right first.
// Somebody who waits for an answer is not kept waiting by frames that follow each other
// without a pause, as they do at full speed.
func TestDriverAnswersBeforeItGoesOn(t *testing.T) {
	d, clock := newTestDriver(t, sim.Limits{}, nil)
	clock.cost = 2 * frameBudget // each frame is one window
	doLine(t, d, "speed max")
	ctx, cancel := context.WithCancel(context.Background())
	replies := make(chan struct{}, 1)
	asked, moved, answers := false, d.line.Now(), 0
	d.now = func() time.Time {
		switch now := d.line.Now(); {
		case !asked && now > moved: // in the middle of a frame, after its window
			asked, moved = true, now
			d.requests <- request{func() {}, replies}
		case asked && len(replies) > 0:
			asked = false
			<-replies
			if now != moved {
				t.Errorf("asked at %v, answered at %v", moved, now)
			}
			if answers++; answers == 50 {
				cancel()
			}
		}
		return clock.read()
	}
	if err := d.Run(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestDriverReportsAPanic(t *testing.T) {
	w := newWorld(t, nil)
	d := NewDriver(NewTimeline(w, nil), sim.Limits{}, Library{}, time.Now)
	d.line.here.branch.events = append(d.line.here.branch.events, event{command: command.Heal{}}, event{command: command.Crash{Nodes: nodeset.List{Nodes: []int{99}}}})
	err := d.Run(context.Background())
	if err == nil || !strings.Contains(err.Error(), "crash n99 at 0.000s is refused the second time") || !strings.Contains(err.Error(), "timeline.go") {
		t.Errorf("error %v", err)
	}
}

// Nothing is left running once a driver has ended and its world is closed.
func TestDriverLeavesNoGoroutine(t *testing.T) {
	pprof.Do(t.Context(), pprof.Labels("test", t.Name()), func(ctx context.Context) {
		w := newWorld(t, func(c *settings.Config) { c.HashRate = 100 })
		w.AdvanceTo(60 * netsim.Second)
		if !goroutinesLeft(t) {
			t.Error("no goroutine runs: expected one for each node")
		}
		d := NewDriver(NewTimeline(w, nil), sim.Limits{}, Library{}, time.Now)
		ctx, cancel := context.WithCancel(ctx)
		ended := make(chan error)
		go func() { ended <- d.Run(ctx) }()
		if _, err := d.Do(ctx, "mine all on"); err != nil {
			t.Error(err)
		}
		cancel()
		<-ended
		d.Close()
		for try := 0; goroutinesLeft(t); try++ {
			if try == 10_000 {
				t.Fatal("goroutines are left")
			}
			runtime.Gosched() // an ended goroutine is counted until it is scheduled once more
		}
	})
}

// goroutinesLeft reports whether a goroutine other than the caller's has the test's
// profiler label, which goroutines have from those that start them.
func goroutinesLeft(t *testing.T) bool {
	var profile strings.Builder
	if err := pprof.Lookup("goroutine").WriteTo(&profile, 1); err != nil {
		t.Fatal(err)
	}
	return strings.Count(profile.String(), strconv.Quote(t.Name())) > 1
}

// For somebody who looks all the time there are 20 views a second; on a machine that
// cannot keep up five, or fewer where they take long. Each is told of.
func TestViewsPerSecond(t *testing.T) {
	for _, test := range []struct {
		line        string
		cost        time.Duration // of a look at the clock, and so of a view
		least, most int
	}{
		{"speed 4", time.Millisecond, 18, 21},
		{"speed max", time.Millisecond, 4, 6},
		{"speed max", 3 * time.Millisecond, 3, 4},
		{"speed max", 20 * time.Millisecond, 2, 3},
	} {
		d, clock := newTestDriver(t, sim.Limits{}, nil)
		clock.cost = test.cost
		doLine(t, d, test.line)
		for range 20 { // until the driver knows what they take
			d.publish()
		}
		last, views, beats := d.View(), 0, 0
		for end := clock.now.Add(time.Second); clock.now.Before(end); {
			d.frame(framePeriod)
			if v := d.View(); v != last {
				last, views = v, views+1
			}
			select {
			case <-d.beats:
				beats++
			default:
			}
		}
		if views < test.least || views > test.most {
			t.Errorf("%s, %v: %d views in a second, expected %d to %d", test.line, test.cost, views, test.least, test.most)
		}
		if beats < views-1 || beats > views+1 {
			t.Errorf("%s, %v: %d beats in a second for %d views", test.line, test.cost, beats, views)
		}
	}
}
