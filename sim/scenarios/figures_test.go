package scenarios_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/theory"
)

// predicted is what a law says.
func predicted(t *testing.T, law string, v theory.Values) float64 {
	t.Helper()
	l, ok := theory.Lookup(law)
	if !ok {
		t.Fatalf("there is no law %s", law)
	}
	x, err := l.Predict(v)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// percent writes a chance with two significant digits, as the lesson does.
func percent(x float64) string {
	x *= 100
	digits := max(1-int(math.Floor(math.Log10(x))), 0)
	return strings.TrimSuffix(fmt.Sprintf("%.*f", digits, x), ".0") + " %"
}

// The odds that the last lesson names are those of the papers' formulas.
func TestTheLastLessonsFigures(t *testing.T) {
	var all strings.Builder
	for _, line := range open(t, "8-six").Lines {
		if say, ok := line.Step.(scenario.Say); ok {
			all.WriteString(say.Text + "\n")
		}
	}
	var from []string // z blocks behind: (q/p)^z
	for z := range 3 {
		from = append(from, percent(math.Pow(0.1/0.9, float64(z+1))))
	}
	exact := func(q, z float64) float64 { return predicted(t, "rosenfeld", theory.Values{"q": q, "z": z}) }
	for _, want := range []string{
		fmt.Sprintf("that is %s from one block behind, %s from two, and %s from three", from[0], from[1], from[2]),
		fmt.Sprintf("is %s after one confirmation, %s after two, %s after three, and %s after six", percent(exact(0.1, 1)), percent(exact(0.1, 2)), percent(exact(0.1, 3)), percent(exact(0.1, 6))),
		fmt.Sprintf("Nakamoto's approximation is %s after six", percent(predicted(t, "nakamoto", theory.Values{"q": 0.1, "z": 6}))),
		fmt.Sprintf("it takes %.0f confirmations to bring that below 0.1 %% (by Nakamoto's approximation, %.0f)",
			predicted(t, "rosenfeld-depth", theory.Values{"q": 0.35, "risk": 0.001}), predicted(t, "nakamoto-depth", theory.Values{"q": 0.35, "risk": 0.001})),
		fmt.Sprintf("one chance in 1,%.0f00 to draw level", math.Round(1/exact(0.1, 6)/100)-10),
	} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("the lesson does not say %q", want)
		}
	}
	if one := 1 / exact(1.0/6, 6); one < 95 || one > 115 {
		t.Errorf("with a sixth it is one in %.0f, not about one in a hundred", one)
	}
}
