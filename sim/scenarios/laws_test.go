package scenarios_test

import (
	"math"
	"testing"
)

// Odds of blocks that are found at random moments, at a constant rate: the wait for the
// next is exponential, that for the n-th a gamma variable, their number in a time a
// Poisson number, and each next one of two miners' is a toss of a coin.

// poisson is the chance of exactly n where mean are expected.
func poisson(mean float64, n int) float64 {
	factorial, _ := math.Lgamma(float64(n) + 1)
	return math.Exp(float64(n)*math.Log(mean) - mean - factorial)
}

// fewer is the chance of fewer than n blocks where mean are expected: that the n-th of
// them takes longer.
func fewer(mean float64, n int) (sum float64) {
	for k := range n {
		sum += poisson(mean, k)
	}
	return sum
}

// none is the chance of no block in so many seconds, one of which comes every interval.
func none(interval, seconds float64) float64 { return fewer(seconds/interval, 1) }

// notAhead is the chance that the first of two Poisson numbers is not greater than the other by
// more than a lead (Skellam 1946).
func notAhead(mean, other float64, lead int) (sum float64) {
	upTo := fewer(mean, lead)
	for k := range int(10 * (mean + other)) {
		upTo += poisson(mean, k+lead)
		sum += poisson(other, k) * upTo
	}
	return sum
}

// ways is the chance that of n blocks k are those of a miner with a part q of the hash rate.
func ways(q float64, n, k int) float64 {
	all, _ := math.Lgamma(float64(n) + 1)
	of, _ := math.Lgamma(float64(k) + 1)
	rest, _ := math.Lgamma(float64(n-k) + 1)
	return math.Exp(all-of-rest) * math.Pow(q, float64(k)) * math.Pow(1-q, float64(n-k))
}

// early is the chance that a miner with a part q of the hash rate has so many blocks more than
// the others, at some moment before they have so many (Feller 1968, III.7).
func early(q float64, lead, others int) (sum float64) {
	for k := range others {
		sum += float64(lead) / float64(lead+2*k) * ways(q, lead+2*k, lead+k)
	}
	return sum
}

// catchesUp is the chance that an attacker with a part q of the hash rate ever draws
// level once the others have found z blocks since both began (Rosenfeld 2014, section
// 4: it has one block in advance and has to be ahead, which is the same).
func catchesUp(q float64, z int) float64 {
	if q >= 0.5 {
		return 1
	}
	p, behind := 1-q, 0.0
	for m := range z + 1 {
		choose, _ := math.Lgamma(float64(m + z))
		a, _ := math.Lgamma(float64(m + 1))
		b, _ := math.Lgamma(float64(z))
		behind += math.Exp(choose-a-b) * (math.Pow(p, float64(z))*math.Pow(q, float64(m)) - math.Pow(p, float64(m))*math.Pow(q, float64(z)))
	}
	return 1 - behind
}

// approximately is the same in Nakamoto's approximation (2008, section 11): the
// attacker's blocks are a Poisson number while the others find z.
func approximately(q float64, z int) float64 {
	ratio, behind := q/(1-q), 0.0
	for k := range z + 1 {
		behind += poisson(float64(z)*ratio, k) * (1 - math.Pow(ratio, float64(z-k)))
	}
	return 1 - behind
}

// The figures in texts are those of the papers.
func TestRacesOfThePapers(t *testing.T) {
	for _, c := range []struct {
		name       string
		got, want  float64
		confidence float64
	}{
		{"exact, 10 %, z=1", catchesUp(0.1, 1), 0.2, 1e-9},
		{"exact, 10 %, z=2", catchesUp(0.1, 2), 0.056, 1e-9},
		{"exact, 10 %, z=3", catchesUp(0.1, 3), 0.01712, 1e-9},
		{"exact, 10 %, z=6", catchesUp(0.1, 6), 0.00059, 5e-6},
		{"exact, 10 %, z=6: one in 1,700", 1 / catchesUp(0.1, 6), 1700, 50},
		{"exact, a sixth, z=6: one in a hundred", 1 / catchesUp(1.0/6, 6), 100, 10},
		{"exact, 30 %, z=6", catchesUp(0.3, 6), 0.15645, 5e-6},
		{"exact, half", catchesUp(0.5, 6), 1, 0},
		{"approximation, 10 %, z=5", approximately(0.1, 5), 0.0009137, 5e-8},
		{"approximation, 10 %, z=6", approximately(0.1, 6), 0.00024, 5e-6},
		{"approximation, 30 %, z=10", approximately(0.3, 10), 0.0416605, 5e-8},
		{"from one behind", math.Pow(0.1/0.9, 1), 0.11, 5e-3},
		{"from two behind", math.Pow(0.1/0.9, 2), 0.012, 5e-4},
		{"from three behind", math.Pow(0.1/0.9, 3), 0.0014, 5e-5},
	} {
		if math.Abs(c.got-c.want) > c.confidence {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
	least := func(law func(float64, int) float64) int {
		z := 1
		for law(0.35, z) >= 0.001 {
			z++
		}
		return z
	}
	if exact, about := least(catchesUp), least(approximately); exact != 58 || about != 41 {
		t.Errorf("with 35 %% it takes %d confirmations, by the approximation %d; want 58 and 41", exact, about)
	}
}
