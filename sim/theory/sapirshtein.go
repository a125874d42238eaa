package theory

import "example.com/sosocoin/sim/withhold"

// Optimal finds the policy that earns a miner the most, and what it earns (Sapirshtein,
// Sompolinsky and Zohar 2016), with up to size blocks on either branch.
// Alpha is above 0 and below 1/2.
//
// As there, a race is worth the miner's settled blocks times 1 - rho less those of others times
// rho, and rho is the revenue when the best race is worth nothing. In place of a bisection
// with value iteration inside, policies are improved (Howard): the revenue of one is the
// next rho, and its values say what would be better in each state, until nothing is.
func Optimal(alpha, gamma float64, size int) (*withhold.Policy, Revenue) {
	size = min(size, withhold.MaxPolicySize)
	r := newRace(alpha, gamma, size)
	plan := make([]withhold.Action, len(r.steps))
	r.each(func(s withhold.State) {
		at := r.at(s)
		plan[at] = withhold.End(s)
		if a := (Stubborn{}).do(s); withhold.Possible(s, a) == nil && !r.atEdge(s) { // a good beginning
			plan[at] = a
		}
		r.plan(s, plan[at])
		r.order = append(r.order, at)
	})
	mine, theirs, worth := make([]float64, len(plan)), make([]float64, len(plan)), make([]float64, len(plan))
	for better := true; better; {
		r.values(mined, mine)
		r.values(lost, theirs)
		own, others := r.sum(mined, mine), r.sum(lost, theirs)
		rho := own / (own + others)
		for i := range worth {
			worth[i] = (1-rho)*mine[i] - rho*theirs[i]
		}
		better = r.improve(plan, rho, worth)
	}
	best := reached(withhold.NewPolicy("optimal", size, func(s withhold.State) withhold.Action { return plan[r.at(s)] }))
	return best, Evaluate(best, alpha, gamma)
}

// gain is by how much an action has to be better than the planned one to take its place.
const gain = 1e-10

// improve puts better actions into a plan, where there are any at this price.
func (r *race) improve(plan []withhold.Action, rho float64, worth []float64) (better bool) {
	of := func(s step) float64 { return (1-rho)*s.gain[mined] - rho*s.gain[lost] + s.ahead(worth) }
	r.each(func(s withhold.State) {
		if r.atEdge(s) {
			return
		}
		at := r.at(s)
		most := of(r.steps[at]) + gain
		for _, a := range [...]withhold.Action{withhold.Adopt, withhold.Override, withhold.Match, withhold.Wait} {
			if a == plan[at] || withhold.Possible(s, a) != nil {
				continue
			}
			if other := of(r.step(s, a)); other > most {
				most = other
				plan[at], better = a, true
				r.plan(s, a)
			}
		}
	})
	return better
}

func optimalRevenue() Law {
	return Law{
		Name:     "optimal",
		Predicts: "the share of the main chain's blocks that the best policy of withholding earns",
		Unit:     Share, Bound: AtLeast,
		Paper: "Sapirshtein, Sompolinsky, Zohar: Optimal selfish mining strategies in Bitcoin, FC 2016 (arXiv 1507.06183)",
		Valid: "no delay but for gamma; difficulty that follows the main chain; races are cut at cut blocks on a branch, so that it is less than the optimum: by 1e-5 up to alpha 0.4, by 1e-3 at 0.45",
		Params: []Param{
			alphaParam(0.35, 0.49), gammaParam(0),
			{Name: "cut", Unit: Blocks, Doc: "blocks on a branch at which a race is cut; 0 chooses by alpha", Max: withhold.MaxPolicySize},
		},
		value: func(v Values) float64 {
			_, r := Optimal(v["alpha"], v["gamma"], cut(v))
			return r.Share
		},
		policy: func(v Values) *withhold.Policy {
			best, _ := Optimal(v["alpha"], v["gamma"], cut(v))
			return best
		},
	}
}

func optimalThreshold() Law {
	return Law{
		Name:     "optimal-threshold",
		Predicts: "the share of the hash rate from which on some policy of withholding earns more than honest mining",
		Unit:     Share,
		Paper:    "Sapirshtein, Sompolinsky, Zohar: Optimal selfish mining strategies in Bitcoin, FC 2016 (arXiv 1507.06183)",
		Valid:    "as optimal; found to 1e-4",
		Params:   []Param{gammaParam(0)},
		value: func(v Values) float64 {
			pays := func(alpha float64) bool {
				_, r := Optimal(alpha, v["gamma"], thresholdSize)
				return r.Share > alpha+1e-7
			}
			low, high := 0.0, 0.4 // it always pays from 1/3 on
			for high-low > 5e-5 {
				if middle := (low + high) / 2; pays(middle) {
					high = middle
				} else {
					low = middle
				}
			}
			return high
		},
	}
}

// thresholdSize is enough where it just begins to pay: alpha is at most 1/3.
const thresholdSize = 40
