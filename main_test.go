package main

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/tui/program/source"
)

const module = "example.com/sosocoin"

// rooms says which of our packages each package may import. An import never runs
// upward or sideways into a stranger. A package that is not listed has no place in
// the house yet: add it here, below its room.
//
// netsim would serve any protocol and chain any node program, so they know nobody.
// sim/command reads a language about nodes and amounts; what can be asked of a node
// it takes from sim/node/query. sim/plain is about text as people see it, and knows nobody.
// The dashboard's grid would draw anything.
var rooms = map[string][]string{
	".":                  {"tui/program"},
	"chain":              {"chain/twice"},
	"chain/forge":        {"chain"},
	"chain/twice":        {},
	"netsim":             {},
	"sim":                {"chain", "netsim", "sim/cluster", "sim/command", "sim/dispatch", "sim/effect", "sim/figure", "sim/loop", "sim/node", "sim/nodeset", "sim/outcome", "sim/projection", "sim/settings", "sim/view", "sim/watch"},
	"sim/api":            {"chain", "netsim", "sim", "sim/api/control", "sim/api/crowd", "sim/api/page", "sim/api/strict", "sim/command", "sim/lex", "sim/live", "sim/node", "sim/nodeset", "sim/outcome", "sim/report/page", "sim/view"},
	"sim/api/control":    {"chain", "sim", "sim/api/openapi", "sim/api/strict", "sim/command", "sim/figure", "sim/lex", "sim/live", "sim/measured", "sim/quantity", "sim/sandbox", "sim/view"},
	"sim/api/crowd":      {},
	"sim/api/openapi":    {},
	"sim/api/page":       {"chain", "netsim", "sim/plain", "sim/report/page"},
	"sim/api/strict":     {},
	"sim/argument":       {"sim/lex", "sim/plain", "sim/quantity"},
	"sim/audit":          {"chain", "sim/outcome", "sim/plain"},
	"sim/cluster":        {"chain", "netsim", "sim/command", "sim/node", "sim/node/payments", "sim/nodeset", "sim/settings"},
	"sim/command":        {"chain", "chain/forge", "sim/argument", "sim/grammar", "sim/lex", "sim/node/query", "sim/nodeset", "sim/plain", "sim/policy", "sim/quantity", "sim/strategy"},
	"sim/config":         {"sim/files", "sim/plain"},
	"sim/cost":           {"chain", "netsim", "sim/settings"},
	"sim/dispatch":       {"sim/command"},
	"sim/effect":         {"chain", "chain/forge", "netsim", "sim/cluster", "sim/command", "sim/dispatch", "sim/grammar", "sim/node", "sim/node/payments", "sim/node/query", "sim/nodeset", "sim/plain", "sim/policy", "sim/quantity", "sim/settings", "sim/strategy"},
	"sim/experiment":     {"sim/lex", "sim/plain", "sim/sweep", "sim/sweep/stat", "sim/theory"},
	"sim/figure":         {"chain", "netsim", "sim/measured", "sim/node", "sim/plain", "sim/strategy"},
	"sim/files":          {"sim/plain"},
	"sim/flags":          {"chain", "netsim", "sim", "sim/api", "sim/command", "sim/config", "sim/files", "sim/graph", "sim/lex", "sim/node", "sim/nodeset", "sim/plain", "sim/quantity", "sim/report", "sim/scenario", "sim/scenarios", "sim/settings", "sim/share", "sim/sweep", "sim/theory", "sim/theory/answer"},
	"sim/grammar":        {"chain", "sim/argument", "sim/lex", "sim/nodeset", "sim/plain", "sim/quantity"},
	"sim/graph":          {"netsim", "sim/command", "sim/files", "sim/lex", "sim/nodeset", "sim/outcome", "sim/plain", "sim/quantity", "sim/settings"},
	"sim/headless":       {"netsim", "sim", "sim/files", "sim/flags", "sim/live", "sim/outputs", "sim/report", "sim/report/page", "sim/scenario"},
	"sim/lex":            {},
	"sim/lines":          {"netsim", "sim/command", "sim/plain", "sim/quantity", "sim/sentences", "sim/view"},
	"sim/live":           {"netsim", "sim", "sim/command", "sim/dispatch", "sim/figure", "sim/files", "sim/grammar", "sim/loop", "sim/measured", "sim/quantity", "sim/scenario", "sim/share", "sim/view"},
	"sim/loop":           {"netsim"},
	"sim/measured":       {},
	"sim/museum":         {"sim/scenarios", "sim/view"},
	"sim/node":           {"chain", "netsim", "sim/node/compact", "sim/node/conduct", "sim/node/inflight", "sim/node/orphanage", "sim/node/payments", "sim/node/query", "sim/node/samples", "sim/node/tries", "sim/node/wire"},
	"sim/node/compact":   {"chain", "netsim"},
	"sim/node/inflight":  {"chain", "netsim"},
	"sim/node/conduct":   {"netsim", "sim/node/inflight"},
	"sim/node/payments":  {"chain", "netsim"},
	"sim/node/orphanage": {"chain", "netsim"},
	"sim/node/query":     {"chain", "netsim"},
	"sim/node/samples":   {"netsim"},
	"sim/node/tries":     {"netsim"},
	"sim/node/wire":      {"chain", "netsim", "sim/node/compact", "sim/node/inflight", "sim/node/query"},
	"sim/nodeset":        {"sim/lex"},
	"sim/outcome":        {"chain", "netsim", "sim/cluster", "sim/figure", "sim/measured", "sim/node", "sim/node/payments", "sim/node/wire", "sim/nodeset", "sim/strategy", "sim/view", "sim/watch"},
	"sim/outputs":        {"sim", "sim/audit", "sim/files", "sim/flags", "sim/graph", "sim/outcome", "sim/plain", "sim/report", "sim/report/page", "sim/report/tracks", "sim/settings"},
	"sim/paged":          {},
	"sim/plain":          {},
	"sim/policy":         {"chain", "netsim", "sim/argument", "sim/grammar", "sim/node", "sim/quantity"},
	"sim/projection":     {"chain", "chain/forge", "netsim", "sim/cluster", "sim/command", "sim/figure", "sim/node", "sim/nodeset", "sim/policy", "sim/settings", "sim/strategy", "sim/view", "sim/watch", "sim/watch/reorgs"},
	"sim/quantity":       {"sim/lex"},
	"sim/report":         {"chain", "netsim", "sim", "sim/figure", "sim/measured", "sim/outcome", "sim/plain", "sim/settings", "sim/view"},
	"sim/report/page":    {"chain", "netsim", "sim", "sim/experiment", "sim/figure", "sim/measured", "sim/outcome", "sim/plain", "sim/settings", "sim/sweep", "sim/theory", "sim/view"},
	"sim/report/tracks":  {"netsim", "sim/plain", "sim/watch"},
	"sim/sandbox":        {"sim", "sim/command", "sim/cost", "sim/files", "sim/live", "sim/quantity", "sim/scenario", "sim/scenarios", "sim/settings", "sim/strategy"},
	"sim/scenario":       {"chain", "netsim", "sim", "sim/command", "sim/figure", "sim/files", "sim/lex", "sim/loop", "sim/measured", "sim/node/compact", "sim/nodeset", "sim/plain", "sim/quantity", "sim/settings", "sim/view"},
	"sim/scenarios":      {"sim/lex", "sim/plain", "sim/scenario", "sim/view"},
	"sim/sentences":      {"sim/command", "sim/plain", "sim/view"},
	"sim/settings":       {"chain", "netsim", "sim/command", "sim/lex", "sim/measured", "sim/node", "sim/node/compact", "sim/nodeset", "sim/plain", "sim/quantity"},
	"sim/share":          {},
	"sim/strategy":       {"chain", "chain/forge", "netsim", "sim/argument", "sim/files", "sim/grammar", "sim/lex", "sim/node", "sim/node/wire", "sim/nodeset", "sim/plain", "sim/quantity", "sim/theory", "sim/withhold"},
	"sim/sweep":          {"chain", "netsim", "sim", "sim/command", "sim/figure", "sim/graph", "sim/lex", "sim/live", "sim/measured", "sim/nodeset", "sim/plain", "sim/quantity", "sim/scenario", "sim/scenarios", "sim/settings", "sim/strategy", "sim/sweep/stat", "sim/theory", "sim/theory/value"},
	"sim/sweep/nats":     {"sim/sweep"},
	"sim/sweep/stat":     {},
	"sim/theory":         {"sim/withhold"},
	"sim/theory/answer":  {"sim/lex", "sim/plain", "sim/theory", "sim/theory/value"},
	"sim/theory/value":   {"sim/lex", "sim/quantity", "sim/theory"},
	"sim/view":           {"chain", "chain/forge", "netsim", "sim/command", "sim/figure", "sim/measured", "sim/nodeset", "sim/paged"},
	"sim/watch":          {"chain", "netsim", "sim/cluster", "sim/command", "sim/figure", "sim/measured", "sim/node", "sim/node/wire", "sim/paged", "sim/plain", "sim/quantity", "sim/settings", "sim/strategy", "sim/view", "sim/watch/reorgs", "sim/watch/ring"},
	"sim/watch/traced":   {},
	"sim/watch/reorgs":   {"chain", "netsim", "sim/cluster", "sim/node", "sim/view"},
	"sim/watch/ring":     {},
	"sim/withhold":       {"sim/lex"},
	"tui":                {"chain", "sim/command", "sim/files", "sim/lex", "sim/nodeset", "sim/plain", "sim/view", "tui/cast", "tui/footer", "tui/forms", "tui/grid", "tui/headline", "tui/help", "tui/input", "tui/inspect", "tui/jump", "tui/keymap", "tui/kit", "tui/layout", "tui/palette", "tui/panel/charts", "tui/panel/lesson", "tui/panel/log", "tui/panel/messages", "tui/panel/network", "tui/panel/node", "tui/panel/nodes", "tui/panel/tree", "tui/prompt", "tui/quiet", "tui/reorgs", "tui/session", "tui/steer", "tui/terminal", "tui/theme", "tui/timebar", "tui/toasts", "tui/words"},
	"tui/cast":           {},
	"tui/cast/casttest":  {},
	"tui/classroom":      {"sim/api/crowd", "sim/command", "sim/view", "tui", "tui/terminal", "tui/theme"},
	"tui/edit":           {"tui/grid", "tui/theme"},
	"tui/field":          {"chain", "sim/view", "tui/grid", "tui/theme"},
	"tui/footer":         {"sim/view", "tui/grid", "tui/keymap", "tui/kit"},
	"tui/forms":          {"chain", "netsim", "sim/command", "sim/cost", "sim/node", "sim/lex", "sim/nodeset", "sim/quantity", "sim/settings", "sim/strategy", "sim/view", "tui/edit", "tui/grid", "tui/keymap", "tui/kit", "tui/words"},
	"tui/glossary":       {},
	"tui/grid":           {"sim/plain"},
	"tui/headline":       {"tui/grid", "tui/kit", "tui/narrate", "tui/words"},
	"tui/help":           {"sim/command", "tui/glossary", "tui/grid", "tui/keymap", "tui/kit", "tui/theme"},
	"tui/input":          {},
	"tui/inspect":        {"chain", "netsim", "sim/command", "sim/view", "tui/grid", "tui/keymap", "tui/kit", "tui/words"},
	"tui/jump":           {"tui/grid", "tui/keymap", "tui/kit"},
	"tui/keymap":         {"sim/lex", "tui/edit", "tui/words"},
	"tui/kit":            {"chain", "netsim", "sim/command", "sim/view", "tui/edit", "tui/grid", "tui/keymap", "tui/narrate", "tui/theme", "tui/words"},
	"tui/kit/kittest":    {"chain", "netsim", "sim/figure", "sim/measured", "sim/view", "tui/grid", "tui/keymap", "tui/kit", "tui/theme"},
	"tui/lanes":          {"chain", "netsim", "sim/view", "tui/grid", "tui/theme"},
	"tui/layout":         {"sim/lex", "tui/grid", "tui/headline", "tui/kit"},
	"tui/narrate":        {"chain", "netsim", "sim/view", "tui/words"},
	"tui/netmap":         {"chain", "netsim", "sim/view", "tui/grid", "tui/theme"},
	"tui/palette":        {"tui/edit", "tui/grid", "tui/keymap", "tui/kit", "tui/words"},
	"tui/panel/charts":   {"chain", "netsim", "sim/figure", "sim/measured", "sim/view", "tui/grid", "tui/keymap", "tui/kit", "tui/plot", "tui/words"},
	"tui/panel/lesson":   {"sim/command", "sim/view", "tui/grid", "tui/keymap", "tui/kit", "tui/words"},
	"tui/panel/log":      {"sim/view", "tui/grid", "tui/keymap", "tui/kit", "tui/words"},
	"tui/panel/messages": {"chain", "netsim", "sim/view", "tui/forms", "tui/grid", "tui/keymap", "tui/kit", "tui/words"},
	"tui/panel/network":  {"netsim", "sim/command", "sim/nodeset", "sim/view", "tui/field", "tui/forms", "tui/grid", "tui/keymap", "tui/kit", "tui/netmap", "tui/theme", "tui/words"},
	"tui/panel/node":     {"chain", "netsim", "sim/command", "sim/nodeset", "sim/view", "tui/grid", "tui/keymap", "tui/kit", "tui/words"},
	"tui/panel/nodes":    {"chain", "sim/measured", "sim/view", "tui/grid", "tui/keymap", "tui/kit", "tui/words"},
	"tui/panel/tree":     {"chain", "sim/view", "tui/grid", "tui/keymap", "tui/kit", "tui/lanes", "tui/narrate"},
	"tui/plot":           {"tui/grid", "tui/theme"},
	"tui/program":        {"netsim", "sim", "sim/api", "sim/audit", "sim/command", "sim/config", "sim/experiment", "sim/files", "sim/flags", "sim/headless", "sim/lines", "sim/live", "sim/measured", "sim/museum", "sim/nodeset", "sim/outputs", "sim/plain", "sim/report", "sim/report/page", "sim/sandbox", "sim/scenario", "sim/scenarios", "sim/settings", "sim/sweep", "sim/sweep/nats", "sim/theory", "sim/view", "tui", "tui/cast", "tui/classroom", "tui/grid", "tui/keymap", "tui/layout", "tui/results", "tui/terminal", "tui/theme"},
	"tui/program/source": {},
	"tui/prompt":         {"sim/command", "sim/lex", "sim/view", "tui/edit", "tui/grid", "tui/keymap", "tui/kit", "tui/words"},
	"tui/quiet":          {},
	"tui/reorgs":         {"sim/view", "tui/grid", "tui/keymap", "tui/kit", "tui/words"},
	"tui/results":        {"sim/measured", "sim/plain", "sim/quantity", "sim/sweep", "tui/edit", "tui/grid", "tui/input", "tui/keymap", "tui/terminal", "tui/theme"},
	"tui/session":        {"sim/command", "sim/files", "sim/view", "tui/words"},
	"tui/steer":          {"sim/command", "sim/nodeset", "sim/view", "tui/forms", "tui/keymap", "tui/kit"},
	"tui/terminal":       {"tui/input"},
	"tui/theme":          {"tui/grid"},
	"tui/timebar":        {"netsim", "sim/view", "tui/grid", "tui/kit", "tui/words"},
	"tui/toasts":         {"chain", "netsim", "sim/command", "sim/view", "tui/grid", "tui/kit", "tui/words"},
	"tui/words":          {"chain", "netsim"},
}

