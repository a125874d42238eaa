package sim

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/settings"
)

// continents is a world of two regions; A is a third of it.
func continents() Config {
	c := settings.Default()
	c.Nodes, c.Topology = 9, "full"
	c.Regions = netsim.Regions{
		{Name: "A", Share: 1, Up: 1000, Down: 4000, Delay: []netsim.Time{10 * netsim.Millisecond, 50 * netsim.Millisecond}},
		{Name: "B", Share: 2, Up: 2000, Down: 3000, Delay: []netsim.Time{70 * netsim.Millisecond, 20 * netsim.Millisecond}},
	}
	return c
}

// checkRegions compares all links with what the regions of their ends say.
func checkRegions(t *testing.T, w *World, delay func(netsim.Link, netsim.Time) netsim.Time) {
	t.Helper()
	for _, l := range w.cluster.Network.Links() {
		from, to := w.Region(int(l.From)), w.Region(int(l.To))
		wantDelay := map[string]netsim.Time{"AA": 10, "AB": 50, "BA": 70, "BB": 20}[from+to] * netsim.Millisecond
		wantBandwidth := map[string]float64{"AA": 1000, "AB": 1000, "BA": 2000, "BB": 2000}[from+to]
		if want := delay(l, wantDelay); l.Delay != want || l.Bandwidth != wantBandwidth {
			t.Errorf("%s to %s: %v and %v, want %v and %v", from, to, l.Delay, l.Bandwidth, want, wantBandwidth)
		}
	}
}

func TestLinksAreThoseOfTheirRegions(t *testing.T) {
	w, err := NewWorld(continents())
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	count := map[string]int{}
	for id := range w.Nodes() {
		count[w.Region(id)]++
	}
	if count["A"] != 3 || count["B"] != 6 {
		t.Errorf("nodes by region: %v", count)
	}
	theirs := func(_ netsim.Link, d netsim.Time) netsim.Time { return d }
	checkRegions(t, w, theirs)

	// A node that comes later is in a region too, and so is a link.
	mustDo(t, w, "add")
	mustDo(t, w, "unlink n0 n8")
	mustDo(t, w, "link n0 n8")
	checkRegions(t, w.Clone(), theirs)
	if r := w.Region(9); r != "A" && r != "B" {
		t.Errorf("n9 is in region %q", r)
	}

	// What is set for all links is so for later ones as well; the rest stays regional.
	mustDo(t, w, "latency 500ms")
	mustDo(t, w, "add")
	checkRegions(t, w, func(netsim.Link, netsim.Time) netsim.Time { return 500 * netsim.Millisecond })
	mustDo(t, w, "bandwidth 5kB")
	mustDo(t, w, "add")
	for _, l := range w.cluster.Network.Links() {
		if l.Bandwidth != 5000 || l.Delay != 500*netsim.Millisecond {
			t.Errorf("n%d to n%d: %+v", l.From, l.To, l.LinkParams)
		}
	}
}

// The automatic hash rate is the one by which those who mine meet the interval, whatever
// their shares.
func TestAutomaticHashRate(t *testing.T) {
	for _, mine := range []string{"all", "none", "n0", "n1,n3"} {
		for _, spread := range []float64{0, 0.25, 1} {
			c := settings.Default()
			c.AutoRate, c.Difficulty, c.Interval, c.ShareSpread = true, Difficulty{Fixed: true, Bits: 6}, 10*time.Minute, spread
			if err := readMine(&c, mine); err != nil {
				t.Fatal(err)
			}
			w, err := NewWorld(c)
			if err != nil {
				t.Fatal(err)
			}
			ids, _ := c.Miners()
			if len(ids) == 0 {
				ids, _ = (nodeset.List{All: true}).Resolve(c.Nodes, nil)
			}
			total := 0.0
			for _, id := range ids {
				total += w.Node(id).HashRate()
			}
			if hashes := total * 600; math.Abs(hashes-64) > 1e-9 {
				t.Errorf("mine %s, spread %v: %v hashes in an interval, expected 64", mine, spread, hashes)
			}
			w.Close()
		}
	}
}

