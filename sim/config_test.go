package sim

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/settings"
)

// Each setting is refused by its name, with what was expected.
func TestWrongSettings(t *testing.T) {
	day := 24 * time.Hour
	for _, c := range []struct {
		setting, want string
		change        func(*Config)
	}{
		{"nodes", "0 is not a network; expected 2 to 100000", func(c *Config) { c.Nodes = 0 }},
		{"nodes", "1 is not a network", func(c *Config) { c.Nodes = 1 }},
		{"nodes", "-3 is not a network", func(c *Config) { c.Nodes = -3 }},
		{"nodes", "100001 is not a network", func(c *Config) { c.Nodes = 100_001 }},
		{"topology", `"torus" is not a topology; expected one of full, ring`, func(c *Config) { c.Topology = "torus" }},
		{"topology", "random:K with a whole number K of at least 2", func(c *Config) { c.Topology = "random:1" }},
		{"topology", "no number after ring", func(c *Config) { c.Topology = "ring:3" }},
		{"topology", "full has up to 49995000 links with 10000 nodes, expected at most 4000000", func(c *Config) { c.Topology, c.Nodes = "full", 10_000 }},
		{"latency", "is not a delay; expected 0s to 720h", func(c *Config) { c.Latency = -1 }},
		{"latency", "is not a delay", func(c *Config) { c.Latency = 31 * day }},
		{"jitter", "is not a delay", func(c *Config) { c.Jitter = -time.Second }},
		{"bandwidth", "-1 is not a number of bytes per second", func(c *Config) { c.Bandwidth = -1 }},
		{"bandwidth", "0.5 is not a number of bytes per second; expected 0 (unlimited) or at least 1", func(c *Config) { c.Bandwidth = 0.5 }},
		{"bandwidth", "NaN", func(c *Config) { c.Bandwidth = math.NaN() }},
		{"bandwidth", "+Inf", func(c *Config) { c.Bandwidth = math.Inf(1) }},
		{"loss", "1.5 is not a probability from 0 to 1", func(c *Config) { c.Loss = 1.5 }},
		{"loss", "NaN is not a probability", func(c *Config) { c.Loss = math.NaN() }},
		{"relay", `"shout" is not a relay; expected inv, compact, headers, push or none`, func(c *Config) { c.Relay = "shout" }},
		{"hashrate", "is not a mean hash rate", func(c *Config) { c.HashRate = 0 }},
		{"hashrate", "NaN is not a hash rate", func(c *Config) { c.HashRate = math.NaN() }},
		{"hashrate", "-1 is not a hash rate", func(c *Config) { c.HashRate = -1 }},
		{"hashrate", "is not a mean hash rate", func(c *Config) { c.HashRate = 1e9 }},
		{"hashrate", "1e-300 hashes per second is too little; expected at least 1e-08", func(c *Config) { c.HashRate = 1e-300 }},
		{"interval", "is not a block interval", func(c *Config) { c.Interval = 0 }},
		{"interval", "is not a block interval", func(c *Config) { c.Interval = 2000 * time.Hour }},
		{"difficulty", "-1 is not a number of leading zero bits; expected auto or 0 to 64", func(c *Config) { c.Difficulty = Difficulty{Fixed: true, Bits: -1} }},
		{"difficulty", "65 is not", func(c *Config) { c.Difficulty = Difficulty{Fixed: true, Bits: 65} }},
		{"retarget", `"weekly" is not a rule; expected naive, bitcoin, asert, lwma or none`, func(c *Config) { c.Retarget = "weekly" }},
		{"tx-rate", "-1 is not a number of payments per second", func(c *Config) { c.TxRate = -1 }},
		{"tx-rate", "NaN is not", func(c *Config) { c.TxRate = math.NaN() }},
		{"mine", "n8 is not a node: there are n0 to n7", func(c *Config) { c.Mine = nodeset.List{Nodes: []int{0, 8}} }},
		{"hashrate", "auto needs a difficulty in bits", func(c *Config) { c.AutoRate = true }},
		{"hashrate", "230584300.9213694GH/s is not a mean hash rate; expected more than 0 and at most 100MH/s", func(c *Config) { c.AutoRate, c.Difficulty = true, Difficulty{Fixed: true, Bits: 64} }},
		{"strategy", "n0,n9:selfish: n9 is not a node: there are n0 to n7", func(c *Config) { c.Strategies = strategiesOf("n0,n9 selfish") }},
		{"strategy", "n1:honest: n1 is told twice what to do", func(c *Config) { c.Strategies = strategiesOf("n0-n2 selfish", "n1 honest") }},
		{"strategy", "n99 is not a node: there are n0 to n7", func(c *Config) { c.Strategies = strategiesOf("n0 double-spend merchant=n99") }},
		{"shares", "normal:2 is not a standard deviation", func(c *Config) { c.ShareSpread = 2 }},
		{"payload", "found 999500, expected 0, or up to 1000 bytes less than a block may have", func(c *Config) { c.Params.Payload = 999_500 }},
		{"processing", "is not a delay", func(c *Config) { c.BlockProcessing = 31 * day }},
		{"keep", "-1 is not a number of blocks to keep; expected 0 (all) or 100 to 2147483647", func(c *Config) { c.Keep = -1 }},
		{"keep", "99 is not a number of blocks to keep", func(c *Config) { c.Keep = settings.MinKeep - 1 }},
		{"shares", "2 shares for 8 nodes; expected one for each", func(c *Config) { c.Shares = []float64{1, 2} }},
		{"shares", "-1 is not a share", func(c *Config) { c.Shares = []float64{1, 1, 1, 1, 1, 1, 1, -1} }},
		{"shares", "NaN is not a share", func(c *Config) { c.Shares = []float64{1, 1, 1, 1, 1, 1, 1, math.NaN()} }},
		{"shares", "their sum is 0", func(c *Config) { c.Shares = make([]float64, 8) }},
		{"shares", "their sum is +Inf", func(c *Config) { c.Shares = []float64{1e308, 1e308, 0, 0, 0, 0, 0, 0} }},
		{"shares", "expected 0 or at least 1e-08", func(c *Config) { c.Shares = []float64{1e-12, 1, 1, 1, 1, 1, 1, 1} }},
	} {
		config := settings.Default()
		c.change(&config)
		_, err := NewWorld(config)
		var wrong *settings.Error
		if !errors.As(err, &wrong) || wrong.Setting != c.setting || !strings.Contains(wrong.Problem, c.want) {
			t.Errorf("error %v, expected %s: %s", err, c.setting, c.want)
		}
	}
}

