package layout

import (
	"maps"
	"slices"
)

// Changes is what a user has made of any layout: which panels are larger or smaller, and which
// have changed places. The zero value changes nothing. A value is never changed once made.
type Changes struct {
	grown map[ID]int // in steps
	place map[ID]ID  // of another panel that a panel stands in
}

// Each step makes a panel a quarter larger, both ways, against its neighbours.
const (
	mostSteps         = 4
	larger, asItStood = 5, 4
)

// Grown makes a panel larger by some steps, or smaller; ok is false where it is at its end.
func (c Changes) Grown(p ID, steps int) (changed Changes, ok bool) {
	to := min(max(c.grown[p]+steps, -mostSteps), mostSteps)
	if to == c.grown[p] {
		return c, false
	}
	c.grown = maps.Clone(c.grown)
	if c.grown == nil {
		c.grown = map[ID]int{}
	}
	c.grown[p] = to
	return c, true
}

// Swapped has two panels change places.
func (c Changes) Swapped(p, q ID) Changes {
	atP, atQ := c.stands(p), c.stands(q)
	c.place = maps.Clone(c.place)
	if c.place == nil {
		c.place = map[ID]ID{}
	}
	c.place[p], c.place[q] = atQ, atP
	return c
}

// stands is the panel in whose place one stands.
func (c Changes) stands(p ID) ID {
	if at, moved := c.place[p]; moved {
		return at
	}
	return p
}

// scaled is a size after some steps. Sizes stand to each other as before where nothing has
// grown.
func scaled(size, steps int) int {
	for range mostSteps {
		size *= asItStood
	}
	for range min(max(steps, 0), mostSteps) {
		size = size * larger / asItStood
	}
	for range min(max(-steps, 0), mostSteps) {
		size = size * asItStood / larger
	}
	return max(size, 1)
}

// Next is the slot behind that of a panel, in the order of reading, or nil where there is but one.
func (s Screen) Next(p ID) *Slot {
	at := slices.IndexFunc(s.Slots, func(s Slot) bool { return slices.Contains(s.Panels, p) })
	if at < 0 || len(s.Slots) < 2 {
		return nil
	}
	return &s.Slots[(at+1)%len(s.Slots)]
}
