package flags

import (
	"fmt"
	"path/filepath"
	"slices"

	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/graph"
	"example.com/sosocoin/sim/report"
)

// Outputs are the files that a run is asked for; "" is none. All but Record and Cast are
// of headless runs.
type Outputs struct {
	Record  string
	CSV     string // a directory
	Trace   string
	Tracks  string
	Page    string
	Graph   string
	Tree    string
	Chain   string
	Picture Picture
	Cast    string
}

// outputs is the table of their flags.
func outputs() []setting {
	return slices.Concat([]setting{
		{"record", "FILE", "", "write the run into a file, as a scenario that replays it", readRecord},
		{"csv", "DIR", "", "with --headless: write tables of blocks, nodes, reorganisations, propagation and payments into a directory, which is made if it is missing", readCSV},
		{"trace", "FILE", "", "with --headless: write all that happens into a file while it happens, one JSON object a line", readTrace},
		{"trace-events", "FILE", "", "with --headless: write all that happens into a file for ui.perfetto.dev, a track for each node and an arrow for each message", readTracks},
		{"report", "FILE", "", "with --headless: write a page of HTML about the run into a file, with its figures, charts and block tree", readPage},
		{"graph", "FILE", "", "with --headless: write who is linked with whom at the end into a file, which --topology file:FILE reads: .graphml, or .dot for Graphviz", readGraph},
		{"tree", "FILE", "", "with --headless: write the tree of all blocks into a file: .graphml or .dot", readTree},
		{"chain", "FILE", "", "with --headless: write the bytes of all blocks into a file, which sosocoin verify checks", readChain},
	}, pictures(), casts())
}

func readCSV(s *Settings, v string) error    { return name(&s.Outputs.CSV, v, "directory") }
func readRecord(s *Settings, v string) error { return name(&s.Outputs.Record, v, "file") }
func readTrace(s *Settings, v string) error  { return name(&s.Outputs.Trace, v, "file") }
func readTracks(s *Settings, v string) error { return name(&s.Outputs.Tracks, v, "file") }
func readPage(s *Settings, v string) error   { return name(&s.Outputs.Page, v, "file") }

func readGraph(s *Settings, v string) error { return drawing(&s.Outputs.Graph, v) }
func readTree(s *Settings, v string) error  { return drawing(&s.Outputs.Tree, v) }

func readChain(s *Settings, v string) error { return name(&s.Outputs.Chain, v, "file") }

// drawing takes the name of a file whose ending says how a graph is written.
func drawing(output *string, v string) error {
	if err := name(output, v, "file"); err != nil {
		return err
	}
	return graph.CheckFormat(v)
}

// name takes the name of an output. Whether it can be written is known when all names are.
func name(output *string, v, what string) error {
	*output = v
	if v == "" {
		return fmt.Errorf("the name is empty; expected a %s's name", what)
	}
	return nil
}

func tableFiles() (names []string) {
	for _, table := range report.Tables() {
		names = append(names, table.File)
	}
	return names
}

// output is a flag that asks for a file.
type output struct{ flag, name, ofHeadless string }

// all are the outputs that are asked for.
func (o *Outputs) all() []output {
	return slices.DeleteFunc([]output{
		{"record", o.Record, ""},
		{"csv", o.CSV, "writes tables of a headless run"},
		{"trace", o.Trace, "writes what happens in a headless run"},
		{"trace-events", o.Tracks, "writes what happens in a headless run"},
		{"report", o.Page, "writes a page about a headless run"},
		{"graph", o.Graph, "writes the network of a headless run"},
		{"tree", o.Tree, "writes the blocks of a headless run"},
		{"chain", o.Chain, "writes the blocks of a headless run"},
		{"svg", o.Picture.File, "draws the end of a headless run"},
		{"cast", o.Cast, ""},
	}, func(o output) bool { return o.name == "" })
}

// files are the names that an output makes something under.
func (o output) files() []string {
	if o.flag != "csv" || o.ofHeadless == "" { // only the tables of one run are a directory
		return []string{o.name}
	}
	list := []string{filepath.Clean(o.name)} // which would be no directory for another one
	for _, name := range tableFiles() {
		list = append(list, filepath.Join(o.name, name))
	}
	return list
}

// check says what would be stumbled over after a long run.
func (o output) check(headless bool) error {
	switch {
	case o.flag == "csv":
		return files.CheckAll(o.name, tableFiles()...)
	case o.flag == "cast":
		return checkCast(o.name, headless)
	}
	return files.Check(o.name)
}

// consistent refuses files of a run that has none, files that something else needs, and
// what could not be written.
func (o *Outputs) consistent(s *Settings) error {
	all := o.all()
	if err := o.castable(s); err != nil {
		return err
	}
	for _, out := range all {
		if !s.Headless && out.ofHeadless != "" {
			return &Error{out.flag, out.ofHeadless + "; add --headless"}
		}
	}
	if err := s.apart(all); err != nil {
		return err
	}
	for _, out := range all {
		if err := out.check(s.Headless); err != nil {
			return &Error{out.flag, err.Error()}
		}
	}
	return nil
}
