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
	"example.com/sosocoin/sim/measured"
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
	Node      command.Node // of a reading of a node, or as which node sees it
	Word      string       // of a reading of a payment or a rule
	Seen      bool         // a payment as Node's own chain has it
	Op        string       // one of operators
	Value     float64
	Tolerance float64 // of about
}

// about is the operator that has a tolerance.
const about = "about"

func operators() []string { return []string{"==", "!=", "<", "<=", ">", ">=", about} }

// String writes the condition as it is read, with nodes by their numbers.
func (c Condition) String() string {
	return c.Say(func(id int) string { return command.Node(id).String() })
}

// Say writes the condition for people, with nodes by their names.
func (c Condition) Say(name func(int) string) string {
	unit := c.Reading.Unit
	switch {
	case unit == Truth && c.Op == "==" && c.Value != 0:
		return c.subject(name)
	case c.Op == about:
		return fmt.Sprintf("%s about %s +- %s", c.subject(name), unit.format(c.Value), unit.format(c.Tolerance))
	}
	return fmt.Sprintf("%s %s %s", c.subject(name), c.Op, unit.format(c.Value))
}

// Finding is what a condition comes to.
type Finding struct {
	Holds    bool
	Measured bool   // if not, no comparison holds
	Found    string // what was read, or "not measured"
}

// Meets reports whether an expectation came true. Of what was never measured neither can
// be said, that it holds or that it does not: both expectations fail.
func (f Finding) Meets(e Expect) bool { return f.Measured && f.Holds != e.Not }

// Look reads the world, and says what the condition comes to.
func (c *Condition) Look(w *sim.World) (Finding, error) {
	v, err := c.value(w)
	if err != nil {
		return Finding{}, err
	}
	x, known := v.Value()
	if !known {
		return Finding{Found: "not measured"}, nil
	}
	return Finding{c.holds(x), true, c.Reading.Unit.format(x)}, nil
}

// Holds reads the world, and says whether the condition holds: Look without words.
func (c *Condition) Holds(w *sim.World) (bool, error) {
	v, err := c.value(w)
	if err != nil {
		return false, err
	}
	x, known := v.Value()
	return known && c.holds(x), nil
}

func (c *Condition) value(w *sim.World) (measured.Value, error) {
	if c.ofNode() {
		if err := c.Node.Check(w.Nodes()); err != nil {
			return measured.Value{}, err
		}
	}
	return c.Reading.read(w, c), nil
}

func (c *Condition) holds(v float64) bool {
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
