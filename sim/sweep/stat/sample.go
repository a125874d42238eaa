package stat

import (
	"cmp"
	"math"
	"slices"
)

// MostKept is how many values a sample keeps for its quantiles.
const MostKept = 4096

// Sample is what is known of the values of one figure over many runs. The zero value has none.
type Sample struct {
	Count     int
	Low, High Extreme

	mean, squares float64 // Welford's, of the values so far
	hits, trials  float64 // of shares: the sums of parts and of wholes
	kept          []kept  // a heap: of what is kept the value with the greatest key is first
}

// Extreme is the least or the greatest value, and in which run it came.
type Extreme struct {
	Value float64
	Run   int
}

// kept is a value and the key that decides whether it is kept: those with the least are.
type kept struct {
	key   uint64
	value float64
}

// Add takes the value of a run, a share of so many trials or a mean of so many things. Runs come
// in their order.
func (s *Sample) Add(run int, value float64, of int) {
	if s.Count == 0 || value < s.Low.Value {
		s.Low = Extreme{value, run}
	}
	if s.Count == 0 || value > s.High.Value {
		s.High = Extreme{value, run}
	}
	s.Count++
	delta := value - s.mean
	s.mean += delta / float64(s.Count)
	s.squares += float64(delta * (value - s.mean))
	s.hits += float64(value * float64(of))
	s.trials += float64(of)
	s.keep(kept{mix(uint64(run)), value})
}

// keep keeps a value, or one that was kept before goes.
func (s *Sample) keep(k kept) {
	if len(s.kept) < MostKept {
		s.kept = append(s.kept, k)
		if len(s.kept) == MostKept {
			slices.SortFunc(s.kept, func(a, b kept) int { return cmp.Compare(b.key, a.key) }) // which is a heap
		}
		return
	}
	if k.key >= s.kept[0].key {
		return
	}
	at := 0
	for {
		child := 2*at + 1
		if child+1 < len(s.kept) && s.kept[child+1].key > s.kept[child].key {
			child++
		}
		if child >= len(s.kept) || s.kept[child].key < k.key {
			break
		}
		s.kept[at], at = s.kept[child], child
	}
	s.kept[at] = k
}

// mix spreads the numbers of runs evenly (splitmix64, Steele, Lea, Flood 2014).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// Mean is the mean of the values; that of none is not a number.
func (s *Sample) Mean() float64 {
	if s.Count == 0 {
		return math.NaN()
	}
	return s.mean
}

// Deviation is the standard deviation of single values, by n-1; 0 of fewer than two.
func (s *Sample) Deviation() float64 {
	if s.Count < 2 {
		return 0
	}
	return math.Sqrt(s.squares / float64(s.Count-1))
}

// Quantiles are the values below which these parts lie, linear between neighbours (Hyndman and
// Fan's type 7, as R and numpy have it); not numbers where there is no value.
func (s *Sample) Quantiles(parts ...float64) []float64 {
	values := make([]float64, len(s.kept))
	for i, k := range s.kept {
		values[i] = k.value
	}
	slices.Sort(values)
	list := make([]float64, len(parts))
	for i, part := range parts {
		list[i] = quantile(values, part)
	}
	return list
}

// quantile is one of sorted values.
func quantile(sorted []float64, part float64) float64 {
	if len(sorted) == 0 {
		return math.NaN()
	}
	at := float64(part * float64(len(sorted)-1))
	below := int(math.Floor(at))
	above := min(below+1, len(sorted)-1)
	return sorted[below] + float64((at-float64(below))*(sorted[above]-sorted[below]))
}
