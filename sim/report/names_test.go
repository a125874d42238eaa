package report_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/report"
	"example.com/sosocoin/sim/report/page"
	"example.com/sosocoin/sim/settings"
)

// renamed is a run in which nodes get names, on the way as well.
func renamed(t *testing.T, trace settings.Trace) *sim.World {
	t.Helper()
	config := settings.Default()
	config.Nodes, config.Topology, config.HashRate, config.Seed = 4, "line", 5, 3
	config.Record, config.Trace = true, trace
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	for _, do := range []struct {
		at   netsim.Time
		line string
	}{
		{0, "name n0 alice"}, {0, "name n2 bob"}, {60, "partition alice,n1 | bob,n3"}, {120, "send alice bob 12.5"}, {121, "send n3 alice 1"},
		{150, "name bob robert"}, {150, "name alice bob"}, {160, "name n3 alice"}, {200, "heal"}, {230, "send bob robert 1"},
	} {
		w.AdvanceTo(do.at * netsim.Second)
		if _, err := w.DoLine(do.line); err != nil {
			t.Fatalf("%s: %v", do.line, err)
		}
	}
	w.AdvanceTo(300 * netsim.Second)
	return w
}

// finally are the names of nodes in the end, by number.
var finally = []string{"bob", "n1", "robert", "alice"}

// All tables call a node by the name that it has in the end, so that they can be joined.
func TestTablesCanBeJoinedByNames(t *testing.T) {
	w := renamed(t, nil)
	files := map[string][]map[string]string{}
	for file, text := range written(t, w.History()) {
		files[file] = parse(t, text)
	}
	for id, row := range files["nodes.csv"] {
		if row["node"] != finally[id] || row["id"] != string(rune('0'+id)) {
			t.Errorf("row %d of nodes.csv is of %s, %s", id, row["node"], row["id"])
		}
	}
	seen := map[string]int{}
	for file, columns := range map[string][]string{"blocks.csv": {"miner"}, "propagation.csv": {"node", "from"}, "reorgs.csv": {"node"}, "txs.csv": {"payer", "payee"}} {
		for _, row := range files[file] {
			for _, column := range columns {
				seen[file+"."+column]++
				if !slices.Contains(finally, row[column]) {
					t.Errorf("%s has a %s called %q", file, column, row[column])
				}
			}
		}
	}
	if len(seen) != 6 {
		t.Errorf("not all columns were seen: %v", seen)
	}
	history, mined := w.History(), map[string]int{}
	for _, row := range files["blocks.csv"] {
		mined[row["miner"]]++
	}
	for i, n := range w.Report().PerNode {
		if n.Name != finally[i] || n.ID != i || history.Name(i) != n.Name || n.Figures.Int("mined") != mined[n.Name] {
			t.Errorf("per_node has %+v, blocks.csv %d blocks of it", n, mined[n.Name])
		}
	}
}

// The page and the report know no other names; only the commands that gave them name numbers.
func TestPageAndReportUseTheLastNames(t *testing.T) {
	w := renamed(t, nil)
	var b bytes.Buffer
	r := w.Report()
	if err := page.Write(&b, w, r, nil); err != nil {
		t.Fatal(err)
	}
	if err := report.Text(&b, r); err != nil {
		t.Fatal(err)
	}
	if err := report.JSON(&b, r); err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile(`name n[0-3] \w+`).ReplaceAllString(b.String(), "")
	if found := regexp.MustCompile(`.{0,30}\bn[023]\b.{0,30}`).FindString(text); found != "" {
		t.Errorf("a node is called by its number: %q", found)
	}
	for _, want := range []string{"partition bob,n1 | robert,alice", "send bob robert 12.5", "found by robert", `"name": "alice"`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is nowhere", want)
		}
	}
}

// A line of the trace has the names of its moment, and the numbers that stay.
func TestTraceNamesAndNumbers(t *testing.T) {
	var b bytes.Buffer
	renamed(t, report.Trace(&b))
	names := []string{"n0", "n1", "n2", "n3"}
	for line := range strings.Lines(b.String()) {
		var row map[string]any
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		if c, ok := row["command"].(string); ok && strings.HasPrefix(c, "name ") {
			names[c[len("name n")]-'0'] = c[len("name n0 "):]
		}
		for _, field := range []string{"node", "peer", "from", "to"} {
			name, given := row[field].(string)
			id, numbered := row[field+"_id"].(float64)
			if given != numbered || given && names[int(id)] != name {
				t.Fatalf("%s: names are %v", line, names)
			}
		}
	}
	if !slices.Equal(names, finally) {
		t.Errorf("names in the end: %v", names)
	}
}
