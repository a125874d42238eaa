package settings

import (
	"strings"
	"testing"
)

// What nodes do from the start is written as in the command, and what nobody can do is refused.
func TestReadStrategies(t *testing.T) {
	for text, want := range map[string]string{
		"n0:selfish":    "n0:selfish",
		"0:selfish":     "n0:selfish",
		"n3,n0:selfish": "n0,n3:selfish",
		"n0:selfish, n1 , n3-n5:fifty-one:margin=3": "n0:selfish,n1,n3-n5:fifty-one:margin=3",
		"all:fifty-one":                   "all:fifty-one:margin=6",
		"europe,n7:withholder":            "europe,n7:withholder",
		"n0:double-spend:z=1:merchant=n2": "n0:double-spend:merchant=n2:amount=1:z=1:giveup=10",
		"":                                "! is not nodes and what they do, such as n0:selfish",
		"selfish":                         "!selfish is not nodes and what they do",
		"n0:selfish,n1":                   "!n1 is not nodes and what they do",
		"n0 selfish":                      `!"n0 selfish" is not nodes and what they do`,
		"n0:selfich":                      `!found "selfich", expected honest, selfish, optimal`,
		"n0:":                             "!expected honest, selfish",
		":selfish":                        `!"" is not nodes such as n0`,
		"none:selfish":                    "!at least one node is needed",
		"n0:double-spend":                 "!expected merchant=, a node such as n0; in full: n0:double-spend:merchant=n1:z=2",
		"n0:stubborn=L F":                 "!expected the end of the line",
		"n0:policy=a,b":                   "!b is not nodes and what they do",
		"n0:selfish #":                    "!no space can stand here",
	} {
		var c Config
		err := readStrategies(&c, text)
		switch refusal, refused := strings.CutPrefix(want, "!"); {
		case refused && (err == nil || !strings.Contains(err.Error(), refusal)):
			t.Errorf("%q: error %v, expected %q", text, err, refusal)
		case !refused && (err != nil || showStrategies(&c) != want):
			t.Errorf("%q is read as %q, %v; expected %q", text, showStrategies(&c), err, want)
		}
	}
}
