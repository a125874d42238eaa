package live

import (
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
)

// After each piece of work a driver rests until its share of a processor allows the next.
func TestRestAfterWork(t *testing.T) {
	d, clock := newTestDriver(t, sim.Limits{}, nil)
	Confine(d, Confines{Share: .25})
	done := d.confined.work(clock.read)
	clock.now = clock.now.Add(10 * time.Millisecond)
	done()
	if rest := d.confined.free.Sub(clock.now); rest != 30*time.Millisecond {
		t.Errorf("it rests for %v after 10 ms", rest)
	}
	if d.confined.budget() != framePeriod/4 {
		t.Errorf("a frame has %v", d.confined.budget())
	}
}

// Whoever asks for more, a confined world goes at its greatest speed, and window by window.
func TestConfinedSpeed(t *testing.T) {
	d, clock := newTestDriver(t, sim.Limits{}, nil)
	Confine(d, Confines{Share: 1, Speed: 16, Events: 1 << 40, Branches: 9, Commands: 9, Allows: func(*sim.World, command.Command) error { return nil }})
	doLine(t, d, "speed max")
	for range 100 {
		clock.now = clock.now.Add(10 * time.Millisecond)
		d.frame(10 * time.Millisecond)
	}
	if now := d.line.Now(); now > 16*netsim.Second || now < 15*netsim.Second {
		t.Errorf("after a second it is %v", now)
	}
	if h := d.horizon(); h != d.line.Now()+confinedWindow {
		t.Errorf("a window may end at %v, from %v on", h, d.line.Now())
	}
}
