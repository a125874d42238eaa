package graph

import (
	"fmt"
	"slices"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/settings"
)

// Apply makes the settings those of the network, and returns the commands at time 0 that name and
// link its nodes. A node has the name that the file gives it, if it can be one.
func (g *Graph) Apply(c *settings.Config) ([]command.Command, error) {
	c.Nodes, c.Topology = len(g.Nodes), "none"
	nodes, names := slices.Clone(g.Nodes), newNaming(c)
	for id := range nodes {
		n := &nodes[id]
		if _, number := numberOf(n.ID); n.Name == "" && !number {
			n.Name = n.ID
		}
		if _, err := names.give(id, n.Name); err != nil {
			n.Name = ""
		}
	}
	commands, err := describe(c, nodes)
	if err == nil {
		err = g.oneLaw(c)
	}
	if err != nil {
		return nil, blame(g.file, err)
	}
	for i := range g.Links {
		commands = append(commands, linking(&g.Links[i])...)
	}
	return commands, nil
}

// oneLaw finds out how all jitter is distributed, since a world has one law for it.
func (g *Graph) oneLaw(c *settings.Config) error {
	first := 0
	for _, l := range g.Links {
		for _, w := range []Way{l.There, l.Back} {
			if w.Jitter == nil || w.Jitter.Amount == 0 {
				continue
			}
			if first == 0 {
				first, c.JitterLaw = l.line, w.Jitter.Dist
			}
			if w.Jitter.Dist != c.JitterLaw {
				return refuse(l.line, 0, "delays are %s here and %s in line %d; a world has one law for all", w.Jitter.Dist, c.JitterLaw, first)
			}
		}
	}
	return nil
}

// linking are the commands that make a link, and make it what it is.
func linking(l *Link) []command.Command {
	return slices.Concat(
		[]command.Command{command.Link{A: nodeset.Node(l.A), B: nodeset.Node(l.B)}},
		each(l, func(w *Way) *time.Duration { return w.Delay }, func(d time.Duration, of nodeset.Pair) command.Command { return command.Latency{Delay: d, Links: of} }),
		each(l, func(w *Way) *netsim.Jitter { return w.Jitter }, func(j netsim.Jitter, of nodeset.Pair) command.Command {
			return command.Jitter{Amount: time.Duration(j.Amount), Links: of}
		}),
		each(l, func(w *Way) *float64 { return w.Bandwidth }, func(b float64, of nodeset.Pair) command.Command {
			return command.Bandwidth{BytesPerSecond: b, Links: of}
		}),
		each(l, func(w *Way) *float64 { return w.Loss }, func(p float64, of nodeset.Pair) command.Command { return command.Loss{Probability: p, Links: of} }),
	)
}

// each says one thing about a link: at once for both ways where they are alike.
func each[T comparable](l *Link, of func(*Way) *T, say func(T, nodeset.Pair) command.Command) (list []command.Command) {
	there, back := of(&l.There), of(&l.Back)
	a, b := nodeset.List{Nodes: []int{l.A}}, nodeset.List{Nodes: []int{l.B}}
	if there != nil && back != nil && *there == *back {
		return []command.Command{say(*there, nodeset.Pair{A: a, B: b})}
	}
	if there != nil {
		list = append(list, say(*there, nodeset.Pair{A: a, B: b, OneWay: true}))
	}
	if back != nil {
		list = append(list, say(*back, nodeset.Pair{A: b, B: a, OneWay: true}))
	}
	return list
}

// Apply makes nodes of any network what the table says of some of them, and returns the commands at
// time 0 that do the rest.
func (t *Table) Apply(c *settings.Config) ([]command.Command, error) {
	nodes := make([]Node, c.Nodes)
	for id, n := range t.nodes {
		if id >= c.Nodes {
			return nil, blame(t.file, refuse(n.line, 0, "there is no node %d; the network has %d, from 0 on", id, c.Nodes))
		}
		nodes[id] = n
	}
	if err := place(c, nodes); err != nil {
		return nil, blame(t.file, err)
	}
	commands, err := describe(c, nodes)
	return commands, blame(t.file, err)
}

