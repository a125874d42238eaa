package settings

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
	"example.com/sosocoin/sim/node/compact"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/quantity"
)

// Config describes a world at its start. The zero value of a field means what it
// says (no latency, no loss); Default has the values of the command line.
type Config struct {
	Seed     uint64
	Nodes    int
	Topology string // as netsim.Topology reads it

	Latency, Jitter time.Duration // one way; jitter adds to it, by JitterLaw
	JitterLaw       netsim.JitterDist
	Bandwidth       float64        // bytes per virtual second and direction; 0: unlimited
	Loss            float64        // probability per message
	Regions         netsim.Regions // say Latency and Bandwidth instead, unless nil

	Processing, BlockProcessing time.Duration // from having to sending a message, or a block
	Uploads                     int           // blocks that a node sends at once; 0: any number

	HashRate    float64   // mean hashes per virtual second and node
	AutoRate    bool      // HashRate is what meets Interval at the Difficulty, which is Fixed
	Shares      []float64 // relative hash rates by node; nil: equal. The mean stays HashRate.
	ShareSpread float64   // above 0: Shares are random, with this standard deviation around 1; see randomShares
	Interval    time.Duration
	Difficulty  Difficulty
	Retarget    string        // one of chain.RetargetNames
	Params      chain.Params  // all others of consensus; the zero value: chain.DefaultParams
	Relay       string        // one of node.RelayNames
	Compact     compact.Model // of payloads, for the relay compact

	TxRate float64      // random payments per virtual second over the network
	Mine   nodeset.List // who mines from the start

	Strategies []command.Strategy // what nodes do with the blocks that they find, unless they are honest

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
	MaxHashRate = 1e8
	MaxBits     = 64
	maxLinks    = 4_000_000
	maxInterval = 1000 * time.Hour
	maxDelay    = 30 * 24 * time.Hour // as netsim's
)

// MinKeep is the least number of blocks that Config.Keep may ask for: deeper than any
// reorganisation that is not due to a long partition.
const MinKeep = 100

// Trace is shown all that happens in a world as lines: *PacketLine, *NodeLine and
// *CommandLine. They come by rising time. At one moment a command comes first, then
// the packets that ended on their way, then what the nodes told, by number, then the
// packets that got lost when they were sent: so causes come before what they cause.
// Packets are in their total order: see netsim.Packet. A line is not written to
// afterwards. Nodes go by the names that they have at that moment; their numbers beside
// them stay.
type Trace func(line any)

// Default is the world that the program starts without flags.
func Default() Config {
	return Config{
		Seed:     1,
		Nodes:    8,
		Topology: "random:3",
		Latency:  500 * time.Millisecond,
		HashRate: 100,
		Interval: 10 * time.Second,
		Retarget: chain.RetargetNaive,
		Relay:    "inv",
		Params:   chain.DefaultParams(),
		Mine:     nodeset.List{All: true},
	}
}

// Error says which setting of a Config is wrong, what was found and what
// was expected.
type Error struct{ Setting, Problem string }

// Error writes "loss: 1.5 is not a probability from 0 to 1".
func (e *Error) Error() string { return e.Setting + ": " + e.Problem }

func wrong(setting, format string, args ...any) error {
	return &Error{setting, fmt.Sprintf(format, args...)}
}

