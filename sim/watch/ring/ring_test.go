package ring_test

import (
	"slices"
	"testing"

	"example.com/sosocoin/sim/watch/ring"
)

func entries(r *ring.Of[int]) (list []int) {
	for x := range r.All() {
		list = append(list, *x)
	}
	return list
}

func TestTheNewestAreKept(t *testing.T) {
	var r ring.Of[int]
	for x := range 10 {
		before := r.Clone()
		r.Add(4, x)
		if got, want := entries(&r), []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}[max(x-3, 0):x+1]; !slices.Equal(got, want) || r.Len() != len(want) || *r.At(0) != want[0] {
			t.Errorf("after %d: %v, expected %v", x, got, want)
		}
		if got := before.Len(); got != min(x, 4) || got > 0 && *before.At(got - 1) != x-1 {
			t.Errorf("the copy from before %d has %v", x, entries(&before))
		}
	}
}
