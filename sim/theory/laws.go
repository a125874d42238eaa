package theory

import "slices"

// Laws is the table of all laws, by what they are about.
func Laws() []Law {
	return []Law{
		nakamotoDoubleSpend(),
		nakamotoDepth(),
		catchUp(),
		rosenfeldDoubleSpend(),
		rosenfeldDepth(),
		guoRenLower(),
		guoRenUpper(),
		dembo(),
		sm1Revenue(),
		sm1Threshold(),
		sm1Stale(),
		stubbornRevenue(),
		optimalRevenue(),
		optimalThreshold(),
		profitTime(),
		deckerWattenhofer(),
		overlap(),
		twoMinerRace(),
		twoMiner(),
		sompolinskyZohar(),
		fairShare(),
		feeWait(),
		retargetProportional(),
		retargetNaive(),
		retargetASERT(),
		retargetLWMA(),
		retargetGrowth(),
		retargetRecovery(),
		stepBitcoin(),
		stepASERT(),
		noiseWindow(),
		noiseASERT(),
		noiseLWMA(),
	}
}

// Lookup is the law of this name.
func Lookup(name string) (Law, bool) {
	laws := Laws()
	i := slices.IndexFunc(laws, func(l Law) bool { return l.Name == name })
	if i < 0 {
		return Law{}, false
	}
	return laws[i], true
}

// Names lists the laws by name.
func Names() []string {
	var names []string
	for _, l := range Laws() {
		names = append(names, l.Name)
	}
	return names
}

// The parameters that several laws have.

func qParam(most float64) Param {
	return Param{Name: "q", Unit: Share, Doc: "the attacker's share of the hash rate", Max: most, Default: 0.1}
}

func zParam() Param {
	return Param{Name: "z", Unit: Blocks, Doc: "confirmations that the merchant waits for", Max: 10_000, Default: 6}
}

func riskParam() Param {
	return Param{Name: "risk", Unit: Probability, Doc: "the chance of success that is borne", Min: 1e-9, Max: 1, Default: 0.001}
}

func alphaParam(standard, most float64) Param {
	return Param{Name: "alpha", Unit: Share, Doc: "the selfish miner's share of the hash rate", Min: 0.001, Max: most, Default: standard}
}

func gammaParam(standard float64) Param {
	return Param{Name: "gamma", Unit: Share, Doc: "the share of the other miners that mines on his branch in a tie", Max: 1, Default: standard}
}

func delayParam(standard float64) Param {
	return Param{Name: "delay", Unit: Seconds, Doc: "how long a block travels", Max: 86_400, Default: standard}
}

func intervalParam(standard float64) Param {
	return Param{Name: "interval", Unit: Seconds, Doc: "the mean time between blocks that are found", Min: 0.001, Max: 31_536_000, Default: standard}
}
