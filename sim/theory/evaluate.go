package theory

import "example.com/sosocoin/sim/withhold"

import "math"

// Revenue is what a miner has of a policy in the long run.
type Revenue struct {
	Share  float64 // of the blocks of the main chain, his
	Growth float64 // blocks of the main chain for each block found; 1 - Growth are stale
}

// Evaluate finds the revenue of a policy for a miner with a share alpha of the hash rate,
// above 0 and below 1/2, on whose branch a share gamma of the others mines in a tie. A race
// begins anew when the miner adopts, so that the revenue is the mean of what one race
// settles for him over the mean of what it settles at all (the renewal reward theorem).
func Evaluate(p *withhold.Policy, alpha, gamma float64) Revenue {
	r := newRace(alpha, gamma, p.Size())
	known := reach(p, r.edge)
	r.each(func(s withhold.State) {
		if at := r.at(s); known[at] {
			r.plan(s, p.Do(s))
			r.order = append(r.order, at)
		}
	})
	sum := func(k kind) float64 {
		values := make([]float64, len(r.steps))
		r.values(k, values)
		return r.sum(k, values)
	}
	own := sum(mined)
	main := own + sum(lost)
	return Revenue{Share: own / main, Growth: main / sum(found)}
}

// SizeFor is how large a table is made for a miner's share. Longer races are so rare that the
// revenue is right to about 1e-5 up to a share of 0.4; larger tables would take seconds.
func SizeFor(alpha float64) int {
	const step, most = 10, 150
	rate := 4 * alpha * (1 - alpha)
	for n := 2 * step; n < most; n += step {
		if math.Pow(rate, float64(n))/math.Pow(float64(n), 1.5) < 2e-6 {
			return n
		}
	}
	return most
}

// cut is the size of the table that a law is asked for.
func cut(v Values) int {
	if v["cut"] > 0 {
		return int(v["cut"])
	}
	return SizeFor(v["alpha"])
}