// Panels act through a small host, and are built of the kit: a new one is a folder and a
// line in the dashboard's list.
func TestPanelsKnowNoDashboardAndNotEachOther(t *testing.T) {
	panels := 0
	for dir, p := range source.Packages(t, ".") {
		if !source.Within(dir, "tui/panel") && !source.Within(dir, "tui/kit") {
			continue
		}
		panels++
		for _, imported := range p.Imports {
			room := strings.TrimPrefix(imported, module+"/")
			if room == "tui" || room == "tui/program" || room != dir && source.Within(room, "tui/panel") || room == "sim" {
				t.Errorf("%s imports %s", dir, room)
			}
		}
	}
	if panels < 8 {
		t.Errorf("%d panels were found", panels)
	}
}

func TestImportsKeepToTheRooms(t *testing.T) {
	for dir, p := range source.Packages(t, ".") {
		allowed, known := rooms[dir]
		if !known {
			t.Errorf("%s is in no room; main_test.go lists them", dir)
		}
		for _, imported := range p.Imports {
			ours, ok := strings.CutPrefix(imported, module+"/")
			if ok && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s; it may know only %q", dir, ours, allowed)
			}
		}
	}
	for dir := range rooms {
		if _, err := os.Stat(dir); err != nil {
			t.Errorf("the list of rooms names %s: %v", dir, err)
		}
	}
}

