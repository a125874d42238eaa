package page

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/settings"
)

// played is a world that has run for a while and has had a fork.
func played(t *testing.T, change func(*settings.Config), lines ...string) *sim.World {
	t.Helper()
	config := settings.Default()
	config.Record, config.HashRate = true, 5
	if change != nil {
		change(&config)
	}
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	for _, line := range lines {
		if _, err := w.DoLine(line); err != nil {
			t.Fatal(err)
		}
	}
	w.AdvanceTo(400 * netsim.Second)
	return w
}

func written(t *testing.T, w *sim.World, story *Story) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, w, w.Report(), story); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// worlds are runs of every shape that a page may have to be about.
func worlds() map[string]func(*settings.Config) {
	return map[string]func(*settings.Config){
		"default":    nil,
		"no block":   func(c *settings.Config) { c.Mine.All = false },
		"no news":    func(c *settings.Config) { c.Relay = "none" },
		"all lost":   func(c *settings.Config) { c.Loss = 1 },
		"no delay":   func(c *settings.Config) { c.Latency = 0 },
		"no work":    func(c *settings.Config) { c.Difficulty, c.Nodes = settings.Difficulty{Fixed: true}, 2 },
		"many nodes": func(c *settings.Config) { c.Nodes, c.HashRate = 100, 1 },
		"two hashes": func(c *settings.Config) { c.Shares = []float64{1, 0, 0, 0, 0, 0, 0, 1} },
		"forgets":    func(c *settings.Config) { c.Keep, c.Interval, c.Latency = settings.MinKeep, 1e9, 1e8 },
		"slow":       func(c *settings.Config) { c.Latency = 20e9 },
	}
}

// The same run gives the same page, with any number of threads.
func TestPageIsTheSameEveryTime(t *testing.T) {
	for name, change := range worlds() {
		var first string
		for _, threads := range []int{1, 4, 4} {
			func() {
				defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
				page := written(t, played(t, change, "partition n0 | n1", "heal"), nil)
				if first == "" {
					first = page
				}
				if page != first {
					t.Errorf("%s: two pages of one run differ", name)
				}
			}()
		}
	}
}

// elements are the tags of a page, without those that HTML lets stand open.
var elements = regexp.MustCompile(`(?s)<style>.*?</style>|<!DOCTYPE html>|<meta [^>]*>`)

