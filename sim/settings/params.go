package settings

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/quantity"
)

// Params is the table of the consensus parameters that are no setting of their own
// (interval, difficulty and retarget are): what all nodes have to agree on. A flag
// --param name=value and a scenario's line "param name value" set one.
func Params() []Setting {
	d := chain.DefaultParams()
	return []Setting{
		number("window", d.Window, 1, "blocks between two adjustments of the difficulty", func(c *Config) *uint32 { return &c.Params.Window }),
		{
			"subsidy", "COINS", d.Subsidy.String(), "new coins in each block, before halvings",
			func(c *Config, v string) (err error) { c.Params.Subsidy, err = chain.ParseAmount(v); return },
			func(c *Config) string { return c.Params.Subsidy.String() },
		},
		number("halving", d.Halving, 0, "blocks between two halvings of the subsidy; 0: never", func(c *Config) *uint32 { return &c.Params.Halving }),
		number("maturity", d.Maturity, 0, "blocks after which the coins of a coinbase may be spent", func(c *Config) *uint32 { return &c.Params.Maturity }),
		{
			"block-size", "BYTES", quantity.FormatBytes(float64(d.MaxBlockSize)), "limit of a block's size",
			size("a size that a header and a coinbase fit into", chain.MinBlockSize, func(c *Config) *int { return &c.Params.MaxBlockSize }), func(c *Config) string { return quantity.FormatBytes(float64(c.Params.MaxBlockSize)) },
		},
		{
			"payload", "BYTES", "0", "bytes that each mined block is said to be larger than it is, for blocks as large as a real network's",
			size("a payload", 0, func(c *Config) *int { return &c.Params.Payload }), func(c *Config) string { return quantity.FormatBytes(float64(c.Params.Payload)) },
		},
		span("past-limit", d.PastLimit, "how much older than its parent a block may claim to be", func(c *Config) *time.Duration { return &c.Params.PastLimit }),
		span("future-limit", d.FutureLimit, "how far ahead of a node's clock a block may be", func(c *Config) *time.Duration { return &c.Params.FutureLimit }),
	}
}

func number(name string, preset, least uint32, summary string, at func(*Config) *uint32) Setting {
	return Setting{name, "N", fmt.Sprint(preset), summary, func(c *Config, v string) error {
		n, err := strconv.ParseUint(v, 10, 32)
		if err != nil || uint32(n) < least {
			return fmt.Errorf("%.40q is not a number of blocks; expected %d to %d", v, least, uint32(math.MaxUint32))
		}
		*at(c) = uint32(n)
		return nil
	}, func(c *Config) string { return fmt.Sprint(*at(c)) }}
}

func span(name string, preset time.Duration, summary string, at func(*Config) *time.Duration) Setting {
	return Setting{name, "D", quantity.FormatDuration(preset), summary, func(c *Config, v string) error {
		d, err := quantity.ParseDuration(v)
		*at(c) = d
		return err
	}, func(c *Config) string { return quantity.FormatDuration(*at(c)) }}
}

// size reads a number of bytes, up to 1 GB.
func size(what string, least int, at func(*Config) *int) func(*Config, string) error {
	return func(c *Config, v string) error {
		size, err := quantity.ParseBytes(v)
		if err != nil || size < float64(least) || size > 1<<30 || size != math.Trunc(size) {
			return fmt.Errorf("%.40q is not %s; expected %d B to 1 GB", v, what, least)
		}
		*at(c) = int(size)
		return nil
	}
}