// strangers are libraries with one place each: the screen's belong to the
// dashboard, HTML to the page, the command line's to sim/flags and the program, and
// nothing reaches for the real network or the system's randomness.
var strangers = []struct {
	path string // an import path or a prefix of some
	only []string
}{
	{"github.com/charmbracelet/", []string{"tui"}},
	{"github.com/muesli/", []string{"tui"}},
	{"github.com/spf13/", []string{"tui/program", "sim/flags"}},
	{"github.com/goccy/", []string{"sim/config"}},
	{"maragu.dev/", []string{"sim/api/page", "sim/report/page"}},
	{"gonum.org/", []string{"sim/sweep/stat"}},
	{"html/template", nil}, // templates make the linker keep all methods: a fifth of the program
	{"text/template", nil},
	{"github.com/btcsuite/", []string{"chain"}},
	{"github.com/nats-io/", []string{"sim/sweep/nats"}},
	{"net", []string{"sim/api", "sim/sweep/nats", "tui/classroom"}},
	{"crypto/rand", []string{"sim/api", "sim/sweep/nats", "tui/classroom"}},
	{"math/rand", []string{"netsim", "sim", "tui/kit/kittest"}},
	{"unsafe", nil},
}

func TestLibrariesKeepToTheirPlace(t *testing.T) {
	for dir, p := range source.Packages(t, ".") {
		for _, imported := range p.Imports {
			for _, s := range strangers {
				in := imported == s.path || strings.HasPrefix(imported, strings.TrimSuffix(s.path, "/")+"/")
				if in && !slices.ContainsFunc(s.only, func(room string) bool { return source.Within(dir, room) }) {
					t.Errorf("%s imports %s, which belongs to %q only", dir, imported, s.only)
				}
			}
		}
	}
}