// A page is well formed, and asks for nothing from outside.
func TestPageStandsAlone(t *testing.T) {
	outside := regexp.MustCompile(`(?i)https?:|//[a-z]|<script|<link|<img|<iframe|@import|url\(|\bsrc=|\bhref=`)
	for name, change := range worlds() {
		page := written(t, played(t, change, "crash n1"), &Story{Title: "a title", Told: []Told{{Text: "told"}}})
		if found := outside.FindString(page); found != "" {
			t.Errorf("%s: the page has %q", name, found)
		}
		if found := regexp.MustCompile(`NaN|Inf\b|#0[0-9A-F]0[0-9A-F]0[0-9A-F]|%!`).FindString(page); found != "" {
			t.Errorf("%s: the page has %q", name, found)
		}
		for d := xml.NewDecoder(strings.NewReader(elements.ReplaceAllString(page, ""))); ; {
			_, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
}

// What a scenario says is text, whatever it looks like.
func TestPageTellsTheStory(t *testing.T) {
	story := &Story{Title: "<i>title</i>"}
	story.Tell(10*netsim.Second, "said <b>first</b>")
	story.Tell(20*netsim.Second, "said second")
	story.Fail(10*netsim.Second, "failed & told")
	page := written(t, played(t, nil, "heal"), story)
	at := 0
	for _, want := range []string{
		"&lt;i&gt;title&lt;/i&gt;", "<td>10.000s</td><td>said &lt;b&gt;first&lt;/b&gt;</td>",
		`<td>10.000s</td><td class="bad">✗ failed &amp; told</td>`, "<td>20.000s</td><td>said second</td>",
		`<td>0.000s</td><td class="mono long">heal</td>`,
	} {
		found := strings.Index(page[at:], want)
		if found < 0 {
			t.Fatalf("the page does not have %s, or not in its place", want)
		}
		at += found
	}
}

// What was not measured is no number on the page.
func TestPageOfNothing(t *testing.T) {
	w := played(t, func(c *settings.Config) { c.Mine.All = false }, "hashrate all 0", "crash all")
	page := written(t, w, nil)
	for _, want := range []string{
		"no node runs", "<dd>–</dd>", "mean of 0 blocks; 90 % after – (of 0), 99 % after – (of 0)",
		`<td class="n">0</td><td class="n">–</td><td class="n">–</td>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not have %s", want)
		}
	}
	mined := played(t, nil)
	if _, err := mined.DoLine("hashrate all 0"); err != nil {
		t.Fatal(err)
	}
	if page := written(t, mined, nil); strings.Contains(page, "Who got the blocks") || !strings.Contains(page, "How long blocks took") {
		t.Error("without hash rates there is no chart of their shares, and all others")
	}
}

// The page has the report's figures, and says where it leaves something out.
func TestPageHasTheFigures(t *testing.T) {
	var many []string
	for range mostCommands + 5 {
		many = append(many, "heal")
	}
	w := played(t, func(c *settings.Config) { c.Nodes, c.HashRate = mostNodes+3, 1 }, many...)
	r := w.Report()
	page := written(t, w, nil)
	for _, want := range []string{r.Digest, "And 3 more:", "And 5 more commands.", "63 nodes, seed 1, 400 s of virtual time", "<td>n59</td>", r.Figures.Say(style, "{stale.rate}")} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not have %q", want)
		}
	}
	if strings.Contains(page, "<td>n60</td>") {
		t.Error("the page lists more nodes than it says")
	}
}

// Where blocks go in compact form, the page tells what that spared.
func TestPageTellsWhatCompactBlocksSaved(t *testing.T) {
	for _, relay := range []string{"compact", "inv"} {
		text := written(t, played(t, func(c *settings.Config) { c.Relay = relay }), nil)
		if told := strings.Contains(text, "compact blocks saved") || strings.Contains(text, "compact blocks cost"); told != (relay == "compact") {
			t.Errorf("%s: the page tells of compact blocks: %v", relay, told)
		}
	}
	for want, c := range map[string]outcome.CompactReport{
		"{compact blocks saved – no block went in compact form}":                                                                 {},
		"{compact blocks saved 1.5 kB of 2.0 kB that the blocks are as a whole; 3 transactions asked for}":                       {Bytes: 500, Full: 2000, Asked: 3},
		"{compact blocks cost 500 B of 2.0 kB that the blocks are as a whole; 1 transaction asked for, and parts of 2 payloads}": {Bytes: 2500, Full: 2000, Asked: 1, Payloads: 2},
	} {
		if got := fmt.Sprint(compact(&c)); got != want {
			t.Errorf("%s, expected %s", got, want)
		}
	}
}

// The page of a run that forgets begins with what is kept, and says so.
func TestPageOfWhatIsKept(t *testing.T) {
	w := played(t, worlds()["forgets"])
	r := w.Report()
	page := written(t, w, nil)
	if want := fmt.Sprintf("Blocks below height %d are forgotten", r.KeptFrom); r.KeptFrom == 0 || !strings.Contains(page, want) {
		t.Errorf("the page does not say %q", want)
	}
	tree := grow(w.History().Blocks)
	if first := tree.columns[0]; !first.gap() || first.from != 0 || first.to < r.KeptFrom-2 || tree.byHeight[r.KeptFrom-1][0].finder() != "older" {
		t.Errorf("the tree does not leave out what is below height %d: %+v", r.KeptFrom, first)
	}
	if text := written(t, played(t, nil), nil); strings.Contains(text, "are forgotten") {
		t.Error("a page of a whole run says that something is forgotten")
	}
}

// full is a disk without room.
type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestUnwritablePageIsAnError(t *testing.T) {
	w := played(t, nil)
	if err := Write(full{}, w, w.Report(), nil); !errors.Is(err, errFull) {
		t.Errorf("error %v, want %v", err, errFull)
	}
}

// The settings on the page are flags that build the same world.
func TestSettingsCanBeReadBack(t *testing.T) {
	for name, change := range worlds() {
		want, got := settings.Default(), settings.Default()
		if change != nil {
			change(&want)
		}
		told := map[string]string{}
		for _, s := range settingsOf(want) {
			told[s.Name] = s.Value
		}
		for _, s := range settings.All() {
			value, ok := told[s.Name]
			if !ok && s.Default == "" {
				continue
			}
			if err := s.Read(&got, value); err != nil {
				t.Errorf("%s: %s: %v", name, s.Name, err)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: read back:\n%+v\nwant:\n%+v", name, got, want)
		}
	}
}