// archipelago is a world of nine nodes, some in the west, some in the east, one on an
// isle and none on the moon.
func archipelago(t *testing.T) *World {
	return newTestWorld(t, func(c *Config) {
		c.Nodes, c.Topology, c.Mine, c.Observe, c.Seed = 9, "full", nodeset.List{}, true, 3
		for i, name := range []string{"west", "east", "isle", "moon"} {
			share := []float64{4, 4, 1, 0}[i]
			c.Regions = append(c.Regions, netsim.Region{Name: name, Share: share, Delay: []netsim.Time{10, 20, 30, 40}})
		}
	})
}

// in are the nodes of a region, by Region.
func in(w *World, region string) (ids []int) {
	for id := range w.Nodes() {
		if w.Region(id) == region {
			ids = append(ids, id)
		}
	}
	return ids
}

// Commands do to a region what they do to the nodes in it.
func TestCommandsReachTheNodesOfRegions(t *testing.T) {
	for line, byNodes := range map[string]string{
		"mine west on":                   "mine WEST on",
		"mine west,isle one":             "mine WEST,ISLE one",
		"hashrate east 7":                "hashrate EAST 7",
		"crash west":                     "crash WEST",
		"freeze isle,east":               "freeze ISLE,EAST",
		"skew west 5s":                   "skew WEST 5s",
		"sync west":                      "sync WEST",
		"partition west | east":          "partition WEST | EAST",
		"partition west,east > isle":     "partition WEST,EAST > ISLE",
		"loss 10% west east oneway":      "loss 10% WEST EAST oneway",
		"jitter 5ms isle west,east":      "jitter 5ms ISLE WEST,EAST",
		"bandwidth 2kB west west":        "bandwidth 2kB WEST WEST",
		"hold west east":                 "hold WEST EAST",
		"cut isle east":                  "cut ISLE EAST",
		"latency 300ms west east oneway": "latency 300ms WEST EAST oneway",
	} {
		a, b := archipelago(t), archipelago(t)
		if len(in(a, "west")) != 4 || len(in(a, "isle")) != 1 || in(a, "moon") != nil {
			t.Fatalf("west %v, isle %v, moon %v", in(a, "west"), in(a, "isle"), in(a, "moon"))
		}
		for _, region := range []string{"west", "east", "isle"} {
			byNodes = strings.ReplaceAll(byNodes, strings.ToUpper(region), nodeset.Format(in(b, region)))
		}
		mustDo(t, a, line)
		mustDo(t, b, byNodes)
		if diff := cmp.Diff(b.cluster.Network.Links(), a.cluster.Network.Links()); diff != "" {
			t.Errorf("%s, and %s:\n%s", line, byNodes, diff)
		}
		for _, w := range []*World{a, b} {
			_, _ = w.DoLine("thaw all")
		}
		if diff := cmp.Diff(b.View(0).Nodes, a.View(0).Nodes); diff != "" {
			t.Errorf("%s, and %s:\n%s", line, byNodes, diff)
		}
	}
}

func TestRegionsInAnswers(t *testing.T) {
	w := archipelago(t)
	east := nodeset.Format(in(w, "east"))
	for _, c := range []struct{ line, want string }{
		{"partition west | east,isle", "partition: west | "},
		{"partition west | east", "partition: west | east | isle"},
		{"latency 1s west east", "latency 1s on the links between west and east"},
		{"latency 1s west east oneway", "latency 1s on the links from west to east"},
		{"latency 1s east east", "latency 1s on the links inside east"},
		{"latency 1s isle isle", "!there are no links inside isle"},
		{"hold west isle", "the links between west and isle: holding back messages"},
		{"hold west isle", "!the links between west and isle: already holding back messages"},
		{"mine east on", east + ": mining on"},
		{"crash moon", "!region moon has no nodes: its share of them is too small"},
		{"mine west,moon off", "!region moon has no nodes"},
		{"latency 1s moon west", "!region moon has no nodes"},
		{"partition moon | west", "!region moon has no nodes"},
		{"crash eats", "!did you mean east?"},
		{"name n0 moon", "!a region is called moon"},
		{"crash east", east + ": crashed"},
		{"crash east", "!there is no running node among east"},
		{"crash east,west", nodeset.Format(in(w, "west")) + ": crashed"},
		{"restart all", "running again"},
		{"add", "n9 added in "},
	} {
		answer, err := w.DoLine(c.line)
		want, refused := strings.CutPrefix(c.want, "!")
		if refused && (err == nil || !strings.Contains(err.Error(), want)) || !refused && (err != nil || !strings.Contains(answer, want)) {
			t.Errorf("%s: %q, %v; want %q", c.line, answer, err, c.want)
		}
	}
	if _, err := w.Do(command.Name{Node: 0, Name: "west"}); err == nil {
		t.Error("a node was given the name of a region")
	}
	if _, err := w.Do(command.Crash{Nodes: nodeset.List{Regions: []string{"wets"}}}); err == nil || err.Error() != "wets is not a region; did you mean west?" {
		t.Errorf("a region that is not there: %v", err)
	}
}

