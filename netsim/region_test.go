package netsim

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func twoRegions() Regions {
	return Regions{
		{"A", 3, 1000, 5000, []Time{10 * Millisecond, 50 * Millisecond}, nil},
		{"B", 1, 0, 800, []Time{60 * Millisecond, 0}, nil},
	}
}

func TestRegionLinks(t *testing.T) {
	r := twoRegions()
	base := LinkParams{Delay: Second, Bandwidth: 7, Loss: 0.5, Jitter: Jitter{Pareto, 5 * Millisecond}}
	for _, c := range []struct {
		from, to  int
		delay     time.Duration
		bandwidth float64
	}{
		{0, 0, 10 * time.Millisecond, 1000},
		{0, 1, 50 * time.Millisecond, 800},
		{1, 0, 60 * time.Millisecond, 5000}, // an unlimited sender
		{1, 1, 0, 800},
	} {
		want := base
		want.Delay, want.Bandwidth = Time(c.delay), c.bandwidth
		if got := r.Link(c.from, c.to, base); got != want {
			t.Errorf("%d to %d: %+v, want %+v", c.from, c.to, got, want)
		}
	}
	if got := (Regions{{"A", 1, 0, 0, []Time{0}, nil}}).Link(0, 0, base).Bandwidth; got != 0 {
		t.Errorf("unlimited on both sides: %v bytes per second", got)
	}
}

func TestRegionsThatCannotBe(t *testing.T) {
	for want, spoil := range map[string]func(Regions){
		"region B: -1 is not a share":                func(r Regions) { r[1].Share = -1 },
		"region A: the shares of all regions add up": func(r Regions) { r[0].Share, r[1].Share = 0, 0 },
		"region B: it has 1 delays, expected one":    func(r Regions) { r[1].Delay = r[1].Delay[:1] },
		"region A: to B: delay: -0.000s is not":      func(r Regions) { r[0].Delay[1] = -1 },
		"region A: to A: bandwidth: 0.5 is not":      func(r Regions) { r[0].Up = 0.5 },
		"region A: to B: bandwidth: -1 is not":       func(r Regions) { r[1].Down = -1 },
		"region B: node 2 is in A already":           func(r Regions) { r[0].Nodes, r[1].Nodes = []int{1, 2}, []int{0, 2} },
	} {
		r := twoRegions()
		spoil(r)
		if err := r.Validate(LinkParams{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v", want, err)
		}
	}
	if err := twoRegions().Validate(LinkParams{}); err != nil {
		t.Error(err)
	}
	if err := (Regions)(nil).Validate(LinkParams{}); err != nil {
		t.Error(err)
	}
}

// Every region gets its part of the nodes to within one, whatever the seed, and the
// same seed the same places.
func TestPlaceIsInProportion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, seed := rapid.IntRange(1, 500).Draw(t, "nodes"), rapid.Uint64().Draw(t, "seed")
		shares := rapid.SliceOfN(rapid.Float64Range(0, 10), 1, 8).Draw(t, "shares")
		shares[0]++
		r, total := make(Regions, len(shares)), 0.0
		for i, share := range shares {
			r[i].Share = share
			total += share
		}
		counts := make([]int, len(r))
		for _, place := range r.Place(n, seed) {
			counts[place]++
		}
		for i, share := range shares {
			if want := float64(n) * share / total; float64(counts[i]) < want-1.01 || float64(counts[i]) > want+1.01 {
				t.Fatalf("region %d has %d of %d nodes, want %.2f", i, counts[i], n, want)
			}
		}
		u := rapid.Float64Range(0, 1).Draw(t, "u")
		if i := r.Pick(u); r[i].Share == 0 {
			t.Fatalf("one more node in region %d, which has no share", i)
		}
	})
}

// Nodes that regions name are there; the others are where they are in a world of the others.
func TestPlaceOfNodesThatAreNamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, seed := rapid.IntRange(0, 60).Draw(t, "nodes"), rapid.Uint64().Draw(t, "seed")
		r := twoRegions()
		others := r.Place(n, seed)
		for id := range n + 3 { // some are of a larger world
			switch rapid.IntRange(0, 3).Draw(t, "named") {
			case 0:
				r[0].Nodes = append(r[0].Nodes, id)
			case 1:
				r[1].Nodes = append(r[1].Nodes, id)
			}
		}
		free := 0
		for id := range n {
			if !slices.Contains(r[0].Nodes, id) && !slices.Contains(r[1].Nodes, id) {
				free++
			}
		}
		if free == n && !slices.Equal(r.Place(n, seed), others) {
			t.Fatal("nobody is named, and all are somewhere else")
		}
		counts := [2]int{}
		for id, at := range r.Place(n, seed) {
			switch {
			case slices.Contains(r[1-at].Nodes, id):
				t.Fatalf("node %d is in region %d, and the other one names it", id, at)
			case !slices.Contains(r[at].Nodes, id):
				counts[at]++
			}
		}
		if want := 0.75 * float64(free); math.Abs(float64(counts[0])-want) > 1.01 {
			t.Fatalf("of %d others %d are in A, expected %.1f", free, counts[0], want)
		}
	})
}
