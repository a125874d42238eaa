package command

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"example.com/sosocoin/sim/grammar"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestTableIsComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range Specs() {
		switch {
		case s.Name == "" || s.Summary == "" || s.Detail == "" || s.Example == "":
			t.Errorf("%q lacks a text", s.Name)
		case seen[s.Name]:
			t.Errorf("%s is there twice", s.Name)
		case strings.HasSuffix(s.Summary, ".") || utf8.RuneCountInString(s.Summary) > 60:
			t.Errorf("%s: the summary is one short line without a full stop: %q", s.Name, s.Summary)
		case !strings.HasSuffix(s.Detail, "."):
			t.Errorf("%s: the detail does not end with a full stop", s.Name)
		}
		seen[s.Name] = true
		if got, ok := Lookup(s.Name); !ok || got != s {
			t.Errorf("Lookup(%q) = %v, %v", s.Name, got, ok)
		}
	}
	if _, ok := Lookup("nonsense"); ok {
		t.Error("Lookup found nonsense")
	}
}

// Every example is a line of its own command, and printed as it is shown.
func TestExamplesParse(t *testing.T) {
	for _, s := range Specs() {
		c, err := Parse(s.Example)
		if err != nil {
			t.Errorf("%s: %v", s.Example, err)
			continue
		}
		if c.String() != s.Example {
			t.Errorf("the example %q prints as %q", s.Example, c)
		}
		if name, _, _ := strings.Cut(s.Example, " "); name != s.Name {
			t.Errorf("%s has the example %q", s.Name, s.Example)
		}
		if own := c.Row().Spec(); own != s {
			t.Errorf("%T says that it is %q, expected %q", c, own.Name, s.Name)
		}
	}
}

// The words that lead a newcomer to a command are no commands, and lead to one only.
func TestOtherWords(t *testing.T) {
	owner := map[string]string{}
	for _, c := range language() {
		e := c.Row().Whole()
		for _, w := range e.Also {
			if _, ok := Lookup(w); ok {
				t.Errorf("%q leads to %s but is a command", w, e.Name)
			}
			if owner[w] != "" {
				t.Errorf("%q leads to %s and %s", w, owner[w], e.Name)
			}
			owner[w] = e.Name
		}
	}
}

// What a text says of the language must be so: options that usage names exist.
func TestUsageNamesTheOptions(t *testing.T) {
	for _, c := range language() {
		e := c.Row().Whole()
		for _, name := range e.Options {
			if !strings.Contains(e.Args, name+"=") {
				t.Errorf("usage %q does not show %s=", e.Name+" "+e.Args, name)
			}
		}
		if strings.Count(e.Args, "=") != len(e.Options) {
			t.Errorf("usage %q shows options that are not %v", e.Name+" "+e.Args, e.Options)
		}
	}
}

func TestHelpText(t *testing.T) {
	var b strings.Builder
	topics := []string{""}
	for _, s := range Specs() {
		topics = append(topics, s.Name)
	}
	for _, about := range topics {
		text, err := HelpText(about)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(text) {
			if utf8.RuneCountInString(strings.TrimRight(line, "\n")) > grammar.HelpWidth && !strings.HasPrefix(line, about+" ") {
				t.Errorf("help %s: too long a line: %s", about, line)
			}
		}
		b.WriteString("> help " + about + "\n" + text + "\n")
	}
	golden(t, "help.txt", b.String())

	_, err := HelpText("pratition")
	if err == nil || !strings.Contains(err.Error(), `did you mean "partition"?`) {
		t.Errorf("help of an unknown command: %v", err)
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; go test -run %s -update shows how by git diff. Got:\n%s", path, t.Name(), got)
	}
}
