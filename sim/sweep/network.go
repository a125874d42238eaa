package sweep

import (
	"fmt"
	"strings"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/graph"
	"example.com/sosocoin/sim/settings"
)

// eachOfNetwork shows the commands of a network that is a file. What is wrong with it is said where the cell is
// read.
func (s *Spec) eachOfNetwork(topology string, show func(command.Command)) {
	file, ok := strings.CutPrefix(topology, graph.OfFile)
	if !ok {
		return
	}
	g, err := graph.Parse(file, []byte(s.Networks[file]))
	if err != nil {
		return
	}
	config := settings.Default()
	commands, _ := g.Apply(&config)
	for _, c := range commands {
		show(c)
	}
}

// readNetwork makes the world that of a network which is a file, as far as nobody says otherwise: hash
// rates that are given stay.
func (c *Cell) readNetwork(given map[string]string) (err error) {
	text, there := c.spec.Networks[c.file]
	if !there {
		return fmt.Errorf("the sweep lacks the network %.60q", c.file)
	}
	g, err := graph.Parse(c.file, []byte(text))
	if err != nil {
		return err
	}
	before := c.world
	if c.network, err = g.Apply(&c.world); err != nil {
		return err
	}
	if _, fixed := given[wordNodes]; fixed && before.Nodes != c.world.Nodes {
		return fmt.Errorf("%s has %d nodes, and nodes says %d; leave that out", c.file, c.world.Nodes, before.Nodes)
	}
	_, shares := given["shares"]
	_, rate := given["hashrate"]
	if shares {
		c.world.Shares = before.Shares
	}
	if shares || rate {
		c.world.HashRate, c.world.AutoRate = before.HashRate, before.AutoRate
	}
	return nil
}
