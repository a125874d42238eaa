package theory

func fairShare() Law {
	return Law{
		Name:     "fair-share",
		Predicts: "the share of the main chain's blocks that an honest miner finds",
		Unit:     Share,
		Paper:    "Nakamoto: Bitcoin, 2008, section 4: one CPU, one vote; mining is a Poisson process",
		Valid:    "all are honest, and news takes no time; where it takes some, who hears and is heard sooner has more",
		Params:   []Param{shareParam()},
		value:    func(v Values) float64 { return v["share"] },
	}
}
