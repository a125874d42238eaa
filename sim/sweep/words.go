package sweep

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/graph"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/settings"
)

// The words that are no setting of the world.
const (
	wordScenario = "scenario"
	wordDo       = "do"
	wordFor      = "for"
	wordBlocks   = "blocks"
)

// The settings with which a network that is a file has something to do.
const (
	wordTopology = "topology"
	wordNodes    = "nodes"
)

// table is all settings and parameters of a world.
func table() []settings.Setting { return slices.Concat(settings.All(), settings.Params()) }

// Names are what can vary.
func Names() []string {
	var names []string
	for _, n := range settings.Names() {
		if n != "seed" {
			names = append(names, n)
		}
	}
	return append(names, wordScenario, wordDo, wordFor, wordBlocks)
}

// commaed are the settings whose values have commas.
func commaed() []string {
	return []string{"shares", "strategy", "mine", "regions", "processing", wordDo}
}

// known refuses what cannot vary.
func known(name string) error {
	switch {
	case name == "seed":
		return refuse("set", "seed: each cell has the same seeds; expected --runs 50, and --seed for the first of them")
	case slices.Contains(Names(), name):
		return nil
	}
	hint := "expected one of " + strings.Join(Names(), ", ")
	if near := lex.Nearest(name, Names()); near != "" {
		hint = "did you mean " + near + "?"
	}
	return refuse("set", "%.40q is not a setting; %s", name, hint)
}

// Canonical is the one form of all texts that mean the same, as far as the value by itself
// tells.
func Canonical(name, value string) (string, error) {
	switch name {
	case wordScenario, wordDo:
		return value, nil
	case wordFor:
		d, err := quantity.ParseDuration(value)
		if err == nil && d == 0 {
			err = fmt.Errorf("0s is no time; expected a duration such as 10m")
		}
		return quantity.FormatDuration(d), err
	case wordBlocks:
		n, err := parseBlocks(value)
		return fmt.Sprint(n), err
	}
	if name == wordTopology && strings.HasPrefix(value, graph.OfFile) {
		return value, nil
	}
	c := settings.Default()
	for _, s := range table() {
		if s.Name == name {
			if err := s.Read(&c, value); err != nil {
				return "", err
			}
			return s.Show(&c), nil
		}
	}
	return "", fmt.Errorf("there is no such setting")
}

func parseBlocks(value string) (uint32, error) {
	n, err := strconv.ParseUint(value, 10, 31)
	if err != nil || n == 0 {
		return 0, fmt.Errorf("%.40q is not a height; expected a whole number from 1 to %d", value, math.MaxInt32)
	}
	return uint32(n), nil
}

// strategists are the nodes that a strategy of the start or of a command is about.
func strategists(c command.Command) []int {
	told, ok := c.(command.Strategy)
	if !ok {
		return nil
	}
	return told.Nodes.Nodes
}
