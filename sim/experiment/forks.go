package experiment

import (
	"fmt"
	"strconv"

	"example.com/sosocoin/sim/sweep"
)

// staleRate is how many blocks are stale, by how long blocks take and how many miners there are.
func staleRate() Experiment {
	e := Experiment{
		Name: "stale-rate", Title: "Stale blocks against delay", Runs: 8, X: "delay",
		About: "Equal miners hear of each other's blocks after a delay; a block is found every 10 s. Of two miners the share of stale blocks is known exactly. Of more the share of heights with two blocks is the law of Decker and Wattenhofer, whose spread is the mean time until a miner knows of a block; it knows no forks that are under way already, so that 8 % are allowed. No share of stale blocks is above the bound of Sompolinsky and Zohar.",
		World: []sweep.Word{word("topology", "full"), word("relay", "push"), word("retarget", "none"), word("difficulty", 7), word("hashrate", "auto"), word("blocks", 1000)},
	}
	for _, nodes := range []int{2, 8, 20} {
		for _, delay := range []float64{0.5, 1, 2, 4} {
			c := Case{Labels: []sweep.Word{word("miners", nodes), word("delay", seconds(delay))}, Words: []sweep.Word{word("nodes", nodes), word("latency", seconds(delay))}}
			switch nodes {
			case 2:
				c.Figure, c.Expect = "stale.rate", []Expectation{{Law: "two-miner"}, {Law: "sompolinsky-zohar"}}
			default:
				c.Figure, c.Expect = "fork.rate", []Expectation{{Law: "decker-wattenhofer", Slack: 0.08}}
				c.Given = []sweep.Word{word("spread", seconds(delay*float64(nodes-1)/float64(nodes)))}
			}
			e.Cases = append(e.Cases, c)
		}
	}
	return e
}

// seconds writes a duration.
func seconds(s float64) string { return strconv.FormatFloat(s, 'f', -1, 64) + "s" }

// blockSize is how many blocks have rivals, by how large they are.
func blockSize() Experiment {
	const nodes, interval, latency, bandwidth = 8, 60, 0.5, 1e6
	e := Experiment{
		Name: "block-size", Title: "Forks against block size", Runs: 10, X: "size",
		About: "Blocks of some size go over links of 1 MB/s and half a second, one a minute. How long a block takes follows from that, and how many have a rival from the law of Decker and Wattenhofer. Gervais et al. 2016 vary the size in Bitcoin's network.",
		World: []sweep.Word{word("nodes", nodes), word("topology", "full"), word("relay", "push"), word("retarget", "none"), word("difficulty", 7), word("hashrate", "auto"),
			word("interval", "60s"), word("latency", "500ms"), word("bandwidth", "1MB/s"), word("blocks", 1500), word("block-size", "16MB")},
	}
	for _, size := range []float64{0.1, 0.5, 1, 2, 4, 8} {
		spread := (latency + size*1e6/bandwidth) * (nodes - 1) / nodes
		e.Cases = append(e.Cases, Case{
			Labels: []sweep.Word{word("size", fmt.Sprintf("%gMB", size))}, Words: []sweep.Word{word("payload", fmt.Sprintf("%gMB", size))},
			Given: []sweep.Word{word("spread", seconds(spread))}, Figure: "fork.rate", Expect: []Expectation{{Law: "decker-wattenhofer", Slack: 0.05}},
		})
	}
	return e
}

// propagation is how fast blocks spread in Bitcoin's network of 2019.
func propagation() Experiment {
	const source = "SimBlock (Aoki et al. 2019), whose settings these are"
	e := Experiment{
		Name: "propagation", Title: "How blocks spread in Bitcoin's network of 2019", Runs: 2, X: "part",
		About: "The scenario bitcoin-2019: 600 nodes in six regions, 200 blocks of half a megabyte.",
		World: []sweep.Word{word("scenario", "bitcoin-2019"), word("blocks", 200)},
	}
	for _, part := range []struct {
		figure    string
		low, high float64
	}{{"propagation.50", 0.5, 5}, {"propagation.90", 0.8, 10}} {
		e.Cases = append(e.Cases, Case{
			Labels: []sweep.Word{word("part", part.figure)}, Figure: part.figure,
			Expect: []Expectation{{Low: part.low, High: part.high, Source: source}},
		})
	}
	return e
}

// betterConnected is what a miner earns who hears and is heard sooner.
func betterConnected() Experiment {
	e := Experiment{
		Name: "better-connected", Title: "What the better connected earn", Runs: 20, X: "delay",
		About: "Five miners have the same hash rate. n0 is the hub of a star: what it finds has reached all after one delay, and what others find after two. The later news comes, the more it has of the main chain than its fifth.",
		World: []sweep.Word{word("nodes", 5), word("topology", "star"), word("relay", "push"), word("retarget", "none"), word("difficulty", 7), word("hashrate", "auto"), word("blocks", 1000)},
	}
	for _, delay := range []float64{0, 0.5, 1, 2, 4} {
		bound := AtLeast
		if delay == 0 {
			bound = AsTheLaw
		}
		e.Cases = append(e.Cases, Case{
			Labels: []sweep.Word{word("delay", seconds(delay))}, Words: []sweep.Word{word("latency", seconds(delay))},
			Figure: "block.share(n0)", Expect: []Expectation{{Law: "fair-share", Bound: bound}},
		})
	}
	return e
}
