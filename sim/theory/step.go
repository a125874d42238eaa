package theory

import "math"

// stepParams are those of a chain whose hash rate has changed.
func stepParams() []Param {
	return []Param{
		{Name: "step", Unit: Factor, Doc: "how many times as large the hash rate is as the first difficulty is for", Min: 0.001, Max: 1000, Default: 8},
		{Name: "time", Unit: Seconds, Doc: "how long ago that began", Max: 31_536_000, Default: 4000},
		windowParam(10, 2, 1e6), targetParam(10),
		{Name: "before", Unit: Blocks, Doc: "blocks that there were then", Max: 1e9},
	}
}

func stepBitcoin() Law {
	return Law{
		Name:     "step-bitcoin",
		Predicts: "the height some time after a step of the hash rate, under a rule in proportion to the time that a window took, clamped at 4",
		Unit:     Blocks,
		Paper:    "the clamp of Bitcoin's rule: whole windows at 1/step of the interval, then at 1/(step/4), until the rest is within the clamp; then retarget-bitcoin",
		Valid:    "the step is at the beginning of a window, and long enough ago; of first order where it is near to a power of four",
		Params:   stepParams(),
		Figure:   "height",
		value: func(v Values) float64 {
			window, target := v["window"], v["target"]
			blocks, left := v["before"], v["time"]
			for ratio := v["step"]; math.Abs(math.Log(ratio)) > 1e-9; ratio /= min(max(ratio, 0.25), 4) {
				takes := window * target / ratio
				if takes >= left {
					return blocks + left*ratio/target
				}
				blocks, left = blocks+window, left-takes
			}
			return blocks + left/(target*window/(window-1))
		},
	}
}

func stepASERT() Law {
	return Law{
		Name:     "step-asert",
		Predicts: "the height some time after a step of the hash rate, under an absolute schedule whose half-life is a window",
		Unit:     Blocks,
		Paper:    "aserti3-2d, Bitcoin Cash specification, 2020: blocks are twice as hard for each half-life that the chain is ahead, so that it stays ahead by log2(step) of them",
		Valid:    "long enough after the step: some half-lives",
		Params:   stepParams(),
		Figure:   "height",
		value: func(v Values) float64 {
			return v["before"] + max(v["time"]/v["target"]+v["window"]*math.Log2(v["step"]), 0)
		},
	}
}
