package sweep

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/scenarios"
	"example.com/sosocoin/sim/settings"
)

// Column is a figure that every job measures.
type Column struct {
	Name string // as conditions write it: stale.rate, revenue(n0)
	Node int    // -1: of the whole world
	Spec figure.Spec
}

// mostNodes is of how many nodes the figures are measured.
const mostNodes = 50

// allFigures stands for all of them.
const allFigures = "all"

// Columns are the figures that jobs measure: all of the world, and those of the nodes that keep
// blocks back or whose figures are asked for.
func (s *Spec) Columns() ([]Column, error) {
	nodes := s.watched()
	for _, name := range s.Figures {
		if node, ok := nodeOf(name); ok && !slices.Contains(nodes, node) {
			nodes = append(nodes, node)
		}
	}
	slices.Sort(nodes)
	if len(nodes) > mostNodes {
		nodes = nodes[:mostNodes]
	}
	var columns []Column
	for _, f := range figure.All() {
		if f.Of == figure.OfWorld {
			columns = append(columns, Column{f.Name, -1, f.Spec})
		}
	}
	for _, node := range nodes {
		for _, f := range figure.All() {
			if f.Of == figure.OfNode {
				columns = append(columns, Column{fmt.Sprintf("%s(%s)", f.Name, nodeset.Node(node)), node, f.Spec})
			}
		}
	}
	for _, name := range s.Figures {
		if _, err := find(columns, name); err != nil && name != allFigures {
			return nil, &Error{"figure", err.Error()}
		}
	}
	return columns, nil
}

// nodeOf is the node of a name such as revenue(n3).
func nodeOf(name string) (int, bool) {
	_, of, there := strings.Cut(name, "(")
	number, closed := strings.CutSuffix(strings.TrimPrefix(of, "n"), ")")
	n, err := strconv.Atoi(number)
	return n, there && closed && err == nil && n >= 0 && n < nodeset.MaxNodes
}

// find is the place of a column by its name; the error names the nearest.
func find(columns []Column, name string) (int, error) {
	at := slices.IndexFunc(columns, func(c Column) bool { return c.Name == name })
	if at >= 0 {
		return at, nil
	}
	var names []string
	for _, c := range columns {
		names = append(names, c.Name)
	}
	if bare, _, _ := strings.Cut(name, "("); bare == name {
		for _, f := range figure.All() {
			if f.Of == figure.OfNode && f.Name == name {
				return 0, fmt.Errorf("%s is a figure of a node; expected the node too, such as %s(n0)", name, name)
			}
		}
	}
	hint := "; sosocoin help reports tells of all figures"
	if near := lex.Nearest(name, names); near != "" {
		hint = "; did you mean " + near + "?"
	}
	return 0, fmt.Errorf("%.40q is not a figure%s", name, hint)
}

// watched are the nodes that are told a strategy somewhere.
func (s *Spec) watched() (nodes []int) {
	add := func(c command.Command) {
		for _, id := range strategists(c) {
			if !slices.Contains(nodes, id) {
				nodes = append(nodes, id)
			}
		}
	}
	word := func(name, value string) {
		switch name {
		case "strategy":
			config := settings.Default()
			for _, setting := range settings.All() {
				if setting.Name == name && setting.Read(&config, value) == nil {
					for _, c := range config.Strategies {
						add(c)
					}
				}
			}
		case wordDo:
			if c, err := command.Parse(value); err == nil {
				add(c)
			}
		case wordScenario:
			s.eachCommand(value, add)
		case wordTopology:
			s.eachOfNetwork(value, add)
		}
	}
	for _, line := range s.Do {
		word(wordDo, line)
	}
	for _, w := range s.World {
		word(w.Name, w.Value)
	}
	for _, a := range s.Axes {
		for _, v := range a.Values {
			word(a.Name, v)
		}
	}
	for _, p := range s.Points {
		for _, w := range p.Words {
			word(w.Name, w.Value)
		}
	}
	return nodes
}

// eachCommand shows the commands of a scenario, and its strategies of the start.
func (s *Spec) eachCommand(name string, show func(command.Command)) {
	played, err := scenarios.Open(name)
	if text, file := s.Scripts[name]; file {
		played, err = scenario.Parse(name, text)
	}
	if err != nil {
		return // which is said where the cell is read
	}
	if config, err := played.Config(); err == nil {
		for _, c := range config.Strategies {
			show(c)
		}
	}
	for _, line := range played.Lines {
		if do, ok := line.Step.(scenario.Do); ok {
			show(do.Command)
		}
	}
}

// natural is a value as people and programs outside write it: times in seconds, coins as coins.
func natural(u figure.Unit, m measured.Value) measured.Value {
	switch u {
	case figure.Moment:
		return m.Map(func(x float64) float64 { return measured.Round(netsim.Time(x).Seconds()) })
	case figure.Coins:
		return m.Map(func(x float64) float64 { return x / float64(chain.Coin) })
	}
	return m.Rounded()
}
