package experiment

import (
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/sim/lex"
)

// All is the table of all experiments, in the order of the page.
func All() []Experiment {
	return []Experiment{
		staleRate(),
		blockSize(),
		propagation(),
		betterConnected(),
		retargetRules(),
		recovery(),
		hopping(),
		selfish(),
		stubborn(),
		doubleSpend(),
		settlement(),
		feeAndWaiting(),
	}
}

// Lookup is the experiment of this name; the error names the nearest.
func Lookup(name string) (*Experiment, error) {
	all := All()
	at := slices.IndexFunc(all, func(e Experiment) bool { return e.Name == name })
	if at >= 0 {
		return &all[at], nil
	}
	var names []string
	for _, e := range all {
		names = append(names, e.Name)
	}
	hint := ""
	if near := lex.Nearest(name, append(names, "all")); near != "" {
		hint = "; did you mean " + near + "?"
	}
	return nil, fmt.Errorf("%.40q is not an experiment; expected all, or one of %s%s", name, strings.Join(names, ", "), hint)
}
