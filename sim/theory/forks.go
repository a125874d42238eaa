package theory

import "math"

func deckerWattenhofer() Law {
	return Law{
		Name:     "decker-wattenhofer",
		Predicts: "the chance that a block has a rival, found before all knew of it",
		Unit:     Probability,
		Paper:    "Decker, Wattenhofer: Information propagation in the Bitcoin network, IEEE P2P 2013: 1 - (1 - 1/interval)^spread",
		Valid:    "hash rate spread evenly over the nodes; spread is the integral of the share of nodes that do not know a block yet, which is the mean time until a node knows it",
		Params: []Param{
			{Name: "spread", Unit: Seconds, Doc: "the mean time until a node knows a block", Max: 86_400, Default: 12.6},
			{Name: "interval", Unit: Seconds, Doc: "the mean time between blocks that are found", Min: 2, Max: 31_536_000, Default: 600},
		},
		Figure: "stale.rate",
		value: func(v Values) float64 {
			return -math.Expm1(v["spread"] * math.Log1p(-1/v["interval"]))
		},
	}
}

func overlap() Law {
	return Law{
		Name:     "overlap",
		Predicts: "the chance that some block is found while another travels",
		Unit:     Probability,
		Paper:    "Poisson arrivals: 1 - e^(-delay/interval)",
		Valid:    "many small miners, all at the same delay from each other",
		Params:   []Param{delayParam(10), intervalParam(600)},
		value:    func(v Values) float64 { return -math.Expm1(-v["delay"] / v["interval"]) },
	}
}

func shareParam() Param {
	return Param{Name: "share", Unit: Share, Doc: "one miner's share of the hash rate; the other has the rest", Max: 1, Default: 0.5}
}

func twoMinerRace() Law {
	return Law{
		Name:     "two-miner-race",
		Predicts: "the chance that a block of two miners who agree starts a race: the other finds one before he hears of it",
		Unit:     Probability,
		Paper:    "Poisson arrivals; for equal miners 1 - e^(-delay/(2 interval))",
		Valid:    "two miners at a constant delay",
		Params:   []Param{delayParam(10), intervalParam(600), shareParam()},
		value: func(v Values) float64 {
			x, s := v["delay"]/v["interval"], v["share"]
			return -s*math.Expm1(-(1-s)*x) - (1-s)*math.Expm1(-s*x)
		},
	}
}

func twoMiner() Law {
	return Law{
		Name:     "two-miner",
		Predicts: "stale blocks over all blocks found, of two miners",
		Unit:     Share,
		Paper:    "Sompolinsky, Zohar: Secure high-rate transaction processing in Bitcoin, FC 2015 (eprint 2013/881), on two nodes: the growth of the longest chain",
		Valid:    "exact for two miners at a constant delay, who each take the first of equals",
		Params:   []Param{delayParam(10), intervalParam(600), shareParam()},
		Figure:   "stale.rate",
		value:    func(v Values) float64 { return twoMinerStale(v["delay"]/v["interval"], v["share"]) },
	}
}

// twoMinerStale is what the longest chain of two miners does not grow by for each block found, when
// a block travels for x intervals: it grows by (s^2 e^(2sx) - r^2 e^(2rx)) / (s e^(2sx) - r e^(2rx)),
// with r = 1-s. The rest of 1 is s r (1 - e^(2(r-s)x)) / (s - r e^(2(r-s)x)), in which nothing is lost in
// rounding. It is written for the larger share, and as its limit where both are nearly equal.
func twoMinerStale(x, share float64) float64 {
	s := max(share, 1-share)
	r := 1 - s
	if s-r < 1e-6 {
		return x / 2 / (1 + x)
	}
	less := -math.Expm1(-2 * (s - r) * x)
	return s * r * less / (s - r + r*less)
}

func sompolinskyZohar() Law {
	return Law{
		Name:     "sompolinsky-zohar",
		Predicts: "the most that stale blocks are of all blocks found, whatever the network",
		Unit:     Share, Bound: AtMost,
		Paper:  "Sompolinsky, Zohar: Secure high-rate transaction processing in Bitcoin, FC 2015 (eprint 2013/881): the chain grows by at least 1/(interval + delay)",
		Valid:  "honest miners; every block reaches everybody within delay; blocks are Poisson",
		Params: []Param{delayParam(10), intervalParam(600)},
		Figure: "stale.rate",
		value: func(v Values) float64 {
			x := v["delay"] / v["interval"]
			return x / (1 + x)
		},
	}
}
