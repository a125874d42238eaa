package report_test

import (
	"bytes"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/report"
	"example.com/sosocoin/sim/settings"
)

// The trace of one run, to the byte: a block, a payment, a partition, a question.
func TestTrace(t *testing.T) {
	config, b := settings.Default(), bytes.Buffer{}
	config.Nodes, config.Topology, config.Mine, config.Difficulty = 2, "line", nodeset.List{}, settings.Difficulty{Fixed: true}
	config.Trace = report.Trace(&b)
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	for i, line := range []string{"mine n0", "send n0 n1 12.5 fee=0.01", "ask n1 n0 balance", "partition n0 > n1", "mine n1", "mine n0", "heal"} {
		w.AdvanceTo(netsim.Time(i) * 10 * netsim.Second)
		if _, err := w.DoLine(line); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
	}
	w.AdvanceTo(70 * netsim.Second)
	golden(t, "trace.jsonl", b.String())
}

// counting is a disk that is full from the first byte on.
type counting struct{ writes int }

func (c *counting) Write([]byte) (int, error) {
	c.writes++
	return 0, errFull
}

// What cannot be written does not stop a run, and is not tried again and again.
func TestTraceStopsAtAnError(t *testing.T) {
	var disk counting
	smallWorld(t, report.Trace(&disk))
	if disk.writes != 1 {
		t.Errorf("%d writes to a full disk, want 1", disk.writes)
	}
}
