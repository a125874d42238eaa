package sim

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/compact"
	"example.com/sosocoin/sim/settings"
)

// A world with compact blocks agrees in the end, keeps all invariants, and takes the
// same course whoever runs its nodes.
func TestCompactWorldsConverge(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		config := settings.Default()
		config.Relay, config.HashRate, config.Params = "compact", 5, chain.DefaultParams()
		config.Seed = rapid.Uint64Range(0, 1000).Draw(rt, "seed")
		config.Nodes = rapid.IntRange(2, 8).Draw(rt, "nodes")
		config.Latency = time.Duration(rapid.IntRange(0, 2000).Draw(rt, "latency")) * time.Millisecond
		config.Bandwidth = rapid.SampledFrom([]float64{0, 800, 20_000}).Draw(rt, "bandwidth")
		config.Loss = rapid.SampledFrom([]float64{0, 0.1}).Draw(rt, "loss")
		config.TxRate = rapid.SampledFrom([]float64{0, 0.3}).Draw(rt, "payments")
		config.Uploads = rapid.IntRange(0, 1).Draw(rt, "uploads")
		config.Params.Maturity = 2 // so that there is something to pay with soon
		config.Params.Payload = rapid.SampledFrom([]int{0, 2000}).Draw(rt, "payload")
		config.Compact = compact.Model{
			Size:    rapid.IntRange(0, 200).Draw(rt, "size"),
			Capable: rapid.Float64Range(0, 1).Draw(rt, "capable"), Churning: rapid.Float64Range(0, 1).Draw(rt, "churning"),
			Fail: rapid.Float64Range(0, 1).Draw(rt, "fail"), ChurningFail: 0.5,
			Missing: []compact.MissingPart{{Hundredths: 1, Weight: 5}, {Hundredths: 50, Weight: 1}},
		}
		run := func(exec netsim.Exec) *World {
			config.Exec = exec
			w, err := NewWorld(config)
			if err != nil {
				rt.Fatal(err)
			}
			w.AdvanceTo(60 * netsim.Second)
			if _, err := w.DoLine("add links=2"); err != nil {
				rt.Fatal(err)
			}
			w.AdvanceTo(90 * netsim.Second)
			_, _ = w.DoLine("loss 0")
			if err := settleWithin(t.Context(), w, 3600*netsim.Second); err != nil {
				rt.Fatal(err)
			}
			return w
		}
		serial, parallel := run(netsim.Serial), run(netsim.Goroutines)
		defer serial.Close()
		defer parallel.Close()
		if serial.Digest() != parallel.Digest() {
			rt.Error("the digests of a serial and of a parallel run differ")
		}
		if failure := serial.FirstFailure(); failure != "" || !serial.Converged() {
			rt.Errorf("converged: %v, %s", serial.Converged(), failure)
		}
	})
}

// The blocks of a busy world are mostly in the pools already.
func TestCompactReport(t *testing.T) {
	busy := func(relay string) *World {
		return newTestWorld(t, func(c *Config) {
			c.Relay, c.TxRate, c.Params.Maturity = relay, 2, 1
		})
	}
	w := busy("compact")
	w.AdvanceTo(300 * netsim.Second)
	r := w.Report().Compact
	if r == nil || r.Bytes == 0 || r.Saved() < 0.4*float64(r.Full) || r.Payloads != 0 {
		t.Errorf("%+v", r)
	}
	if other := busy("inv").Report().Compact; other != nil {
		t.Errorf("with inv: %+v", other)
	}
}
