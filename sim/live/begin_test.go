package live

import (
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/settings"
)

// A new world takes the place of the one that is driven, at its beginning; one that there cannot
// be leaves that as it is.
func TestNewBeginsAnotherWorld(t *testing.T) {
	clock := &handClock{now: time.Unix(0, 0), cost: time.Millisecond}
	library := Library{Settings: settings.Names(), New: func(words []string) (*sim.World, string, error) {
		c, err := settings.ReadWords(words)
		if err != nil {
			return nil, "", err
		}
		c.Exec = netsim.Serial
		w, err := sim.NewWorld(c)
		return w, c.Command("sosocoin"), err
	}}
	d := NewDriver(NewTimeline(newWorld(t, nil), nil), sim.Limits{}, library, clock.read)
	defer func() { d.Close() }()
	d.frame(time.Second)
	doLine(t, d, "pause")
	if _, err := d.doLine("new nodes=1"); err == nil || !strings.HasPrefix(err.Error(), "nodes: 1 is not a network") {
		t.Errorf("new nodes=1: %v", err)
	}
	if v := d.View(); d.line.Now() != netsim.Second || !v.Clock.Paused {
		t.Errorf("after a world that there cannot be, the time is %v", d.line.Now())
	}
	if got, want := doLine(t, d, "new nodes=5 latency=1s"), "a new world, as by: sosocoin --nodes 5 --latency 1s"; got != want {
		t.Errorf("answer %q, expected %q", got, want)
	}
	v := d.View()
	if len(v.Nodes) != 5 || v.Now != 0 || v.Clock.Paused || strings.Join(v.Settings.Chosen, " ") != "nodes=5 latency=1s" || len(v.Known.Settings) < 20 {
		t.Errorf("%d nodes at %v, paused: %v, chosen: %q", len(v.Nodes), v.Now, v.Clock.Paused, v.Settings.Chosen)
	}
	d.frame(time.Second)
	if d.line.Now() != netsim.Second {
		t.Errorf("after a second the time is %v", d.line.Now())
	}
}
