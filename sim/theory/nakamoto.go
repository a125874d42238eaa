package theory

import "math"

func nakamotoDoubleSpend() Law {
	return Law{
		Name:     "nakamoto",
		Predicts: "the chance that an attacker who begins with the payment ever catches up, in Nakamoto's approximation",
		Unit:     Probability,
		Paper:    "Nakamoto: Bitcoin, 2008, section 11",
		Valid:    "no delay; the attacker's progress while z blocks are found is taken as Poisson with mean z q/p: too small a chance, and the smaller it is the more so (rosenfeld is exact); from q 0.5 on it is 1",
		Params:   []Param{qParam(1), zParam()},
		value:    func(v Values) float64 { return nakamoto(v["q"], int(v["z"])) },
	}
}

// nakamoto sums only positive terms, so that small chances keep their digits.
func nakamoto(q float64, z int) float64 {
	if q >= 0.5 {
		return 1
	}
	ratio := q / (1 - q)
	mean := float64(z) * ratio
	sum := 0.0
	for k := 0; ; k++ {
		term := poisson(mean, k)
		sum += term * math.Pow(ratio, float64(max(z-k, 0)))
		if float64(k) > mean && k >= z && term <= sum*1e-17 {
			return min(sum, 1)
		}
	}
}

// poisson is the chance of k when the mean is this.
func poisson(mean float64, k int) float64 {
	if mean == 0 {
		return oneIf(k == 0)
	}
	return math.Exp(float64(k)*math.Log(mean) - mean - logFactorial(k))
}

func logFactorial(n int) float64 {
	v, _ := math.Lgamma(float64(n + 1))
	return v
}

func oneIf(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

func nakamotoDepth() Law {
	return Law{
		Name:     "nakamoto-depth",
		Predicts: "the fewest confirmations at which a double spend succeeds with less than a chance, in Nakamoto's approximation",
		Unit:     Blocks,
		Paper:    "Nakamoto: Bitcoin, 2008, section 11, the last table",
		Valid:    "as nakamoto, of which it is the inverse: too few (rosenfeld-depth is exact)",
		Params:   []Param{qParam(0.49), riskParam()},
		value:    func(v Values) float64 { return depth(v["risk"], func(z int) float64 { return nakamoto(v["q"], z) }) },
	}
}

// depth is the least z from which on a chance that falls with z is below a risk, or is as
// small as one where that is certain.
func depth(risk float64, chance func(z int) float64) float64 {
	enough := func(z int) bool { return chance(z) < risk || risk == 1 }
	high := 1
	for !enough(high) {
		high *= 2
	}
	low := -1 // never enough
	for high-low > 1 {
		if middle := (low + high) / 2; enough(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return float64(high)
}

func catchUp() Law {
	return Law{
		Name:     "catch-up",
		Predicts: "the chance that an attacker who is z blocks behind ever catches up",
		Unit:     Probability,
		Paper:    "Nakamoto: Bitcoin, 2008, section 11 (the gambler's ruin; Feller 1957)",
		Valid:    "no delay; he never gives up",
		Params:   []Param{qParam(1), {Name: "z", Unit: Blocks, Doc: "blocks that the attacker is behind", Max: 10_000, Default: 6}},
		value: func(v Values) float64 {
			q := v["q"]
			if q >= 0.5 {
				return 1
			}
			return math.Pow(q/(1-q), v["z"])
		},
	}
}
