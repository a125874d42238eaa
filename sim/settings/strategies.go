package settings

import (
	"errors"
	"fmt"
	"strings"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// Strategies of the start are commands in one word: "strategy n0,n3 double-spend merchant=n1" is
// written n0,n3:double-spend:merchant=n1, and commas are between those of several nodes.

const strategiesExpected = "nodes and what they do, such as n0:selfish or n0:selfish,n3-n4:stubborn=L; options follow behind colons: n0:double-spend:merchant=n1:z=2"

// readStrategies reads what some nodes do from the start.
func readStrategies(c *Config, v string) error {
	c.Strategies = nil
	nodes := ""
	for _, part := range strings.Split(v, ",") {
		part = strings.TrimSpace(part)
		if !strings.Contains(part, ":") { // the list of nodes goes on
			nodes += part + ","
			continue
		}
		one, err := readStrategy(nodes + part)
		if err != nil {
			return err
		}
		c.Strategies, nodes = append(c.Strategies, one), ""
	}
	if nodes != "" || c.Strategies == nil {
		return &lex.ValueError{Value: strings.TrimSuffix(nodes, ","), Expected: strategiesExpected}
	}
	return nil
}

// readStrategy reads what some nodes do as the command of this name says it.
func readStrategy(word string) (command.Strategy, error) {
	who, _, _ := strings.Cut(word, ":")
	list, err := command.ParseNodesOfRegions(who) // which regions there are is known later
	if err != nil {
		return command.Strategy{}, err
	}
	known := command.Known{Called: nodeset.Called{Regions: list.Regions}}
	c, err := command.ParseWith("strategy "+strings.ReplaceAll(word, ":", " "), known)
	var refused *lex.Error
	if errors.As(err, &refused) {
		if strings.HasPrefix(refused.Hint, "usage:") {
			refused.Hint = "in full: n0:double-spend:merchant=n1:z=2" // here are colons for spaces
		}
		return command.Strategy{}, fmt.Errorf("%.60q: %s", word, refused.Problem())
	}
	read := c.(command.Strategy)
	if showStrategy(read) != word && strings.ContainsAny(word, " \t#") {
		return read, fmt.Errorf("%.60q: no space can stand here; expected %s", word, strategiesExpected)
	}
	return read, nil
}

func showStrategy(c command.Strategy) string {
	return strings.ReplaceAll(strings.TrimPrefix(c.String(), "strategy "), " ", ":")
}

func showStrategies(c *Config) string {
	list := make([]string, len(c.Strategies))
	for i, s := range c.Strategies {
		list[i] = showStrategy(s)
	}
	return strings.Join(list, ",")
}

// validateStrategies refuses nodes that there are not, and those that are told two things. What
// is told them has its own conditions, which a world has to see.
func (c *Config) validateStrategies() error {
	told := map[int]bool{}
	for _, s := range c.Strategies {
		ids, err := c.nodesOf(s.Nodes, "nodes of this world")
		if err != nil {
			return wrong("strategy", "%s: %v", showStrategy(s), err)
		}
		for _, id := range ids {
			if told[id] {
				return wrong("strategy", "%s: %s is told twice what to do; expected each node once", showStrategy(s), nodeset.Node(id))
			}
			told[id] = true
		}
	}
	return nil
}
