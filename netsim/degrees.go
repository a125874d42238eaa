package netsim

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
)

// degrees are numbers of links, and how many of the nodes have each.
type degrees []degree

type degree struct {
	links  int
	weight float64 // relative to the others'
}

// only is the degree of nodes that all have the same.
func (d degrees) only() int { return d[0].links }

func (d degrees) mean() float64 {
	links, total := 0.0, 0.0
	for _, x := range d {
		links += float64(float64(x.links) * x.weight)
		total += x.weight
	}
	if total == 0 {
		return 0
	}
	return links / total
}

// parseDegrees reads "8", or "1=0.25,8=0.75" where there may be several.
func parseDegrees(s string, least int, several bool) (degrees, bool) {
	if k, err := strconv.Atoi(s); err == nil {
		return degrees{{k, 1}}, k >= least
	}
	var list degrees
	for _, part := range strings.Split(s, ",") {
		links, weight, ok := strings.Cut(part, "=")
		k, err := strconv.Atoi(links)
		w, err2 := strconv.ParseFloat(weight, 64)
		if !several || !ok || err != nil || err2 != nil || k < least || !(w > 0 && w <= 1e9) {
			return nil, false
		}
		list = append(list, degree{k, w})
	}
	return list, true
}

// deal gives each of n nodes its number of links.
func (d degrees) deal(n int, rnd *rand.Rand) []int {
	weights := make([]float64, len(d))
	for i := range d {
		weights[i] = d[i].weight
	}
	dealt := Apportion(n, weights, rnd)
	for node, i := range dealt {
		dealt[node] = d[i].links
	}
	return dealt
}

// Pick is the place in a list of weights that a random number u in [0, 1) picks, in
// proportion; never one of weight 0.
func Pick(weights []float64, u float64) int {
	total := 0.0
	for _, w := range weights {
		total += w
	}
	u *= total
	last := 0
	for i, w := range weights {
		if w == 0 {
			continue
		}
		if u < w {
			return i
		}
		u -= w
		last = i
	}
	return last // by rounding
}

// Apportion deals the places of a list of weights to n nodes, as exactly as n allows,
// and in random order.
func Apportion(n int, weights []float64, rnd *rand.Rand) []int {
	total := 0.0
	for _, w := range weights {
		total += w
	}
	dealt := make([]int, n)
	node, sum := 0, 0.0
	for i, w := range weights {
		sum += w
		last := int(math.Round(float64(n) * (sum / total)))
		if i == len(weights)-1 {
			last = n
		}
		for ; node < last; node++ {
			dealt[node] = i
		}
	}
	rnd.Shuffle(n, func(i, j int) { dealt[i], dealt[j] = dealt[j], dealt[i] })
	return dealt
}
