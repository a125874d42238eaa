package live

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/scenarios"
)

// The next block is stopped at at the very moment of its find: wherever one stands, however
// fast time ran, whatever a scenario does meanwhile, and in the past too.
func TestNextBlockStopsAtTheFind(t *testing.T) {
	for _, name := range append(scenarios.Names(), "") {
		for seed := range fewer(2) {
			t.Run(fmt.Sprint(name, "/", seed), func(t *testing.T) {
				t.Parallel()
				r := rand.New(rand.NewPCG(seed, 0x66696e64))
				d := played(t, name, seed)
				for range 12 {
					_, _ = d.doLine(pick(r, "speed 1/8", "speed 1", "speed 64", "speed 1024", "speed max"))
					_, _ = d.doLine(pick(r, "resume", "pause", "back", "seek 1s", "next", "show", "back 3s", "mine n0", "mine n1"))
					for range r.IntN(8) {
						d.frame(time.Duration(r.IntN(40)) * time.Millisecond)
					}
					d.toNextBlock(t)
				}
			})
		}
	}
}

// played is a driver of a scenario, or of the default world.
func played(t *testing.T, name string, seed uint64) *Driver {
	t.Helper()
	clock := &handClock{now: time.Unix(0, 0), cost: time.Microsecond}
	if name == "" {
		w := newWorld(t, nil)
		d := NewDriver(NewTimeline(w, nil), sim.Limits{}, Library{}, clock.read)
		t.Cleanup(d.Close)
		return d
	}
	s, err := scenarios.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	config, err := s.Config()
	if err != nil {
		t.Fatal(err)
	}
	if config.Nodes > 100 {
		t.Skip("many nodes")
	}
	config.Observe, config.Seed = true, 1+seed
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	d := NewDriver(NewTimeline(w, scenario.NewPlayer(s)), sim.Limits{}, Library{}, clock.read)
	t.Cleanup(d.Close)
	return d
}

// toNextBlock goes to the next block.
func (d *Driver) toNextBlock(t *testing.T) {
	before := d.world().Blocks().Mined
	at := d.line.Now()
	if _, err := d.doLine("step block"); err != nil {
		return
	}
	for range 5000 {
		d.frame(framePeriod)
		if d.until == nil {
			break
		}
	}
	now, mined := d.line.Now(), d.world().Blocks().Mined
	d.publish()
	v := d.View()
	newest := netsim.Time(-1)
	for i := range v.Tree {
		newest = max(newest, v.Tree[i].Found)
	}
	paused := v.Clock.Paused
	switch {
	case mined == before && d.stopped == "" && d.until == nil && !d.line.InPast() && paused && d.line.Player() == nil:
		t.Errorf("from %v: gives up at %v, and does not say why", at, now)
	case mined == before:
	case mined != before+1 || now != newest+1 && now != newest || !paused: // one that a command made is there at once
		t.Errorf("from %v: %d blocks, stands at %v, found at %v, paused %t stopped %q", at, mined-before, now, newest, paused, d.stopped)
	}
}