// What is set between regions is so for links made later too.
func TestLaterLinksAreAsSetForTheirRegions(t *testing.T) {
	w := archipelago(t)
	west, east := in(w, "west"), in(w, "east")
	a, b := netsim.NodeID(west[0]), netsim.NodeID(east[0])
	anew := func() (there, back netsim.Link) {
		mustDo(t, w, fmt.Sprintf("unlink n%d n%d", a, b))
		mustDo(t, w, fmt.Sprintf("link n%d n%d", a, b))
		there, _ = w.cluster.Network.LinkOf(a, b)
		back, _ = w.cluster.Network.LinkOf(b, a)
		return there, back
	}
	kept := w.Clone()
	mustDo(t, w, "latency 3s west east oneway")
	mustDo(t, w, "loss 20% east west")
	if there, back := anew(); there.Delay != 3*netsim.Second || back.Delay != 10 || there.Loss != 0.2 || back.Loss != 0.2 {
		t.Errorf("a new link: %+v, %+v", there.LinkParams, back.LinkParams)
	}
	mustDo(t, w, fmt.Sprintf("latency 1s n%d n%d", a, b))
	if there, _ := anew(); there.Delay != 3*netsim.Second {
		t.Errorf("what was set for one link is so for the next: %+v", there)
	}
	mustDo(t, w, "latency 7ms")
	mustDo(t, w, "settle")
	if there, back := anew(); there.Delay != 7*netsim.Millisecond || back.Delay != there.Delay || there.Loss != 0 || back.Loss != 0 {
		t.Errorf("set for all: %+v, %+v", there.LinkParams, back.LinkParams)
	}
	w = kept
	if there, back := anew(); there.Delay != 20 || back.Delay != 10 || there.Loss != 0 {
		t.Errorf("a copy from before: %+v, %+v", there.LinkParams, back.LinkParams)
	}
}

// Who mines from the start can be said by regions.
func TestRegionsMineFromTheStart(t *testing.T) {
	c := continents()
	if err := readMine(&c, "A,n1"); err != nil {
		t.Fatal(err)
	}
	w, err := NewWorld(c)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for id := range w.Nodes() {
		if w.cluster.Nodes[id].Mining() != (w.Region(id) == "A" || id == 1) {
			t.Errorf("n%d in %s mines: %t", id, w.Region(id), w.cluster.Nodes[id].Mining())
		}
	}
	for mine, want := range map[string]string{"C": "mine: C is not a region; the regions are A, B", "x_y": "", "n12": "mine: n12 is not a node: there are n0 to n8"} {
		c := continents()
		err := readMine(&c, mine)
		if err == nil {
			err = c.Validate()
		}
		if err == nil || want != "" && err.Error() != want {
			t.Errorf("mine %s: %v, want %q", mine, err, want)
		}
	}
	c = settings.Default()
	if err := readMine(&c, "asia"); err != nil {
		t.Fatal(err)
	}
	if err := c.Validate(); err == nil || err.Error() != "mine: asia is not all, none, or nodes such as 0,2-4" {
		t.Errorf("a region in a world without: %v", err)
	}
}
