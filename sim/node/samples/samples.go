package samples

import (
	"slices"

	"example.com/sosocoin/netsim"
)

// Series are the sizes at moments at equal distances.
type Series struct {
	next, step netsim.Time
	sizes      []int
}

// None are those of a node that nobody wants to know more of than how it stands.
func None() Series { return Series{next: netsim.Never} }

// Begin forgets what was noted, and has the size noted at a moment to come and every step
// after it.
func (s *Series) Begin(next, step netsim.Time) {
	*s = Series{next: next, step: step, sizes: s.sizes[:0]}
}

// At is the size so many steps after the moment given to Begin, which must have passed; now is
// the present one, which it still is where nothing has happened since.
func (s *Series) At(steps, now int) int {
	if steps < len(s.sizes) {
		return s.sizes[steps]
	}
	return now
}

// Next is the next moment at which the size is to be noted.
func (s *Series) Next() netsim.Time { return s.next }

// Due reports whether a moment has come at which the size is to be noted.
func (s *Series) Due(now netsim.Time) bool { return s.next <= now }

// Note notes the size at the moments up to now.
func (s *Series) Note(now netsim.Time, size int) {
	for s.next <= now {
		s.sizes = append(s.sizes, size)
		s.next += s.step
	}
}

// Clone returns the same series, which goes its own way from here.
func (s *Series) Clone() Series { return Series{s.next, s.step, slices.Clone(s.sizes)} }