// Validate returns the first *Error.
func (c *Config) Validate() error {
	if c.Nodes < 2 || c.Nodes > nodeset.MaxNodes {
		return wrong("nodes", "%d is not a network; expected 2 to %d", c.Nodes, nodeset.MaxNodes)
	}
	for _, check := range []func() error{c.validateNetwork, c.validateMining, c.validateNodes, c.validateStrategies, c.validateParams} {
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

// validateRegions refuses what no link could be, by the regions where there are some.
func (c *Config) validateRegions() error {
	if c.JitterLaw == netsim.Pareto && c.Jitter > 0 && c.Latency == 0 && c.Regions == nil {
		return wrong("jitter", "pareto multiplies the latency, which is 0s")
	}
	var bad *netsim.RegionError
	if err := c.Regions.Validate(c.Link()); errors.As(err, &bad) {
		return wrong(RegionsName, "%s: %s", bad.Region, bad.Problem)
	}
	for _, r := range c.Regions {
		for _, id := range r.Nodes {
			if err := nodeset.Node(id).Check(c.Nodes); err != nil {
				return wrong(RegionsName, "%s: %v", r.Name, err)
			}
		}
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
	if err := validDuration("processing", max(c.Processing, c.BlockProcessing)); err != nil {
		return err
	}
	if !(c.Bandwidth == 0 || c.Bandwidth >= netsim.MinBandwidth) || math.IsInf(c.Bandwidth, 0) {
		return wrong("bandwidth", "%v is not a number of bytes per second; expected 0 (unlimited) or at least %v", c.Bandwidth, netsim.MinBandwidth)
	}
	if !(c.Loss >= 0 && c.Loss <= 1) {
		return wrong("loss", "%v is not a probability from 0 to 1", c.Loss)
	}
	if err := c.validateRegions(); err != nil {
		return err
	}
	if _, err := node.ParseRelay(c.Relay); err != nil {
		return wrong("relay", "%v", err)
	}
	if err := c.Compact.Validate(); err != nil {
		return wrong("compact", "%v", err)
	}
	return nil
}

func (c *Config) validateMining() error {
	if c.Interval < time.Millisecond || c.Interval > maxInterval {
		return wrong("interval", "%s is not a block interval; expected 1ms to %s", quantity.FormatDuration(c.Interval), quantity.FormatDuration(maxInterval))
	}
	if c.Difficulty.Fixed && (c.Difficulty.Bits < 0 || c.Difficulty.Bits > MaxBits) {
		return wrong("difficulty", "%d is not a number of leading zero bits; expected auto or 0 to %d", c.Difficulty.Bits, MaxBits)
	}
	if names := chain.RetargetNames(); !slices.Contains(names, c.Retarget) {
		return wrong("retarget", "%.40q is not a rule; expected %s", c.Retarget, plain.Or(names))
	}
	return c.validateHashRates()
}

// validateParams blames what chain finds on the parameter that is to blame.
func (c *Config) validateParams() error {
	var bad *chain.ParamError
	if err := c.Consensus(nil).Validate(); errors.As(err, &bad) {
		setting := map[string]string{"Window": "window", "Subsidy": "subsidy", "MaxBlockSize": "block-size", "Payload": "payload", "PastLimit": "past-limit", "FutureLimit": "future-limit"}[bad.Field]
		return wrong(cmp.Or(setting, bad.Field), "found %s, expected %s", bad.Found, bad.Expected)
	}
	return nil
}

func (c *Config) validateNodes() error {
	if !(c.TxRate >= 0 && c.TxRate <= 1e6) {
		return wrong("tx-rate", "%v is not a number of payments per second; expected 0 to 1000000", c.TxRate)
	}
	if c.Keep != 0 && c.Keep < MinKeep || c.Keep > math.MaxInt32 {
		return wrong("keep", "%d is not a number of blocks to keep; expected 0 (all) or %d to %d", c.Keep, MinKeep, math.MaxInt32)
	}
	return nil
}

func validDuration(setting string, d time.Duration) error {
	if d < 0 || d > maxDelay {
		return wrong(setting, "%s is not a delay; expected 0s to %s", quantity.FormatDuration(d), quantity.FormatDuration(maxDelay))
	}
	return nil
}

// Consensus are the consensus rules' parameters.
func (c *Config) Consensus(miners []int) chain.Params {
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

func (c *Config) Link() netsim.LinkParams {
	return netsim.LinkParams{
		Delay:     netsim.Time(c.Latency),
		Jitter:    netsim.Jitter{Dist: c.JitterLaw, Amount: netsim.Time(c.Jitter)},
		Bandwidth: c.Bandwidth,
		Loss:      c.Loss,
	}
}
