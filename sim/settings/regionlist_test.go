package settings

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"example.com/sosocoin/netsim"
)

func TestRegionsInOneWord(t *testing.T) {
	const ms = netsim.Millisecond
	for text, want := range map[string]netsim.Regions{
		"none":               nil,
		"EU:100%,EU/EU:20ms": {{Name: "EU", Share: 1, Delay: []netsim.Time{20 * ms}}},
		"EU:0.6,US:40%,EU/EU:6ms,EU/US:119ms,US/US:27ms": {
			{Name: "EU", Share: .6, Delay: []netsim.Time{6 * ms, 119 * ms}}, {Name: "US", Share: .4, Delay: []netsim.Time{119 * ms, 27 * ms}},
		},
		"a-b:1:down=8Mbit/s:up=1MB, c:0, a-b/a-b:0s, c/a-b:1s, a-b/c:2s, c/c:3ms": {
			{Name: "a-b", Share: 1, Up: 1e6, Down: 1e6, Delay: []netsim.Time{0, 2 * netsim.Second}}, {Name: "c", Delay: []netsim.Time{netsim.Second, 3 * ms}},
		},
	} {
		var c Config
		if err := readRegions(&c, text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if diff := cmp.Diff(want, c.Regions); diff != "" {
			t.Errorf("%s:\n%s", text, diff)
		}
	}
}

func TestRegionsThatCannotBeRead(t *testing.T) {
	for text, want := range map[string]string{
		"":                           `"": expected regions and how far they are apart, such as EU:60%`,
		"EU":                         `"EU": expected regions and how far`,
		"EU:60%,":                    `"": expected regions and how far`,
		"EU:x":                       `"EU:x": share of the nodes: x is not a probability`,
		"EU:-1":                      `"EU:-1": share of the nodes: `,
		"EU:NaN":                     `"EU:NaN": share of the nodes: `,
		"EU:1,EU:1":                  `"EU:1": region EU is given twice; expected once`,
		"n3:1":                       `"n3:1": `,
		":1":                         `":1": `,
		"EU:1:side=3":                `"EU:1:side=3": found "side=3", expected up=, down= and nodes=, once each`,
		"EU:1:up=1MB:up=1MB":         `found "up=1MB", expected up=, down= and nodes=, once each`,
		"EU:1:up=x":                  `"EU:1:up=x": up: `,
		"EU:1:nodes=all":             `"EU:1:nodes=all": nodes: `,
		"EU:1:nodes=0+0":             `"EU:1:nodes=0+0": nodes: `,
		"EU:1:nodes=US":              `"EU:1:nodes=US": nodes: `,
		"EU:1:nodes=":                `"EU:1:nodes=": nodes: `,
		"EU:1,EU/US:1s":              `"EU/US:1s": no region before it is called "US"; expected regions first, such as EU:60%`,
		"EU/EU:1s,EU:1":              `"EU/EU:1s": no region before it is called "EU"`,
		"EU:1,EU/EU/EU:1s":           `no region before it is called "EU/EU"`,
		"EU:1,EU/EU:1s,EU/EU:2s":     `"EU/EU:2s": the latency from EU to EU is given twice; expected once`,
		"EU:1,EU/EU:fast":            `"EU/EU:fast": `,
		"EU:1,US:1,EU/EU:1s,US/US:0": `no latency between EU and US; expected EU/US:DURATION`,
	} {
		c := Config{Regions: netsim.Regions{{Name: "old"}}}
		if err := readRegions(&c, text); err == nil || !strings.HasPrefix(err.Error(), want) && !strings.Contains(err.Error(), ": "+want) {
			t.Errorf("%q: %v, expected %s", text, err, want)
		}
		if c.Regions != nil {
			t.Errorf("%q leaves %v", text, c.Regions)
		}
	}
}

// Regions that are written are read as the same ones, and so are their worlds by their words.
func TestRegionsAreReadAsTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "regions")
		c := Default()
		c.Nodes = 50
		for i := range n {
			r := netsim.Region{
				Name: fmt.Sprintf("r-%c", 'a'+i), Share: rapid.Float64Range(0, 1).Draw(t, "share"),
				Up: float64(rapid.IntRange(0, 3).Draw(t, "up")) * 64_000, Down: float64(rapid.IntRange(0, 3).Draw(t, "down")) * 1.5e6,
			}
			for id := range c.Nodes {
				if id%n == i && rapid.Bool().Draw(t, "named") {
					r.Nodes = append(r.Nodes, id)
				}
			}
			for range n {
				r.Delay = append(r.Delay, netsim.Time(rapid.Int64Range(0, int64(time.Minute)).Draw(t, "delay")))
			}
			c.Regions = append(c.Regions, r)
		}
		c.Regions[0].Share = 1
		again := Config{}
		text := showRegions(&c)
		if err := readRegions(&again, text); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if diff := cmp.Diff(c.Regions, again.Regions); diff != "" {
			t.Fatalf("%s:\n%s", text, diff)
		}
		var words []string
		for _, chosen := range c.Chosen() {
			words = append(words, chosen.Word())
		}
		same, err := ReadWords(words)
		if diff := cmp.Diff(c, same); err != nil || diff != "" {
			t.Fatalf("%s: %v\n%s", words, err, diff)
		}
	})
}

// What regions say nobody else says.
func TestRegionsSayItAlone(t *testing.T) {
	const regions = "regions=EU:1,EU/EU:20ms"
	for words, want := range map[string]string{
		regions + " latency=1s":        "latency: the regions say that; leave it out",
		"bandwidth=1MB " + regions:     "bandwidth: the regions say that; leave it out",
		regions + " latency=500ms":     "",
		"regions=none latency=1s":      "",
		regions + " mine=EU":           "",
		"regions=EU:0,EU/EU:20ms":      "regions: EU: the shares of all regions add up to nothing",
		regions + " jitter=pareto:5ms": "",
	} {
		c, err := ReadWords(strings.Fields(words))
		if want == "" && err != nil || want != "" && (err == nil || err.Error() != want) {
			t.Errorf("%s: %v, expected %q", words, err, want)
		}
		if err == nil && c.Regions != nil && strings.Contains(c.Command("sosocoin"), "--latency") {
			t.Errorf("%s comes to %s", words, c.Command("sosocoin"))
		}
	}
}
