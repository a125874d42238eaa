package scenario

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
)

// Unit is what a reading's values are.
type Unit uint8

// The units, and how values are written in them: 12, 2.5 (coins), 0.2 or 20%,
// 1m30s, true or false.
const (
	Count Unit = iota
	Coins
	Rate
	Span
	Truth
)

// String returns what a value of the unit is, as errors and tables say it.
func (u Unit) String() string {
	return [...]string{"a number", "coins", "a rate from 0 to 1", "a duration", "true or false"}[u]
}

// Reading is something about a world that a condition can be about.
type Reading struct {
	Name    string
	OfNode  bool // it is written with a node: height(n0)
	Unit    Unit
	Summary string
	read    func(w *sim.World, node int) float64
}

// Form is how a reading is written.
func (r Reading) Form() string {
	if r.OfNode {
		return r.Name + "(NODE)"
	}
	return r.Name
}

// Readings is the table of all readings. What they mean is what the report means by
// the same figures.
func Readings() []Reading {
	world := func(read func(*sim.World) float64) func(*sim.World, int) float64 {
		return func(w *sim.World, _ int) float64 { return read(w) }
	}
	return []Reading{
		{"time", false, Span, "virtual time", world(func(w *sim.World) float64 { return float64(w.Now()) })},
		{"tips", false, Count, "different tips that the running nodes follow", world(func(w *sim.World) float64 { return float64(w.Tips()) })},
		{"converged", false, Truth, "whether the running nodes follow one tip", world(func(w *sim.World) float64 { return truth(w.Converged()) })},
		{"height", false, Count, "height of the best chain", world(func(w *sim.World) float64 { return float64(w.Height()) })},
		{"blocks.mined", false, Count, "all blocks found", world(func(w *sim.World) float64 { return float64(w.Blocks().Mined) })},
		{"blocks.main", false, Count, "blocks on the best chain", world(func(w *sim.World) float64 { return float64(w.Blocks().Main) })},
		{"blocks.stale", false, Count, "blocks off the best chain", world(func(w *sim.World) float64 { return float64(w.Blocks().Stale) })},
		{"stale.rate", false, Rate, "stale blocks over all blocks found", world(func(w *sim.World) float64 { return w.Blocks().StaleRate })},
		{"reorgs", false, Count, "how often a node took blocks off its chain", world(func(w *sim.World) float64 { return float64(w.Blocks().Reorgs) })},
		{"reorg.depth", false, Count, "the most blocks that one of them took off", world(func(w *sim.World) float64 { return float64(w.Blocks().MaxReorgDepth) })},
		{"txs.created", false, Count, "payments made", world(func(w *sim.World) float64 { return float64(w.Txs().Created) })},
		{"txs.confirmed", false, Count, "payments on the best chain", world(func(w *sim.World) float64 { return float64(w.Txs().Confirmed) })},
		{"txs.pending", false, Count, "payments that wait in some mempool", world(func(w *sim.World) float64 { return float64(w.Txs().Pending) })},
		{"txs.lost", false, Count, "payments that are neither", world(func(w *sim.World) float64 { return float64(w.Txs().Lost) })},
		{"supply", false, Coins, "all coins that the best chain has minted", world(func(w *sim.World) float64 { return float64(w.Supply()) })},
		{"height", true, Count, "height of a node's own chain", func(w *sim.World, id int) float64 { return float64(w.Node(id).Chain().Tip().Height()) }},
		{"balance", true, Coins, "what a node holds on its own chain", func(w *sim.World, id int) float64 { return float64(w.Balance(id)) }},
		{"mempool", true, Count, "transactions that wait at a node", func(w *sim.World, id int) float64 { return float64(w.Node(id).Pool().Len()) }},
		{"peers", true, Count, "a node's links", func(w *sim.World, id int) float64 { return float64(w.Peers(id)) }},
		{"mined", true, Count, "blocks that a node has found", func(w *sim.World, id int) float64 { return float64(w.Mined(id)) }},
	}
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// parse reads a value of the unit. Amounts are kept as their smallest units and
// durations as nanoseconds, so that equal means equal.
func (u Unit) parse(s string) (float64, error) {
	switch u {
	case Coins:
		amount, err := chain.ParseAmount(s)
		return float64(amount), err
	case Rate:
		return command.ParseProbability(s)
	case Span:
		d, err := command.ParseDuration(s)
		return float64(d), err
	case Truth:
		if s != "true" && s != "false" {
			return 0, &command.ValueError{Value: s, Expected: u.String()}
		}
		return truth(s == "true"), nil
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || strings.Trim(s, "0123456789.") != "" {
		return 0, &command.ValueError{Value: s, Expected: u.String()}
	}
	return v, nil
}

// format writes a value as parse reads it.
func (u Unit) format(v float64) string {
	switch u {
	case Coins:
		return chain.Amount(v).String()
	case Rate:
		return command.FormatProbability(v)
	case Span:
		return command.FormatDuration(time.Duration(v))
	case Truth:
		return strconv.FormatBool(v != 0)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// Condition is a reading held against a value.
type Condition struct {
	Reading   Reading
	Node      command.Node // of a reading of a node
	Op        string       // one of operators
	Value     float64
	Tolerance float64 // of about
}

// about is the operator that has a tolerance.
const about = "about"

func operators() []string { return []string{"==", "!=", "<", "<=", ">", ">=", about} }

// String writes the condition as it is read.
func (c Condition) String() string {
	unit := c.Reading.Unit
	switch {
	case unit == Truth && c.Op == "==" && c.Value != 0:
		return c.subject()
	case c.Op == about:
		return fmt.Sprintf("%s about %s +- %s", c.subject(), unit.format(c.Value), unit.format(c.Tolerance))
	}
	return fmt.Sprintf("%s %s %s", c.subject(), c.Op, unit.format(c.Value))
}

func (c Condition) subject() string {
	if c.Reading.OfNode {
		return fmt.Sprintf("%s(%s)", c.Reading.Name, c.Node)
	}
	return c.Reading.Name
}

// look reads the world, and says whether the condition holds and what was found.
func (c Condition) look(w *sim.World) (holds bool, found string, err error) {
	if c.Reading.OfNode {
		if err := c.Node.Check(w.Nodes()); err != nil {
			return false, "", err
		}
	}
	v := c.Reading.read(w, int(c.Node))
	return c.holds(v), c.Reading.Unit.format(v), nil
}

func (c Condition) holds(v float64) bool {
	switch c.Op {
	case "==":
		return v == c.Value
	case "!=":
		return v != c.Value
	case "<":
		return v < c.Value
	case "<=":
		return v <= c.Value
	case ">":
		return v > c.Value
	case ">=":
		return v >= c.Value
	}
	return math.Abs(v-c.Value) <= c.Tolerance
}
