package experiment

import (
	"example.com/sosocoin/sim/sweep"
)

// rules are the retarget rules, and the laws of their intervals.
func rules() []struct{ rule, law string } {
	return []struct{ rule, law string }{{"naive", "retarget-naive"}, {"bitcoin", "retarget-bitcoin"}, {"asert", "retarget-asert"}, {"lwma", "retarget-lwma"}}
}

// retargetRules is the interval that each rule comes to.
func retargetRules() Experiment {
	e := Experiment{
		Name: "retarget", Title: "The interval that retarget rules come to", Runs: 20, X: "",
		About: "The hash rate stays as it is, and 10 s are wanted. A rule in proportion to the time that a window took comes to more, since the mean of a reciprocal is not the reciprocal of the mean; only an absolute schedule comes to what is wanted.",
		World: []sweep.Word{word("nodes", 2), word("topology", "full"), word("relay", "push"), word("latency", "1ms"), word("hashrate", "12.8H/s"), word("blocks", 1000)},
	}
	for _, r := range rules() {
		e.Cases = append(e.Cases, Case{
			Labels: []sweep.Word{word("retarget", r.rule)}, Words: []sweep.Word{word("retarget", r.rule)},
			Figure: "interval", Expect: []Expectation{{Law: r.law, Slack: 0.005}},
		})
	}
	return e
}

// hopping is what a miner that comes and goes makes of the interval.
func hopping() Experiment {
	e := Experiment{
		Name: "hopping", Title: "A miner that comes while it is easy", Runs: 10, X: "",
		About: "A miner with four fifths of the hash rate mines only while blocks are easy. Under a rule that looks at windows the difficulty swings, and blocks take longer than under that rule alone; an absolute schedule makes up for it.",
		World: []sweep.Word{word("nodes", 5), word("topology", "full"), word("relay", "push"), word("latency", "10ms"), word("hashrate", "4H/s"), word("shares", "16,1,1,1,1"), word("strategy", "n0:hopper:price=120"), word("blocks", 400)},
	}
	for _, r := range rules() {
		bound, slack := AtLeast, 0.0
		if r.rule == "asert" {
			bound, slack = AsTheLaw, 0.03 // where the run ends, the chain may be behind
		}
		e.Cases = append(e.Cases, Case{
			Labels: []sweep.Word{word("retarget", r.rule)}, Words: []sweep.Word{word("retarget", r.rule)},
			Figure: "interval", Expect: []Expectation{{Law: r.law, Bound: bound, Slack: slack}},
		})
	}
	return e
}

// recovery is how many blocks there are after a step of the hash rate.
func recovery() Experiment {
	e := Experiment{
		Name: "recovery", Title: "After a step of the hash rate", Runs: 24, X: "",
		About: "At the start, or from block 200 on, the hash rate is so many times what the difficulty is for. 4000 s later, 400 wanted intervals, the chain is ahead or behind by what the rule let pass: Bitcoin's rule needs a window for each factor of four, and an absolute schedule keeps a lead of a half-life for each factor of two.",
		World: []sweep.Word{word("nodes", 2), word("topology", "full"), word("relay", "push"), word("latency", "1ms"), word("difficulty", 6)},
	}
	laws := map[string]string{"bitcoin": "step-bitcoin", "asert": "step-asert"}
	for _, rule := range []string{"bitcoin", "asert"} {
		for _, step := range []float64{0.125, 2, 8, 32} {
			e.Cases = append(e.Cases, Case{
				Labels: []sweep.Word{word("retarget", rule), word("step", step), word("at", 0)},
				Words:  []sweep.Word{word("retarget", rule), word("hashrate", 3.2*step), word("for", "4000s")}, // of two nodes; a block takes 64 hashes at first
				Given:  []sweep.Word{word("time", "4000s")}, Figure: "height", Expect: []Expectation{{Law: laws[rule], Slack: 0.01}},
			})
		}
		e.Cases = append(e.Cases, Case{
			Labels: []sweep.Word{word("retarget", rule), word("step", 8), word("at", 200)},
			Words:  []sweep.Word{word("retarget", rule), word("scenario", "step")},
			Given:  []sweep.Word{word("time", "4000s"), word("before", 200)}, Figure: "height", Expect: []Expectation{{Law: laws[rule], Slack: 0.01}},
		})
	}
	return e
}
