package graph

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/quantity"
)

// field is something that a file can say of a way or of a node: a column of CSV, or an attribute of
// GraphML.
type field[T any] struct {
	names []string // the first is that of the documents
	read  func(*T, string) error
}

// named finds a field.
func named[T any](fields []field[T], name string) *field[T] {
	for i := range fields {
		for _, n := range fields[i].names {
			if n == name {
				return &fields[i]
			}
		}
	}
	return nil
}

func namesOf[T any](fields []field[T]) (names []string) {
	for _, f := range fields {
		names = append(names, f.names...)
	}
	return names
}

// wayFields is the table of what is known of links.
func wayFields() []field[Way] {
	return []field[Way]{
		{[]string{"delay", "latency", "delay_s", "latency_s"}, func(w *Way, v string) error { return w.readDelay(v) }},
		{[]string{"jitter", "jitter_s"}, func(w *Way, v string) error {
			d, err := seconds(v)
			w.jitter().Amount = netsim.Time(d)
			return err
		}},
		{[]string{"jitter_law"}, func(w *Way, v string) error {
			law := slices.Index(netsim.JitterNames(), v)
			if law < 0 {
				return fmt.Errorf("%.40q is not a law; expected %s", v, plain.Or(netsim.JitterNames()))
			}
			w.jitter().Dist = netsim.JitterDist(law)
			return nil
		}},
		{[]string{"bandwidth"}, func(w *Way, v string) error {
			x, err := quantity.ParseBytes(v)
			w.Bandwidth = &x
			return err
		}},
		{[]string{"loss"}, func(w *Way, v string) error {
			x, err := quantity.ParseProbability(v)
			w.Loss = &x
			return err
		}},
	}
}

// nodeFields is the table of what is known of nodes.
func nodeFields() []field[Node] {
	return []field[Node]{
		{[]string{"name", "label", "node"}, func(n *Node, v string) error { n.Name = v; return nil }},
		{[]string{"hash_rate", "hashrate"}, func(n *Node, v string) (err error) { n.HashRate, err = rate(v); return }},
		{[]string{"share", "compute"}, func(n *Node, v string) (err error) { n.Share, err = positive(v); return }},
		{[]string{"strategy"}, func(n *Node, v string) error { n.Strategy = v; return nil }},
	}
}

// regionField is a node's region. A network that is a file has none: it says how far nodes are apart.
func regionField() field[Node] {
	return field[Node]{[]string{"region"}, func(n *Node, v string) error { n.Region = v; return nil }}
}

// jitter is that of the way, for filling in.
func (w *Way) jitter() *netsim.Jitter {
	if w.Jitter == nil {
		w.Jitter = &netsim.Jitter{}
	}
	return w.Jitter
}

// seconds reads a time with a unit, or seconds without one.
func seconds(v string) (time.Duration, error) {
	x, err := strconv.ParseFloat(v, 64)
	if err != nil {
		return quantity.ParseDuration(v)
	}
	if !(x >= 0 && x < math.MaxInt64/1e9) {
		return 0, fmt.Errorf("%s is not a time; expected seconds such as 0.03, or a time such as 30ms", v)
	}
	return time.Duration(math.Round(x * 1e9)), nil
}

// readDelay reads a time, or a distribution of times as pkel/cpr writes it (its
// simulator/lib/distributions.ml): "constant 0.1", "uniform 0.5 1.5" or "exponential 0.1".
func (w *Way) readDelay(v string) error {
	law, numbers, given := strings.Cut(strings.TrimSpace(v), " ")
	if !given {
		d, err := seconds(v)
		w.Delay = &d
		return err
	}
	var times []time.Duration
	for _, number := range strings.Fields(numbers) {
		d, err := seconds(number)
		if err != nil {
			return err
		}
		times = append(times, d)
	}
	var delay time.Duration
	switch {
	case law == "constant" && len(times) == 1:
		delay = times[0]
	case law == "uniform" && len(times) == 2 && times[0] <= times[1]:
		delay = times[0]
		w.Jitter = &netsim.Jitter{Dist: netsim.Uniform, Amount: netsim.Time(times[1] - times[0])}
	case law == "exponential" && len(times) == 1:
		w.Jitter = &netsim.Jitter{Dist: netsim.Exponential, Amount: netsim.Time(times[0])}
	default:
		return fmt.Errorf(`%.40q is not a delay; expected a time such as 30ms, seconds such as 0.03, "constant S", "uniform S S" or "exponential S"`, v)
	}
	w.Delay = &delay
	return nil
}

// rate reads a hash rate with a unit, or hashes per second without one.
func rate(v string) (float64, error) {
	if _, err := strconv.ParseFloat(v, 64); err == nil {
		return positive(v)
	}
	return quantity.ParseRate(v)
}

func positive(v string) (float64, error) {
	x, err := strconv.ParseFloat(v, 64)
	if err != nil || !(x > 0) || math.IsInf(x, 0) {
		return 0, fmt.Errorf("%.40q is not a positive number", v)
	}
	return x, nil
}
