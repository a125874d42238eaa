package report_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/report"
	"example.com/sosocoin/sim/settings"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// sample is a report in which each field differs from all others.
func sample() *outcome.Report {
	r := &outcome.Report{
		Seed: 42, Nodes: 2, Interrupted: true, KeptFrom: 10, Figures: sampleFigures(),
		DroppedBy: []outcome.DropReport{{Reason: "loss", Packets: 7}},
		ByKind:    []outcome.KindReport{{Kind: "inv", Messages: 60, Bytes: 999}, {Kind: "tx", Messages: 0}},
		Compact:   &outcome.CompactReport{Bytes: 321_000, Full: 1_500_000, Asked: 37, Payloads: 12},
		NotMade:   []outcome.NotMadeReport{{Reason: "the payer has too few coins", Payments: 6}},
		Checks:    outcome.CheckReport{Run: 77, Failed: 1, Failures: []string{"supply: expected 600, found 601"}},
		Digest:    strings.Repeat("0f", 32),
	}
	for id, name := range []string{"n0", "mallory"} {
		r.PerNode = append(r.PerNode, outcome.NodeReport{ID: id, Name: name, Region: []string{"", "america"}[id], Tip: strings.Repeat("abcd", 16), Figures: figure.GivenNode(map[string]measured.Value{
			"height": measured.Known(11), "mined": measured.Known(8), "main": measured.Known(6), "hash.share": measured.Known(0.75), "block.share": measured.Known(0.6),
			"balance": measured.Known(float64(chain.Coin / 8)), "mempool": measured.Known(2), "peers": measured.Known(1),
		})})
	}
	return r
}

// sampleFigures are those of sample.
func sampleFigures() figure.Values {
	given := map[string]measured.Value{
		"stale.rate": measured.Known(0.214286), "interval": measured.Known(9.75), "difficulty": measured.Known(1600),
		"propagation.50": measured.MeanOf(7, 14), "propagation.90": measured.Known(1.25),
	}
	for name, x := range map[string]float64{
		"time": 12345.25e9, "height": 11, "tips": 2, "converged": 0, "blocks.mined": 14, "blocks.main": 11, "blocks.stale": 3, "reorgs": 4, "reorg.depth": 5,
		"messages.sent": 100, "messages.delivered": 90, "messages.dropped": 7, "messages.underway": 3, "messages.bytes": 1_234_567,
		"txs.created": 23, "txs.confirmed": 19, "txs.pending": 2, "txs.lost": 2, "supply": 600 * float64(chain.Coin),
	} {
		given[name] = measured.Known(x)
	}
	return figure.Given(given)
}

func TestForms(t *testing.T) {
	var text, object bytes.Buffer
	if err := errors.Join(report.Text(&text, sample()), report.JSON(&object, sample())); err != nil {
		t.Fatal(err)
	}
	for file, got := range map[string][]byte{"testdata/report.txt": text.Bytes(), "testdata/report.json": object.Bytes()} {
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s differs (-update rewrites it):\n%s", file, diff)
		}
	}
}

// full is a disk without room.
type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestUnwritableOutputIsAnError(t *testing.T) {
	for name, write := range map[string]func() error{
		"text": func() error { return report.Text(full{}, sample()) },
		"JSON": func() error { return report.JSON(full{}, sample()) },
	} {
		if err := write(); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v, want %v", name, err, errFull)
		}
	}
}

// A node list longer than a screen or two is cut, and says so.
func TestTextCutsLongLists(t *testing.T) {
	r := sample()
	for len(r.PerNode) < 100 {
		r.PerNode = append(r.PerNode, r.PerNode[0])
	}
	var b bytes.Buffer
	if err := report.Text(&b, r); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "\nand 60 more; --json lists all\n") {
		t.Errorf("of 100 nodes:\n%s", b.String())
	}
}

// clock is a wall clock that goes on by a second whenever it is read.
type clock struct{ now time.Time }

func (c *clock) read() time.Time {
	c.now = c.now.Add(time.Second)
	return c.now
}

// watched runs a world to the end of its limits and returns what its progress said.
func watched(t *testing.T, bar report.Bar) string {
	t.Helper()
	world, err := sim.NewWorld(settings.Default())
	if err != nil {
		t.Fatal(err)
	}
	defer world.Close()
	limits := sim.Limits{For: netsim.Time(30 * time.Minute)}
	var b bytes.Buffer
	wall := clock{}
	p := report.NewProgress(&b, bar, limits, wall.read)
	run := sim.Run{World: world, Limits: limits, Watch: func() { p.Show(world) }}
	if _, err := run.Do(context.Background()); err != nil {
		t.Fatal(err)
	}
	p.End(world)
	return b.String()
}

func TestProgressIsOneLineWithoutATerminal(t *testing.T) {
	got := watched(t, nil)
	if got != strings.TrimSpace(got)+"\n" || strings.ContainsAny(got, "\r\x1b") || !strings.HasPrefix(got, "1.00 s wall time, 1800 times real time, ") {
		t.Errorf("progress %q; want one line of 1.00 s and 1800 times real time", got)
	}
}

func TestProgressDrawsABarAndClearsIt(t *testing.T) {
	got := watched(t, func(share float64) string { return fmt.Sprintf("#%3.0f %%", 100*share) })
	bar, rest, cleared := strings.Cut(got, "\r\x1b[K")
	if !cleared || !strings.Contains(bar, "#") || !strings.Contains(bar, " %  t ") || !strings.Contains(rest, " s wall time, ") {
		t.Errorf("progress %q; want a bar, its end, and a line", got)
	}
}
