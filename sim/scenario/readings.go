package scenario

import (
	"math"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
)

// Readings are the figures that a condition can be about.
func Readings() []figure.Figure {
	var list []figure.Figure
	for _, f := range figure.All() {
		if f.In(figure.Conditions) {
			list = append(list, f)
		}
	}
	return list
}

// compared is a figure as conditions compare it. Durations are whole nanoseconds, so that
// equal means equal, and rates have the decimals that the report gives them.
func compared(u figure.Unit, m measured.Value) measured.Value {
	switch u {
	case figure.Span:
		return m.Map(func(seconds float64) float64 { return math.Round(seconds * float64(netsim.Second)) })
	case figure.Rate:
		return m.Rounded()
	}
	return m
}

// subject writes what a condition is about.
func (c Condition) subject(name func(int) string) string {
	switch {
	case c.Reading.Of == figure.OfNode:
		return c.Reading.Name + "(" + name(int(c.Node)) + ")"
	case c.Seen:
		return c.Reading.Name + "(" + c.Word + "," + name(int(c.Node)) + ")"
	case c.Reading.Of != figure.OfWorld:
		return c.Reading.Name + "(" + c.Word + ")"
	}
	return c.Reading.Name
}

// ofNode reports whether a condition needs its node.
func (c *Condition) ofNode() bool { return c.Reading.Of == figure.OfNode || c.Seen }
