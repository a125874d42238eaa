package sim

import (
	"flag"
	"fmt"
	"math"
	"strconv"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/theory"
)

var attackBlocks = flag.Int("blocks", 0, "how many blocks each attack is played for, with each of three seeds (0: few, of one)")

// attacked is a network with an attacker n0. How many honest miners hear its answer to a block
// before that block follows from the links alone: along a line none does, and where it is the
// hub of a star all but the finder do.
func attacked(t testing.TB, seed uint64, strategy string, alpha, gamma float64) *World {
	t.Helper()
	defenders, topology := 2, "line"
	if gamma > 0 {
		topology = "star"
		defenders = max(2, int(math.Ceil(1/(1-min(gamma, 0.99))-1e-9)))
	}
	w := newTestWorld(t, func(c *Config) {
		c.Seed, c.Nodes, c.Topology, c.Relay, c.Retarget = seed, 1+defenders, topology, "push", "none"
		c.Latency, c.Interval = time.Millisecond, 600*time.Second
		c.Difficulty, c.AutoRate = settings.Difficulty{Fixed: true, Bits: 8}, true
		c.Shares = []float64{alpha * float64(defenders) / (1 - alpha)}
		for range defenders {
			c.Shares = append(c.Shares, 1)
		}
		c.Keep, c.Mine, c.Exec = 400, nodeset.List{All: true}, netsim.Serial
	})
	mustDo(t, w, "strategy n0 "+strategy)
	return w
}

// settled plays until so many blocks are found, has the attacker publish what it has, and counts
// its part of the main chain, the stale part of all blocks, and gamma.
func settled(t testing.TB, w *World, blocks int) (revenue, stale, gamma float64) {
	for w.Blocks().Mined < blocks {
		w.AdvanceTo(w.Now() + 1000*netsim.Second)
	}
	mustDo(t, w, "strategy n0 honest")
	w.AdvanceTo(w.Now() + netsim.Second)
	figures, ofNode := figure.ReadAll(w.Reading()), figure.ReadNodes(w.Reading())[0]
	if ofNode.Of("revenue") != ofNode.Of("block.share") || ofNode.Int("private.lead") != 0 {
		t.Errorf("with nothing kept back, revenue %v, block share %v, private lead %v", ofNode.Of("revenue"), ofNode.Of("block.share"), ofNode.Of("private.lead"))
	}
	return ofNode.Float("revenue"), figures.Float("stale.rate"), figures.Float("gamma")
}

// What attackers earn is what the papers say.
func TestRevenueOfAttackers(t *testing.T) {
	cases := []struct {
		strategy     string
		alpha, gamma float64
		revenue      float64 // of the papers
	}{
		{"selfish", .25, 0, .19512}, {"selfish", 1. / 3, 0, .33333}, {"selfish", .40, 0, .48372}, {"selfish", .45, 0, .65177},
		{"selfish", .25, .5, .25}, {"selfish", 1. / 3, .5, .38462}, {"selfish", .40, .5, .52558}, {"selfish", .45, .5, .68060},
		{"selfish", .25, 1, .30488}, {"selfish", 1. / 3, 1, .43590}, {"selfish", .40, 1, .56744}, {"selfish", .45, 1, .70942},
		{"stubborn=L", .40, 0, .29141}, {"stubborn=F", .40, 0, .46652}, {"stubborn=T1", .40, 0, .48833}, {"stubborn=LT1", .40, 0, .36149},
		{"stubborn=L", .40, .5, .54712}, {"stubborn=F", .40, .5, .53931}, {"stubborn=LF", .40, .5, .56574}, {"stubborn=T1", .40, .5, .52584},
		{"optimal", .35, 0, .37077}, {"optimal", .40, 0, .48867}, {"optimal", .45, 0, .66907},
	}
	blocks, seeds := *attackBlocks, uint64(3)
	if blocks == 0 {
		blocks, seeds = 2000, 1
		short := cases[:0]
		for i, c := range cases {
			if i%6 == 2 && !(testing.Short() && i > 2) {
				short = append(short, c)
			}
		}
		cases = short
	}
	for _, c := range cases {
		t.Run(fmt.Sprintf("%s,%.2f,%v", c.strategy, c.alpha, c.gamma), func(t *testing.T) {
			t.Parallel()
			var shares []float64
			revenue, stale, gamma := 0.0, 0.0, 0.0
			for seed := range seeds {
				w := attacked(t, 1+seed, c.strategy, c.alpha, c.gamma)
				r, s, g := settled(t, w, blocks)
				w.Close()
				noFailedChecks(t, w)
				shares = append(shares, r)
				revenue, stale = revenue+r/float64(seeds), stale+s/float64(seeds)
				gamma += g / float64(seeds)
			}
			// What one race brings counts as several blocks, the more the longer it takes; two
			// deviations, or a hundredth in a long run.
			within := max(0.01, 2*math.Sqrt(revenue*(1-revenue)/float64(blocks*int(seeds))/math.Pow(1-2*c.alpha, 1.2)))
			if math.Abs(revenue-c.revenue) > within {
				t.Errorf("revenue %.4f, predicted %.4f", revenue, c.revenue)
			}
			if math.Abs(gamma-c.gamma) > 0.011 {
				t.Errorf("gamma %.4f, expected %v of the links", gamma, c.gamma)
			}
			growth := growthOf(t, c.strategy, c.alpha, c.gamma)
			if growth > 0 && math.Abs(stale-(1-growth)) > within {
				t.Errorf("stale %.4f, predicted %.4f", stale, 1-growth)
			}
			t.Logf("| %s | %.3f | %v | %s | %.5f | %.5f | %.5f | %.5f | %.4f |", c.strategy, c.alpha, c.gamma, fmt.Sprint(rounded(shares)), revenue, c.revenue, stale, 1-growth, gamma)
		})
	}
}

