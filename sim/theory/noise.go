package theory

import "math"

const zawy = "zawy12/difficulty-algorithms, issue 62: rules compared at equal standard deviation"

func noiseWindow() Law {
	return Law{
		Name:     "noise-bitcoin",
		Predicts: "the standard deviation of the difficulty, over its mean, under a rule in proportion to the time that a window took",
		Unit:     Factor,
		Paper:    zawy + " (there SMA)",
		Valid:    "constant hash rate, of first order",
		Params:   []Param{windowParam(144, 2, 1e6)},
		value:    func(v Values) float64 { return 1 / math.Sqrt(v["window"]) },
	}
}

func noiseASERT() Law {
	return Law{
		Name:     "noise-asert",
		Predicts: "the standard deviation of the difficulty, over its mean, under an absolute schedule whose half-life is a window",
		Unit:     Factor,
		Paper:    zawy + "; the mean life is window/ln 2 blocks",
		Valid:    "constant hash rate, of first order",
		Params:   []Param{windowParam(144, 2, 1e6)},
		value:    func(v Values) float64 { return 1 / math.Sqrt(2*v["window"]/math.Ln2-1) },
	}
}

func noiseLWMA() Law {
	return Law{
		Name:     "noise-lwma",
		Predicts: "the standard deviation of the difficulty, over its mean, under a linearly weighted moving average",
		Unit:     Factor,
		Paper:    zawy + "; LWMA-1 of issue 3, by its answer to a single long gap",
		Valid:    "constant hash rate, of first order",
		Params:   []Param{windowParam(144, 3, 2000)},
		value: func(v Values) float64 {
			return math.Sqrt(weightedAverage(int(v["window"])).difficulty)
		},
	}
}

func retargetLWMA() Law {
	return Law{
		Name:     "retarget-lwma",
		Predicts: "the mean interval under a linearly weighted moving average",
		Unit:     Seconds,
		Paper:    "LWMA-1, zawy12/difficulty-algorithms, issue 3; expanded to second order about a constant difficulty",
		Valid:    "constant hash rate; right to 0.2 % from windows of 20 blocks on, and to 1 % at 10; gaps count as at most six wanted ones",
		Params:   []Param{windowParam(10, 10, 2000), targetParam(10)},
		Figure:   "interval",
		value: func(v Values) float64 {
			s := weightedAverage(int(v["window"]))
			return v["target"] * (1 + cutOff(s.difficulty) + (s.mean+s.weighted-s.difficulty)/2)
		},
	}
}

// longest is how many wanted gaps a gap counts as at most.
const longest = 6

// cutOff is by what part the mean gap falls short for that, when the logarithm of the target
// is normal with this variance: the mean of e^(-6 e^x), as a sum over eight deviations.
func cutOff(variance float64) float64 {
	const step = 1.0 / 16
	deviation, sum, weights := math.Sqrt(variance), 0.0, 0.0
	for x := -8.0; x <= 8; x += step {
		weight := math.Exp(-x * x / 2)
		weights += weight
		sum += weight * math.Exp(-longest*math.Exp(x*deviation))
	}
	return sum / weights
}

// spread is what a linearly weighted moving average makes of exponential gaps: the variances
// of the logarithm of the next target, of the mean of those of a window, and of the weighted
// mean of its gaps.
type spread struct{ difficulty, mean, weighted float64 }

// weightedAverage sums the squares of what one gap that is longer by 1 does to the targets
// that follow. The next target's logarithm is the mean of the window's, plus the weighted mean
// of its gaps; a gap is as long as its target is hard.
func weightedAverage(window int) spread {
	n := float64(window)
	weight := func(age int) float64 { // 1 is the newest
		if age > window {
			return 0
		}
		return 2 * (n + 1 - float64(age)) / (n * (n + 1))
	}
	long := 20 * window // by then it is forgotten
	target := make([]float64, long+1)
	var s spread
	for k := 1; k <= long; k++ {
		mean, gaps := 0.0, weight(k)
		for age := 1; age <= min(window, k-1); age++ {
			mean += target[k-age] / n
			gaps -= weight(age) * target[k-age]
		}
		target[k] = mean + gaps
		s.difficulty += target[k] * target[k]
		s.mean += mean * mean
		s.weighted += gaps * gaps
	}
	// Of a gap that is exponential with mean 1, but counts as six at most.
	short := math.Exp(-longest)
	variance := 2*(1-(longest+1)*short) - (1-short)*(1-short)
	return spread{variance * s.difficulty, variance * s.mean, variance * s.weighted}
}
