package command

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/sim/nodeset"
)

// Lines may call nodes by the names that earlier ones gave, wherever a node stands.
func TestNames(t *testing.T) {
	names := nodeset.Names{}
	for _, c := range []struct{ line, want string }{
		{"name n3 alice", "name n3 alice"},
		{"name 4 bob # the other", "name n4 bob"},
		{"send alice bob 5 as=alice", "send n3 n4 5 as=alice"},
		{"mine alice,n0,bob on", "mine n0,n3,n4 on"},
		{"partition alice,n1 | bob", "partition n1,n3 | n4"},
		{"balance alice at=bob", "balance n3 at=n4"},
		{"add peers=bob,n0", "add peers=n0,n4"},
		{"respend alice bob via=alice", "respend alice n4 via=n3"}, // the first is a payment
		{"name n6 beef", "name n6 beef"},
		{"inspect beef", "inspect beef"}, // a hash
		{"mine carol on", `!column 6: found "carol", expected nodes such as n0, n0-n4,n7 or all`},
		{"name n5 bob", `!column 9: found "bob", expected a name that no other node has; it is that of n4`},
		{"name bob robert", "name n4 robert"},
		{"mine bob on", `!column 6: found "bob", expected nodes such as n0, n0-n4,n7 or all`},
		{"mine robert on", "mine n4 on"},
		{"name n4 robert", "name n4 robert"},
	} {
		got, err := ParseWith(c.line, Known{Called: nodeset.Called{Names: names}})
		if err == nil {
			LearnName(names, got)
		}
		want, refused := strings.CutPrefix(c.want, "!")
		switch {
		case refused && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %v %v, want the refusal %q", c.line, got, err, want)
		case !refused && (err != nil || got.String() != want):
			t.Errorf("%s: got %v %v, want %s", c.line, got, err, want)
		}
	}
	if diff := cmp.Diff(nodeset.Names{"alice": 3, "robert": 4, "beef": 6}, names); diff != "" {
		t.Error(diff)
	}
}

// A name must not be one that lines, or people, take for something else.
func TestNamesThatMeanSomethingElse(t *testing.T) {
	known := Known{Called: nodeset.Called{Names: nodeset.Names{"alice": 3}, Regions: []string{"europe", "us-east"}}}
	for name, want := range map[string]string{
		"n1":        "has a meaning of its own",
		"N1":        "could be taken for a node's number",
		"n07":       "has a meaning of its own",
		"n0-n4":     "could be taken for a node's number",
		"n3-":       "could be taken for a node's number",
		"n999999":   "could be taken for a node's number",
		"3":         "expected a word of at most 8 letters",
		"3-4":       "expected a word of at most 8 letters",
		"all":       "has a meaning of its own",
		"none":      "has a meaning of its own",
		"oneway":    "has a meaning of its own",
		"off":       "has a meaning of its own",
		"alice":     "expected a name that no other node has; it is that of n3",
		"europe":    "expected a name that no region has",
		"us-east":   "expected a name that no region has",
		"":          "found nothing",
		"merchants": "expected a word of at most 8 letters",
		"商人":        "expected a word of at most 8 letters",
		"a,b":       "expected a word of at most 8 letters",
		"a|b":       `found "|", expected the end of the line`,
		"a\x1b[m":   "expected a word of at most 8 letters",
		"bob\u202e": "expected a word of at most 8 letters",
	} {
		_, err := ParseWith("name n0 "+name, known)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", name, err, want)
		}
	}
	for _, name := range []string{"n", "nn1", "n1x", "node1", "Alice", "a-b_c", "europa"} {
		if _, err := ParseWith("name n0 "+name, known); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// What is wrong is told in the words, and at the columns, of the line.
func TestRefusalsSpeakOfNames(t *testing.T) {
	known := Known{Called: nodeset.Called{Names: nodeset.Names{"merchant": 3, "bob": 11}}}
	for line, want := range map[string]string{
		"mine merchant,n3 on":           `column 15: found "n3", expected each node only once; merchant is named twice`,
		"mine merchant,x on":            `column 15: found "x"`,
		"mine merchent on":              `column 6: found "merchent", expected nodes such as n0, n0-n4,n7 or all; did you mean merchant?`,
		"link bob 11":                   `column 10: found "11", expected another node than bob`,
		"send merchant merchant 1":      `column 15: found "merchant", expected another node than merchant`,
		"partition merchant | bob,n3":   `column 22: found "bob,n3", expected each node in one group only; merchant is in group 1 too`,
		"cut bob n11":                   `column 9: found "n11", expected another node than bob; a link has two ends`,
		"focus merchan":                 `column 7: found "merchan", expected a node such as n0; did you mean merchant?`,
		"send merchant bob 1 fee=x":     `column 25: found "x"`,
		"partition merchant,n0-n2|bo":   `column 26: found "bo"`,
		"latency 1s merchant nobody":    `column 21: found "nobody", expected a node such as n0`,
		"respend rent merchant via=bob": "",
	} {
		_, err := ParseWith(line, known)
		if err == nil && want != "" || err != nil && (want == "" || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", line, err, want)
		}
	}
}
