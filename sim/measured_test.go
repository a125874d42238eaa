package sim

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/nodeset"
)

func TestMeasured(t *testing.T) {
	for _, c := range []struct {
		m          measured.Value
		text, json string
		of         int
	}{
		{measured.Value{}, "–", "null", 0},
		{measured.MeanOf(0, 0), "–", "null", 0},
		{measured.ShareOf(0, 0), "–", "null", 0},
		{measured.ShareOf(3, 0), "–", "null", 0},
		{measured.Value{}.Rounded(), "–", "null", 0},
		{measured.Value{}.Once(), "–", "null", 0},
		{measured.Value{}.Map(func(float64) float64 { return 7 }), "–", "null", 0},
		{measured.Value{}.And(measured.Value{}), "–", "null", 0},
		{measured.Known(0), "0", "0", 1},
		{measured.MeanOf(0, 5), "0", "0", 5},
		{measured.MeanOf(6, 4), "1.5", "1.5", 4},
		{measured.MeanOf(6, 4).Once(), "1.5", "1.5", 1},
		{measured.MeanOf(1, 3).Rounded(), "0.333333", "0.333333", 3},
		{measured.ShareOf(1, 4), "0.25", "0.25", 1},
		{measured.Known(1).And(measured.Value{}), "1", "1", 1},
		{measured.Value{}.And(measured.MeanOf(9, 3)), "3", "3", 3},
		{measured.Known(1).And(measured.MeanOf(9, 3)), "2.5", "2.5", 4},
	} {
		written, err := json.Marshal(c.m)
		if c.m.String() != c.text || string(written) != c.json || err != nil || c.m.Of() != c.of || c.m.Known() != (c.of > 0) {
			t.Errorf("%v, %s, of %d; expected %s, %s, of %d", c.m, written, c.m.Of(), c.text, c.json, c.of)
		}
	}
}

// However means are put together, what was measured is the mean of all values, and what
// was not comes before all that was.
func TestMeansOfMeans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sum, count, together := 0.0, 0, measured.Value{}
		for _, part := range rapid.SliceOf(rapid.SliceOfN(rapid.IntRange(-100, 100), 0, 5)).Draw(t, "parts") {
			partSum := 0.0
			for _, x := range part {
				partSum += float64(x)
			}
			sum, count = sum+partSum, count+len(part)
			mean := measured.MeanOf(partSum, len(part))
			if mean.Known() && mean.Compare(measured.Value{}) <= 0 || !mean.Known() && mean.Compare(measured.Known(-1e9)) >= 0 || mean.Compare(mean) != 0 {
				t.Fatalf("%v is in the wrong place", mean)
			}
			together = together.And(mean)
		}
		want := measured.MeanOf(sum, count)
		x, _ := together.Value()
		y, _ := want.Value()
		if together.Of() != count || together.Known() != want.Known() || x-y > 1e-9 || y-x > 1e-9 {
			t.Fatalf("%v of %d, expected %v of %d", together, together.Of(), want, count)
		}
	})
}

// A report of a world in which nothing happened has no figure that claims that it did.
func TestReportOfNothing(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Mine = nodeset.List{} })
	w.AdvanceTo(60 * netsim.Second)
	mustDo(t, w, "hashrate all 0")
	mustDo(t, w, "crash all")
	written, err := json.Marshal(w.Report())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"tips":0,"converged":null`, `"stale":0,"stale_rate":null`, `"interval_s":null,"difficulty":`,
		`"propagation_s":{"p50":null,"p90":null,"p99":null},"propagation_blocks":{"p50":0,"p90":0,"p99":0}`,
		`"hash_share":null,"block_share":null`,
	} {
		if !strings.Contains(string(written), want) {
			t.Errorf("there is no %s in %s", want, written)
		}
	}
	agreement := func() measured.Value { return w.Report().Figures.Of("converged") }
	if w.Converged() || agreement().Known() {
		t.Errorf("converged %v, agreement %v", w.Converged(), agreement())
	}
	mustDo(t, w, "restart n1")
	if !w.Converged() || agreement() != measured.Known(1) {
		t.Errorf("of one node: converged %v, agreement %v", w.Converged(), agreement())
	}
}

// With no node up, mempools have no size and the charts no bar.
func TestChartsOfNobody(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Observe, c.TxRate = true, 1 })
	w.AdvanceTo(50 * netsim.Second)
	mustDo(t, w, "crash all")
	w.AdvanceTo(100 * netsim.Second)
	v := w.View(0)
	if p := v.Charts.Recent.At(40); !p.Pool.Known() {
		t.Errorf("while nodes ran: %+v", p)
	}
	if p := v.Charts.Recent.At(90); p.Pool.Known() || p.PoolMost != 0 || p.HashRate != measured.Known(0) {
		t.Errorf("while none ran: %+v", p)
	}
}
