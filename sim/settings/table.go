package settings

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/quantity"
)

// Setting is one thing to choose about a world at its start. A flag of the command
// line and a key=value of a scenario's first lines are the same setting.
type Setting struct {
	Name        string
	Placeholder string // what stands for its value in the help: "D"
	Default     string // as Read would read it; "" where there is none
	Summary     string
	Read        func(*Config, string) error // refuses what no world can have
	Show        func(*Config) string        // as Read reads it; "" where nothing is set
}

// retargetSummary says what rules there are, as chain has them.
func retargetSummary() string {
	var list []string
	for _, rule := range chain.RetargetRules() {
		list = append(list, rule.Name+" ("+rule.Doc+")")
	}
	return fmt.Sprintf("how the difficulty changes, with windows of %d blocks: %s", chain.DefaultParams().Window, plain.Or(list))
}

// relaySummary lists the ways to relay.
func relaySummary() string {
	var list []string
	for _, mode := range node.RelayModes() {
		if mode.Doc != "" {
			mode.Name += " (" + mode.Doc + ")"
		}
		list = append(list, mode.Name)
	}
	return "how news spreads: " + plain.Or(list)
}

// All is the table of all settings, in the order in which help shows them. What
// depends on other settings is for Config.Validate to refuse.
func All() []Setting {
	d := Default()
	return []Setting{
		{"nodes", "N", strconv.Itoa(d.Nodes), "number of nodes", readNodes, func(c *Config) string { return strconv.Itoa(c.Nodes) }},
		{"topology", "NAME", d.Topology, "who is linked with whom: " + strings.Join(netsim.TopologyNames(), ", ") + "; as a flag, file:FILE too, a list of links in CSV, or GraphML", func(c *Config, v string) error { c.Topology = v; return nil }, func(c *Config) string { return c.Topology }},
		{"latency", "D", quantity.FormatDuration(d.Latency), "one-way delay of each link; 0s works", func(c *Config, v string) (err error) { c.Latency, err = quantity.ParseDuration(v); return }, func(c *Config) string { return quantity.FormatDuration(c.Latency) }},
		{"jitter", "[LAW:]D", "0s", "random extra delay: D or uniform:D, from 0 to D; exponential:D or pareto:D, D on average", readJitter, showJitter},
		{"bandwidth", "BYTES_PER_S", "0", "of each link and direction; 0 is unlimited", func(c *Config, v string) (err error) { c.Bandwidth, err = quantity.ParseBytes(v); return }, func(c *Config) string { return quantity.FormatBytes(c.Bandwidth) }},
		{"loss", "P", "0%", "probability that a message gets lost", func(c *Config, v string) (err error) { c.Loss, err = quantity.ParseProbability(v); return }, func(c *Config) string { return quantity.FormatProbability(c.Loss) }},
		{RegionsName, "LIST", "", "regions such as EU:60%,US:40%,EU/EU:6ms,EU/US:119ms,US/US:27ms: which part of the nodes each has, and how far they are apart one way, instead of latency and bandwidth; EU:60%:up=20Mbit/s:down=40Mbit/s also how fast its nodes send and receive, EU:60%:nodes=n0-n3+n7 which of them are in it in any case; none: there are none", readRegions, showRegions},
		{"processing", "D[,D]", "0s", "time that a node takes before it sends a message; and before a block, if that differs", readProcessing, showProcessing},
		{"uploads", "N", "0", "blocks that a node sends at once, the next when one has arrived; 0 is any number", readUploads, func(c *Config) string { return strconv.Itoa(c.Uploads) }},
		{"hashrate", "auto|H", quantity.FormatRate(d.HashRate), "mean hashes per virtual second and node; auto meets the interval, at a difficulty in bits", readHashRate, showHashRate},
		{"shares", "LIST", "", "relative hash rates, one for each node, such as 3,1,1, or normal:S, random ones: normally distributed, but at least a hundredth of the mean, with a standard deviation of S means; the total stays nodes x hashrate", readShares, showShares},
		{"interval", "D", quantity.FormatDuration(d.Interval), "wanted mean time between blocks", func(c *Config, v string) (err error) { c.Interval, err = quantity.ParseDuration(v); return }, func(c *Config) string { return quantity.FormatDuration(c.Interval) }},
		{"difficulty", "auto|BITS", "auto", "at the start: auto meets the interval, BITS are leading zero bits", readDifficulty, showDifficulty},
		{"retarget", "RULE", d.Retarget, retargetSummary(), func(c *Config, v string) error { c.Retarget = v; return nil }, func(c *Config) string { return c.Retarget }},
		{"relay", "RULE", d.Relay, relaySummary(), func(c *Config, v string) error { c.Relay = v; return nil }, func(c *Config) string { return c.Relay }},
		{"tx-rate", "R", "0", "random payments per virtual second over the network", func(c *Config, v string) (err error) { c.TxRate, err = quantity.ParsePerSecond(v); return }, func(c *Config) string { return quantity.FormatPerSecond(c.TxRate) }},
		{"mine", "NODES", "all", "who mines from the start: all, none, or nodes such as 0,2-4", readMine, func(c *Config) string { return c.Mine.String() }},
		{"strategy", "LIST", "", "what nodes do with the blocks that they find, from the start, as the command strategy says it with colons for spaces: n0:selfish,n3-n4:stubborn=L", readStrategies, showStrategies},
		{"keep", "N", "", "forget blocks that lie more than N below the last that all nodes share, for runs without end; 0 or nothing: keep all", readKeep, showKeep},
		{"seed", "N", strconv.FormatUint(d.Seed, 10), "of all randomness: the same flags and seed give the same run", readSeed, func(c *Config) string { return strconv.FormatUint(c.Seed, 10) }},
	}
}

