package sweep

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/strategy"
	"example.com/sosocoin/sim/theory"
	"example.com/sosocoin/sim/theory/value"
)

// law is a law beside a figure, with what its parameters are taken from.
type law struct {
	theory.Law
	text   string // as it was asked for
	column int
	given  []Word // a parameter, and a value or the name of what has it
}

// Prediction is what a law says of a figure of a cell.
type Prediction struct {
	Law    theory.Law
	Asked  string // as it was asked for
	Column int
	Of     theory.Values // what it was asked for
	Value  float64
	Err    error // why it says nothing of this cell
}

// laws reads the laws that stand beside: "stale.rate=two-miner", "two-miner", "stale.rate=two-miner
// delay=2s interval=interval".
func (s *Spec) laws() (list []law, err error) {
	columns, err := s.Columns()
	if err != nil {
		return nil, err
	}
	for _, text := range s.Laws {
		l, err := readLaw(text, columns)
		if err != nil {
			return nil, &Error{"law", err.Error()}
		}
		for _, w := range l.given {
			if err := s.sourced(&l, w, columns); err != nil {
				return nil, &Error{"law", err.Error()}
			}
		}
		list = append(list, l)
	}
	return list, nil
}

func readLaw(text string, columns []Column) (law, error) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return law{}, fmt.Errorf("no law is named; expected one such as stale.rate=two-miner")
	}
	figure, name, both := strings.Cut(words[0], "=")
	if !both {
		name = figure
	}
	known, there := theory.Lookup(name)
	if !there {
		hint := ""
		if near := lex.Nearest(name, theory.Names()); near != "" {
			hint = "; did you mean " + near + "?"
		}
		return law{}, fmt.Errorf("%.40q is not a law; expected one of those that sosocoin theory lists%s", name, hint)
	}
	l := law{Law: known, text: text}
	if !both {
		if figure = known.Figure; figure == "" {
			return law{}, fmt.Errorf("%s is of no figure by itself; expected the figure too, such as stale.rate=%s", name, name)
		}
	}
	var err error
	if l.column, err = find(columns, figure); err != nil {
		return law{}, err
	}
	for _, word := range words[1:] {
		name, from, parted := strings.Cut(word, "=")
		if _, there := known.Param(name); !there || !parted {
			var params []string
			for _, p := range known.Params {
				params = append(params, p.Name)
			}
			return law{}, fmt.Errorf("%s: %.40q is no parameter of it with its value; expected %s", known.Name, word, strings.Join(params, ", "))
		}
		l.given = append(l.given, Word{name, from})
	}
	return l, nil
}

// sourced refuses what a parameter is to be taken from, if it is nothing that a cell could have and no value that
// the parameter can be.
func (s *Spec) sourced(l *law, w Word, columns []Column) error {
	names := slices.Clone(naturals())
	for _, word := range s.point(0).Labels {
		names = append(names, word.Name)
	}
	for _, p := range s.Points {
		for _, word := range p.Given {
			names = append(names, word.Name)
		}
	}
	for _, setting := range table() {
		names = append(names, setting.Name)
	}
	for _, c := range columns {
		names = append(names, c.Name)
	}
	if slices.Contains(names, w.Value) {
		return nil
	}
	param, _ := l.Param(w.Name)
	x, err := value.Read(param.Unit, w.Value)
	if err != nil {
		hint := ""
		if near := lex.Nearest(w.Value, names); near != "" {
			hint = "; did you mean " + near + "?"
		}
		return fmt.Errorf("%s: %s=%.40s is no setting or figure, and no value: %w%s", l.Name, w.Name, w.Value, err, hint)
	}
	var wrong *theory.ParamError
	if _, err := l.Predict(theory.Values{w.Name: x}); errors.As(err, &wrong) {
		return fmt.Errorf("%s: %w", l.Name, err)
	}
	return nil
}

// errOther says that a law is not about a cell.
var errOther = errors.New("the law is about other cells")

