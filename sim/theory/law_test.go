package theory_test

import (
	"errors"
	"math"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/sim/theory"
)

// Every law is told of in full, and its defaults are in its range.
func TestEveryLawIsWhole(t *testing.T) {
	name := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	seen := map[string]bool{}
	for _, l := range theory.Laws() {
		if seen[l.Name] || !name.MatchString(l.Name) {
			t.Errorf("%q is no name, or the name of two", l.Name)
		}
		seen[l.Name] = true
		for _, text := range []string{l.Predicts, l.Paper, l.Valid, string(l.Unit)} {
			if text == "" || strings.HasSuffix(text, ".") || strings.TrimSpace(text) != text {
				t.Errorf("%s: %q is no text of a law", l.Name, text)
			}
		}
		for _, p := range l.Params {
			if !name.MatchString(p.Name) || p.Doc == "" || p.Unit == "" || p.Min > p.Default || p.Default > p.Max {
				t.Errorf("%s: %+v", l.Name, p)
			}
		}
		if _, err := l.Predict(nil); err != nil {
			t.Errorf("%s with its defaults: %v", l.Name, err)
		}
	}
}

func TestValuesAreChecked(t *testing.T) {
	l, _ := theory.Lookup("rosenfeld")
	for want, given := range map[string]theory.Values{
		"q is 1.5; expected a number from 0 to 1":             {"q": 1.5},
		"q is NaN; expected a number from 0 to 1":             {"q": math.NaN()},
		"z is 2.5; expected a whole number from 0 to 10000":   {"z": 2.5},
		"z is 1e+06; expected a whole number from 0 to 10000": {"z": 1e6, "q": 0.2},
		"x is 1; expected no such parameter":                  {"x": 1},
	} {
		var wrong *theory.ParamError
		if _, err := l.Predict(given); !errors.As(err, &wrong) || err.Error() != want {
			t.Errorf("%v: found %v, expected %s", given, err, want)
		}
	}
	bounds, _ := theory.Lookup("guo-ren-upper")
	var out *theory.RangeError
	if _, err := bounds.Predict(theory.Values{"q": 0.495, "delay": 60}); !errors.As(err, &out) {
		t.Errorf("beyond the range of the theorem: %v", err)
	}
}

// quick are the laws that need no table.
func quick() (laws []theory.Law) {
	for _, l := range theory.Laws() {
		if p, _ := l.Policy(nil); p == nil && l.Name != "optimal-threshold" && !strings.HasPrefix(l.Name, "noise-lwma") && l.Name != "retarget-lwma" {
			laws = append(laws, l)
		}
	}
	return laws
}

// Wherever a law holds it predicts a number, and a part of a whole is one.
func TestLawsPredictNumbers(t *testing.T) {
	laws := quick()
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.IntRange(0, len(laws)-1).Draw(t, "law")
		l := laws[at]
		values := theory.Values{}
		for _, p := range l.Params {
			part := rapid.Float64Range(0, 1).Draw(t, p.Name)
			values[p.Name] = p.Min + part*part*part*(p.Max-p.Min)
			if p.Unit == theory.Blocks || p.Unit == theory.Count {
				values[p.Name] = math.Round(math.Min(values[p.Name], p.Min+500))
			}
		}
		v, err := l.Predict(values)
		var out *theory.RangeError
		switch {
		case errors.As(err, &out):
		case err != nil:
			t.Fatalf("%s %v: %v", l.Name, values, err)
		case math.IsNaN(v) || math.IsInf(v, 0) || v < 0:
			t.Fatalf("%s %v: %v", l.Name, values, v)
		case (l.Unit == theory.Share || l.Unit == theory.Probability) && v > 1+1e-12:
			t.Fatalf("%s %v: %v is more than the whole", l.Name, values, v)
		}
	})
}

// More confirmations and a weaker attacker are never worse, and no chance is below
// Nakamoto's, which forgets that the attacker may be lucky.
func TestDoubleSpendsFall(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.Float64Range(0.01, 0.48).Draw(t, "q")
		z := float64(rapid.IntRange(1, 100).Draw(t, "z"))
		for _, name := range []string{"rosenfeld", "nakamoto", "catch-up"} {
			l, _ := theory.Lookup(name)
			here, _ := l.Predict(theory.Values{"q": q, "z": z})
			deeper, _ := l.Predict(theory.Values{"q": q, "z": z + 1})
			stronger, _ := l.Predict(theory.Values{"q": q + 0.01, "z": z})
			if !(deeper < here && here < stronger) {
				t.Fatalf("%s q %v, z %v: %v, one deeper %v, one per cent stronger %v", name, q, z, here, deeper, stronger)
			}
		}
		lower, _ := theory.Lookup("guo-ren-lower")
		upper, _ := theory.Lookup("guo-ren-upper")
		values := theory.Values{"q": q, "k": min(z, 60), "delay": 0}
		low, _ := lower.Predict(values)
		high, _ := upper.Predict(values)
		if low > high {
			t.Fatalf("q %v, k %v: bounds %v and %v", q, z, low, high)
		}
	})
}
