package command

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

func TestComplete(t *testing.T) {
	for _, c := range []struct {
		line string
		want string // candidates with spaces between
	}{
		{"m", "mine mouse museum"},
		{"re", "reconsider release respend restart restore resume"},
		{"  cu", "cut"},
		{"x", ""},
		{"x ", ""},
		{"mine ", "n0 n1 n2 all"},
		{"inspect ", "off"},
		{"inspect 9", ""},
		{"mine n", "n0 n1 n2"},
		{"mine n1", "n1"},
		{"mine n0,", "n0,n1 n0,n2"},
		{"mine n0-", "n0-n1 n0-n2"},
		{"mine n0,n1-", "n0,n1-n2"},
		{"mine n0-n1,n", "n0-n1,n2"},
		{"mine n0,n0,", ""},
		{"mine all,", ""},
		{"mine n7-", ""},
		{"mine n0 ", "one on off"},
		{"mine n0 o", "one on off"},
		{"mine n0 of", "off"},
		{"mine n0 on ", ""},
		{"mine n9x ", ""},
		{"send ", "n0 n1 n2"},
		{"send n0,", ""},
		{"send n0 ", "n1 n2"},
		{"send n0 n1 ", ""},
		{"send n0 n1 2 ", "fee= as="},
		{"send n0 n1 2 f", "fee="},
		{"send n0 n1 2 --", "--fee= --as="},
		{"send n0 n1 2 --f", "--fee="},
		{"send n0 n1 2 fee=1 ", "as="},
		{"send n0 n1 2 fee=", ""},
		{"balance n0 a", "at="},
		{"balance n0 at=", "at=n0 at=n1 at=n2"},
		{"balance n0 --at=n1", "--at=n1"},
		{"balance n0 --at ", "n0 n1 n2"},
		{"link n1 ", "n0 n2"},
		{"latency ", "0s 50ms 200ms 1s 5s"},
		{"latency 7s ", "all n0 n1 n2"},
		{"latency 7s n0 n1 ", "oneway"},
		{"loss 1", "1% 10% 100%"},
		{"cut ", "all n0 n1 n2"},
		{"cut all ", ""},
		{"partition ", "n0 n1 n2"},
		{"partition n0 ", "| >"},
		{"partition n0|", "n0|n1 n0|n2"},
		{"partition n0 | ", "n1 n2"},
		{"partition n0 | n1,", "n1,n2"},
		{"partition n0 | n1 ", "|"},
		{"partition n0 > n1 ", ""},
		{"add ", "links= peers="},
		{"add links=2 ", ""},
		{"add peers=n0,n", "peers=n0,n1 peers=n0,n2"},
		{"add peers=", "peers=n0 peers=n1 peers=n2 peers=all"},
		{"ask n0 n1 c", "chain"},
		{"ask n0 n1 ", "chain utxo mempool peers balance tips key spend"},
		{"step ", "packet window block"},
		{"speed m", "max"},
		{"rules n0 f", "full"},
		{"rules n0 full -ma", "-maturity"},
		{"rules n0 +sig", "+signatures +signal"},
		{"rules n0 +signal from=", "from=block"},
		{"invalidate n0 ", "tip"},
		{"reconsider n0 ", "all"},
		{"theme l", "light"},
		{"mouse o", "off on"},
		{"focus n2", "n2"},
		{"drop n0 ", "17 c1"},
		{"drop n0 1", "17"},
		{"delay n1 ", ""},
		{"duplicate n0 17 ", "after="},
		{"help pa", "partition pause panel"},
		{"heal ", ""},
		{"heal n", ""},
		{"mine n0 # ", ""},
		{"# m", ""},
		{"mine n0\nmine ", ""},
	} {
		known := Known{Called: nodeset.Called{Nodes: 3}, Messages: []Message{{From: 0, Number: 17}, {From: 0, Number: quantity.FirstCopy}}}
		if got := strings.Join(Complete(c.line, known), " "); got != c.want {
			t.Errorf("%q: got %q, want %q", c.line, got, c.want)
		}
	}
	var names []string
	for _, s := range Specs() {
		names = append(names, s.Name)
	}
	slices.Sort(names)
	if got := Complete("", Known{Called: nodeset.Called{Nodes: 3}}); !slices.Equal(got, names) {
		t.Errorf("an empty line offers %v", got)
	}
	if got := Complete("keys ", Known{Called: nodeset.Called{Nodes: -1}}); len(got) != 0 {
		t.Errorf("a world without nodes offers %v", got)
	}
}

// Whoever takes candidates until there are none, and invents a number where none is
// offered, has written a command: nothing that is offered leads astray.
func TestCompletionLeadsToACommand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line, known := "", places()
		known.Nodes, known.Names, known.Payments, known.Scenarios = 9, nodeset.Names{"zoe": 2}, []string{"rent"}, []string{"fork"}
		known.Layouts = []string{"race"}
		known.Messages, known.Panels = []Message{{From: 0, Number: 17}, {From: 0, Number: quantity.FirstCopy}, {From: 2, Number: 3}}, []string{"Charts"}
		for range 24 { // an option takes two
			candidates := Complete(line, known)
			if _, err := ParseWith(line, known); line != "" && err == nil && (len(candidates) == 0 || rapid.Bool().Draw(t, "enough")) {
				return
			}
			if len(candidates) == 0 {
				line += "3 "
				continue
			}
			chosen := rapid.SampledFrom(candidates).Draw(t, "candidate")
			line = line[:strings.LastIndexByte(line, ' ')+1] + chosen
			if !strings.HasSuffix(chosen, "=") {
				line += " "
			}
		}
		if _, err := ParseWith(line, known); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
	})
}

// Every word of every example is offered in its place; numbers apart, which have to
// be invented, and lists, of which the first node is offered.
func TestEveryCommandCanBeCompleted(t *testing.T) {
	for _, spec := range Specs() {
		words, _ := lex.NewCursor(spec.Example).Words()
		for i, w := range words {
			if i > 0 && strings.Trim(w.Text, "-0123456789.kMHBmsx%/") == "" {
				continue
			}
			want := w.Text
			if name, _, isOption := strings.Cut(want, "="); isOption {
				want = name + "="
			} else if strings.HasPrefix(want, "n0") || strings.HasPrefix(want, "n4") {
				want = want[:2]
			}
			if got := Complete(spec.Example[:w.Column-1], Known{Called: nodeset.Called{Nodes: 8}, Payments: []string{"rent"}, Scenarios: []string{"partition"}, Messages: []Message{{From: 0, Number: 17}}, Panels: []string{"charts"}, Layouts: []string{"race"}, Settings: []string{"nodes", "topology", "latency"}}); !slices.Contains(got, want) {
				t.Errorf("%q, column %d: %q is not among %v", spec.Example, w.Column, want, got)
			}
		}
	}
}

// Names of nodes and payments are offered where they fit.
func TestCompleteKnowsNames(t *testing.T) {
	known := Known{Called: nodeset.Called{Nodes: 3, Names: nodeset.Names{"bob": 2, "alice": 1}}, Payments: []string{"rent", "food"}}
	for line, want := range map[string]string{
		"mine a":                "alice all",
		"send alice ":           "n0 n2 bob",
		"mine bob,":             "bob,n0 bob,n1 bob,alice",
		"mine alice-":           "",
		"mine n1-":              "n1-n2",
		"respend ":              "rent food",
		"respend rent alice v":  "via=",
		"partition alice | ":    "n0 n2 bob",
		"respend rent n0 via=b": "via=bob",
	} {
		if got := strings.Join(Complete(line, known), " "); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}
