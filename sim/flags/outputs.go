package flags

import (
	"fmt"
	"path/filepath"

	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/report"
)

// Outputs are the files that a run is asked for; "" is none. All but Record are of
// headless runs.
type Outputs struct {
	Record  string
	CSV     string // a directory
	Trace   string
	Page    string
	Picture Picture
}

// outputs is the table of their flags. What could not be written after a long run is
// refused at once.
func outputs() []setting {
	return append([]setting{
		{"record", "FILE", "", "write the run into a file, as a scenario that replays it", readRecord},
		{"csv", "DIR", "", "with --headless: write tables of blocks, nodes, reorganisations, propagation and payments into a directory, which is made if it is missing", readCSV},
		{"trace", "FILE", "", "with --headless: write all that happens into a file while it happens, one JSON object a line", readTrace},
		{"report", "FILE", "", "with --headless: write a page of HTML about the run into a file, with its figures, charts and block tree", readPage},
	}, pictures()...)
}

func readCSV(s *Settings, v string) error {
	s.Outputs.CSV = v
	return files.CheckAll(v, tableFiles()...)
}

func readRecord(s *Settings, v string) error {
	s.Outputs.Record = v
	return files.Check(v)
}

func readTrace(s *Settings, v string) error {
	s.Outputs.Trace = v
	return files.Check(v)
}

func readPage(s *Settings, v string) error {
	s.Outputs.Page = v
	return files.Check(v)
}

func tableFiles() (names []string) {
	for _, table := range report.Tables() {
		names = append(names, table.File)
	}
	return names
}

// consistent refuses files of a run that has none, and two under one name.
func (o *Outputs) consistent(headless bool) error {
	written := map[string]string{}
	if o.CSV != "" {
		for _, name := range tableFiles() {
			written[filepath.Join(o.CSV, name)] = "csv"
		}
	}
	for _, of := range []struct{ flag, value, does string }{
		{"record", o.Record, ""},
		{"csv", o.CSV, "writes tables of a headless run"},
		{"trace", o.Trace, "writes what happens in a headless run"},
		{"report", o.Page, "writes a page about a headless run"},
		{"svg", o.Picture.File, "draws the end of a headless run"},
	} {
		if of.value == "" {
			continue
		}
		if !headless && of.does != "" {
			return &Error{of.flag, of.does + "; add --headless"}
		}
		name := filepath.Clean(of.value)
		if other, taken := written[name]; taken {
			return &Error{of.flag, fmt.Sprintf("%s is written by --%s already; expected another name", of.value, other)}
		}
		written[name] = of.flag
	}
	return nil
}
