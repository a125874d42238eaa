package cost

import (
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/settings"
)

// What was guessed is what happens, but for a factor of three.
func TestGuesses(t *testing.T) {
	for _, words := range []string{
		"nodes=8 hashrate=10", "nodes=8 relay=push", "nodes=8 relay=none", "nodes=8 tx-rate=1", "nodes=100 hashrate=1", "nodes=100 hashrate=1 topology=random:8",
		"nodes=40 hashrate=1 topology=full", "nodes=8 mine=n0 retarget=none difficulty=8",
	} {
		c, err := settings.ReadWords(strings.Fields(words))
		if err != nil {
			t.Fatal(err)
		}
		g := Of(&c)
		c.Exec = netsim.Serial
		w, err := sim.NewWorld(c)
		if err != nil {
			t.Fatal(err)
		}
		const span = netsim.Time(200 * time.Second)
		for w.Now() < span {
			w.Advance(span)
		}
		seconds := time.Duration(span).Seconds()
		if events := float64(w.Handled()) / seconds; g.Events < events/3 || g.Events > 3*events {
			t.Errorf("%s: %.3g events a second were guessed, %.3g happened", words, g.Events, events)
		}
		if hashes := float64(w.Hashes()) / seconds; g.Hashes < hashes/2 || g.Hashes > 2*hashes {
			t.Errorf("%s: %.3g hashes a second were guessed, %.3g were made", words, g.Hashes, hashes)
		}
		w.Close()
	}
}

// More of anything costs more, and a world in which nothing happens has no speed.
func TestGuessesGrow(t *testing.T) {
	guess := func(words string) Guess {
		c, err := settings.ReadWords(strings.Fields(words))
		if err != nil {
			t.Fatal(err)
		}
		return Of(&c)
	}
	small := guess("nodes=8")
	for _, words := range []string{"nodes=80", "topology=full", "interval=1s", "hashrate=10kH/s", "tx-rate=100"} {
		if large := guess(words); large.Speed >= small.Speed {
			t.Errorf("%s runs %.3g times as fast as time, 8 nodes %.3g", words, large.Speed, small.Speed)
		}
	}
	if g := guess("nodes=2500 topology=full"); g.Links != 2500*2499/2 || g.Memory < 500e6 {
		t.Errorf("%+v", g)
	}
	if g := guess("mine=none"); g.Speed != 0 || g.PerHour != 0 {
		t.Errorf("nobody mines: %+v", g)
	}
	if g := guess("nodes=100000"); g.Links != 150_000 || g.Build < time.Second {
		t.Errorf("%+v", g)
	}
}