func readNodes(c *Config, v string) error {
	n, err := strconv.Atoi(v)
	if err != nil {
		return fmt.Errorf("%.40q is not a number of nodes; expected 2 to %d", v, nodeset.MaxNodes)
	}
	c.Nodes = n
	return nil
}

func readJitter(c *Config, v string) (err error) {
	law, amount, given := strings.Cut(v, ":")
	if !given {
		law, amount = netsim.Uniform.String(), v
	}
	i := slices.Index(netsim.JitterNames(), law)
	if i < 0 {
		return fmt.Errorf("%.40q is not a law; expected %s", law, strings.Join(netsim.JitterNames(), ", "))
	}
	c.JitterLaw = netsim.JitterDist(i)
	c.Jitter, err = quantity.ParseDuration(amount)
	return err
}

func showJitter(c *Config) string {
	amount := quantity.FormatDuration(c.Jitter)
	if c.JitterLaw == netsim.Uniform {
		return amount
	}
	return c.JitterLaw.String() + ":" + amount
}

func readProcessing(c *Config, v string) (err error) {
	message, block, both := strings.Cut(v, ",")
	if c.Processing, err = quantity.ParseDuration(message); err != nil || !both {
		c.BlockProcessing = c.Processing
		return err
	}
	c.BlockProcessing, err = quantity.ParseDuration(block)
	return err
}

func showProcessing(c *Config) string {
	message := quantity.FormatDuration(c.Processing)
	if c.BlockProcessing == c.Processing {
		return message
	}
	return message + "," + quantity.FormatDuration(c.BlockProcessing)
}

// maxUploads is beyond what any node has links for.
const maxUploads = 1000

func readUploads(c *Config, v string) error {
	n, err := strconv.Atoi(v)
	if err != nil || n < 0 || n > maxUploads {
		return fmt.Errorf("%.40q is not a number of blocks; expected 0 (any number) to %d", v, maxUploads)
	}
	c.Uploads = n
	return nil
}

func readHashRate(c *Config, v string) (err error) {
	c.AutoRate = v == "auto"
	if !c.AutoRate {
		c.HashRate, err = quantity.ParseRate(v)
	}
	return err
}

func showHashRate(c *Config) string {
	if c.AutoRate {
		return "auto"
	}
	return quantity.FormatRate(c.HashRate)
}

func readShares(c *Config, v string) error {
	c.Shares, c.ShareSpread = nil, 0
	if spread, ok := strings.CutPrefix(v, normalShares); ok {
		s, err := strconv.ParseFloat(spread, 64)
		if err != nil || !(s > 0 && s <= 1) {
			return fmt.Errorf("%.40q is not a standard deviation; expected more than 0 and at most 1, such as normal:0.25", spread)
		}
		c.ShareSpread = s
		return nil
	}
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

const normalShares = "normal:"

func showShares(c *Config) string {
	if c.ShareSpread > 0 {
		return normalShares + strconv.FormatFloat(c.ShareSpread, 'g', -1, 64)
	}
	parts := make([]string, len(c.Shares))
	for i, share := range c.Shares {
		parts[i] = strconv.FormatFloat(share, 'g', -1, 64)
	}
	return strings.Join(parts, ",")
}

func showDifficulty(c *Config) string {
	if c.Difficulty.Fixed {
		return strconv.Itoa(c.Difficulty.Bits)
	}
	return "auto"
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
	c.Mine, err = command.ParseNodesOfRegions(v) // which regions there are is known later
	var refused *lex.ValueError
	if errors.As(err, &refused) {
		refused.Expected = mineExpected
	}
	return err
}

const mineExpected = "all, none, or nodes such as 0,2-4"

func readKeep(c *Config, v string) error {
	n, err := strconv.Atoi(v)
	if err != nil {
		return fmt.Errorf("%.40q is not a number of blocks; expected 0 (all) or at least %d", v, MinKeep)
	}
	c.Keep = n
	return nil
}

func showKeep(c *Config) string {
	if c.Keep == 0 {
		return ""
	}
	return strconv.Itoa(c.Keep)
}

func readSeed(c *Config, v string) error {
	seed, err := strconv.ParseUint(v, 10, 64)
	if err != nil {
		return fmt.Errorf("%.40q is not a seed; expected a whole number from 0 to %d", v, uint64(math.MaxUint64))
	}
	c.Seed = seed
	return nil
}
