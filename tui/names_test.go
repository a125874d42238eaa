package tui

import (
	"regexp"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/toasts"
)

// christened is a stage on which two nodes have names.
func christened(t *testing.T) (*staged, *hand) {
	s := newStage(t)
	s.do("name n0 mallory")
	s.do("name n3 merchant")
	s.do("partition mallory,n1 | n2,merchant")
	s.do("latency 1s mallory n1")
	s.world.AdvanceTo(s.world.Now() + 30*netsim.Second)
	s.picture()
	return s, s.hand(160, 50)
}

// Wherever the dashboard tells of a node that has a name, it tells the name: panels, pages,
// inspectors, forms and prompt. Commands that gave the names are the only exception.
func TestTheDashboardCallsNodesByTheirNames(t *testing.T) {
	number := regexp.MustCompile(`\bn[03]\b`)
	// Only the tree has no room for long ones.
	cut := regexp.MustCompile(`\b(mal?l?o?r?|mer?c?h?a?n?)…`)
	_, d := christened(t)
	look := func(where string) {
		t.Helper()
		text := regexp.MustCompile(`name n[03] \w*`).ReplaceAllString(d.screen(), "")
		for line := range strings.Lines(text) {
			if number.MatchString(line) || strings.HasPrefix(where, "panel ") && !strings.HasPrefix(where, "panel 2") && cut.MatchString(line) {
				t.Errorf("%s: %q", where, strings.TrimSpace(line))
			}
		}
	}
	look("first")
	for _, panel := range []string{"1", "2", "3", "4", "5", "6", "7", "8"} {
		d.press(panel, "z")
		look("panel " + panel)
		d.press("v")
		look("panel " + panel + ", the other view")
		d.press("v", "z")
	}
	d.press("1", "home", "enter")
	for range 8 {
		d.press("right")
		look("page of the node")
	}
	for _, keys := range [][]string{{"s"}, {"s", "tab", "right", "right"}, {"s", "tab", "mallory"}, {"c"}, {"c", "tab", "right"}, {"x"}, {"x", "tab", "right"}, {"p"}} {
		d.press("1", "home")
		d.press(keys...)
		look("form " + strings.Join(keys, " "))
		d.press("esc")
	}
	for range 2 {
		d.press("2", "enter")
		for range 6 {
			look("inspector")
			d.press("right")
		}
		d.press("esc", "up")
	}
}

// What a form sends is by names, and is what the world takes.
func TestFormsGiveNames(t *testing.T) {
	for want, keys := range map[string][]string{
		"send mallory n1 1":                        {"s", "tab", "tab", "1", "enter"},
		"partition mallory,n1,n2,merchant | n4-n7": {"p", "enter"},
		"partition mallory,merchant | n1,n2,n4-n7": {"p", "ctrl+u", "mallory,merchant", "tab", "ctrl+u", "n1,n2,n4-n7", "enter"},
		"cut mallory n1":                           {"x", "enter"},
		"link mallory n2":                          {"c", "enter"},
	} {
		s, d := christened(t)
		d.press("1", "home")
		d.press(keys...)
		if said := strings.Join(s.lines, "\n"); !strings.HasSuffix(said, want) {
			t.Errorf("%v: the world was told %q, want %q\n%s", keys, s.lines[len(s.lines)-1], want, d.screen())
		}
	}
}

// A name that is given is no news of all that the log has.
func TestANameTellsNoOldNews(t *testing.T) {
	s, d := christened(t)
	before := s.view
	s.do("name n1 bob")
	if told := toasts.News(before, s.view, 1, ""); len(told) != 0 {
		t.Errorf("told: %+v", told)
	}
	s.do("crash n1,n0")
	told := toasts.News(before, s.view, 1, "")
	if len(told) != 1 || told[0].One != "crash mallory,bob" {
		t.Errorf("told: %+v", told)
	}
	_ = d
}

// regional is a stage with regions.
func regional(t *testing.T) (*staged, *hand) {
	config := settings.Default()
	config.HashRate, config.Observe, config.Nodes, config.Seed = 5, true, 8, 3
	config.Regions = netsim.Regions{
		{Name: "america", Share: 0.6, Delay: []netsim.Time{30 * netsim.Millisecond, 100 * netsim.Millisecond}},
		{Name: "europe", Share: 0.4, Delay: []netsim.Time{100 * netsim.Millisecond, 20 * netsim.Millisecond}},
	}
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	s := &staged{t: t, world: w}
	w.AdvanceTo(30 * netsim.Second)
	s.picture()
	d := &hand{t: t, app: New(s, Options{Profile: grid.TrueColor})}
	d.give(tea.WindowSizeMsg{Width: 160, Height: 50})
	return s, d
}

// The dashboard shows who is in which region, and takes regions where nodes can stand.
func TestTheDashboardKnowsRegions(t *testing.T) {
	s, d := regional(t)
	d.press("1", "z")
	d.shows(" region ")
	d.shows("america")
	d.press("/", "europe", "enter")
	if rows := strings.Count(d.screen(), "europe"); rows < 3 {
		t.Errorf("the filter finds %d rows:\n%s", rows, d.screen())
	}
	d.press("esc", "z")
	d.press(":", "mine eu", "tab")
	d.shows(": mine europe")
	d.press("off", "enter")
	d.press("p")
	d.shows("america")
	d.press("enter")
	d.shows("partition america|europe")
	d.press("p", "ctrl+u", "america", "tab", "ctrl+u", "america,n1")
	d.shows("america is on both sides")
	d.press("ctrl+u", "eurpoe")
	d.shows("did you mean europe?")
	d.press("esc", ":", "latency 300ms america europe", "enter")
	if got := strings.Join(s.lines, "; "); got != "focus n3; mine europe off; partition america | europe; latency 300ms america europe" {
		t.Errorf("the world was told %q", got)
	}
}
