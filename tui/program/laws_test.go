package program

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/theory"
)

func lawTable(*testing.T) string {
	var b strings.Builder
	b.WriteString("| law | what it predicts | of | from |\n|---|---|---|---|\n")
	for _, l := range theory.Laws() {
		var params []string
		for _, p := range l.Params {
			params = append(params, code(p.Name))
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", code(l.Name), cell(l.Predicts), strings.Join(params, " "), cell(l.Paper))
	}
	return b.String()
}

// Each law that speaks of a figure of a run speaks of one that there is.
func TestLawsAreAboutFigures(t *testing.T) {
	var figures []string
	for _, f := range figure.All() {
		figures = append(figures, f.Form())
	}
	for _, l := range theory.Laws() {
		if l.Figure != "" && !slices.Contains(figures, l.Figure) {
			t.Errorf("%s predicts %s, which is no figure of a world", l.Name, l.Figure)
		}
	}
}
