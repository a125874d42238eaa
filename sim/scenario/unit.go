package scenario

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// parseValue reads a value of a unit: 12, 2.5 (coins), 0.2 or 20%, 1m30s, true or false.
// Amounts are kept as their smallest units and durations as nanoseconds, so that equal
// means equal.
func parseValue(u figure.Unit, s string) (float64, error) {
	switch u {
	case figure.Coins:
		amount, err := chain.ParseAmount(s)
		return float64(amount), err
	case figure.Rate:
		return quantity.ParseProbability(s)
	case figure.Span, figure.Moment:
		d, err := quantity.ParseDuration(s)
		return float64(d), err
	case figure.Truth:
		if s != "true" && s != "false" {
			return 0, &lex.ValueError{Value: s, Expected: u.String()}
		}
		x, _ := measured.Truth(s == "true").Value()
		return x, nil
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || strings.Trim(s, "0123456789.") != "" {
		return 0, &lex.ValueError{Value: s, Expected: u.String()}
	}
	return v, nil
}

// formatValue writes a value as parseValue reads it.
func formatValue(u figure.Unit, v float64) string {
	switch u {
	case figure.Coins:
		return chain.Amount(v).String()
	case figure.Rate:
		return quantity.FormatProbability(v)
	case figure.Span, figure.Moment:
		return quantity.FormatDuration(time.Duration(v))
	case figure.Truth:
		return strconv.FormatBool(v != 0)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// Condition is a reading held against a value.
type Condition struct {
	Reading   figure.Figure
	Node      nodeset.Node // of a reading of a node, or as which node sees it
	Word      string       // of a reading of a payment or a rule
	Seen      bool         // a payment as Node's own chain has it
	Op        string       // one of operators
	Value     float64
	Tolerance float64    // of about
	And       *Condition // has to hold as well; nil: nothing more
}

// about is the operator that has a tolerance, gains the one that counts from what there is
// when one begins to wait.
const (
	about = "about"
	gains = "gains"
)

// operators are those of a condition; only one who waits can count what is gained.
func operators(waits bool) []string {
	list := []string{"==", "!=", "<", "<=", ">", ">=", about}
	if waits {
		list = append(list, gains)
	}
	return list
}

// From is the condition for one who begins to wait now: what has to be gained counts from here.
func (c Condition) From(w *sim.World) Condition {
	if c.Op == gains {
		if v, err := c.value(w); err == nil {
			before, _ := v.Value()
			c.Op, c.Value = ">=", before+c.Value
		}
	}
	if c.And != nil {
		and := c.And.From(w)
		c.And = &and
	}
	return c
}

// String writes the condition as it is read, with nodes by their numbers.
func (c Condition) String() string {
	return c.Say(func(id int) string { return nodeset.Node(id).String() })
}

// Say writes the condition for people, with nodes by their names.
func (c Condition) Say(name func(int) string) string {
	if c.And == nil {
		return c.say(name)
	}
	return c.say(name) + " " + and + " " + c.And.Say(name)
}

func (c Condition) say(name func(int) string) string {
	unit := c.Reading.Unit
	switch {
	case unit == figure.Truth && c.Op == "==" && c.Value != 0:
		return c.subject(name)
	case c.Op == about:
		return fmt.Sprintf("%s about %s +- %s", c.subject(name), formatValue(unit, c.Value), formatValue(unit, c.Tolerance))
	}
	return fmt.Sprintf("%s %s %s", c.subject(name), c.Op, formatValue(unit, c.Value))
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
	f, err := c.look(w)
	if err != nil || c.And == nil {
		return f, err
	}
	rest, err := c.And.Look(w)
	return Finding{f.Holds && rest.Holds, f.Measured && rest.Measured, f.Found + " " + and + " " + rest.Found}, err
}

// look is Look without what has to hold as well.
func (c *Condition) look(w *sim.World) (Finding, error) {
	v, err := c.value(w)
	if err != nil {
		return Finding{}, err
	}
	x, known := v.Value()
	if !known {
		return Finding{Found: "not measured"}, nil
	}
	return Finding{c.holds(x), true, formatValue(c.Reading.Unit, x)}, nil
}

// Holds reads the world, and says whether the condition holds: Look without words.
func (c *Condition) Holds(w *sim.World) (bool, error) {
	all := true
	for ; c != nil; c = c.And {
		v, err := c.value(w)
		if err != nil {
			return false, err
		}
		x, known := v.Value()
		all = all && known && c.holds(x)
	}
	return all, nil
}

func (c *Condition) value(w *sim.World) (measured.Value, error) {
	if c.ofNode() {
		if err := c.Node.Check(w.Nodes()); err != nil {
			return measured.Value{}, err
		}
	}
	found := c.Reading.Read(w.Reading(), figure.Subject{Node: int(c.Node), Word: c.Word, Seen: c.Seen})
	return compared(c.Reading.Unit, found), nil
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
	case gains:
		return false // nobody has begun to count
	}
	return math.Abs(v-c.Value) <= c.Tolerance
}
