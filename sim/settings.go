package sim

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
)

// Setting is one thing to choose about a world at its start. A flag of the command
// line and a key=value of a scenario's first lines are the same setting.
type Setting struct {
	Name        string
	Placeholder string // what stands for its value in the help: "D"
	Default     string // as Read would read it; "" where there is none
	Summary     string
	Read        func(*Config, string) error // refuses what no world can have
}

// Settings is the table of all settings, in the order in which help shows them. What
// depends on other settings is for Config.Validate to refuse.
func Settings() []Setting {
	d := DefaultConfig()
	return []Setting{
		{"nodes", "N", strconv.Itoa(d.Nodes), "number of nodes", readNodes},
		{"topology", "NAME", d.Topology, "who is linked with whom: " + strings.Join(netsim.TopologyNames(), ", "), func(c *Config, v string) error { c.Topology = v; return nil }},
		{"latency", "D", command.FormatDuration(d.Latency), "one-way delay of each link; 0s works", func(c *Config, v string) (err error) { c.Latency, err = command.ParseDuration(v); return }},
		{"jitter", "D", "0s", "random extra delay, from 0 to this, uniformly", func(c *Config, v string) (err error) { c.Jitter, err = command.ParseDuration(v); return }},
		{"bandwidth", "BYTES_PER_S", "0", "of each link and direction; 0 is unlimited", func(c *Config, v string) (err error) { c.Bandwidth, err = command.ParseBytes(v); return }},
		{"loss", "P", "0", "probability that a message gets lost", func(c *Config, v string) (err error) { c.Loss, err = command.ParseProbability(v); return }},
		{"hashrate", "H", command.FormatRate(d.HashRate), "mean hashes per virtual second and node", func(c *Config, v string) (err error) { c.HashRate, err = command.ParseRate(v); return }},
		{"shares", "LIST", "", "relative hash rates, one for each node, such as 3,1,1; the total stays nodes x hashrate", readShares},
		{"interval", "D", command.FormatDuration(d.Interval), "wanted mean time between blocks", func(c *Config, v string) (err error) { c.Interval, err = command.ParseDuration(v); return }},
		{"difficulty", "auto|BITS", "auto", "at the start: auto meets the interval, BITS are leading zero bits", readDifficulty},
		{"retarget", "RULE", d.Retarget, "every ten blocks: naive (one bit up or down), bitcoin (in proportion) or none", func(c *Config, v string) error { c.Retarget = v; return nil }},
		{"relay", "RULE", d.Relay, "how news spreads: inv (announce, request, deliver), push (to all, unasked) or none", func(c *Config, v string) error { c.Relay = v; return nil }},
		{"tx-rate", "R", "0", "random payments per virtual second over the network", func(c *Config, v string) (err error) { c.TxRate, err = command.ParsePerSecond(v); return }},
		{"mine", "NODES", "all", "who mines from the start: all, none, or nodes such as 0,2-4", readMine},
		{"seed", "N", strconv.FormatUint(d.Seed, 10), "of all randomness: the same flags and seed give the same run", readSeed},
	}
}

func readNodes(c *Config, v string) error {
	n, err := strconv.Atoi(v)
	if err != nil {
		return fmt.Errorf("%.40q is not a number of nodes; expected 2 to %d", v, MaxNodes)
	}
	c.Nodes = n
	return nil
}

func readShares(c *Config, v string) error {
	c.Shares = []float64{}
	for _, part := range strings.Split(v, ",") {
		share, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if err != nil || !(share >= 0) || math.IsInf(share, 0) {
			return fmt.Errorf("%.40q is not a share; expected numbers of 0 or more such as 3,1,1", part)
		}
		c.Shares = append(c.Shares, share)
	}
	return nil
}

func readDifficulty(c *Config, v string) error {
	if v == "auto" {
		c.Difficulty = Difficulty{}
		return nil
	}
	bits, err := strconv.Atoi(v)
	if err != nil {
		return fmt.Errorf("%.40q is not a difficulty; expected auto or a number of leading zero bits from 0 to %d", v, MaxBits)
	}
	c.Difficulty = Difficulty{Fixed: true, Bits: bits}
	return nil
}

func readMine(c *Config, v string) (err error) {
	c.Mine, err = command.ParseNodeList(v)
	var refused *command.ValueError
	if errors.As(err, &refused) {
		refused.Expected = "all, none, or nodes such as 0,2-4"
	}
	return err
}

func readSeed(c *Config, v string) error {
	seed, err := strconv.ParseUint(v, 10, 64)
	if err != nil {
		return fmt.Errorf("%.40q is not a seed; expected a whole number from 0 to %d", v, uint64(math.MaxUint64))
	}
	c.Seed = seed
	return nil
}
