package theory

import "math"

func windowParam(standard, least, most float64) Param {
	return Param{Name: "window", Unit: Blocks, Doc: "blocks after which the rule looks back, or over which it does", Min: least, Max: most, Default: standard}
}

func targetParam(standard float64) Param {
	return Param{Name: "target", Unit: Seconds, Doc: "the interval between blocks that the rule aims at", Min: 0.001, Max: 31_536_000, Default: standard}
}

func retargetProportional() Law {
	return Law{
		Name:     "retarget-bitcoin",
		Predicts: "the mean interval under a rule in proportion to the time that a window took",
		Unit:     Seconds,
		Paper:    "the mean of 1/(a sum of n exponential gaps) is 1/((n-1) mean); for Bitcoin's 2016 gaps wanted and 2015 measured 600.596 s",
		Valid:    "constant hash rate, long windows: no clamp is met; missing is how many gaps fewer are measured than wanted (Bitcoin: 1, sosocoin: 0)",
		Params: []Param{
			windowParam(10, 3, 1e6), targetParam(10),
			{Name: "missing", Unit: Blocks, Doc: "gaps that are wanted but not measured", Max: 1},
		},
		Figure: "interval",
		value:  func(v Values) float64 { return v["target"] * v["window"] / (v["window"] - v["missing"] - 1) },
	}
}

func retargetNaive() Law {
	return Law{
		Name:     "retarget-naive",
		Predicts: "the mean interval under the rule of one bit up or down",
		Unit:     Seconds,
		Paper:    "the birth-death chain of the rule in Naivecoin, chapter 2: a bit harder if a window took less than half of the time, a bit easier if more than twice",
		Valid:    "constant hash rate; base is the interval at some difficulty of whole bits",
		Params: []Param{
			windowParam(10, 1, 1000), targetParam(10),
			{Name: "base", Unit: Seconds, Doc: "the interval at some difficulty of whole bits", Min: 0.001, Max: 31_536_000, Default: 10},
		},
		Figure: "interval",
		value: func(v Values) float64 {
			mean := 0.0
			for _, level := range naiveLevels(int(v["window"]), v["base"]/v["target"]) {
				mean += level.chance * level.interval
			}
			return mean * v["target"]
		},
	}
}

// level is a difficulty of whole bits: its interval in terms of the wanted one, and how much
// of the windows have it.
type level struct{ interval, chance float64 }

// naiveLevels are the difficulties around the wanted one, the easiest first. Between neighbours
// there is as much traffic up as down.
func naiveLevels(window int, base float64) []level {
	const around = 8
	n := float64(window)
	middle := base * math.Exp2(-math.Round(math.Log2(base)))
	levels := make([]level, 2*around+1)
	for i := range levels {
		levels[i].interval = middle * math.Exp2(float64(i-around))
	}
	harder := func(i int) float64 { return erlangBelow(window, n/2/levels[i].interval) }
	easier := func(i int) float64 { return 1 - erlangBelow(window, 2*n/levels[i].interval) }
	levels[around].chance = 1
	for i := around; i+1 < len(levels); i++ {
		levels[i+1].chance = levels[i].chance * harder(i) / easier(i+1)
	}
	for i := around; i > 0; i-- {
		levels[i-1].chance = levels[i].chance * easier(i) / harder(i-1)
	}
	sum := 0.0
	for _, l := range levels {
		sum += l.chance
	}
	for i := range levels {
		levels[i].chance /= sum
	}
	return levels
}

// erlangBelow is the chance that n exponential gaps of mean 1 take less than x: that there are
// n arrivals or more by then.
func erlangBelow(n int, x float64) float64 {
	if x < float64(n) { // the sum of the smaller part keeps its digits
		sum := 0.0
		for k := n; ; k++ {
			term := poisson(x, k)
			if sum += term; term <= sum*1e-17 {
				return sum
			}
		}
	}
	sum := 0.0
	for k := range n {
		sum += poisson(x, k)
	}
	return 1 - sum
}

func retargetASERT() Law {
	return Law{
		Name:     "retarget-asert",
		Predicts: "the mean interval under an absolute schedule: what is wanted",
		Unit:     Seconds,
		Paper:    "aserti3-2d, Bitcoin Cash specification, 2020: what a chain missed it makes up for",
		Valid:    "any hash rate that does not grow for ever, over many windows",
		Params:   []Param{targetParam(10)},
		Figure:   "interval",
		value:    func(v Values) float64 { return v["target"] },
	}
}

func retargetGrowth() Law {
	return Law{
		Name:     "retarget-growth",
		Predicts: "the interval over the wanted one while the hash rate grows exponentially",
		Unit:     Factor,
		Paper:    "Kraft: Difficulty control for blockchain-based consensus systems, Peer-to-Peer Netw. Appl. 2016: y with y = x^(-y)",
		Valid:    "a rule in proportion to the time that a window took, after many windows",
		Params:   []Param{{Name: "x", Unit: Factor, Doc: "the factor by which the hash rate grows per wanted window", Min: 0.7, Max: 1000, Default: 1.1}},
		value: func(v Values) float64 {
			// With l = ln x it is y + (ln y)/l = 0 for growth; Newton's steps on ln y + l y
			// from below rise to the root.
			l, y := math.Log(v["x"]), 0.1
			for range 100 {
				y -= (math.Log(y) + l*y) / (1/y + l)
			}
			return y
		},
	}
}

func retargetRecovery() Law {
	return Law{
		Name:     "retarget-recovery",
		Predicts: "full windows until the interval is as wanted again after a step of the hash rate",
		Unit:     Count,
		Paper:    "the clamp of Bitcoin's rule: a factor of 4 per window",
		Valid:    "a rule in proportion to the time that a window took, changes clamped to a factor of 4; constant hash rate before and after",
		Params:   []Param{{Name: "step", Unit: Factor, Doc: "the hash rate after over that before", Min: 1e-6, Max: 1e6, Default: 8}},
		value:    func(v Values) float64 { return math.Ceil(math.Abs(math.Log2(v["step"])) / 2) },
	}
}
