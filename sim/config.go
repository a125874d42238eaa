package sim

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
)

// Config describes a world at its start. The zero value of a field means what it
// says (no latency, no loss); DefaultConfig has the values of the command line.
type Config struct {
	Seed     uint64
	Nodes    int
	Topology string // as netsim.Topology reads it

	Latency, Jitter time.Duration // one way; jitter adds 0 to Jitter, uniformly
	Bandwidth       float64       // bytes per virtual second and direction; 0: unlimited
	Loss            float64       // probability per message

	HashRate   float64   // mean hashes per virtual second and node
	Shares     []float64 // relative hash rates by node; nil: equal. The mean stays HashRate.
	Interval   time.Duration
	Difficulty Difficulty
	Retarget   string       // naive, bitcoin or none
	Params     chain.Params // all others of consensus; the zero value: chain.DefaultParams
	Relay      string       // inv, push or none

	TxRate float64          // random payments per virtual second over the network
	Mine   command.NodeList // who mines from the start

	Keep int // blocks of history below what all nodes share; 0: all. See World.Base.

	Exec    netsim.Exec
	Observe bool  // keep messages and losses for a dashboard
	Record  bool  // keep what World.History tells
	Trace   Trace // is shown all that happens; nil: nobody
}

// Difficulty is the starting difficulty: so that the interval is met from the
// start, or a number of leading zero bits.
type Difficulty struct {
	Fixed bool
	Bits  int
}

// Bounds on a world. They are far beyond what a machine can run, and keep
// figures from overflowing.
const (
	MaxNodes    = 100_000
	MaxHashRate = 1e8
	MaxBits     = 64
	maxLinks    = 4_000_000
	maxInterval = 1000 * time.Hour
	maxDelay    = 30 * 24 * time.Hour // as netsim's
)

// DefaultConfig is the world that the program starts without flags.
func DefaultConfig() Config {
	return Config{
		Seed:     1,
		Nodes:    8,
		Topology: "random:3",
		Latency:  500 * time.Millisecond,
		HashRate: 100,
		Interval: 10 * time.Second,
		Retarget: "naive",
		Relay:    "inv",
		Params:   chain.DefaultParams(),
		Mine:     command.NodeList{All: true},
	}
}

// SettingError says which setting of a Config is wrong, what was found and what
// was expected.
type SettingError struct{ Setting, Problem string }

// Error writes "loss: 1.5 is not a probability from 0 to 1".
func (e *SettingError) Error() string { return e.Setting + ": " + e.Problem }

func wrong(setting, format string, args ...any) error {
	return &SettingError{setting, fmt.Sprintf(format, args...)}
}

