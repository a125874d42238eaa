package sweep

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/graph"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/scenarios"
	"example.com/sosocoin/sim/settings"
)

// Cell is one choice of all that varies. It is not written to once it is read, so that its jobs
// can be played at the same time.
type Cell struct {
	Number int
	Labels []Word // what tells it from others

	spec      *Spec
	point     Point
	columns   []Column
	world     settings.Config
	limits    sim.Limits
	scenario  *scenario.Scenario // nil: none
	named     string             // the scenario, as it was asked for
	network   []command.Command  // that link the nodes as a file says, before those
	do        []command.Command
	file      string // of its network; "": none
	set       []Word // the settings that were given, in the order of the tables
	canonical string // all that its results depend on, but the seed
}

// Cell reads a cell. Errors are *Error, and say which cell it is.
func (s *Spec) Cell(n int) (*Cell, error) {
	point := s.point(n)
	c := &Cell{Number: n, Labels: point.Labels, spec: s, point: point}
	var err error
	if c.columns, err = s.Columns(); err != nil {
		return nil, err
	}
	given := map[string]string{}
	lines := slices.Clone(s.Do)
	for _, w := range slices.Concat(s.World, point.Words) {
		if w.Name == wordDo {
			lines = append(lines, w.Value)
			continue
		}
		given[w.Name] = w.Value
	}
	for _, read := range []func(map[string]string) error{c.readScenario, c.readWorld, c.readEnds} {
		if err := read(given); err != nil {
			return nil, c.blame(err)
		}
	}
	if err := c.readDo(lines); err != nil {
		return nil, c.blame(err)
	}
	if err := c.known(); err != nil {
		return nil, err
	}
	c.canonical = c.canonicalText()
	return c, nil
}

// Title tells the cell from the others: "latency=1s nodes=8".
func (c *Cell) Title() string {
	words := make([]string, len(c.Labels))
	for i, w := range c.Labels {
		words[i] = w.String()
	}
	return strings.Join(words, " ")
}

// blame says which cell is wrong.
func (c *Cell) blame(err error) error {
	problem := err.Error()
	var wrong *settings.Error
	if errors.As(err, &wrong) && slices.ContainsFunc(c.Labels, func(w Word) bool { return w.Name == wrong.Setting }) {
		problem = wrong.Problem
		if len(c.Labels) > 1 {
			problem = wrong.Setting + ": " + problem
		}
	}
	if len(c.Labels) == 0 {
		return &Error{"", problem}
	}
	return &Error{"set", c.Title() + ": " + problem}
}

func (c *Cell) readScenario(given map[string]string) (err error) {
	name, played := given[wordScenario]
	if !played {
		return nil
	}
	c.named = name
	if text, file := c.spec.Scripts[name]; file {
		c.scenario, err = scenario.Parse(name, text)
	} else {
		c.scenario, err = scenarios.Open(name)
	}
	return err
}

// readWorld reads the settings: what is given, else what a scenario says, else the default.
func (c *Cell) readWorld(given map[string]string) (err error) {
	c.world = settings.Default()
	if c.scenario != nil {
		if c.world, err = c.scenario.Config(); err != nil {
			return err
		}
	}
	for _, s := range table() {
		value, there := given[s.Name]
		if !there {
			continue
		}
		if c.world.Regions != nil && slices.Contains(settings.RegionSettings(), s.Name) {
			return &settings.Error{Setting: s.Name, Problem: "the regions say that; leave it out"}
		}
		if file, ok := strings.CutPrefix(value, graph.OfFile); ok && s.Name == wordTopology {
			c.file = file
			c.set = append(c.set, Word{s.Name, value})
			continue
		}
		if err := s.Read(&c.world, value); err != nil {
			return &settings.Error{Setting: s.Name, Problem: err.Error()}
		}
		c.set = append(c.set, Word{s.Name, s.Show(&c.world)})
	}
	if c.file != "" {
		if err := c.readNetwork(given); err != nil {
			return &settings.Error{Setting: wordTopology, Problem: err.Error()}
		}
	}
	c.world.Seed, c.world.Exec = 0, netsim.Serial
	if err := c.world.Validate(); err != nil {
		return err
	}
	if _, err := c.world.Miners(); err != nil {
		return &settings.Error{Setting: "mine", Problem: err.Error()}
	}
	return nil
}

