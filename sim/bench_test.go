package sim

import (
	"context"
	"fmt"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/settings"
)

func benchWorld(b *testing.B, nodes int, change func(*Config)) *World {
	b.Helper()
	return newTestWorld(b, func(c *Config) {
		c.Nodes, c.Topology, c.HashRate, c.Retarget = nodes, "random:8", 100, "none"
		c.Exec = netsim.Workers
		if change != nil {
			change(c)
		}
	})
}

func runBlocks(b *testing.B, w *World, blocks uint32) {
	b.Helper()
	if _, err := runFlat(context.Background(), w, Limits{Blocks: w.Height() + blocks}, nil); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkView is a view of a world that has run for a while, taken again
// when a little has happened since.
func BenchmarkView(b *testing.B) {
	for _, nodes := range []int{8, 1000} {
		b.Run(fmt.Sprintf("nodes=%d", nodes), func(b *testing.B) {
			w := benchWorld(b, nodes, func(c *Config) {
				c.Observe, c.TxRate, c.HashRate = true, 1, 10
			})
			runBlocks(b, w, 30)
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				w.AdvanceTo(w.Now() + 33*netsim.Millisecond)
				b.StartTimer()
				w.View(0)
			}
		})
	}
}

// BenchmarkMiningSlice is what a virtual second of mining costs where no block is
// ever found; hashes/s is what the machine really hashes.
func BenchmarkMiningSlice(b *testing.B) {
	const rate = 10_000
	w := benchWorld(b, 2, func(c *Config) {
		c.HashRate, c.Difficulty, c.Relay = rate, Difficulty{Fixed: true, Bits: settings.MaxBits}, "none"
		c.Mine = nodeset.List{Nodes: []int{0}}
	})
	b.ReportAllocs()
	for b.Loop() {
		w.AdvanceTo(w.Now() + netsim.Second)
	}
	b.ReportMetric(rate*float64(b.N)/b.Elapsed().Seconds(), "hashes/s")
}

// BenchmarkBlock is a block's whole way: found, and spread to all nodes.
func BenchmarkBlock(b *testing.B) {
	for _, nodes := range []int{8, 100, 1000} {
		b.Run(fmt.Sprintf("nodes=%d", nodes), func(b *testing.B) {
			w := benchWorld(b, nodes, func(c *Config) {
				c.HashRate = 800 / float64(nodes) // the network's stays the same
				c.Latency = 100 * time.Millisecond
			})
			runBlocks(b, w, 1)
			handled := w.Handled()
			b.ReportAllocs()
			for b.Loop() {
				runBlocks(b, w, 1)
			}
			b.ReportMetric(float64(w.Handled()-handled)/float64(b.N), "events/op")
		})
	}
}

// BenchmarkKeeping is a run without anybody who watches, and what each way to watch
// it adds.
func BenchmarkKeeping(b *testing.B) {
	for _, keeping := range []struct {
		name   string
		change func(*Config)
	}{
		{"nothing", func(*Config) {}},
		{"record", func(c *Config) { c.Record = true }},
		{"observe", func(c *Config) { c.Observe = true }},
		{"trace", func(c *Config) { c.Trace = func(any) {} }},
	} {
		b.Run(keeping.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				w := benchWorld(b, 100, func(c *Config) {
					c.HashRate, c.Latency = 1, 100*time.Millisecond
					keeping.change(c)
				})
				runBlocks(b, w, 200)
				w.Close()
			}
		})
	}
}

// BenchmarkRun is whole runs, world and all.
func BenchmarkRun(b *testing.B) {
	for _, size := range []struct {
		nodes  int
		blocks uint32
	}{{8, 1000}, {1000, 20}} {
		b.Run(fmt.Sprintf("nodes=%d/blocks=%d", size.nodes, size.blocks), func(b *testing.B) {
			b.ReportAllocs()
			var handled uint64
			for b.Loop() {
				w := benchWorld(b, size.nodes, func(c *Config) { c.Topology, c.Retarget = "random:3", "naive" })
				runBlocks(b, w, size.blocks)
				handled += w.Handled()
				w.Close()
			}
			b.ReportMetric(float64(handled)/b.Elapsed().Seconds(), "events/s")
		})
	}
}

// BenchmarkPayments is a virtual second of a network in which ten payments a second are
// made, signed, and validated by every node, one block in ten seconds aside.
func BenchmarkPayments(b *testing.B) {
	const perSecond = 10
	for _, topology := range []string{"random:3", "random:8"} {
		b.Run("nodes=1000/"+topology, func(b *testing.B) {
			w := benchWorld(b, 1000, func(c *Config) {
				c.Topology, c.HashRate, c.Latency = topology, 0.1, 100*time.Millisecond
			})
			runBlocks(b, w, 1500) // most nodes have something to spend then
			if _, err := w.DoLine(fmt.Sprintf("workload %d", perSecond)); err != nil {
				b.Fatal(err)
			}
			w.AdvanceTo(w.Now() + 20*netsim.Second)
			made, handled := w.Reading().Payments().Created, w.Handled()
			b.ReportAllocs()
			for b.Loop() {
				w.AdvanceTo(w.Now() + netsim.Second)
			}
			b.ReportMetric(float64(w.Reading().Payments().Created-made)/float64(b.N), "payments/op")
			b.ReportMetric(float64(w.Handled()-handled)/float64(b.N), "events/op")
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "times-real-time")
		})
	}
}

// BenchmarkFewMiners is a block of ten miners in a small world, at a difficulty of eight
// hashes: what is left is what a block costs besides its work.
func BenchmarkFewMiners(b *testing.B) {
	w := benchWorld(b, 10, func(c *Config) {
		c.Topology, c.AutoRate, c.Difficulty = "smallworld:4", true, Difficulty{Fixed: true, Bits: 3}
		c.Interval, c.Latency = 10*time.Minute, 100*time.Millisecond
	})
	b.ReportAllocs()
	for b.Loop() {
		runBlocks(b, w, 1000)
	}
	b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "blocks/s")
}
