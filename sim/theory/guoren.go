package theory

import (
	"fmt"
	"math"
)

func guoRenLower() Law {
	return guoRen("guo-ren-lower", AtLeast, "the least chance that some attack undoes a block that is k deep", func(v Values) float64 {
		return settlementRisk(1-v["q"], int(v["k"]), 2)
	})
}

func guoRenUpper() Law {
	return guoRen("guo-ren-upper", AtMost, "the greatest chance that any attack undoes a block that is k deep", func(v Values) float64 {
		return settlementRisk(pacer(v), int(v["k"]), 1)
	})
}

func guoRen(name string, bound Bound, predicts string, value func(Values) float64) Law {
	return Law{
		Name:     name,
		Predicts: predicts,
		Unit:     Probability, Bound: bound,
		Paper: "Guo, Ren: Bitcoin's latency-security analysis made simple, AFT 2022 (arXiv 2203.06357), theorem 2",
		Valid: "any attack, with delays up to delay as the attacker likes them, if (1-q) e^(-delay/interval) is above 1/2: the chance that a block is honest, and no other honest one is found within a delay",
		Params: []Param{
			{Name: "q", Unit: Share, Doc: "the attacker's share of the hash rate", Min: 0, Max: 0.5, Default: 0.1},
			{Name: "k", Unit: Blocks, Doc: "how deep the block is: its confirmations", Min: 1, Max: 500, Default: 6},
			delayParam(10), intervalParam(600),
		},
		check: func(v Values) error {
			if p := pacer(v); p <= 0.5 {
				return fmt.Errorf("(1-q) e^(-delay/interval) is %.4g; expected more than 0.5: with a smaller q or delay", p)
			}
			return nil
		},
		value: value,
	}
}

func pacer(v Values) float64 { return (1 - v["q"]) * math.Exp(-v["delay"]/v["interval"]) }

// settlementRisk is theorem 2, whose two bounds differ in the chance p that a block counts
// for the honest miners and in how far an attacker has to come, 2k+ahead. The attacker has i-1
// blocks before the payment; then of the 2k+1-i that follow he has j; the rest is a gambler's
// ruin.
func settlementRisk(p float64, k, ahead int) float64 {
	q := 1 - p
	if q == 0 {
		return 0
	}
	ratio := q / p
	sum := math.Pow(ratio, float64(k))
	for i := 1; i <= k; i++ {
		n, part := 2*k+1-i, 0.0
		for j := 0; j <= n; j++ {
			log := logFactorial(n) - logFactorial(j) - logFactorial(n-j) + float64(j)*math.Log(q) + float64(n-j)*math.Log(p)
			part += math.Exp(log) * math.Pow(ratio, float64(max(2*k+ahead-2*i-2*j, 0)))
		}
		sum += math.Pow(ratio, float64(i-1)) * (1 - ratio) * part
	}
	return min(sum, 1)
}
