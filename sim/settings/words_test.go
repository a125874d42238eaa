package settings

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The words of a world are read as the same world.
func TestWordsOfAWorld(t *testing.T) {
	for _, words := range []string{
		"", "nodes=20", "nodes=100 topology=random:8 latency=1s jitter=pareto:5ms mine=0,2-4 seed=7 window=2016 block-size=1.5MB",
		"hashrate=auto difficulty=6 shares=normal:0.25 keep=1000 processing=10ms,2ms",
	} {
		c, err := ReadWords(strings.Fields(words))
		if err != nil {
			t.Fatal(err)
		}
		var again []string
		for _, chosen := range c.Chosen() {
			again = append(again, chosen.Word())
		}
		same, err := ReadWords(again)
		if diff := cmp.Diff(c, same); err != nil || diff != "" {
			t.Errorf("%s is read again as %s: %v\n%s", words, again, err, diff)
		}
		if len(again) != len(strings.Fields(words)) {
			t.Errorf("%s comes to %s", words, again)
		}
	}
	c, _ := ReadWords([]string{"nodes=20", "maturity=10"})
	if got := c.Command("sosocoin"); got != "sosocoin --nodes 20 --param maturity=10" {
		t.Errorf("flags: %s", got)
	}
}

func TestWordsOfNoWorld(t *testing.T) {
	for words, want := range map[string]string{
		"nods=3":         `"nods": it is no setting; did you mean nodes?`,
		"nodes=x":        `nodes: "x" is not a number of nodes; expected 2 to`,
		"nodes=1":        "nodes: 1 is not a network; expected 2 to",
		"seed=1 seed=2":  "seed: it is given twice",
		"nodes":          `nodes: "" is not a number of nodes`,
		"window=0":       `window: "0" is not a number of blocks`,
		"mine=9":         "mine: ",
		"mine=europe":    "mine: ",
		"retarget=never": "retarget: ",
	} {
		_, err := ReadWords(strings.Fields(words))
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, expected %s", words, err, want)
		}
	}
}
