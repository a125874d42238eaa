package scenarios_test

import (
	"context"
	"fmt"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/scenarios"
)

// BenchmarkBitcoin2019 is the workload that simulators of this field are compared by: the
// network of 2019, of any number of nodes, and as many blocks as make 600,000 deliveries.
func BenchmarkBitcoin2019(b *testing.B) {
	for _, nodes := range []int{100, 600, 1000, 6000, 10_000} {
		b.Run(fmt.Sprintf("nodes=%d", nodes), func(b *testing.B) {
			blocks := 600_000 / nodes
			var handled uint64
			b.ReportAllocs()
			for b.Loop() {
				s, err := scenarios.Open("bitcoin-2019")
				if err != nil {
					b.Fatal(err)
				}
				s.SetHeight(blocks)
				config, err := s.Config()
				if err != nil {
					b.Fatal(err)
				}
				config.Nodes, config.Exec = nodes, netsim.Workers
				w, err := sim.NewWorld(config)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := s.Run(context.Background(), w, func(netsim.Time, string) {}); err != nil {
					b.Fatal(err)
				}
				handled += w.Handled()
				w.Close()
			}
			b.ReportMetric(float64(blocks*nodes*b.N)/b.Elapsed().Seconds(), "blocks·nodes/s")
			b.ReportMetric(b.Elapsed().Seconds()*1e9/float64(handled), "ns/event")
		})
	}
}
