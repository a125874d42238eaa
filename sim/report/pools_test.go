package report_test

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/report"
	"example.com/sosocoin/sim/report/page"
)

// All reports tell of a pool and of who is in it. Who left it for
// a strategy of his own is in none.
func TestReportsTellOfPools(t *testing.T) {
	w := smallWorld(t, nil)
	for _, line := range []string{"strategy n3,n1,n0 selfish", "strategy n3 withholder"} {
		if _, err := w.DoLine(line); err != nil {
			t.Fatal(err)
		}
	}
	w.AdvanceTo(w.Now() + 100*netsim.Second)
	r := w.Report()

	var b bytes.Buffer
	if err := report.JSON(&b, r); err != nil {
		t.Fatal(err)
	}
	var read struct {
		PerNode []struct{ Name, Strategy, Pool string } `json:"per_node"`
		Pools   []struct {
			Leader, Members string
			Revenue         float64
		}
	}
	if err := json.Unmarshal(b.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	if len(read.Pools) != 1 || read.Pools[0].Leader != "n0" || read.Pools[0].Members != "n0,n1" {
		t.Errorf("pools %+v", read.Pools)
	}
	for i, want := range []float64{read.Pools[0].Revenue, read.Pools[0].Revenue, r.PerNode[2].Figures.Float("revenue"), r.PerNode[3].Figures.Float("revenue")} {
		if got := r.PerNode[i].Figures.Float("pool.revenue"); math.Abs(got-want) > 2e-6 {
			t.Errorf("n%d: the revenue of its pool is %v, expected %v", i, got, want)
		}
	}
	rows := parse(t, written(t, w.History())["nodes.csv"])
	for i, want := range [][2]string{{"selfish", "n0"}, {"selfish", "n0"}, {"honest", ""}, {"withholder", ""}} {
		if got := read.PerNode[i]; got.Strategy != want[0] || got.Pool != want[1] {
			t.Errorf("per_node has %+v, want %v", got, want)
		}
		if row := rows[i]; row["strategy"] != want[0] || row["pool"] != want[1] || row["revenue"] == "" || row["private_lead"] == "" {
			t.Errorf("nodes.csv has %v, want %v", row, want)
		}
	}

	b.Reset()
	if err := page.Write(&b, w, r, nil); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<th>strategy</th>", "<td>withholder</td>", "<h2>Pools</h2>", "<td>n0</td><td>n0,n1</td><td>selfish</td>"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

// Where nobody attacks, no report has a word about it.
func TestHonestReportsTellOfNoStrategy(t *testing.T) {
	w := smallWorld(t, nil)
	var b bytes.Buffer
	if err := page.Write(&b, w, w.Report(), nil); err != nil {
		t.Fatal(err)
	}
	row := parse(t, written(t, w.History())["nodes.csv"])[0]
	for _, name := range []string{"strategy", "pool", "revenue", "private_lead"} {
		if _, found := row[name]; found {
			t.Errorf("nodes.csv has a column %s", name)
		}
	}
	if strings.Contains(b.String(), "Pools") || strings.Contains(b.String(), "strategy") {
		t.Error("the page tells of strategies")
	}
}