// predict is what the law says of a cell.
func (l *law) predict(s *Summary) Prediction {
	p := Prediction{Law: l.Law, Asked: l.text, Column: l.column, Of: theory.Values{}}
	if only := s.Cell.point.Laws; only != nil && !slices.Contains(only, l.text) {
		p.Err = errOther
		return p
	}
	for _, param := range l.Params {
		from := param.Name
		if at := slices.IndexFunc(l.given, func(w Word) bool { return w.Name == param.Name }); at >= 0 {
			from = l.given[at].Value
		}
		x, there, err := s.source(param, from)
		if err != nil {
			p.Err = fmt.Errorf("%s: %w", param.Name, err)
			return p
		}
		if there {
			p.Of[param.Name] = x
		}
	}
	p.Value, p.Err = l.Predict(p.Of)
	return p
}

// LawNames are the laws that stand beside a column, in the order of a cell's predictions.
func (t *Table) LawNames(at int) (names []string) {
	for _, l := range t.laws {
		if l.column == at {
			names = append(names, l.Name)
		}
	}
	return names
}

// Text is what a law says, as it stands in a table.
func (p *Prediction) Text(unit figure.Unit, m Measured) string {
	if p.Err != nil {
		return measured.None
	}
	text := Amount(unit, p.Value, m.Interval.Half())
	if p.Law.Bound.String() != "" {
		text = p.Law.Bound.String() + " " + text
	}
	return text
}

// source is the value of a parameter: a label of the cell, a setting, a figure that was measured,
// what the parameter is by its nature, or a value as it is written. False: its default.
func (s *Summary) source(p theory.Param, from string) (float64, bool, error) {
	for _, label := range slices.Concat(s.Cell.point.Given, s.Cell.Labels) {
		if label.Name == from {
			x, err := value.Read(p.Unit, label.Value)
			return x, true, err
		}
	}
	for _, setting := range table() {
		if setting.Name == from {
			x, err := value.Read(p.Unit, setting.Show(&s.Cell.world))
			return x, true, err
		}
	}
	for _, m := range s.Figures {
		if m.Name == from && m.Count > 0 {
			return m.Mean, true, nil
		}
	}
	if x, there := s.Cell.natural(from); there {
		return x, true, nil
	}
	if from == p.Name {
		return 0, false, nil
	}
	x, err := value.Read(p.Unit, from)
	return x, true, err
}

// naturals are the names of parameters that are something in a world by their nature.
func naturals() []string {
	return []string{"delay", "target", "q", "alpha", "share", "z", "k", "head"}
}

// natural is what a parameter is in a world, by its name in all laws.
func (c *Cell) natural(name string) (float64, bool) {
	w := &c.world
	switch name {
	case "delay":
		return w.Latency.Seconds(), w.Regions == nil
	case "target":
		return w.Interval.Seconds(), true
	case "q", "alpha", "share":
		return c.attackersShare(), true
	case "z", "k":
		for _, told := range c.strategies() {
			if v, ok := told.Way.(strategy.DoubleSpend); ok {
				return float64(v.Z), true
			}
		}
	case "head":
		for _, told := range c.strategies() {
			if v, ok := told.Way.(strategy.DoubleSpend); ok {
				if v.Head {
					return 1, true
				}
				return 0, true
			}
		}
	}
	return 0, false
}

// strategies are those of the start.
func (c *Cell) strategies() []command.Strategy {
	list := slices.Clone(c.world.Strategies)
	for _, d := range slices.Concat(c.network, c.do) {
		if told, ok := d.(command.Strategy); ok {
			list = append(list, told)
		}
	}
	return list
}

// attackersShare is the part of the hash rate of the nodes that are told a strategy, and of the
// first node where none is.
func (c *Cell) attackersShare() float64 {
	var nodes []int
	for _, told := range c.strategies() {
		nodes = append(nodes, told.Nodes.Nodes...)
	}
	if nodes == nil {
		nodes = []int{0}
	}
	part, all := 0.0, 0.0
	for id, rate := range c.world.HashRates() {
		all += rate
		if slices.Contains(nodes, id) {
			part += rate
		}
	}
	if all == 0 {
		return 0
	}
	return part / all
}