func TestTopLevelHasOnlyTheRooms(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		switch {
		case strings.HasPrefix(name, "."):
		case e.IsDir() && slices.Contains([]string{"chain", "netsim", "sim", "tui"}, name):
		case !e.IsDir() && slices.Contains([]string{"main.go", "main_test.go", "go.mod", "go.sum", "README.md", "LICENSE"}, name):
		case ignored(name): // what a build leaves behind, or a command of the README
		default:
			t.Errorf("%s stands at the top level; more rooms open below chain, netsim, sim and tui", name)
		}
	}
}

// ignored says whether .gitignore names something at the top level.
func ignored(name string) bool {
	list, err := os.ReadFile(".gitignore")
	if err != nil {
		return false
	}
	return slices.ContainsFunc(strings.Fields(string(list)), func(pattern string) bool {
		match, err := path.Match(strings.TrimPrefix(pattern, "/"), name)
		return err == nil && match
	})
}

func TestEachPackageHasItsChapter(t *testing.T) {
	for dir, p := range source.Packages(t, ".") {
		if strings.TrimSpace(p.Doc) == "" {
			t.Errorf("%s has no package comment", dir)
		}
		if _, err := os.Stat(filepath.Join(dir, "doc.go")); err != nil && dir != "." {
			t.Errorf("%s has no doc.go", dir)
		}
	}
}

// Every package has its place among the rooms.
func TestReadmeNamesEachRoom(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "## The rooms of the code\n")
	for dir := range source.Packages(t, ".") {
		if dir == "." {
			dir = "main.go"
		}
		if !strings.Contains(table, "`"+dir+"`") {
			t.Errorf("README.md does not say what is in %s", dir)
		}
	}
}
