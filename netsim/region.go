package netsim

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Region is a part of the world: how many of the nodes are in it, how fast they send
// and receive, and how far they are from the others.
type Region struct {
	Name     string
	Share    float64 // of the nodes that no region names, relative to the others'
	Up, Down float64 // bytes per second of a node; 0: unlimited
	Delay    []Time  // one way to a node of each region, in the order of all
	Nodes    []int   // that are in it whatever the shares are
}

// Regions are all parts of a world.
type Regions []Region

// RegionError says what is wrong with a region.
type RegionError struct{ Region, Problem string }

func (e *RegionError) Error() string { return fmt.Sprintf("region %s: %s", e.Region, e.Problem) }

// Validate returns a *RegionError for the first region that cannot be, or whose links
// cannot be with the jitter and loss of p.
func (r Regions) Validate(p LinkParams) error {
	total, named := 0.0, map[int]string{}
	for i, region := range r {
		wrong := func(problem string, args ...any) error {
			return &RegionError{region.Name, fmt.Sprintf(problem, args...)}
		}
		if !(region.Share >= 0) || math.IsInf(region.Share, 0) {
			return wrong("%v is not a share of the nodes; expected 0 or more", region.Share)
		}
		total += region.Share
		for _, id := range region.Nodes {
			if other, twice := named[id]; twice {
				return wrong("node %d is in %s already", id, other)
			}
			named[id] = region.Name
		}
		if len(region.Delay) != len(r) {
			return wrong("it has %d delays, expected one to each of %d regions", len(region.Delay), len(r))
		}
		for j := range r {
			if err := r.Link(i, j, p).Validate(); err != nil {
				return wrong("to %s: %v", r[j].Name, err)
			}
		}
	}
	if len(r) > 0 && (!(total > 0) || math.IsInf(total, 0)) {
		return &RegionError{r[0].Name, "the shares of all regions add up to nothing"}
	}
	return nil
}

// Place says in which region each of n nodes is, by its index: in the one that names it, or else
// in proportion to the shares, at random, a pure function of the arguments.
func (r Regions) Place(n int, seed uint64) []int {
	const drawn = -1
	place, left := slices.Repeat([]int{drawn}, n), n
	for i, region := range r {
		for _, id := range region.Nodes {
			if 0 <= id && id < n && place[id] == drawn {
				place[id] = i
				left--
			}
		}
	}
	state := mix(mix(seed, labelRegion), uint64(n))
	lots := Apportion(left, r.shares(), rand.New(rand.NewPCG(state, labelRegion)))
	for id := range place {
		if place[id] == drawn {
			place[id], lots = lots[0], lots[1:]
		}
	}
	return place
}

// Pick is the region of one more node, for a random number u in [0, 1).
func (r Regions) Pick(u float64) int { return Pick(r.shares(), u) }

// Names are the regions' names, in their order.
func (r Regions) Names() []string {
	names := make([]string, len(r))
	for i, region := range r {
		names[i] = region.Name
	}
	return names
}

func (r Regions) shares() []float64 {
	shares := make([]float64, len(r))
	for i, region := range r {
		shares[i] = region.Share
	}
	return shares
}

// Link returns what a link from one region to another is like; jitter and loss are
// those of p.
func (r Regions) Link(from, to int, p LinkParams) LinkParams {
	p.Delay = r[from].Delay[to]
	p.Bandwidth = slower(r[from].Up, r[to].Down)
	return p
}

// slower is the lower of two bandwidths, of which 0 is the highest.
func slower(a, b float64) float64 {
	switch {
	case a == 0:
		return b
	case b == 0:
		return a
	}
	return min(a, b)
}
