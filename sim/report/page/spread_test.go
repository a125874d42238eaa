package page

import (
	"slices"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/view"
)

// reaches is a block that comes to nodes so many seconds after it was found.
func reaches(found netsim.Time, running int, after ...netsim.Time) outcome.BlockHistory {
	b := outcome.BlockHistory{Found: found * netsim.Second, Running: running, Main: true}
	for _, a := range after {
		b.Arrivals = append(b.Arrivals, view.Arrival{At: (found + a) * netsim.Second, Ran: true})
	}
	return b
}

func TestSpreading(t *testing.T) {
	h := &outcome.History{Blocks: []outcome.BlockHistory{
		reaches(0, 4, 0, 2, 4, 8), reaches(10, 4, 0, 4), reaches(99, 4, 0), // the last one has no time left
	}}
	s := spreading(h, 100*netsim.Second)
	if s.blocks != 2 || s.horizon != 5*netsim.Second {
		t.Fatalf("%d blocks up to %v, want 2 up to 5 s", s.blocks, s.horizon)
	}
	for seconds, want := range map[float64][3]float64{0: {25, 25, 25}, 1.9: {25, 25, 25}, 2: {25, 37.5, 50}, 4: {50, 62.5, 75}, 5: {50, 62.5, 75}} {
		i, _ := slices.BinarySearch(s.delays, seconds-1e-9)
		if got := [3]float64{s.low[i], s.mean[i], s.high[i]}; got != want {
			t.Errorf("after %v s low, mean and high are %v, want %v", s.delays[i], got, want)
		}
	}
	if s := spreading(&outcome.History{}, netsim.Second); s.blocks != 0 {
		t.Errorf("%d blocks of none", s.blocks)
	}
}

func TestBins(t *testing.T) {
	counts, rest := bins([]float64{0, 0.9, 1, 2.5, 3, 100}, 1, 3)
	if !slices.Equal(counts, []float64{2, 1, 1}) || rest != 2 {
		t.Errorf("bins %v and %d beyond", counts, rest)
	}
}
