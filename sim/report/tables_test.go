package report_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"slices"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/report"
	"example.com/sosocoin/sim/settings"
)

// written is each table of a run, by its file.
func written(t *testing.T, h *outcome.History) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, table := range report.Tables() {
		var b bytes.Buffer
		if err := table.Write(&b, h); err != nil {
			t.Fatal(err)
		}
		files[table.File] = b.String()
	}
	return files
}

// The tables of one run, to the byte.
func TestTables(t *testing.T) {
	for file, got := range written(t, smallWorld(t, nil).History()) {
		golden(t, file, got)
	}
}

// What was not measured is an empty cell.
func TestTablesOfNothing(t *testing.T) {
	config := settings.Default()
	config.Nodes, config.Topology, config.Record, config.Difficulty = 2, "full", true, settings.Difficulty{Fixed: true}
	config.Mine = nodeset.List{}
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	nodes := func() []map[string]string { return parse(t, written(t, w.History())["nodes.csv"]) }
	if n := nodes()[0]; n["hash_share"] != "0.5" || n["block_share"] != "" {
		t.Errorf("before the first block: %v", n)
	}
	for _, line := range []string{"partition n0 | n1", "mine n0"} {
		if _, err := w.DoLine(line); err != nil {
			t.Fatal(err)
		}
	}
	w.AdvanceTo(60 * netsim.Second)
	if _, err := w.DoLine("hashrate all 0"); err != nil {
		t.Fatal(err)
	}
	if n := nodes()[0]; n["hash_share"] != "" || n["block_share"] != "1" {
		t.Errorf("without hash rates: %v", n)
	}
	b := parse(t, written(t, w.History())["blocks.csv"])[0]
	if b["running"] != "2" || b["reached"] != "1" || b["nodes"] != "1" || b["p50_s"] != "0" || b["p90_s"] != "" || b["p99_s"] != "" {
		t.Errorf("a block that stayed at its finder: %v", b)
	}
}

// Whoever reads the tables finds the figures of the report in them.
func TestTablesAgreeWithTheReport(t *testing.T) {
	w := smallWorld(t, nil)
	r := w.Report()
	files := map[string][]map[string]string{}
	for file, text := range written(t, w.History()) {
		files[file] = parse(t, text)
	}
	where := func(file, column, value string) (n int) {
		for _, row := range files[file] {
			if row[column] == value {
				n++
			}
		}
		return n
	}
	for what, pair := range map[string][2]int{
		"blocks found":        {len(files["blocks.csv"]), r.Figures.Int("blocks.mined")},
		"blocks on the chain": {where("blocks.csv", "main", "true"), r.Figures.Int("blocks.main")},
		"nodes":               {len(files["nodes.csv"]), r.Nodes},
		"reorganisations":     {len(files["reorgs.csv"]), r.Figures.Int("reorgs")},
		"payments made":       {len(files["txs.csv"]), r.Figures.Int("txs.created")},
		"payments confirmed":  {where("txs.csv", "state", "confirmed"), r.Figures.Int("txs.confirmed")},
		"payments pending":    {where("txs.csv", "state", "pending"), r.Figures.Int("txs.pending")},
		"payments lost":       {where("txs.csv", "state", "lost"), r.Figures.Int("txs.lost")},
	} {
		if pair[0] != pair[1] || pair[1] == 0 && what != "payments lost" {
			t.Errorf("%s: %d in the tables, %d in the report", what, pair[0], pair[1])
		}
	}
	if where("nodes.csv", "state", "crashed") != 1 || where("txs.csv", "unconfirmed", "1") == 0 {
		t.Error("expected a node that crashed, and a payment that was taken back")
	}
}

// parse reads a table as any reader of RFC 4180 would.
func parse(t *testing.T, text string) []map[string]string {
	t.Helper()
	lines, err := csv.NewReader(bytes.NewBufferString(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// No column stands twice in a table, and each is described.
func TestColumnsAreDescribed(t *testing.T) {
	for _, table := range report.Tables() {
		var names []string
		for _, c := range table.Columns {
			if c.Summary == "" || slices.Contains(names, c.Name) {
				t.Errorf("%s: column %q is there twice, or not described", table.File, c.Name)
			}
			names = append(names, c.Name)
		}
	}
}

func TestUnwritableTableIsAnError(t *testing.T) {
	h := smallWorld(t, nil).History()
	for _, table := range report.Tables() {
		if err := table.Write(full{}, h); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v, want %v", table.File, err, errFull)
		}
	}
}
