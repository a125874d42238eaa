package charts

import (
	"strings"

	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/plot"
	"example.com/sosocoin/tui/words"
)

// chartKind is a quantity that has a chart.
type chartKind struct {
	name   string
	legend string // what bars and dots are
	label  func(x float64) string
	value  func(p *view.Point) plot.Value
	back   bool                                // a bar is about the time before it, up to the bar before
	target func(v *view.View) float64          // nil: nothing is wanted
	newest func(f *kit.Frame, c *Panel) string // the figure beside the name
	empty  string                              // why there is nothing to draw yet
}

// chartKinds are all charts: those first that move in every run, for there may be no room for
// more.
func chartKinds() []*chartKind {
	short := func(unit string) func(float64) string {
		return func(x float64) string { return trimmed(strings.TrimRight(words.Scaled(x)+unit, " ")) }
	}
	secs := func(x float64) string { return trimmed(words.InSeconds(x)) }
	return []*chartKind{
		{name: "block interval", legend: "between blocks of the best chain", label: secs, back: true, empty: "no block yet",
			value:  func(p *view.Point) plot.Value { return charted(p.Interval()) },
			target: func(v *view.View) float64 { return v.Settings.Interval.Seconds() },
			newest: meanInterval},
		{name: "propagation", legend: "bars p50, dots p90 of the nodes", label: secs, empty: "no block has got around yet",
			value: func(p *view.Point) plot.Value {
				v := charted(p.Propagation(0))
				v.High, v.Dots = p.Propagation(1).Value()
				return v
			},
			newest: newestPropagation},
		{name: "stale rate", legend: "of all blocks until then", label: words.Percent, empty: "no block yet",
			value:  func(p *view.Point) plot.Value { return charted(p.StaleRate) },
			newest: func(f *kit.Frame, _ *Panel) string { return f.View.Figures.Of("stale.rate").Text(words.Percent) }},
		{name: "mempools", legend: "bars the mean, dots the fullest", label: short(""), empty: "nothing measured yet",
			value: func(p *view.Point) plot.Value {
				v := charted(p.Pool)
				v.High, v.Dots = float64(p.PoolMost), v.Known && p.PoolMost > 0
				return v
			},
			newest: poolsNow},
		{name: "hash rate", legend: "of all that mine", label: short("H/s"), empty: "nothing measured yet",
			value: func(p *view.Point) plot.Value { return charted(p.HashRate) },
			newest: func(f *kit.Frame, _ *Panel) string {
				return words.Scaled(f.View.Figures.Float("hashrate")) + "H/s"
			}},
		{name: "difficulty", legend: "hashes that a block takes", label: short(""), empty: "nothing measured yet",
			value: func(p *view.Point) plot.Value { return charted(p.Difficulty) },
			newest: func(f *kit.Frame, _ *Panel) string {
				return f.View.Figures.Of("difficulty").Text(short("")) + " hashes"
			}},
	}
}

// charted is a figure as a bar; none where nothing was measured.
func charted(m measured.Value) plot.Value {
	x, known := m.Value()
	return plot.Value{Low: x, Known: known}
}

// trimmed leaves out the zeros at the end of a fraction: "1.50 kH/s" is "1.5 kH/s".
func trimmed(s string) string {
	number, unit, _ := strings.Cut(s, " ")
	if strings.Contains(number, ".") {
		number = strings.TrimRight(strings.TrimRight(number, "0"), ".")
	}
	if unit == "" {
		return number
	}
	return number + " " + unit
}

// meanInterval is the mean over the time shown.
func meanInterval(f *kit.Frame, c *Panel) string {
	var sum view.Point
	for i := range c.columns.points {
		sum.Add(&c.columns.points[i])
	}
	text := "mean " + sum.Interval().Text(words.InSeconds)
	if target := f.View.Settings.Interval; target > 0 {
		text += " (target " + words.Length(target) + ")"
	}
	return text
}

func poolsNow(f *kit.Frame, _ *Panel) string {
	sum, most, up := 0, 0, 0
	for i := range f.View.Nodes {
		if n := &f.View.Nodes[i]; n.State != view.Crashed {
			sum, most, up = sum+n.Pool, max(most, n.Pool), up+1
		}
	}
	if up == 0 {
		return measured.None
	}
	return "mean " + words.ThreeDigits(float64(sum)/float64(up)) + ", most " + words.Count(most) + " tx"
}

// newestPropagation is of the newest column with a block that got around.
func newestPropagation(_ *kit.Frame, c *Panel) string {
	for i := len(c.columns.points) - 1; i >= 0; i-- {
		p := &c.columns.points[i]
		if half := p.Propagation(0); half.Known() {
			return "p50 " + half.Text(words.InSeconds) + ", p90 " + p.Propagation(1).Text(words.InSeconds)
		}
	}
	return measured.None
}

// values are the values by column. None reaches back to a time before the run.
func (k *chartKind) values(c *chartColumns, into []plot.Value) []plot.Value {
	into = into[:0]
	for i := range c.points {
		into = append(into, k.value(&c.points[i]))
	}
	if k.back {
		for i := len(into) - 2; i >= 0 && c.end(i) > c.from; i-- {
			if !into[i].Known {
				into[i] = into[i+1]
			}
		}
	}
	return into
}

// words tells a column's value.
func (k *chartKind) words(v plot.Value) string {
	switch {
	case v.Known && v.Dots:
		return k.label(v.Low) + ", " + k.label(v.High)
	case v.Known:
		return k.label(v.Low)
	}
	return "not measured"
}
