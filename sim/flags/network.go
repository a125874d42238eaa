package flags

import (
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/graph"
	"example.com/sosocoin/sim/report"
	"example.com/sosocoin/sim/settings"
)

// readNetwork reads the files that say who is linked with whom, and who the nodes are: they become
// settings, and commands at time 0.
func (f *Flags) readNetwork(s *Settings) error {
	if file, ok := strings.CutPrefix(s.World.Topology, graph.OfFile); ok {
		s.topologyFile = file
		nodes, fixed := s.World.Nodes, f.given("nodes") || f.inScenario(s, "nodes")
		g, err := graph.Read(file)
		if err == nil {
			err = f.takeHashRates(s, g.Apply)
		}
		if err != nil {
			return f.misfit(s, "topology", err.Error())
		}
		if fixed && nodes != s.World.Nodes {
			return f.misfit(s, "nodes", fmt.Sprintf("%d are wanted, and %s has %d; leave it out", nodes, file, s.World.Nodes))
		}
	}
	if !f.given("node-table") {
		return nil
	}
	if err := name(&s.nodeTable, f.set.Lookup("node-table").Value.String(), "file"); err != nil {
		return &Error{"node-table", err.Error()}
	}
	table, err := graph.ReadNodes(s.nodeTable, nodeColumns()...)
	if err == nil {
		err = f.takeHashRates(s, table.Apply)
	}
	if err != nil {
		return &Error{"node-table", err.Error()}
	}
	return nil
}

// networkFiles are the files that were read.
func (s *Settings) networkFiles() (list []input) {
	if s.topologyFile != "" {
		list = append(list, input{flag: "topology", name: s.topologyFile})
	}
	if s.nodeTable != "" {
		list = append(list, input{flag: "node-table", name: s.nodeTable})
	}
	return list
}

// FromFile is the flag whose file the commands of Network are from.
func (s *Settings) FromFile() string {
	if s.nodeTable != "" {
		return "node-table"
	}
	return "topology"
}

// takeHashRates has a file change the settings. Hash rates that somebody has given stay.
func (f *Flags) takeHashRates(s *Settings, apply func(*settings.Config) ([]command.Command, error)) error {
	before := s.World
	commands, err := apply(&s.World)
	s.Network = append(s.Network, commands...)
	if f.given("shares") || f.inScenario(s, "shares") {
		s.World.Shares, s.World.HashRate, s.World.AutoRate = before.Shares, before.HashRate, before.AutoRate
	}
	if f.given("hashrate") || f.inScenario(s, "hashrate") {
		s.World.HashRate, s.World.AutoRate = before.HashRate, before.AutoRate
	}
	return err
}

// nodeColumns are the columns of the table that a run writes of its nodes.
func nodeColumns() (names []string) {
	tables := report.Tables()
	for _, c := range tables[slices.IndexFunc(tables, func(t report.Table) bool { return t.File == "nodes.csv" })].Columns {
		names = append(names, c.Name)
	}
	return names
}
