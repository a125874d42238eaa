package program

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/pflag"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/museum"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/outputs"
	"example.com/sosocoin/sim/report"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/scenarios"
	"example.com/sosocoin/sim/watch/traced"
	"example.com/sosocoin/tui"
	"example.com/sosocoin/tui/keymap"
)

var update = flag.Bool("update", false, "rewrite the tables, the report and the picture of the README")

// The tables of the guides come from the tables that drive the program, and what it shows
// of the program's output is that output.
func TestReadmeSections(t *testing.T) {
	for _, s := range []struct {
		name  string
		write func(*testing.T) string
	}{
		{"flags", flagTable}, {"keys", keyTable}, {"commands", commandTable}, {"report", reportSample}, {"steps", stepTable}, {"readings", readingTable}, {"list", scenarioTable},
		{"figures", figureTable}, {"tables", csvTable}, {"events", eventTable}, {"fields", fieldTable}, {"laws", lawTable}, {"exhibits", exhibitTable}, {"faults", faultTable},
	} {
		t.Run(s.name, func(t *testing.T) {
			want := s.write(t)
			in, got := section(t, s.name)
			if got == want {
				return
			}
			if !*update {
				t.Fatalf("%s differs (-has +should have); go test ./tui/program -run TestReadme -update renews it:\n%s", in.file, cmp.Diff(got, want))
			}
			marker := "<!-- " + s.name + " -->\n"
			if err := os.WriteFile(in.file, []byte(strings.Replace(in.text, marker+got, marker+want, 1)), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// code writes text as code in a cell of a table.
func code(text string) string {
	if text == "" {
		return ""
	}
	return "`" + cell(text) + "`"
}

func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }

func flagTable(t *testing.T) string {
	root := (&program{stdout: &outputs.Stream{}, stderr: &outputs.Stream{}}).root()
	root.InitDefaultHelpFlag()
	root.InitDefaultVersionFlag()
	var b strings.Builder
	b.WriteString("| flag | default | what it is |\n|---|---|---|\n")
	root.Flags().VisitAll(func(f *pflag.Flag) {
		placeholder, usage := pflag.UnquoteUsage(f)
		name := strings.TrimSpace("--" + f.Name + " " + placeholder)
		standard := f.DefValue
		if standard == "false" {
			standard = ""
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", code(name), code(standard), cell(usage))
	})
	return b.String()
}

func keyTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| | key | what it does | action |\n|---|---|---|---|\n")
	for _, g := range keymap.Table(tui.PanelKeys(), nil) {
		title := g.Title
		for _, k := range g.Keys {
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", title, code(k.Shown), cell(k.Does), code(k.Action))
			title = ""
		}
	}
	return b.String()
}

func commandTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| command | what it does | for example |\n|---|---|---|\n")
	kind := command.World
	for _, s := range command.Specs() {
		if s.Kind != kind {
			kind = s.Kind
			fmt.Fprintf(&b, "| **%s** | | |\n", map[command.Kind]string{
				command.Question: "Questions: they change nothing",
				command.View:     "What is seen, and how fast: for the dashboard",
			}[kind])
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", code(strings.TrimSpace(s.Name+" "+s.Args)), cell(s.Summary), code(s.Example))
	}
	return b.String()
}

func stepTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| line | what it does | for example |\n|---|---|---|\n")
	for _, s := range scenario.Steps() {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", code(s.Name+" "+s.Args), cell(s.Summary), code(s.Example))
	}
	return b.String()
}

func readingTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| reading | what it is | its values |\n|---|---|---|\n")
	for _, r := range scenario.Readings() {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", code(r.Form()), cell(r.Doc), r.Unit)
	}
	return b.String()
}

func figureTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| in the JSON report | in conditions | what it is |\n|---|---|---|\n")
	for _, f := range figure.All() {
		if f.Key == "" {
			continue
		}
		key, reading := f.Key, ""
		if f.Of == figure.OfNode {
			key = "per_node." + key
		}
		if f.In(figure.Conditions) {
			reading = code(f.Form())
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", code(key), reading, cell(f.Doc))
	}
	return b.String()
}

func scenarioTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| scenario | what it is about |\n|---|---|\n")
	for _, s := range scenarios.List() {
		if s.Exhibit != nil {
			continue // the museum's chapter lists them
		}
		fmt.Fprintf(&b, "| %s | %s |\n", code(s.Name), cell(s.Title))
	}
	return b.String()
}

func csvTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| file and column | a line is, and what the column says |\n|---|---|\n")
	for _, table := range report.Tables() {
		fmt.Fprintf(&b, "| **`%s`** | **%s** |\n", table.File, cell(table.Summary))
		for _, c := range table.Columns {
			fmt.Fprintf(&b, "| %s | %s |\n", code(c.Name), cell(c.Summary))
		}
	}
	return b.String()
}

func eventTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| event | what happened | fields, besides `at` and `event` |\n|---|---|---|\n")
	for _, e := range traced.Events() {
		fmt.Fprintf(&b, "| %s | %s | `%s` |\n", code(e.Name), cell(e.Summary), strings.Join(e.Fields, "` `"))
	}
	return b.String()
}

func fieldTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| field | what it is |\n|---|---|\n")
	for _, f := range traced.Fields() {
		fmt.Fprintf(&b, "| %s | %s |\n", code(f.Name), cell(f.Summary))
	}
	return b.String()
}

// reportSample is the report of the command that stands above it.
func reportSample(t *testing.T) string {
	out, err := programAs(t, asProgram, "--headless", "--for", "10m").Output()
	if err != nil {
		t.Fatal(err)
	}
	return "```text\n" + string(out) + "```\n"
}

var (
	// drawing is a line of a guide that makes one of its pictures.
	drawing = regexp.MustCompile(`(?m)^go run \. ((?:--headless|sweep) .*--svg) (\S+)`)
	// pictured is where a guide shows one.
	pictured = regexp.MustCompile(`\]\((\.\./)*\.pictures/`)
)

func TestReadmePictures(t *testing.T) {
	for _, g := range guides(t) {
		lines := drawing.FindAllStringSubmatch(g.text, -1)
		if shown := len(pictured.FindAllString(g.text, -1)); len(lines) != shown {
			t.Errorf("%s shows %d pictures, and has commands that make %d", g.file, shown, len(lines))
		}
		for _, line := range lines {
			t.Run(filepath.Base(line[2]), func(t *testing.T) { checkPicture(t, g, line) })
		}
	}
}

// checkPicture draws a picture anew by its line of a guide, where its name is seen from the
// top level.
func checkPicture(t *testing.T, in guide, line []string) {
	t.Helper()
	file := filepath.Join(top, filepath.FromSlash(line[2]))
	link, err := filepath.Rel(filepath.Dir(in.file), file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(in.text, "]("+filepath.ToSlash(link)+")") {
		t.Fatalf("%s does not show the picture that its own command makes", in.file)
	}
	made := filepath.Join(t.TempDir(), "made.svg")
	if out, err := programAs(t, asProgram, append(strings.Fields(line[1]), made)...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want, err := os.ReadFile(made)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what the program draws (%v); go test ./tui/program -run TestReadme -update renews it", line[2], err)
	}
}

// Every figure of the JSON report is explained.
func TestReadmeExplainsEachFigure(t *testing.T) {
	chapter := filepath.Join(top, "sim/report/README.md")
	_, figures, _ := strings.Cut(string(contents(t, chapter)), "## What the figures mean\n")
	figures, _, _ = strings.Cut(figures, "\n## ")
	text, err := json.Marshal(&outcome.Report{
		Interrupted: true, KeptFrom: 1, Figures: figure.Given(nil), Compact: &outcome.CompactReport{Payloads: 1}, PerNode: []outcome.NodeReport{{Region: "some", Strategy: "some", Figures: figure.GivenNode(nil)}}, Checks: outcome.CheckReport{Failures: []string{"one"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	var whole map[string]any
	if err := json.Unmarshal(text, &whole); err != nil {
		t.Fatal(err)
	}
	var look func(path string, in map[string]any)
	look = func(path string, in map[string]any) {
		for name, value := range in {
			if !strings.Contains(figures, "`"+name+"`") && !strings.Contains(figures, "`"+path+name+"`") {
				t.Errorf("%s does not explain %q", chapter, path+name)
			}
			if list, ok := value.([]any); ok && name == "per_node" {
				value = list[0]
			}
			if inner, ok := value.(map[string]any); ok {
				look(path+name+".", inner)
			}
		}
	}
	look("", whole)
}

// numbers writes "9, 18".
func numbers(list []int) string {
	text := make([]string, len(list))
	for i, n := range list {
		text[i] = strconv.Itoa(n)
	}
	return strings.Join(text, ", ")
}

func exhibitTable(t *testing.T) string {
	docs := map[chain.RuleName]string{}
	for _, rule := range chain.Rules() {
		docs[rule.Name] = rule.Doc
	}
	var b strings.Builder
	b.WriteString("| exhibit | what is seen | the rule | faults |\n|---|---|---|---|\n")
	for _, item := range museum.Exhibits() {
		fmt.Fprintf(&b, "| %s | %s | %s: %s | %s |\n", code(item.Name), cell(item.Title), code(string(item.Exhibit.Rule)), cell(docs[item.Exhibit.Rule]), numbers(item.Exhibit.Faults))
	}
	return b.String()
}

func faultTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| fault | of | what is wrong | here |\n|---|---|---|---|\n")
	exhibits := museum.Exhibits()
	for _, f := range museum.Faults() {
		here := f.Instead
		for i, item := range museum.Of(exhibits, f) {
			here += map[bool]string{true: "; ", false: ""}[i > 0] + code(item.Name) + ": " + cell(item.Title)
		}
		fmt.Fprintf(&b, "| %d | %s | %s | %s |\n", f.Number, f.System, cell(f.What), cell(here))
	}
	return b.String()
}
