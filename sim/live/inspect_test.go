package live

import (
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/view"
)

func TestDriverInspects(t *testing.T) {
	d, _ := newTestDriver(t, sim.Limits{}, nil)
	look := func() *view.View { d.publish(); return d.View() }
	doLine(t, d, "seek start")
	d.line.Advance(netsim.Second)
	if v := look(); v.Block != nil || v.Tx != nil {
		t.Fatal("something is inspected that nobody asked for")
	}
	d.goTo(100 * netsim.Second)
	tree := look().Tree
	block := tree[len(tree)-1]
	if answer := doLine(t, d, "inspect "+block.Hash.String()); answer != "this is block "+block.Hash.Short() {
		t.Errorf("answered %q", answer)
	}
	v := look()
	if v.Block == nil || v.Tx != nil || v.Block.Hash != block.Hash || v.Block.Found != block.Found || v.Block.Gone != "" {
		t.Fatalf("the view has %+v", v.Block)
	}
	id := v.Block.TxList[0].ID

	// It stays inspected where it does not exist, and is there again when it does.
	doLine(t, d, "seek "+quantity.FormatDuration(block.Found.Duration()))
	if b := look().Block; b == nil || b.Hash != block.Hash || !strings.Contains(b.Gone, "does not exist at this time") {
		t.Errorf("before it was found: %+v", b)
	}
	doLine(t, d, "seek end")
	if b := look().Block; b == nil || b.Gone != "" || b.Found != block.Found || b.Confirmations != v.Block.Confirmations {
		t.Errorf("at the end again: %+v", b)
	}

	doLine(t, d, "inspect "+id.String()[:20])
	if v := look(); v.Block != nil || v.Tx == nil || v.Tx.ID != id || !v.Tx.Coinbase || v.Tx.Maker != block.Miner {
		t.Errorf("the transaction: %+v", v.Tx)
	}
	if _, err := d.do(command.Inspect{ID: "ffffffffff"}); err == nil || !strings.Contains(err.Error(), "no block and no transaction begins or ends with ffffffffff") {
		t.Errorf("error %v", err)
	}
	if v := look(); v.Tx == nil || v.Tx.ID != id {
		t.Error("a refused line ended the inspection")
	}
	doLine(t, d, "inspect off")
	if v := look(); v.Tx != nil || v.Block != nil {
		t.Error("still inspected")
	}
	if len(d.world().Journal()) > 0 {
		t.Errorf("inspecting is in the journal: %v", d.world().Journal())
	}
}

// A block that is forgotten while somebody looks at it.
func TestDriverInspectsWhatIsForgotten(t *testing.T) {
	d, _ := newTestDriver(t, sim.Limits{}, func(c *settings.Config) { c.Keep, c.HashRate, c.Interval = settings.MinKeep, 1, time.Second })
	d.goTo(5 * netsim.Second)
	d.publish()
	tree := d.View().Tree
	doLine(t, d, "inspect "+tree[1].Hash.String())
	for t := 50 * netsim.Second; t < 500*netsim.Second; t += 10 * netsim.Second {
		d.goTo(t)
		d.publish()
	}
	if b := d.View().Block; b == nil || !strings.Contains(b.Gone, "forgotten; blocks below height") {
		t.Errorf("the view has %+v", b)
	}
}