func strategiesOf(texts ...string) (list []command.Strategy) {
	for _, text := range texts {
		c, err := command.Parse("strategy " + text)
		if err != nil {
			panic(err)
		}
		list = append(list, c.(command.Strategy))
	}
	return list
}

// A strategy of the start is as one that is told before anything else, but for the journal: the
// settings have it.
func TestStrategiesOfTheStart(t *testing.T) {
	texts := []string{"n0,n3 selfish", "n1 double-spend merchant=n2 z=1", "n4 spammer"}
	begun := newTestWorld(t, func(c *Config) { c.Strategies = strategiesOf(texts...) })
	told := newTestWorld(t, func(*Config) {})
	for _, text := range texts {
		if _, err := told.DoLine("strategy " + text); err != nil {
			t.Fatal(err)
		}
	}
	for _, w := range []*World{begun, told} {
		w.AdvanceTo(300 * netsim.Second)
		noFailedChecks(t, w)
	}
	if begun.Digest() != told.Digest() || len(begun.Journal()) != 0 {
		t.Errorf("the two runs differ; %d lines of the journal", len(begun.Journal()))
	}
	a, b := begun.Report(), told.Report()
	for i, n := range a.PerNode {
		if n.Strategy == "" || n.Strategy != b.PerNode[i].Strategy || n.Figures.Int("main") != b.PerNode[i].Figures.Int("main") {
			t.Errorf("%s: %+v and %+v", n.Name, n, b.PerNode[i])
		}
	}
	noFailedChecks(t, begun.Clone())
}

// What is allowed to its limits makes a world that runs.
func TestSettingsAtTheirLimits(t *testing.T) {
	for what, change := range map[string]func(*Config){
		"default":            func(*Config) {},
		"two nodes":          func(c *Config) { c.Nodes = 2 },
		"no latency":         func(c *Config) { c.Latency = 0 },
		"longest delays":     func(c *Config) { c.Latency, c.Jitter = 30*24*time.Hour, 30*24*time.Hour },
		"a byte a second":    func(c *Config) { c.Bandwidth = 1 },
		"all is lost":        func(c *Config) { c.Loss = 1 },
		"slowest":            func(c *Config) { c.HashRate = quantity.MinRate },
		"shortest interval":  func(c *Config) { c.Interval, c.HashRate = time.Millisecond, 1000 },
		"longest interval":   func(c *Config) { c.Interval = 1000 * time.Hour },
		"no difficulty":      func(c *Config) { c.Difficulty = Difficulty{Fixed: true} },
		"too hard":           func(c *Config) { c.Difficulty = Difficulty{Fixed: true, Bits: settings.MaxBits} },
		"one miner":          func(c *Config) { c.Mine = nodeset.List{Nodes: []int{7}} },
		"miner without rate": func(c *Config) { c.Shares = []float64{0, 1, 1, 1, 1, 1, 1, 1} },
		"least kept":         func(c *Config) { c.Keep = settings.MinKeep },
		"no links":           func(c *Config) { c.Topology = "none" },
		"more links asked":   func(c *Config) { c.Topology = "random:50" },
	} {
		t.Run(what, func(t *testing.T) {
			w := newTestWorld(t, change)
			w.AdvanceTo(netsim.Second / 2)
			noFailedChecks(t, w)
		})
	}
}

// With automatic difficulty those who mine from the start meet the interval.
func TestAutomaticDifficulty(t *testing.T) {
	for _, c := range []struct {
		mine nodeset.List
		want float64 // hashes a block
	}{
		{nodeset.List{All: true}, 8 * 100 * 10},
		{nodeset.List{Nodes: []int{1, 2}}, 2 * 100 * 10},
		{nodeset.List{}, 8 * 100 * 10}, // whoever begins later
	} {
		config := settings.Default()
		config.Mine = c.mine
		w, err := NewWorld(config)
		if err != nil {
			t.Fatal(err)
		}
		if found, _ := w.View(0).Figures.Of("difficulty").Value(); math.Abs(found/c.want-1) > 0.001 {
			t.Errorf("miners %v: %v hashes a block, expected %v", c.mine, found, c.want)
		}
		w.Close()
	}
}
