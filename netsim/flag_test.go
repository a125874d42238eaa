package netsim

import (
	"slices"
	"testing"
)

// flagger calls Env.Flag for each message but the engine's first.
type flagger struct{}

func (flagger) Handle(env *Env, p Packet) {
	if _, started := p.Msg.(Started); !started {
		env.Flag()
	}
}

// Who puts up its flag between windows is told of between them, once, and not again after the
// next window; whom nobody has asked for by then is among those of that window.
func TestFlagsBetweenWindows(t *testing.T) {
	for _, exec := range []Exec{Goroutines, Workers, Serial} {
		n := New(Config{Exec: exec})
		for range 4 {
			n.Add(flagger{})
		}
		flag := func(ids ...NodeID) {
			for _, id := range ids {
				n.Call(id, (*Env).Flag)
			}
		}
		expect := func(when string, got []NodeID, want ...NodeID) {
			t.Helper()
			if !slices.Equal(got, want) {
				t.Errorf("%v: %s, flags of %v, expected %v", exec, when, got, want)
			}
		}
		expect("at first", n.Flagged())
		flag(3, 1, 3)
		expect("after calls", n.Flagged(), 1, 3)
		expect("asked again", n.Flagged())

		flag(2)
		copied := n.Clone(func(_ NodeID, h Handler) Handler { return h })
		expect("in a copy", copied.Flagged(), 2)
		copied.Close()

		n.Call(0, func(env *Env) { env.After(1, "wake up") })
		n.Call(2, func(env *Env) { env.After(1, "wake up") })
		flag(1)
		expect("in a window", n.Advance(Second).Flagged, 0, 2)
		expect("after it", n.Flagged(), 1)
		n.Close()
	}
}
