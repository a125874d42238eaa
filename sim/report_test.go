package sim

import (
	"context"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/outcome"
)

var update = flag.Bool("update", false, "write golden files anew")

// smallRun is a run that has a little of everything.
func smallRun(t *testing.T) *World {
	t.Helper()
	w := newTestWorld(t, func(c *Config) {
		c.Nodes, c.TxRate, c.Loss, c.Shares = 4, 0.5, 0.02, []float64{3, 1, 1, 1}
	})
	w.AdvanceTo(100 * netsim.Second)
	mustDo(t, w, "partition n0,n1 | n2,n3")
	w.AdvanceTo(200 * netsim.Second)
	mustDo(t, w, "heal")
	mustDo(t, w, "crash n3")
	if _, err := runFlat(context.Background(), w, Limits{For: 300 * netsim.Second}, nil); err != nil {
		t.Fatal(err)
	}
	return w
}

// The report of one run, to the byte.
func TestReportGolden(t *testing.T) {
	found, err := json.MarshalIndent(smallRun(t).Report(), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", "report.json")
	if *update {
		if err := os.WriteFile(path, append(found, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(found)+"\n" != string(want) {
		t.Errorf("the report differs from %s (see go test -update and git diff):\n%s", path, found)
	}
}

// Scripts read these fields: names and kinds are a contract.
func TestReportFields(t *testing.T) {
	b, err := json.Marshal(smallRun(t).Report())
	if err != nil {
		t.Fatal(err)
	}
	var r map[string]any
	if err := json.Unmarshal(b, &r); err != nil {
		t.Fatal(err)
	}
	for _, field := range strings.Fields(`seed nodes virtual_s height tips blocks.mined blocks.main blocks.stale blocks.stale_rate
		blocks.reorgs blocks.max_reorg_depth interval_s propagation_s.p50 propagation_s.p90 propagation_s.p99 packets.sent
		packets.delivered packets.dropped packets.in_flight bytes_sent txs.created txs.confirmed txs.pending supply checks.run
		checks.failed per_node.height per_node.mined per_node.main per_node.hash_share per_node.block_share per_node.balance
		per_node.mempool per_node.peers`) {
		if kind := reflect.TypeOf(lookUp(r, field)); kind != reflect.TypeOf(1.5) {
			t.Errorf("%s is a %v, expected a number", field, kind)
		}
	}
	for _, field := range strings.Fields("digest per_node.name per_node.tip") {
		if text, ok := lookUp(r, field).(string); !ok || text == "" {
			t.Errorf("%s is %v, expected a text", field, lookUp(r, field))
		}
	}
	if _, ok := r["converged"].(bool); !ok {
		t.Errorf("converged is %v", r["converged"])
	}
	if _, there := r["interrupted"]; there {
		t.Errorf("a run that was not interrupted is marked")
	}
}

// lookUp finds a field by its path; of a list, in the first element.
func lookUp(r map[string]any, path string) any {
	name, rest, deeper := strings.Cut(path, ".")
	if !deeper {
		return r[name]
	}
	switch inner := r[name].(type) {
	case map[string]any:
		return lookUp(inner, rest)
	case []any:
		first, _ := inner[0].(map[string]any)
		return lookUp(first, rest)
	}
	return nil
}

// What belongs together adds up.
func TestReportAddsUp(t *testing.T) {
	w := smallRun(t)
	r := w.Report()
	f := r.Figures
	say := func(sentence string) string { return f.Say(figure.Unit.Text, sentence) }
	whole := func(name string) uint64 { return uint64(f.Int(name)) }
	if whole("messages.sent") != whole("messages.delivered")+whole("messages.dropped")+whole("messages.underway") {
		t.Error(say("{messages.sent} sent, {messages.delivered} delivered, {messages.dropped} dropped, {messages.underway} under way"))
	}
	var dropped, sent, bytes uint64
	for _, d := range r.DroppedBy {
		dropped += d.Packets
	}
	for _, k := range r.ByKind {
		sent, bytes = sent+k.Messages, bytes+k.Bytes
	}
	if dropped != whole("messages.dropped") || sent != whole("messages.sent") || bytes != whole("messages.bytes") || dropped == 0 {
		t.Errorf("%d dropped by reasons, %d sent and %d bytes by kind; %s", dropped, sent, bytes, say("{messages.dropped}, {messages.sent}, {messages.bytes}"))
	}
	mined, main, hashes, blocks := 0, 0, 0.0, 0.0
	for _, n := range r.PerNode {
		mined, main, hashes, blocks = mined+n.Figures.Int("mined"), main+n.Figures.Int("main"), hashes+float(n.Figures.Of("hash.share")), blocks+float(n.Figures.Of("block.share"))
	}
	height := f.Int("height")
	if mined != f.Int("blocks.mined") || main != f.Int("blocks.main") || main+f.Int("blocks.stale") != mined || main != height || !(math.Abs(hashes-1) < 1e-5 && math.Abs(blocks-1) < 1e-5) {
		t.Errorf("%d mined and %d main by node, hash shares %v, block shares %v; %s", mined, main, hashes, blocks, say("{blocks.mined}, {blocks.main}, {blocks.stale}, height {height}"))
	}
	if f.Int("txs.confirmed")+f.Int("txs.pending")+f.Int("txs.lost") != f.Int("txs.created") || f.Int("txs.lost") < 0 || f.Int("txs.confirmed") == 0 {
		t.Error(say("{txs.created} created, {txs.confirmed} confirmed, {txs.pending} pending, {txs.lost} lost"))
	}
	if want := outcome.Coins(50*(1+int64(height))) * 1e8; outcome.Coins(f.Float("supply")) != want {
		t.Errorf("supply %s, expected %s", say("{supply}"), want)
	}
	if f.Int("tips") != w.Tips() || f.Of("converged") != measured.Truth(w.Tips() == 1) || r.Checks.Failed != 0 || r.Checks.Run == 0 {
		t.Errorf("%s, checks %+v", say("{tips} tips, converged {converged}"), r.Checks)
	}
}

// float is what was measured; NaN if nothing was, which no comparison lets pass.
func float(m measured.Value) float64 {
	if x, known := m.Value(); known {
		return x
	}
	return math.NaN()
}

func TestRunEnds(t *testing.T) {
	for _, c := range []struct {
		limits Limits
		height uint32
		at     netsim.Time
	}{
		{Limits{Blocks: 5}, 5, 0},
		{Limits{For: 77 * netsim.Second}, 0, 77 * netsim.Second},
		{Limits{Blocks: 5, For: 100_000 * netsim.Second}, 5, 0},
		{Limits{Blocks: 5000, For: 77 * netsim.Second}, 0, 77 * netsim.Second},
	} {
		w := newTestWorld(t, nil)
		windows := 0
		interrupted, err := runFlat(context.Background(), w, c.limits, func(*World) { windows++ })
		if err != nil || interrupted || windows == 0 || c.height > 0 && w.Height() != c.height || c.at > 0 && w.Now() != c.at {
			t.Errorf("%+v ended at %v and height %d after %d windows: %v", c.limits, w.Now(), w.Height(), windows, err)
		}
	}
}

func TestRunIsInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	w := newTestWorld(t, nil)
	interrupted, err := runFlat(ctx, w, Limits{Blocks: 1e6}, func(w *World) {
		if w.Height() == 3 {
			cancel()
		}
	})
	if !interrupted || err != nil || w.Height() != 3 {
		t.Errorf("interrupted %t at height %d: %v", interrupted, w.Height(), err)
	}
}

// A run for blocks that nobody mines says so instead of running for ever.
func TestRunStalls(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Mine.All = false })
	_, err := runFlat(context.Background(), w, Limits{Blocks: 2}, nil)
	if err != (ErrStalled{0, 0, 2}) || !strings.Contains(err.Error(), "nobody mines") {
		t.Errorf("error %v", err)
	}
	mustDo(t, w, "mine n0 one")
	_, err = runFlat(context.Background(), w, Limits{Blocks: 2}, nil)
	if stalled, ok := err.(ErrStalled); !ok || stalled.Height != 1 {
		t.Errorf("error %v", err)
	}
	if _, err = runFlat(context.Background(), w, Limits{Blocks: 2, For: w.Now() + 3*netsim.Second}, nil); err != nil {
		t.Errorf("a run with an end in time: %v", err)
	}
}

// An amount is exact in JSON, however large.
func TestCoinsInJSON(t *testing.T) {
	for coins, want := range map[outcome.Coins]string{0: "0", 1: "0.00000001", 1_250_000_000: "12.5", 9_007_199_254_740_993: "90071992.54740993"} {
		if b, err := json.Marshal(coins); err != nil || string(b) != want {
			t.Errorf("%d units are written %s, %v; expected %s", int64(coins), b, err, want)
		}
	}
}