// Validate returns the first *SettingError.
func (c *Config) Validate() error {
	if c.Nodes < 2 || c.Nodes > MaxNodes {
		return wrong("nodes", "%d is not a network; expected 2 to %d", c.Nodes, MaxNodes)
	}
	for _, check := range []func() error{c.validateNetwork, c.validateMining, c.validateNodes, c.validateParams} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func (c *Config) validateTopology() error {
	degree, err := netsim.TopologyDegree(c.Topology)
	if c.Topology == "full" {
		degree = float64(c.Nodes-1) / 2
	}
	links := float64(c.Nodes) * min(degree, float64(c.Nodes-1))
	var unfit *netsim.TopologyError
	switch {
	case errors.As(err, &unfit):
		return wrong("topology", "%.40q is not a topology; expected %s", unfit.Spec, unfit.Want)
	case err != nil:
		return wrong("topology", "%v", err)
	case links > maxLinks:
		return wrong("topology", "%s has up to %.0f links with %d nodes, expected at most %d; try random:8", c.Topology, links, c.Nodes, maxLinks)
	}
	return nil
}

func (c *Config) validateNetwork() error {
	if err := c.validateTopology(); err != nil {
		return err
	}
	if err := validDuration("latency", c.Latency); err != nil {
		return err
	}
	if err := validDuration("jitter", c.Jitter); err != nil {
		return err
	}
	if !(c.Bandwidth == 0 || c.Bandwidth >= netsim.MinBandwidth) || math.IsInf(c.Bandwidth, 0) {
		return wrong("bandwidth", "%v is not a number of bytes per second; expected 0 (unlimited) or at least %v", c.Bandwidth, netsim.MinBandwidth)
	}
	if !(c.Loss >= 0 && c.Loss <= 1) {
		return wrong("loss", "%v is not a probability from 0 to 1", c.Loss)
	}
	if _, err := node.ParseRelay(c.Relay); err != nil {
		return wrong("relay", "%v", err)
	}
	return nil
}

func (c *Config) validateMining() error {
	if !(c.HashRate >= 0 && !math.IsInf(c.HashRate, 0)) {
		return wrong("hashrate", "%v is not a hash rate", c.HashRate)
	}
	if c.HashRate == 0 || c.HashRate > MaxHashRate {
		return wrong("hashrate", "%s is not a mean hash rate; expected more than 0 and at most %s", command.FormatRate(c.HashRate), command.FormatRate(MaxHashRate))
	}
	if c.HashRate < command.MinRate {
		return wrong("hashrate", "%v hashes per second is too little; expected at least %v", c.HashRate, command.MinRate)
	}
	if c.Interval < time.Millisecond || c.Interval > maxInterval {
		return wrong("interval", "%s is not a block interval; expected 1ms to %s", command.FormatDuration(c.Interval), command.FormatDuration(maxInterval))
	}
	if c.Difficulty.Fixed && (c.Difficulty.Bits < 0 || c.Difficulty.Bits > MaxBits) {
		return wrong("difficulty", "%d is not a number of leading zero bits; expected auto or 0 to %d", c.Difficulty.Bits, MaxBits)
	}
	if !slices.Contains(chain.RetargetNames(), c.Retarget) {
		return wrong("retarget", "%.40q is not a rule; expected naive, bitcoin or none", c.Retarget)
	}
	return nil
}

// validateParams blames what chain finds on the parameter that is to blame.
func (c *Config) validateParams() error {
	var bad *chain.ParamError
	if err := c.params(nil).Validate(); errors.As(err, &bad) {
		setting := map[string]string{"Window": "window", "Subsidy": "subsidy", "MaxBlockSize": "block-size", "PastLimit": "past-limit", "FutureLimit": "future-limit"}[bad.Field]
		return wrong(cmp.Or(setting, bad.Field), "found %s, expected %s", bad.Found, bad.Expected)
	}
	return nil
}

func (c *Config) validateNodes() error {
	if !(c.TxRate >= 0 && c.TxRate <= 1e6) {
		return wrong("tx-rate", "%v is not a number of payments per second; expected 0 to 1000000", c.TxRate)
	}
	if _, err := c.Mine.Resolve(c.Nodes); err != nil {
		return wrong("mine", "%v", err)
	}
	if c.Keep != 0 && c.Keep < MinKeep || c.Keep > math.MaxInt32 {
		return wrong("keep", "%d is not a number of blocks to keep; expected 0 (all) or %d to %d", c.Keep, MinKeep, math.MaxInt32)
	}
	if c.Shares == nil {
		return nil
	}
	if len(c.Shares) != c.Nodes {
		return wrong("shares", "%d shares for %d nodes; expected one for each", len(c.Shares), c.Nodes)
	}
	sum := 0.0
	for _, share := range c.Shares {
		if !(share >= 0) || math.IsInf(share, 0) {
			return wrong("shares", "%v is not a share; expected numbers of 0 or more", share)
		}
		sum += share
	}
	if !(sum > 0) || math.IsInf(sum, 0) {
		return wrong("shares", "their sum is %v; expected more than 0 and less than infinity", sum)
	}
	for id, rate := range c.hashRates() {
		if rate != 0 && rate < command.MinRate {
			return wrong("shares", "%v gives %s %v hashes per second; expected 0 or at least %v", c.Shares[id], Name(id), rate, command.MinRate)
		}
	}
	return nil
}

func validDuration(setting string, d time.Duration) error {
	if d < 0 || d > maxDelay {
		return wrong(setting, "%s is not a delay; expected 0s to %s", command.FormatDuration(d), command.FormatDuration(maxDelay))
	}
	return nil
}

// hashRates are the nodes' hash rates at the start.
func (c *Config) hashRates() []float64 {
	rates := make([]float64, c.Nodes)
	sum := 0.0
	for _, share := range c.Shares {
		sum += share
	}
	for i := range rates {
		rates[i] = c.HashRate
		if c.Shares != nil {
			rates[i] = c.HashRate * float64(c.Nodes) * c.Shares[i] / sum
		}
	}
	return rates
}

// params are the consensus rules' parameters.
func (c *Config) params(miners []int) chain.Params {
	p := c.Params
	if p == (chain.Params{}) {
		p = chain.DefaultParams()
	}
	p.Interval = c.Interval
	p.Retarget = c.Retarget
	target := chain.TargetForZeroBits(c.Difficulty.Bits)
	if !c.Difficulty.Fixed {
		target = chain.TargetForHashes(math.Max(c.expectedHashes(miners), 1))
	}
	p.StartBits = target.Bits()
	return p
}

// expectedHashes is the number of hashes that the nodes that mine from the start
// make in one block interval; where none does, all count.
func (c *Config) expectedHashes(miners []int) float64 {
	rates := c.hashRates()
	total := 0.0
	for _, id := range miners {
		total += rates[id]
	}
	if total == 0 {
		total = c.HashRate * float64(c.Nodes)
	}
	return total * c.Interval.Seconds()
}

func (c *Config) linkParams() netsim.LinkParams {
	return netsim.LinkParams{
		Delay:     netsim.Time(c.Latency),
		Jitter:    netsim.Jitter{Amount: netsim.Time(c.Jitter)},
		Bandwidth: c.Bandwidth,
		Loss:      c.Loss,
	}
}