// place has the world's regions name the nodes that are said to be in them.
func place(c *settings.Config, nodes []Node) error {
	regions := slices.Clone(c.Regions)
	for i := range regions { // the table has the last word
		regions[i].Nodes = slices.DeleteFunc(slices.Clone(regions[i].Nodes), func(id int) bool { return id < len(nodes) && nodes[id].Region != "" })
	}
	for id, n := range nodes {
		at := slices.Index(regions.Names(), n.Region)
		switch {
		case n.Region == "":
		case len(regions) == 0:
			return refuse(n.line, 0, "region: the world has none; add --regions, which says how far they are apart")
		case at < 0:
			return refuse(n.line, 0, "region: found %s, expected %s", lex.Show(n.Region), plain.Or(regions.Names()))
		default:
			regions[at].Nodes = append(regions[at].Nodes, id)
		}
	}
	for i := range regions {
		slices.Sort(regions[i].Nodes)
	}
	c.Regions = regions
	return nil
}

// describe sets what is known of the nodes, by number, and returns the commands for what is no
// setting.
func describe(c *settings.Config, nodes []Node) ([]command.Command, error) {
	if err := hashRates(c, nodes); err != nil {
		return nil, err
	}
	names := newNaming(c)
	var commands []command.Command
	for id, n := range nodes {
		if n.Name != "" && n.Name != fmt.Sprintf("n%d", id) {
			named, err := names.give(id, n.Name)
			if err != nil {
				return nil, refuse(n.line, 0, "name: %v", err)
			}
			commands = append(commands, named)
		}
		if n.Strategy == "" || n.Strategy == "honest" {
			continue
		}
		do, err := command.ParseWith(fmt.Sprintf("strategy %v %s", nodeset.Node(id), n.Strategy), names.known())
		if err != nil {
			return nil, refuse(n.line, 0, "strategy: %v", err)
		}
		commands = append(commands, do)
	}
	return commands, nil
}

// naming is the names that nodes have been given.
type naming struct {
	names   nodeset.Names
	of      map[string]int
	regions []string
}

func newNaming(c *settings.Config) *naming {
	return &naming{nodeset.Names{}, map[string]int{}, c.Regions.Names()}
}

func (n *naming) known() command.Known {
	return command.Known{Called: nodeset.Called{Names: n.names, Regions: n.regions}}
}

// give returns the command that gives a node a name, or says why it cannot have it. Who else has
// it is looked up, since a command looks through all names.
func (n *naming) give(id int, name string) (command.Command, error) {
	if other, taken := n.of[name]; taken {
		return nil, fmt.Errorf("%s is node %d already", lex.Show(name), other)
	}
	c, err := command.ParseWith(fmt.Sprintf("name %v %s", nodeset.Node(id), name), command.Known{Called: nodeset.Called{Regions: n.regions}})
	if err != nil {
		return nil, err
	}
	n.of[name] = id
	command.LearnName(n.names, c)
	return c, nil
}

// hashRates sets the hash rates, if the nodes have some: those of all nodes, in one measure.
func hashRates(c *settings.Config, nodes []Node) error {
	rated := slices.IndexFunc(nodes, func(n Node) bool { return n.HashRate > 0 })
	shared := slices.IndexFunc(nodes, func(n Node) bool { return n.Share > 0 })
	if rated < 0 && shared < 0 {
		return nil
	}
	c.Shares = make([]float64, len(nodes))
	sum := 0.0
	for id, n := range nodes {
		c.Shares[id] = n.Share
		if rated >= 0 {
			c.Shares[id] = n.HashRate
		}
		if c.Shares[id] == 0 {
			return refuse(n.line, 0, "node %d has no hash rate, and others have; expected one for each, all as hash_rate or all as share", id)
		}
		sum += c.Shares[id]
	}
	if rated >= 0 {
		c.HashRate, c.AutoRate = sum/float64(len(nodes)), false
	}
	return nil
}
