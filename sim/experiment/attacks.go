package experiment

import (
	"fmt"
	"math"
	"strconv"

	"example.com/sosocoin/sim/sweep"
)

// withholding is a network with an attacker n0. How many honest miners hear its answer to a block
// before that block follows from the links alone: along a line none does, and where it is the
// hub of a star all but the finder do. So gamma is (n-1)/n of n honest miners.
func withholding(strategy string, alpha, gamma float64) []sweep.Word {
	defenders, topology := 2, "line"
	if gamma > 0 {
		topology = "star"
		defenders = max(2, int(math.Ceil(1/(1-gamma)-1e-9)))
	}
	shares := strconv.FormatFloat(alpha*float64(defenders)/(1-alpha), 'g', 12, 64)
	for range defenders {
		shares += ",1"
	}
	return []sweep.Word{word("nodes", 1+defenders), word("topology", topology), word("shares", shares), word("strategy", "n0:"+strategy)}
}

// withheld is what all worlds with such an attacker have.
func withheld(blocks int) []sweep.Word {
	return []sweep.Word{word("relay", "push"), word("retarget", "none"), word("latency", "1ms"), word("interval", "10m"), word("difficulty", 8), word("hashrate", "auto"), word("keep", 400), word("blocks", blocks)}
}

// selfish is what SM1 earns.
func selfish() Experiment {
	e := Experiment{
		Name: "selfish", Title: "What selfish mining earns", Runs: 6, X: "alpha",
		About: "A miner with a share alpha of the hash rate withholds blocks as SM1 of Eyal and Sirer does. Gamma, the share of the others that mines on its branch in a tie, follows from the links. Its revenue is its part of the main chain, once what it keeps back is settled.",
		World: withheld(3000),
	}
	for _, gamma := range []float64{0, 0.5, 0.75} {
		for _, alpha := range []float64{0.2, 0.3, 0.4} {
			e.Cases = append(e.Cases, Case{
				Labels: []sweep.Word{word("gamma", gamma), word("alpha", alpha)}, Words: withholding("selfish", alpha, gamma),
				Figure: "revenue(n0)", Expect: []Expectation{{Law: "sm1"}, {Law: "fair-share share=alpha", Bound: Beside}},
			})
		}
	}
	return e
}

// stubborn is what stubborn mining and the best policy earn.
func stubborn() Experiment {
	e := Experiment{
		Name: "stubborn", Title: "What stubborn mining and the optimum earn", Runs: 6, X: "",
		About: "The attacker is stubborn on its lead (L), on an equal fork (F) or on its trail (T1), as Nayak et al. have it, or follows the optimal policy of Sapirshtein, Sompolinsky and Zohar. SM1 stands beside.",
		World: withheld(3000),
	}
	for _, c := range []struct {
		strategy          string
		alpha, gamma      float64
		lead, fork, trail int
	}{
		{"stubborn=L", .4, .5, 1, 0, 0}, {"stubborn=F", .4, .5, 0, 1, 0}, {"stubborn=LF", .4, .5, 1, 1, 0}, {"stubborn=T1", .4, .5, 0, 0, 1},
		{"stubborn=F", .4, 0, 0, 1, 0}, {"stubborn=T1", .4, 0, 0, 0, 1},
		{"optimal", .35, 0, 0, 0, 0}, {"optimal", .4, 0, 0, 0, 0},
	} {
		law := "stubborn"
		if c.strategy == "optimal" {
			law = "optimal"
		}
		one := Case{
			Labels: []sweep.Word{word("strategy", c.strategy), word("gamma", c.gamma), word("alpha", c.alpha)}, Words: withholding(c.strategy, c.alpha, c.gamma),
			Figure: "revenue(n0)", Expect: []Expectation{{Law: law}, {Law: "sm1", Bound: Beside}},
		}
		if law == "stubborn" {
			one.Given = []sweep.Word{word("lead", c.lead), word("fork", c.fork), word("trail", c.trail)}
		}
		e.Cases = append(e.Cases, one)
	}
	return e
}

// spending is a network of an attacker n0 with a share q of the hash rate, and of two others. Blocks
// take far longer than their interval, so that miners hash nothing ahead: a block has all payments
// that its finder has heard of.
func spending(tries string) []sweep.Word {
	return []sweep.Word{word("nodes", 3), word("topology", "full"), word("relay", "push"), word("retarget", "none"), word("latency", "1ms"),
		word("interval", "30s"), word("difficulty", 7), word("hashrate", strconv.FormatFloat(128./600/3, 'g', 12, 64)+"H/s"), word("keep", 400), word("for", tries)}
}

func attacker(q float64, z int) []sweep.Word {
	return []sweep.Word{word("shares", strconv.FormatFloat(2*q/(1-q), 'g', 12, 64)+",1,1"),
		word("strategy", fmt.Sprintf("n0:double-spend:merchant=n1:amount=0.001:z=%d:giveup=20:head-start", z))}
}

// doubleSpend is how often a double spend succeeds.
func doubleSpend() Experiment {
	e := Experiment{
		Name: "double-spend", Title: "How often a double spend succeeds", Runs: 4, X: "z",
		About: "The attacker finds a block in private, pays, and goes on in private until the merchant has seen z confirmations and its branch is the longer one; 20 blocks behind it gives up. Rosenfeld's formula is exact for that; Nakamoto's approximation stands beside.",
		World: spending("1000h"),
	}
	for _, q := range []float64{0.1, 0.2, 0.3} {
		for _, z := range []int{1, 2, 4, 6} {
			e.Cases = append(e.Cases, Case{
				Labels: []sweep.Word{word("q", q), word("z", z)}, Words: attacker(q, z), Figure: "attack.rate",
				Expect: []Expectation{{Law: "rosenfeld"}, {Law: "nakamoto", Bound: Beside}},
			})
		}
	}
	return e
}

// settlement is the same where the honest miners hear of each other late.
func settlement() Experiment {
	e := Experiment{
		Name: "settlement", Title: "Double spends where news takes time", Runs: 4, X: "z",
		About: "The attacker has 0.3 of the hash rate and hears of a block at once; what others send takes two minutes, a fifth of the interval. It succeeds more often than Rosenfeld's formula says, which knows no delay, and less often than the bound of Guo and Ren for any attack.",
		World: append(spending("1000h"), word("do", "latency 120s"), word("do", "latency 1ms n1 n0 oneway"), word("do", "latency 1ms n2 n0 oneway")),
	}
	for _, z := range []int{1, 2, 4, 6} {
		e.Cases = append(e.Cases, Case{
			Labels: []sweep.Word{word("z", z)}, Words: attacker(0.3, z), Figure: "attack.rate",
			Expect: []Expectation{{Law: "rosenfeld", Bound: AtLeast}, {Law: "guo-ren-upper delay=2m interval=10m"}},
		})
	}
	return e
}
