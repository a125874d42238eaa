package strategy

import (
	"strings"
	"testing"

	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// asks is a command with an option that must be there.
type asks struct{}

func (asks) String() string { return "asks" }

func (asks) Row() grammar.Row {
	return grammar.Row{Name: "asks", Args: "victim=NODE", Options: []string{"victim"}, Parse: func(a *grammar.Arguments) grammar.Command {
		must(a, "victim", a.Known.NodeKind())
		return asks{}
	}}
}

// What cannot be left out is asked for by its name, and offered.
func TestOptionsThatMustBeThere(t *testing.T) {
	l := grammar.Language{asks{}}
	known := grammar.Known{Called: nodeset.Called{Nodes: 3, Names: nodeset.Names{"mallory": 2}}}
	for line, want := range map[string]string{
		"asks victim=n1":      "",
		"asks victim=mallory": "",
		"asks":                "column 5: found nothing, expected victim=, a node such as n0",
		"asks victim=malory":  `column 13: found "malory", expected a node such as n0; did you mean mallory?`,
	} {
		got := ""
		if _, err := l.Parse(line, known); err != nil {
			got = err.Error()
		}
		if !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%q: %q, expected %q", line, got, want)
		}
	}
	if offered := l.Complete("asks ", known); len(offered) != 1 || offered[0] != "victim=" {
		t.Errorf("offered are %q", offered)
	}
}

// Every way can be read, says what it is, and is told from the others by its word.
func TestFormsAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, way := range ways() {
		f := way.form()
		if f.word == "" || f.doc == "" || f.read == nil || seen[f.word] {
			t.Errorf("%T: %q lacks a text, or is there twice", way, f.word)
		}
		seen[f.word] = true
		if !strings.HasPrefix(way.Text(nil), f.word) {
			t.Errorf("%T is written %q", way, way.Text(nil))
		}
		if strings.Count(Usage(), f.usage()) != 1 {
			t.Errorf("usage lacks %s", f.usage())
		}
	}
}
