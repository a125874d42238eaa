package theory

import "fmt"

func profitTime() Law {
	return Law{
		Name:     "profit-time",
		Predicts: "how long selfish mining takes to have earned more than honest mining would have",
		Unit:     Weeks,
		Paper:    "Grunspan, Perez-Marco: On profitability of selfish mining, 2018 (arXiv 1805.08281), and of its lag, 2020 (arXiv 2010.02671)",
		Valid:    "Bitcoin's windows of 2016 blocks; of first order; only where sm1 earns more than alpha: until the difficulty falls nothing is earned by it",
		Params:   []Param{alphaParam(0.1, 0.5), gammaParam(0.9)},
		check: func(v Values) error {
			if r := sm1(v["alpha"], v["gamma"]); r.Share <= v["alpha"] {
				return fmt.Errorf("with alpha %s and gamma %s selfish mining never pays: it earns %.4g of the blocks; expected an alpha above %.4g (sm1-threshold)",
					number(v["alpha"]), number(v["gamma"]), r.Share, (1-v["gamma"])/(3-2*v["gamma"]))
			}
			return nil
		},
		value: func(v Values) float64 {
			// A first window of 2016/growth blocks costs alpha/growth - share, in units of a
			// window's blocks; each later one, of two weeks, brings share - alpha.
			const window = 2 // weeks
			r := sm1(v["alpha"], v["gamma"])
			return window * (1/r.Growth + (v["alpha"]/r.Growth-r.Share)/(r.Share-v["alpha"]))
		},
	}
}
