package report_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/settings"
)

// smallWorld is a run that has a little of everything: a partition, payments of which
// some are taken back, a question, losses, a node that crashed.
func smallWorld(t *testing.T, trace settings.Trace) *sim.World {
	t.Helper()
	config := settings.Default()
	config.Nodes, config.Topology, config.HashRate, config.Shares = 4, "line", 5, []float64{3, 1, 1, 3}
	config.Seed = 2
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
		{60, "partition n0,n1 | n2,n3"}, {65, "ask n1 n0 balance"}, {120, "send n0 n2 12.5 fee=0.01"}, {121, "send n3 n1 1"},
		{200, "heal"}, {201, "loss 30%"}, {230, "crash n2"}, {239, "send n3 n0 0.5"},
	} {
		w.AdvanceTo(do.at * netsim.Second)
		if _, err := w.DoLine(do.line); err != nil {
			t.Fatalf("%s: %v", do.line, err)
		}
	}
	w.AdvanceTo(240 * netsim.Second)
	return w
}

// golden compares with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-update rewrites it):\n%s", path, diff)
	}
}
