package settings

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/sim/nodeset"
)

// The mean of the hash rates is the one asked for, however the shares are.
func TestSharesKeepTheMean(t *testing.T) {
	c := Default()
	c.Nodes, c.HashRate, c.Shares = 3, 100, []float64{3, 1, 1}
	if rates := c.HashRates(); math.Abs(rates[0]-180) > 1e-9 || math.Abs(rates[1]-60) > 1e-9 || math.Abs(rates[2]-60) > 1e-9 {
		t.Errorf("hash rates %v, expected 180, 60 and 60", rates)
	}
}

// What a setting shows of a world, it reads again as the same.
func TestSettingsShowWhatTheyRead(t *testing.T) {
	table := append(All(), Params()...)
	for _, values := range []map[string]string{
		{},
		{"nodes": "3", "shares": "0.1,3,1e-05", "difficulty": "12", "mine": "n0,n2", "hashrate": "1.5MH/s", "loss": "12.5%", "strategy": "n0,n2:double-spend:merchant=n1:amount=2.5:z=2:giveup=10:head-start,n1:stubborn=LT1", "bandwidth": "64.25kB", "latency": "1h0m3.000000001s",
			"seed": "18446744073709551615", "tx-rate": "0.125", "topology": "smallworld:4", "jitter": "0s", "interval": "250ms", "retarget": "none", "relay": "push", "keep": "1000",
			"processing": "10ms,2ms", "uploads": "1", "payload": "535kB",
			"window": "2016", "subsidy": "6.25", "halving": "210000", "maturity": "100", "block-size": "1.5MB", "past-limit": "0s", "future-limit": "2h"},
		{"jitter": "pareto:5ms", "processing": "10ms", "hashrate": "auto", "difficulty": "6", "shares": "normal:0.25"},
		{"jitter": "exponential:5ms"},
	} {
		first := Default()
		for _, s := range table {
			if value, ok := values[s.Name]; ok {
				if err := s.Read(&first, value); err != nil {
					t.Fatal(err)
				}
				if shown := s.Show(&first); shown != value {
					t.Errorf("%s %s shows as %s", s.Name, value, shown)
				}
			} else if len(values) == 0 && s.Show(&first) != s.Default {
				t.Errorf("%s has the default %q and shows %q", s.Name, s.Default, s.Show(&first))
			}
		}
		second := Default()
		for _, s := range table {
			if shown := s.Show(&first); shown != "" {
				if err := s.Read(&second, shown); err != nil {
					t.Fatal(err)
				}
			}
		}
		if diff := cmp.Diff(first, second); diff != "" {
			t.Error(diff)
		}
	}
}

func TestFirstWork(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Config)
		want   float64
	}{
		{"eight nodes at 100 hashes a second, a block in ten seconds", func(*Config) {}, 8000},
		{"half of them mine", func(c *Config) { c.Mine = nodeset.List{Nodes: []int{0, 1, 2, 3}} }, 4000},
		{"difficulty in bits", func(c *Config) { c.Difficulty = Difficulty{true, 5} }, 32},
		{"hash rate after the difficulty", func(c *Config) { c.Difficulty, c.AutoRate = Difficulty{true, 5}, true }, 32},
		{"no network", func(c *Config) { c.Nodes = -1 }, 0},
	} {
		config := Default()
		c.change(&config)
		if got := config.FirstWork(); math.Abs(got-c.want) > 0.001*c.want {
			t.Errorf("%s: %v hashes, want %v", c.name, got, c.want)
		}
	}
}
