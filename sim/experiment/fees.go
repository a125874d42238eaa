package experiment

import (
	"fmt"

	"example.com/sosocoin/sim/sweep"
)

// feeAndWaiting is how long payments wait, by what they pay and how full blocks are.
func feeAndWaiting() Experiment {
	const interval, batch = 10, 4
	e := Experiment{
		Name: "fee-wait", Title: "Fees against waiting time", Runs: 8, X: "load",
		About: "Payments come at random, and a block, one every 10 s, has room for four of them: miners take those that pay most for a byte. The dear half, by the mean of all fees so far, waits as if there were no others, hardly longer than for the next block, and the cheap half has what room they leave. The law is that of a queue with priorities that is served in batches. At first there are few coins to pay with, a run's last payments still wait when it ends, and a miner looks for new payments eight times a second only: 3 % are allowed.",
		// A miner makes its block anew four times in an interval that is aimed at, so that half a second is, and 10 s
		// is what comes of the difficulty: 4096 hashes, of which two nodes make 409.6 a second.
		World: []sweep.Word{word("nodes", 2), word("topology", "full"), word("relay", "push"), word("latency", "1ms"), word("retarget", "none"), word("difficulty", 12), word("hashrate", "204.8H/s"),
			word("interval", "500ms"), word("block-size", fmt.Sprintf("%dB", roomFor(batch))), word("maturity", 0), word("blocks", 500)},
	}
	for _, class := range []struct{ name, figure, part string }{{"dear", "wait.high", "from=0 to=0.5"}, {"cheap", "wait.low", "from=0.5 to=1"}} {
		for _, load := range []float64{0.3, 0.5, 0.7} {
			e.Cases = append(e.Cases, Case{
				Labels: []sweep.Word{word("fees", class.name), word("load", fmt.Sprintf("%.0f%%", 100*load))},
				Words:  []sweep.Word{word("tx-rate", fmt.Sprintf("%.2f", load*batch/interval))}, Figure: class.figure,
				Given:  []sweep.Word{word("interval", "10s")},
				Expect: []Expectation{{Law: fmt.Sprintf("fee-wait rate=tx-rate batch=%d %s", batch, class.part), Slack: 0.03}},
			})
		}
	}
	return e
}

// roomFor is a limit of a block's size in bytes with room for so many payments that spend a coin for two
// outputs, some 201 bytes each beside 185 of the block, and not for one more.
func roomFor(payments int) int { return 185 + 201*payments + 100 }