// readEnds reads when a run ends.
func (c *Cell) readEnds(given map[string]string) error {
	if value, there := given[wordFor]; there {
		d, err := quantity.ParseDuration(value)
		if err != nil || d == 0 {
			return fmt.Errorf("for: %.40q is no time to run; expected a duration such as 10m", value)
		}
		c.limits.For = netsim.Time(d)
	}
	if value, there := given[wordBlocks]; there {
		n, err := parseBlocks(value)
		if err != nil {
			return fmt.Errorf("blocks: %w", err)
		}
		c.limits.Blocks = n
	}
	switch {
	case c.scenario == nil && c.limits == (sim.Limits{}):
		return errors.New("its runs have no end; add --blocks 200, --for 1h or --scenario NAME")
	case c.scenario == nil:
		return c.reachable()
	case c.limits.For > 0:
		return errors.New("for: a scenario says itself when it ends; leave this out")
	case c.limits.Blocks > 0:
		if !c.scenario.SetHeight(int(c.limits.Blocks)) {
			return errors.New("blocks: a scenario without a step such as \"until height >= 100\" says itself when it ends; leave this out")
		}
	}
	return nil
}

// reachable refuses a height that no run comes to.
func (c *Cell) reachable() error {
	if c.limits.Blocks == 0 || c.limits.For > 0 {
		return nil
	}
	return c.world.Reach(c.limits.Blocks)
}

func (c *Cell) readDo(lines []string) error {
	known := command.Known{Called: nodeset.Called{Names: nodeset.Names{}, Regions: c.world.Regions.Names()}}
	for _, named := range c.network {
		command.LearnName(known.Names, named)
	}
	for _, line := range lines {
		read, err := command.ParseWith(line, known)
		if err != nil {
			return fmt.Errorf("do: %q: %w", line, err)
		}
		if read == nil {
			return fmt.Errorf("do: %q is not a command; sosocoin --headless --for 1s --do help lists them", line)
		}
		command.LearnName(known.Names, read)
		c.do = append(c.do, read)
	}
	return nil
}

// known refuses figures of a node that no cell has: where the number of nodes neither varies nor grows.
func (c *Cell) known() error {
	varies := func(w Word) bool {
		return w.Name == wordNodes || w.Name == wordTopology || w.Name == wordScenario || w.Name == wordDo
	}
	if c.scenario != nil || len(c.do) > 0 || slices.ContainsFunc(c.Labels, varies) {
		return nil
	}
	for _, name := range c.spec.Figures {
		if node, ok := nodeOf(name); ok && node >= c.world.Nodes {
			return refuse("figure", "%s: there is no %v; the network has %d nodes, from n0 on", name, nodeset.Node(node), c.world.Nodes)
		}
	}
	return nil
}

// canonicalText is what the results of the cell's jobs depend on, but for their seeds, in one
// form whatever way it was asked for.
func (c *Cell) canonicalText() string {
	var b strings.Builder
	if c.scenario != nil {
		fmt.Fprintf(&b, "scenario %s\n", c.named)
		if text, file := c.spec.Scripts[c.named]; file {
			fmt.Fprintf(&b, "text %x\n", sha256.Sum256([]byte(text)))
		}
	}
	for _, chosen := range c.world.Chosen() {
		if chosen.Name != "seed" {
			fmt.Fprintln(&b, chosen.Word())
		}
	}
	if c.world.Regions != nil {
		fmt.Fprintf(&b, "regions %+v\n", c.world.Regions)
	}
	if c.file != "" {
		fmt.Fprintf(&b, "network %x\n", sha256.Sum256([]byte(c.spec.Networks[c.file])))
	}
	for _, d := range c.do {
		fmt.Fprintf(&b, "do %v\n", d)
	}
	fmt.Fprintf(&b, "for %d blocks %d\n", c.limits.For, c.limits.Blocks)
	for _, column := range c.columns {
		if column.Node >= 0 {
			fmt.Fprintln(&b, "figure", column.Name)
		}
	}
	return b.String()
}
