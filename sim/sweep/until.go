package sweep

import (
	"math"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/quantity"
)

// narrow is until when a cell goes on: half of the interval of a figure is less than a bound.
type narrow struct {
	column int
	most   float64
}

// until reads "stale.rate ci < 0.002".
func (s *Spec) until() (narrow, error) {
	words := strings.Fields(s.Until)
	if len(words) != 4 || words[1] != "ci" || words[2] != "<" {
		return narrow{}, refuse("until", "%.60q is not a condition; expected one such as \"stale.rate ci < 0.002\", on half of a 95 %% interval", s.Until)
	}
	columns, err := s.Columns()
	if err != nil {
		return narrow{}, err
	}
	at, err := find(columns, words[0])
	if err != nil {
		return narrow{}, &Error{"until", err.Error()}
	}
	most, err := readBound(columns[at].Spec.Unit, words[3])
	if err != nil || !(most > 0) {
		return narrow{}, refuse("until", "%.40q is not how narrow %s can be; expected more than 0, %s", words[3], words[0], columns[at].Spec.Unit)
	}
	return narrow{at, most}, nil
}

// readBound reads a value of a figure, in its natural unit.
func readBound(u figure.Unit, text string) (float64, error) {
	switch u {
	case figure.Rate, figure.Truth:
		return quantity.ParseProbability(text)
	case figure.Span, figure.Moment:
		d, err := quantity.ParseDuration(text)
		return d.Seconds(), err
	}
	return strconv.ParseFloat(text, 64)
}

// DefaultMost is how many runs a cell has at the most, unless that is said.
const DefaultMost = 10_000

// more is how many runs a cell is to have next, after so many; as many if it is narrow enough,
// or has as many as it may. What is asked for next depends on what was measured alone.
func (n narrow) more(s *Spec, summary *Summary, runs int) int {
	i := summary.Figures[n.column].Interval
	half := i.Half()
	if i.By != "" && half < n.most {
		return runs
	}
	next := 2 * runs
	if i.By != "" { // the width falls with the root of their number
		next = int(math.Ceil(1.05 * float64(runs) * (half / n.most) * (half / n.most)))
	}
	most := s.Most
	if most == 0 {
		most = max(DefaultMost, s.Runs)
	}
	return min(max(next, runs+1), 2*runs+1, most)
}
