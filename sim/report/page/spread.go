package page

import (
	"math"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/outcome"
)

// spread is how blocks spread: at each of some delays, which share of the nodes has a
// block. Shares are of the nodes that ran when it was found, in per cent.
type spread struct {
	delays          []float64 // seconds
	mean, low, high []float64 // over blocks; a tenth of them is below low, a tenth above high
	blocks          int
	horizon         netsim.Time // the longest delay
}

const spreadSteps = 240

// spreading works the curve out up to the delay by which almost all arrivals were, but
// a fifth of the run at most: some may have waited for a partition to end. Blocks found
// so late that the run ended before are left out.
func spreading(h *outcome.History, end netsim.Time) *spread {
	var delays []netsim.Time
	blocks := make([]spreadBlock, len(h.Blocks))
	for i := range h.Blocks {
		blocks[i] = spreadOf(&h.Blocks[i])
		delays = append(delays, blocks[i].delays...)
	}
	slices.Sort(delays)
	s := &spread{}
	if len(delays) > 0 {
		s.horizon = min(delays[(len(delays)-1)*95/100]*5/4, end/5)
	}
	if s.horizon == 0 {
		return s // nothing took any time, or nothing was found
	}
	ripe := blocks[:0]
	for i := range blocks {
		if b := &h.Blocks[i]; b.Found <= end-s.horizon && b.Running > 0 {
			ripe = append(ripe, blocks[i])
		}
	}
	s.blocks = len(ripe)
	for step := 0; step <= spreadSteps && len(ripe) > 0; step++ {
		s.at(netsim.Time(float64(s.horizon)*float64(step)/spreadSteps), ripe)
	}
	return s
}

// spreadBlock is after how long the nodes got a block that ran when it was found and ever
// since, and how many ran.
type spreadBlock struct {
	delays  []netsim.Time // rising
	running int
}

func spreadOf(b *outcome.BlockHistory) spreadBlock {
	s := spreadBlock{make([]netsim.Time, 0, len(b.Arrivals)), b.Running}
	for _, a := range b.Arrivals {
		if a.Ran {
			s.delays = append(s.delays, a.At-b.Found)
		}
	}
	return s
}

// at adds a point to the curves.
func (s *spread) at(delay netsim.Time, blocks []spreadBlock) {
	shares, sum := make([]float64, len(blocks)), 0.0
	for i, b := range blocks {
		has, _ := slices.BinarySearch(b.delays, delay+1)
		shares[i] = 100 * float64(has) / float64(b.running)
		sum += shares[i]
	}
	slices.Sort(shares)
	last := float64(len(shares) - 1)
	s.delays = append(s.delays, delay.Seconds())
	s.mean = append(s.mean, sum/float64(len(shares)))
	s.low = append(s.low, shares[int(math.Round(last*0.1))])
	s.high = append(s.high, shares[int(math.Round(last*0.9))])
}

// intervals is how long the blocks of the best chain took, in seconds, sorted.
func intervals(h *outcome.History) []float64 {
	var gaps []float64
	for i := range h.Blocks {
		if b := &h.Blocks[i]; b.Main {
			gaps = append(gaps, b.Gap.Seconds())
		}
	}
	slices.Sort(gaps)
	return gaps
}

// bins counts values in bins of one width from 0 on; rest is how many are beyond.
func bins(values []float64, width float64, count int) (counts []float64, rest int) {
	counts = make([]float64, count)
	for _, v := range values {
		if i := int(v / width); i < count {
			counts[i]++
		} else {
			rest++
		}
	}
	return counts, rest
}
