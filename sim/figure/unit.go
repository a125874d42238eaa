package figure

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/plain"
)

// Unit is what a figure's values are.
type Unit uint8

// The units. A moment is nanoseconds since the start, so that it is exact; a span is seconds,
// for it is mostly a mean. Coins are the smallest units of amounts, and of a truth 1 is true.
const (
	Count Unit = iota
	Coins
	Rate
	Span
	Moment
	Truth
)

// String returns what a value of the unit is, as errors and tables say it.
func (u Unit) String() string {
	return [...]string{"a number", "coins", "a rate from 0 to 1", "a duration", "a duration", "true or false"}[u]
}

// Text writes a value for people.
func (u Unit) Text(x float64) string {
	switch u {
	case Coins:
		return chain.Amount(x).String()
	case Rate:
		return fmt.Sprintf("%.1f %%", 100*x)
	case Span:
		return plain.ThreeDigits(x) + " s"
	case Moment:
		return netsim.Time(x).String()
	case Truth:
		return strconv.FormatBool(x != 0)
	}
	return fmt.Sprintf("%.0f", x)
}

// data is a value as scripts read it: times in seconds, and coins as an exact number of
// them.
func (u Unit) data(x float64) any {
	switch u {
	case Coins:
		return json.RawMessage(chain.Amount(x).String())
	case Truth:
		return x != 0
	case Moment:
		return measured.Round(netsim.Time(x).Seconds())
	}
	return x
}

// round keeps six decimals of what has some: more would be noise in a report.
func round(x float64) float64 {
	if x == math.Trunc(x) {
		return x
	}
	return measured.Round(x)
}
