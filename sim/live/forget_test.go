package live

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/settings"
)

// forgetful finds a block a second and keeps as few as may be asked for.
func forgetful(c *settings.Config) {
	c.Nodes, c.HashRate, c.Interval, c.Latency, c.Keep = 4, 2, time.Second, 100*time.Millisecond, settings.MinKeep
}

func runTo(tl *Timeline, to netsim.Time) {
	for tl.Now() < to {
		tl.Advance(to)
	}
}

// However far one goes back in a world that forgets, what is there is as it was; what
// cannot be gone to any more is said, and blocks do not pile up.
func TestGoingBackInAWorldThatForgets(t *testing.T) {
	tl := NewTimeline(newWorld(t, forgetful), nil)
	tl.here.pace.work = 1_000_000
	defer func() { tl.Close() }()
	straight := newWorld(t, forgetful)
	defer straight.Close()
	r := rand.New(rand.NewPCG(1, 1))
	var moments []moment
	lines := map[int]string{3: "partition n0 | n1-n3", 6: "heal", 15: "add links=2", 17: "mine n4 on", 22: "crash n1", 25: "restart n1"}
	for i := range 36 {
		to := netsim.Time(i) * 20 * netsim.Second
		straight.AdvanceTo(to)
		runTo(tl, to)
		if line := lines[i]; line != "" {
			for _, do := range []func(command.Command) (string, error){straight.Do, tl.Do} {
				if _, err := do(parsed(t, straight, line)); err != nil {
					t.Fatal(err)
				}
			}
		}
		if straight.Digest() != tl.World().Digest() || straight.Base().Hash() != tl.World().Base().Hash() {
			t.Fatalf("at %v the timeline has gone another way", to)
		}
		moments = append(moments, moment{tl.Now(), seen(t, tl)})
		for range 2 {
			m := moments[r.IntN(len(moments))]
			tl.Seek(m.at)
			if want := max(m.at, tl.From()); tl.Now() != want {
				t.Fatalf("sought %v from %v on, at %v", m.at, tl.From(), tl.Now())
			}
			if tl.Now() == m.at {
				if diff := cmp.Diff(m.seen, seen(t, tl)); diff != "" {
					t.Fatalf("at %v (- first, + sought):\n%s", m.at, diff)
				}
			}
		}
		runTo(tl, to)
		if n := tl.World().BestTip().Store().Len(); n > 6*settings.MinKeep {
			t.Fatalf("%d blocks are kept at %v", n, to)
		}
	}
	if base := tl.World().Base(); tl.From() == 0 || tl.From() > tl.World().FoundAt(base)+60*netsim.Second {
		t.Errorf("one can go back to %v, the oldest block is of %v", tl.From(), tl.World().FoundAt(base))
	}
}

// What is forgotten is refused by all ways that lead there.
func TestForgottenPlaces(t *testing.T) {
	d, _ := newTestDriver(t, sim.Limits{}, forgetful)
	doLine(t, d, "mine n0 off")
	d.goTo(5 * netsim.Second)
	doLine(t, d, "back 4s")
	doLine(t, d, "mine n1 off") // opens branch 2
	d.goTo(400 * netsim.Second)
	for _, line := range []string{"seek 1s", "seek block 3", "branch 1", "undo", "compare 1 2"} {
		c, err := command.Parse(line)
		if err != nil {
			t.Fatal(err)
		}
		if answer, err := d.do(c); err == nil || !strings.Contains(err.Error(), "forgotten: with --keep 100 one can go back to") {
			t.Errorf("%s: %q, %v", line, answer, err)
		}
	}
	if answer := doLine(t, d, "branch"); !strings.Contains(answer, "forgotten") {
		t.Errorf("the list of branches does not say what is forgotten:\n%s", answer)
	}
	from := d.line.From()
	if doLine(t, d, "seek start"); d.line.Now() != from || d.line.From() != from || from == 0 {
		t.Errorf("the start is at %v, expected %v", d.line.Now(), from)
	}
	if _, err := back(d, command.Back{By: time.Second}); err == nil || !strings.Contains(err.Error(), "forgotten") {
		t.Errorf("back from the start: %v", err)
	}
	d.publish()
	if v := d.View(); v.Timeline.From != from {
		t.Errorf("the view goes back to %v, expected %v", v.Timeline.From, from)
	}
}