func rounded(shares []float64) (words []string) {
	for _, x := range shares {
		words = append(words, strconv.FormatFloat(x, 'f', 4, 64))
	}
	return words
}

// growthOf is how many blocks the main chain has for each that is found, of SM1.
func growthOf(t *testing.T, strategy string, alpha, gamma float64) float64 {
	if strategy != "selfish" {
		return 0
	}
	return theory.Evaluate(theory.SM1(60), alpha, gamma).Growth
}

// A pool of two with a fifth of the hash rate each, whose private link takes no time, earns what
// one selfish miner with two fifths does: Eyal and Sirer 2014, equation 8.
func TestPoolEarnsAsOneMiner(t *testing.T) {
	blocks := max(*attackBlocks, 2000)
	const law = 0.48372
	revenues := map[bool]float64{}
	for _, each := range []bool{false, true} {
		w := newTestWorld(t, func(c *Config) {
			c.Nodes, c.Topology, c.Relay, c.Retarget = 4, "full", "push", "none"
			c.Latency, c.Interval = 0, 600*time.Second
			c.Difficulty, c.AutoRate = settings.Difficulty{Fixed: true, Bits: 8}, true
			c.Shares = []float64{2, 2, 3, 3}
			c.Keep, c.Mine, c.Exec = 400, nodeset.List{All: true}, netsim.Serial
		})
		mustDo(t, w, "strategy n0-n1 selfish"+map[bool]string{true: " each"}[each])
		for w.Blocks().Mined < blocks {
			w.AdvanceTo(w.Now() + 1000*netsim.Second)
		}
		r := w.Report()
		for _, n := range r.PerNode[:2] {
			revenues[each] += n.Figures.Float("revenue")
		}
		if pooled := len(r.Pools) == 1; pooled == each || pooled && r.Pools[0].Revenue.String() != measured.Known(revenues[each]).Rounded().String() {
			t.Errorf("pools %+v, revenue %.4f", r.Pools, revenues[each])
		}
		noFailedChecks(t, w)
	}
	t.Logf("%d blocks: a pool earns %.4f, two that are each for themselves %.4f; one miner %.4f by the law", blocks, revenues[false], revenues[true], law)
	if interval := max(0.01, 2*math.Sqrt(law*(1-law)/float64(blocks)/math.Pow(0.2, 1.2))); math.Abs(revenues[false]-law) > interval || revenues[true] > law-interval {
		t.Errorf("a pool earns %.4f, two that are each for themselves %.4f; expected %.4f ± %.4f, and less", revenues[false], revenues[true], law, interval)
	}
}

// A member that lacks what its leader's order stands on, and cannot have it from the leader, does
// not ask without end: where links take no time, that would be for ever at one moment.
func TestMembersDoNotAskWithoutEnd(t *testing.T) {
	w := newTestWorld(t, func(c *Config) {
		c.Nodes, c.Topology, c.Relay, c.Latency, c.HashRate, c.Interval = 3, "full", "none", 0, 20, 5*time.Second
		c.Exec = netsim.Serial
	})
	asked := 0
	w.cluster.Network.SetTap(func(e netsim.TapEvent) {
		if m, ok := e.Msg.(node.PoolMessage); ok && m.Asks {
			if asked++; asked > 1000 {
				t.Fatalf("asked %d times until %v", asked, e.At)
			}
		}
	})
	w.AdvanceTo(60 * netsim.Second) // each has a chain of its own, and tells nobody
	mustDo(t, w, "strategy n0-n1 selfish")
	w.AdvanceTo(300 * netsim.Second)
	if asked < 2 {
		t.Errorf("asked %d times", asked)
	}
	noFailedChecks(t, w)
}
