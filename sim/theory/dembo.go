package theory

import "math"

func dembo() Law {
	return Law{
		Name:     "dembo",
		Predicts: "the share of the hash rate below which no attack undoes deep blocks",
		Unit:     Share,
		Paper:    "Dembo, Kannan, Tas, Tse, Viswanath, Wang, Zeitouni: Everything is a race and Nakamoto always wins, CCS 2020 (arXiv 2005.10484)",
		Valid:    "delays up to delay as the attacker likes them; the bound is tight: b with b = (1-b)/(1 + (1-b) delay/interval)",
		Params:   []Param{delayParam(10), intervalParam(600)},
		value: func(v Values) float64 {
			// With h = 1-b and x = delay/interval, x h^2 + (2-x) h - 1 = 0.
			x := v["delay"] / v["interval"]
			h := 2 / (2 - x + math.Hypot(2, x)) // of the two forms of the root, that which holds at 0 too
			return 1 - h
		},
	}
}
