package theory

import "example.com/sosocoin/sim/withhold"

const eyalSirer = "Eyal, Sirer: Majority is not enough, FC 2014 (arXiv 1311.0243)"

// SM1 is the selfish mining of Eyal and Sirer 2014, algorithm 1.
func SM1(size int) *withhold.Policy { return Stubborn{}.Policy("sm1", size) }

func sm1Revenue() Law {
	return Law{
		Name:     "sm1",
		Predicts: "the share of the main chain's blocks that selfish mining earns",
		Unit:     Share,
		Paper:    eyalSirer + ", equation 8",
		Valid:    "no delay but for gamma; one selfish pool",
		Params:   []Param{alphaParam(0.35, 0.5), gammaParam(0)},
		value:    func(v Values) float64 { return sm1(v["alpha"], v["gamma"]).Share },
		policy:   func(v Values) *withhold.Policy { return SM1(SizeFor(v["alpha"])) },
	}
}

// sm1 is the revenue of SM1: for each block that is found, so many blocks of the pool and of
// others end on the main chain (section 4.3, from the chances of states in equations 3 to 7).
func sm1(alpha, gamma float64) Revenue {
	rest := 1 - alpha
	if alpha == 0.5 {
		return Revenue{1, 0.5} // the limit: the lead grows for ever
	}
	even := (1 - 2*alpha) / (2*alpha*alpha*alpha - 4*alpha*alpha + 1)
	one := alpha * even
	tie := rest * one
	two := one * alpha / rest
	more := 1 - even - one - tie - two
	pool := tie*(2*alpha+gamma*rest) + 2*rest*two + rest*more
	others := tie*rest*(gamma+2*(1-gamma)) + rest*even
	return Revenue{Share: pool / (pool + others), Growth: pool + others}
}

func sm1Threshold() Law {
	return Law{
		Name:     "sm1-threshold",
		Predicts: "the share of the hash rate above which selfish mining earns more than honest mining",
		Unit:     Share,
		Paper:    eyalSirer + ", equation 9",
		Valid:    "as sm1",
		Params:   []Param{gammaParam(0)},
		value:    func(v Values) float64 { return (1 - v["gamma"]) / (3 - 2*v["gamma"]) },
	}
}

func sm1Stale() Law {
	return Law{
		Name:     "sm1-stale",
		Predicts: "stale blocks over all blocks found, with one selfish pool",
		Unit:     Share,
		Paper:    eyalSirer + ", section 4.3: 1 less the blocks of the main chain for each that is found; Goebel, Keeler, Krzesinski, Taylor 2016 (arXiv 1505.05343) on what it shows",
		Valid:    "as sm1; honest miners alone leave no stale block",
		Params:   []Param{alphaParam(0.35, 0.5), gammaParam(0)},
		Figure:   "stale.rate",
		value:    func(v Values) float64 { return 1 - sm1(v["alpha"], v["gamma"]).Growth },
	}
}
