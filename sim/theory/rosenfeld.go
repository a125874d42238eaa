package theory

import "math"

func rosenfeldDoubleSpend() Law {
	return Law{
		Name:     "rosenfeld",
		Predicts: "the chance that a double spend succeeds when the merchant waits for z confirmations",
		Unit:     Probability,
		Paper:    "Rosenfeld: Analysis of hashrate-based double spending, 2014 (arXiv 1402.2009); Grunspan, Perez-Marco: Double spend races, 2018 (arXiv 1702.02867): I_4pq(z, 1/2) for head 1",
		Valid:    "exact without delay; the attacker needs a longer chain and never gives up, and has head blocks before the payment is made (the paper: 1); from q 0.5 on it is 1",
		Params:   []Param{qParam(1), zParam(), headParam()},
		value:    func(v Values) float64 { return rosenfeld(v["q"], int(v["z"]), int(v["head"])) },
	}
}

func headParam() Param {
	return Param{Name: "head", Unit: Blocks, Doc: "blocks that the attacker has mined before he pays", Max: 100, Default: 1}
}

// rosenfeld sums over the blocks that the attacker finds while the merchant waits, which are
// negative binomial: from then on he has to catch up with what he lacks, and one more.
func rosenfeld(q float64, z, head int) float64 {
	p := 1 - q
	if q >= 0.5 {
		return 1
	}
	if q == 0 {
		return oneIf(head > z)
	}
	mean := float64(z) * q / p
	sum := 0.0
	for m := 0; ; m++ {
		term := oneIf(m == 0)
		if z > 0 {
			term = math.Exp(logFactorial(m+z-1) - logFactorial(m) - logFactorial(z-1) + float64(z)*math.Log(p) + float64(m)*math.Log(q))
		}
		sum += term * math.Pow(q/p, float64(max(z+1-head-m, 0)))
		if float64(m) > mean && m > z && term <= sum*1e-17 {
			return min(sum, 1)
		}
	}
}

func rosenfeldDepth() Law {
	return Law{
		Name:     "rosenfeld-depth",
		Predicts: "the fewest confirmations at which a double spend succeeds with less than a chance",
		Unit:     Blocks,
		Paper:    "Rosenfeld: Analysis of hashrate-based double spending, 2014 (arXiv 1402.2009)",
		Valid:    "as rosenfeld, of which it is the inverse",
		Params:   []Param{qParam(0.49), riskParam(), headParam()},
		value: func(v Values) float64 {
			return depth(v["risk"], func(z int) float64 { return rosenfeld(v["q"], z, int(v["head"])) })
		},
	}
}
