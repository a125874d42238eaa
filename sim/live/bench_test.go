package live

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/settings"
)

// BenchmarkSeek goes to random moments of an hour that has been run. The slowest seek
// is told too: it is what somebody waits for.
func BenchmarkSeek(b *testing.B) {
	for _, nodes := range []int{8, 100} {
		b.Run(fmt.Sprintf("nodes=%d", nodes), func(b *testing.B) {
			config := settings.Default()
			config.Nodes, config.Observe = nodes, true
			if nodes > 64 {
				config.Exec = netsim.Workers
			}
			w, err := sim.NewWorld(config)
			if err != nil {
				b.Fatal(err)
			}
			tl := NewTimeline(w, nil)
			defer tl.Close()
			const hour = 3600 * netsim.Second
			for tl.Now() < hour {
				tl.Advance(hour)
			}
			r := rand.New(rand.NewPCG(1, 2))
			b.ReportMetric(float64(len(tl.here.branch.frames)), "frames")
			slowest := 0.0
			for b.Loop() {
				before := b.Elapsed()
				tl.Seek(netsim.Time(r.Int64N(int64(hour))))
				slowest = max(slowest, (b.Elapsed() - before).Seconds())
			}
			b.ReportMetric(1000*slowest, "ms-slowest")
		})
	}
}

// BenchmarkClone is the cost of a frame.
func BenchmarkClone(b *testing.B) {
	for _, nodes := range []int{8, 100, 1000} {
		b.Run(fmt.Sprintf("nodes=%d", nodes), func(b *testing.B) {
			config := settings.Default()
			config.Nodes, config.Observe, config.HashRate, config.Exec = nodes, true, 10, netsim.Workers
			w, err := sim.NewWorld(config)
			if err != nil {
				b.Fatal(err)
			}
			defer w.Close()
			w.AdvanceTo(600 * netsim.Second)
			b.ReportAllocs()
			for b.Loop() {
				w.Clone()
			}
		})
	}
}
