package page

import (
	"cmp"
	"slices"

	"example.com/sosocoin/netsim"
)

// Story is what a scenario said while it was played.
type Story struct {
	Title   string // "" for none
	Told    []Told
	LeftOut int // of what it said, after the last that is there

	bytes int // of the texts
}

// How much of what a scenario said a page has.
const (
	mostTold      = 1000
	mostToldBytes = 1 << 20
)

// Told is something that a scenario said, or what went wrong in it.
type Told struct {
	At     netsim.Time
	Text   string
	Failed bool
}

// Tell adds what a scenario said.
func (s *Story) Tell(at netsim.Time, text string) {
	if len(s.Told) >= mostTold || s.bytes >= mostToldBytes {
		s.LeftOut++
		return
	}
	s.bytes += len(text)
	s.Told = append(s.Told, Told{at, text, false})
}

// Fail adds what went wrong, after what was said by then.
func (s *Story) Fail(at netsim.Time, text string) {
	after, _ := slices.BinarySearchFunc(s.Told, at+1, func(t Told, at netsim.Time) int { return cmp.Compare(t.At, at) })
	s.Told = slices.Insert(s.Told, after, Told{at, text, true})
}
