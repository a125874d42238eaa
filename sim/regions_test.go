package sim

import (
	"math"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
)

// continents is a world of two regions; A is a third of it.
func continents() Config {
	c := DefaultConfig()
	c.Nodes, c.Topology = 9, "full"
	c.Regions = netsim.Regions{
		{Name: "A", Share: 1, Up: 1000, Down: 4000, Delay: []netsim.Time{10 * netsim.Millisecond, 50 * netsim.Millisecond}},
		{Name: "B", Share: 2, Up: 2000, Down: 3000, Delay: []netsim.Time{70 * netsim.Millisecond, 20 * netsim.Millisecond}},
	}
	return c
}

// checkRegions compares all links with what the regions of their ends say.
func checkRegions(t *testing.T, w *World, delay func(netsim.Link, netsim.Time) netsim.Time) {
	t.Helper()
	for _, l := range w.network.Links() {
		from, to := w.Region(int(l.From)), w.Region(int(l.To))
		wantDelay := map[string]netsim.Time{"AA": 10, "AB": 50, "BA": 70, "BB": 20}[from+to] * netsim.Millisecond
		wantBandwidth := map[string]float64{"AA": 1000, "AB": 1000, "BA": 2000, "BB": 2000}[from+to]
		if want := delay(l, wantDelay); l.Delay != want || l.Bandwidth != wantBandwidth {
			t.Errorf("%s to %s: %v and %v, want %v and %v", from, to, l.Delay, l.Bandwidth, want, wantBandwidth)
		}
	}
}

func TestLinksAreThoseOfTheirRegions(t *testing.T) {
	w, err := NewWorld(continents())
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	count := map[string]int{}
	for id := range w.Nodes() {
		count[w.Region(id)]++
	}
	if count["A"] != 3 || count["B"] != 6 {
		t.Errorf("nodes by region: %v", count)
	}
	theirs := func(_ netsim.Link, d netsim.Time) netsim.Time { return d }
	checkRegions(t, w, theirs)

	// A node that comes later is in a region too, and so is a link.
	mustDo(t, w, "add")
	mustDo(t, w, "unlink n0 n8")
	mustDo(t, w, "link n0 n8")
	checkRegions(t, w.Clone(), theirs)
	if r := w.Region(9); r != "A" && r != "B" {
		t.Errorf("n9 is in region %q", r)
	}

	// What is set for all links is so for later ones as well; the rest stays regional.
	mustDo(t, w, "latency 500ms")
	mustDo(t, w, "add")
	checkRegions(t, w, func(netsim.Link, netsim.Time) netsim.Time { return 500 * netsim.Millisecond })
	mustDo(t, w, "bandwidth 5kB")
	mustDo(t, w, "add")
	for _, l := range w.network.Links() {
		if l.Bandwidth != 5000 || l.Delay != 500*netsim.Millisecond {
			t.Errorf("n%d to n%d: %+v", l.From, l.To, l.LinkParams)
		}
	}
}

// The automatic hash rate is the one by which those who mine meet the interval, whatever
// their shares.
func TestAutomaticHashRate(t *testing.T) {
	for _, mine := range []string{"all", "none", "n0", "n1,n3"} {
		for _, spread := range []float64{0, 0.25, 1} {
			c := DefaultConfig()
			c.AutoRate, c.Difficulty, c.Interval, c.ShareSpread = true, Difficulty{true, 6}, 10*time.Minute, spread
			if err := readMine(&c, mine); err != nil {
				t.Fatal(err)
			}
			w, err := NewWorld(c)
			if err != nil {
				t.Fatal(err)
			}
			ids, _ := c.Mine.Resolve(c.Nodes)
			if len(ids) == 0 {
				ids, _ = (command.NodeList{All: true}).Resolve(c.Nodes)
			}
			total := 0.0
			for _, id := range ids {
				total += w.Node(id).HashRate()
			}
			if hashes := total * 600; math.Abs(hashes-64) > 1e-9 {
				t.Errorf("mine %s, spread %v: %v hashes in an interval, expected 64", mine, spread, hashes)
			}
			w.Close()
		}
	}
}

// Random shares have the mean and the spread that they are to have, are never 0, and are
// the seed's.
func TestRandomShares(t *testing.T) {
	for _, spread := range []float64{0.001, 0.1, 0.25, 0.251, 0.4, 0.5, 0.75, 1} {
		c := DefaultConfig()
		c.Nodes, c.ShareSpread = 10_000, spread
		if err := c.Validate(); err != nil {
			t.Fatal(err)
		}
		shares := c.settled(nil).Shares
		sum, squares := 0.0, 0.0
		for _, s := range shares {
			if s < leastShare {
				t.Fatalf("share %v", s)
			}
			sum += s
			squares += (s - 1) * (s - 1)
		}
		mean, deviation := sum/10_000, math.Sqrt(squares/10_000)
		if math.Abs(mean-1) > 0.05*spread || math.Abs(deviation-spread) > 0.04*spread { // five standard errors
			t.Errorf("normal:%v: mean %v, standard deviation %v", spread, mean, deviation)
		}
		other := c
		other.Seed++
		if other.settled(nil).Shares[0] == shares[0] || c.settled(nil).Shares[0] != shares[0] {
			t.Error("shares are not a function of the seed")
		}
	}
}

// Raising what is below the least share changes neither the mean nor the deviation that
// was asked for; where there is next to nothing to raise, the distribution is the plain one.
func TestRaisedNormal(t *testing.T) {
	for spread := 0.01; spread <= 1; spread += 0.01 {
		centre, width := raisedNormal(spread)
		mean, deviation := raisedMoments(centre, width)
		if math.Abs(mean-1) > 1e-5 || math.Abs(deviation-spread) > 1e-5 {
			t.Errorf("normal:%.2f has the mean %v and the deviation %v", spread, mean, deviation)
		}
		if spread <= 0.25 && (centre != 1 || width != spread) {
			t.Errorf("normal:%.2f is drawn around %v with %v", spread, centre, width)
		}
	}
}
