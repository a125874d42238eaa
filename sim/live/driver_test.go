package live

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/settings"
)

// handClock is a wall clock that moves only when it is told to, or a little at
// each look, as a slow machine's would.
type handClock struct {
	now  time.Time
	cost time.Duration // of each look
}

func (c *handClock) read() time.Time {
	c.now = c.now.Add(c.cost)
	return c.now
}

func newTestDriver(t *testing.T, limits sim.Limits, change func(*settings.Config)) (*Driver, *handClock) {
	t.Helper()
	clock := &handClock{now: time.Unix(0, 0)}
	d := NewDriver(NewTimeline(newWorld(t, change), nil), limits, Library{}, clock.read)
	t.Cleanup(d.Close)
	return d, clock
}

// newWorld makes a small world that hashes little.
func newWorld(t testing.TB, change func(*settings.Config)) *sim.World {
	t.Helper()
	config := settings.Default()
	config.HashRate, config.Observe = 5, true
	if change != nil {
		change(&config)
	}
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func doLine(t *testing.T, d *Driver, line string) string {
	t.Helper()
	c, err := command.Parse(line)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := d.Begin(c)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return answer
}

// A live run, paced by frames of any length on a machine that cannot always keep
// up, ends in the digest of a headless run of its journal.
func TestLiveAndHeadlessAgree(t *testing.T) {
	for seed := range fewer(10) {
		p := randomPlan(seed)
		random := rand.New(rand.NewPCG(seed, 1))
		clock := &handClock{now: time.Unix(0, 0), cost: time.Millisecond}
		live := p.start(t, netsim.Goroutines)
		d := NewDriver(NewTimeline(live, nil), sim.Limits{}, Library{}, clock.read)
		doLine(t, d, "speed 64")
		for range 30 {
			for range random.IntN(20) {
				d.frame(time.Duration(random.IntN(30)) * time.Millisecond)
				d.View()
			}
			_, _ = d.doLine(p.line(random))
		}
		end := live.Now()
		headless := p.start(t, netsim.Workers)
		for _, recorded := range live.Journal() {
			headless.AdvanceTo(recorded.At)
			if _, err := headless.Do(recorded.Command); err != nil {
				t.Errorf("%v: %v", recorded.Command, err)
			}
		}
		headless.AdvanceTo(end)
		if end == 0 || live.Digest() != headless.Digest() {
			t.Errorf("seed %d: digests differ at %v", seed, end)
		}
		d.Close()
		headless.Close()
	}
}

func TestDriverKeepsItsPace(t *testing.T) {
	d, _ := newTestDriver(t, sim.Limits{}, nil)
	d.frame(time.Second)
	if d.line.Now() != netsim.Second {
		t.Errorf("after a second at speed 1, virtual time is %v", d.line.Now())
	}
	doLine(t, d, "speed 1/4")
	d.frame(2 * time.Second)
	if d.line.Now() != 1500*netsim.Millisecond {
		t.Errorf("after two more at a quarter, virtual time is %v", d.line.Now())
	}
	doLine(t, d, "pause")
	d.frame(time.Hour)
	if d.line.Now() != 1500*netsim.Millisecond || !d.View().Clock.Paused {
		t.Errorf("time passed while paused: %v", d.line.Now())
	}
	doLine(t, d, "resume")
	d.frame(0)
	if d.line.Now() != 1500*netsim.Millisecond {
		t.Errorf("the pause was made up for: %v", d.line.Now())
	}
}

// What a slow machine cannot reach is not owed later, and the speed that it does
// reach is shown.
func TestDriverSlips(t *testing.T) {
	d, clock := newTestDriver(t, sim.Limits{}, nil)
	doLine(t, d, "speed max")
	clock.cost = frameBudget / 4
	for range 300 {
		d.frame(framePeriod)
	}
	reached := d.line.Now()
	if reached == 0 || reached.Seconds() > fastest {
		t.Fatalf("virtual time is %v", reached)
	}
	d.publish()
	if c := d.View().Clock; c.Reached.Compare(measured.Known(0)) <= 0 || c.PerSecond.Compare(measured.Known(0)) <= 0 || !math.IsInf(c.Speed, 1) {
		t.Errorf("clock %+v", c)
	}
	doLine(t, d, "speed 1")
	d.frame(0)
	if d.line.Now() != reached {
		t.Errorf("the slip was made up for: %v to %v", reached, d.line.Now())
	}
}

// A time that the run has not come to is refused, with what would lead there, to the millisecond.
func TestSeekBeyond(t *testing.T) {
	d, _ := newTestDriver(t, sim.Limits{}, nil)
	d.frame(1234567891)
	const want = "this run has come to 1.235s; expected a time up to that, or: run 28.766s"
	if _, err := d.doLine("seek 30s"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// Fewer events have been handled in the past, which is no negative speed.
func TestRateAfterGoingBack(t *testing.T) {
	d, clock := newTestDriver(t, sim.Limits{}, nil)
	for range 30 {
		clock.now = clock.now.Add(time.Second)
		d.frame(time.Second)
	}
	doLine(t, d, "seek 1s")
	for range 2 {
		clock.now = clock.now.Add(2 * time.Second)
		d.frame(0)
		d.publish()
		c := d.View().Clock
		reached, _ := c.Reached.Value()
		if perSecond, _ := c.PerSecond.Value(); reached != 0 || perSecond != 0 {
			t.Errorf("clock %+v", c)
		}
	}
}

func TestDriverSteps(t *testing.T) {
	d, _ := newTestDriver(t, sim.Limits{}, nil)
	doLine(t, d, "step block")
	for i := 0; d.world().Blocks().Mined == 0 && i < 1000; i++ {
		d.frame(framePeriod)
	}
	found := d.line.Now()
	d.frame(time.Second)
	d.publish()
	if d.world().Blocks().Mined != 1 || d.line.Now() != found || !d.View().Clock.Paused {
		t.Fatalf("step block found %d blocks and stands at %v, then %v", d.world().Blocks().Mined, found, d.line.Now())
	}
	before := d.world().Reading().Traffic().Delivered
	doLine(t, d, "step packet")
	if after := d.world().Reading().Traffic().Delivered; after == before {
		t.Errorf("step packet delivered nothing")
	}
	handled := d.world().Handled()
	doLine(t, d, "step window")
	if d.world().Handled() == handled {
		t.Errorf("step window handled nothing")
	}
}

// A run to the next block ends when a command takes the last miner away.
func TestDriverGivesUpOnABlock(t *testing.T) {
	d, clock := newTestDriver(t, sim.Limits{}, func(c *settings.Config) { c.Relay, c.Difficulty = "none", settings.Difficulty{Fixed: true, Bits: 40} })
	clock.cost = time.Millisecond
	doLine(t, d, "step block")
	d.frame(framePeriod)
	c, _ := command.Parse("mine all off")
	if _, err := d.do(c); err != nil {
		t.Fatal(err)
	}
	d.frame(framePeriod)
	if now := d.line.Now(); now > 1e6*netsim.Second || d.until != nil {
		t.Errorf("went on to %v", now)
	}
}

func TestDriverStepsNowhereInAQuietWorld(t *testing.T) {
	d, _ := newTestDriver(t, sim.Limits{}, func(c *settings.Config) { c.Mine.All, c.Relay = false, "none" })
	for line, want := range map[string]string{"step block": "nobody mines", "step packet": "nothing will happen", "step window": "nothing will happen"} {
		c, _ := command.Parse(line)
		if _, err := d.do(c); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", line, err, want)
		}
	}
	if d.line.Now() != 0 {
		t.Errorf("steps to nowhere went to %v", d.line.Now())
	}
}

func TestDriverStopsAtItsLimitsAndGoesOn(t *testing.T) {
	d, _ := newTestDriver(t, sim.Limits{For: 30 * netsim.Second}, nil)
	d.frame(time.Minute)
	d.publish()
	if c := d.View().Clock; d.line.Now() != 30*netsim.Second || c.Stopped == "" || !c.Paused {
		t.Fatalf("at %v with clock %+v", d.line.Now(), c)
	}
	doLine(t, d, "resume")
	d.frame(time.Second)
	if d.line.Now() != 31*netsim.Second || d.View().Clock.Stopped != "" {
		t.Errorf("after resuming: %v", d.line.Now())
	}

	d, _ = newTestDriver(t, sim.Limits{Blocks: 3}, nil)
	doLine(t, d, "speed 1000")
	for range 100 {
		d.frame(time.Second)
	}
	if d.world().Height() != 3 || d.stopped == "" {
		t.Errorf("height %d, stopped %q", d.world().Height(), d.stopped)
	}
}

// Views tell where others reach the selected node.
func TestViewTellsTheAddress(t *testing.T) {
	d, _ := newTestDriver(t, sim.Limits{}, nil)
	d.Addressed(func(node int) string { return fmt.Sprintf("port %d", 5000+node) })
	for line, want := range map[string]string{"focus n0": "port 5000", "focus n1": "port 5001"} {
		doLine(t, d, line)
		d.publish()
		if got := d.View().Focus.Address; got != want {
			t.Errorf("%s: %q, expected %q", line, got, want)
		}
	}
}
