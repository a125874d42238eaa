package scenarios_test

import (
	"context"
	"fmt"
	"runtime"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/scenarios"
)

// deliveries is how many times a node gets a block in one run of BenchmarkBitcoin2019.
const deliveries = 600_000

// BenchmarkBitcoin2019 is the workload that simulators of this field are compared by: the
// network of 2019 with any number of nodes, and as many blocks as make 600,000
// deliveries. A handled packet or timer is an event. The memory of a node is what the
// heap has grown by at the end over the number of nodes, blocks included.
func BenchmarkBitcoin2019(b *testing.B) {
	for _, nodes := range []int{8, 100, 600, 1000, 6000, 10_000} {
		b.Run(fmt.Sprintf("nodes=%d", nodes), func(b *testing.B) {
			var handled uint64
			var grown float64
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				before := heap()
				b.StartTimer()
				w := bitcoin2019(b, nodes)
				handled += w.Handled()
				b.StopTimer()
				grown += heap() - before
				w.Close()
				b.StartTimer()
			}
			seconds := b.Elapsed().Seconds()
			b.ReportMetric(deliveries*float64(b.N)/seconds, "blocks·nodes/s")
			b.ReportMetric(float64(handled)/seconds, "events/s")
			b.ReportMetric(seconds*1e9/float64(handled), "ns/event")
			b.ReportMetric(grown/float64(nodes*b.N), "B/node")
		})
	}
}

// heap is what is in use after a collection, in bytes.
func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

// bitcoin2019 is the network of 2019 after all its blocks.
func bitcoin2019(b *testing.B, nodes int) *sim.World {
	b.Helper()
	s, err := scenarios.Open("bitcoin-2019")
	if err != nil {
		b.Fatal(err)
	}
	s.SetHeight(deliveries / nodes)
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
	return w
}
