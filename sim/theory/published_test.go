package theory_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"example.com/sosocoin/sim/theory"
)

// predict asks a law, by words such as "q=.1 z=6".
func predict(t *testing.T, law, words string) float64 {
	t.Helper()
	l, known := theory.Lookup(law)
	if !known {
		t.Fatalf("there is no law %s", law)
	}
	values := theory.Values{}
	for _, word := range strings.Fields(words) {
		name, text, _ := strings.Cut(word, "=")
		v, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		values[name] = v
	}
	got, err := l.Predict(values)
	if err != nil {
		t.Fatalf("%s %s: %v", law, words, err)
	}
	return got
}

// tell holds a prediction against a figure as it is printed, to half a unit of its last digit,
// and half of one more for how that was rounded.
func tell(t *testing.T, law, words, printed string, scale float64) {
	t.Helper()
	want, err := strconv.ParseFloat(printed, 64)
	if err != nil {
		t.Fatal(err)
	}
	mantissa, exponent, _ := strings.Cut(printed, "e")
	_, decimals, _ := strings.Cut(mantissa, ".")
	power, _ := strconv.Atoi(exponent)
	tolerance := math.Pow10(power-len(decimals)) * 0.51
	if got := scale * predict(t, law, words); math.Abs(got-want) > tolerance {
		t.Errorf("%s %s: found %.8g, expected %s", law, words, got, printed)
	}
}

// row is a line of a published table: what stands before the colon goes with each column.
func row(t *testing.T, law, columns, line string, scale float64) {
	t.Helper()
	params, figures, _ := strings.Cut(line, ":")
	names := strings.Fields(columns)
	for i, printed := range strings.Fields(figures) {
		if printed != "-" {
			tell(t, law, params+" "+names[i], printed, scale)
		}
	}
}

func TestNakamoto(t *testing.T) { // section 11
	row(t, "nakamoto", "z=0 z=1 z=2 z=3 z=4 z=5 z=10", "q=.1: 1.0 .2045873 .0509779 .0131722 .0034552 .0009137 .0000012", 1)
	row(t, "nakamoto", "z=0 z=5 z=10 z=15 z=20 z=25", "q=.3: 1.0 .1773523 .0416605 .0101008 .0024804 .0006132", 1)
	row(t, "nakamoto-depth", "q=.10 q=.15 q=.20 q=.25 q=.30 q=.35 q=.40 q=.45", ": 5 8 11 15 24 41 89 340", 1)
	row(t, "catch-up", "z=0 z=1 z=2", "q=.2: 1 .25 .0625", 1)
}

// Rosenfeld 2014, and Grunspan and Perez-Marco's "Double spend races".
func TestRosenfeld(t *testing.T) {
	for _, line := range []string{
		"q=.02: 4.000 .237 .016 .001",
		"q=.10: 20.000 5.600 1.712 .546 .178 .059 .020 .007 .002 .001",
		"q=.20: 40.000 20.800 11.584 6.669 3.916 2.331 1.401 .848 .516 .316",
		"q=.26: 52.000 33.530 22.868 16.031 11.427 8.238 5.988 4.380 3.220 2.377",
		"q=.30: 60.000 43.200 32.616 25.207 19.762 15.645 12.475 10.003 8.055 6.511",
		"q=.40: 80.000 70.400 63.488 57.958 53.314 49.300 45.769 42.621 39.787 37.218",
	} {
		row(t, "rosenfeld", "z=1 z=2 z=3 z=4 z=5 z=6 z=7 z=8 z=9 z=10", line, 100)
	}
	row(t, "rosenfeld-depth", "q=.10 q=.15 q=.20 q=.25 q=.30 q=.35 q=.40", ": 6 9 13 20 32 58 133", 1)
}

// At q 0.45, the chance in exact fractions is 0.00101000 with 538 confirmations and 0.00099909517
// with 539.
func TestRosenfeldOfManyConfirmations(t *testing.T) {
	tell(t, "rosenfeld", "q=.45 z=538", ".00101000", 1)
	tell(t, "rosenfeld", "q=.45 z=539", ".00099909517", 1)
	tell(t, "rosenfeld-depth", "q=.45", "539", 1)
}

// Each block that an attacker has beforehand is one that he need not catch up with.
func TestHeadStart(t *testing.T) {
	tell(t, "rosenfeld", "q=.2 z=0 head=0", ".25", 1)
	tell(t, "rosenfeld", "q=.2 z=0 head=1", "1", 1)
	tell(t, "rosenfeld", "q=.2 z=1 head=0", ".13", 1) // .8 times 1/16, .16 times 1/4, and .04
	tell(t, "rosenfeld", "q=0 z=1 head=1", "0", 1)
	tell(t, "rosenfeld", "q=0 z=1 head=2", "1", 1)
	tell(t, "rosenfeld", "q=.5 z=10000", "1", 1)
}

func TestGuoRen(t *testing.T) { // theorem 2, with 1/600 and 10 s
	for law, lines := range map[string][]string{
		"guo-ren-lower": {
			"k=1: .2889 .5500 .6667 .7714", "k=2: .0898 .3160 .4583 .6069", "k=3: .0289 .1857 .3203 .4826",
			"k=4: 9.51e-3 .1107 .2262 .3866", "k=6: 1.07e-3 .0404 .1152 .2517", "k=10: 1.47e-5 5.72e-3 .0314 .1106",
		},
		"guo-ren-upper": {
			"k=1: .4067 .6710 .7742 .8580", "k=2: .1576 .4353 .5838 .7223", "k=3: .0607 .2807 .4378 .6052",
			"k=4: 2.34e-2 .1810 .3281 .5066", "k=6: 3.53e-3 .0757 .1848 .3552", "k=10: 8.29e-5 1.35e-2 .0596 .1764",
		},
	} {
		for _, line := range lines {
			row(t, law, "q=.10 q=.20 q=.25 q=.30", line, 1)
		}
	}
	tell(t, "guo-ren-lower", "q=.1 k=6", ".1069", 100)
	tell(t, "guo-ren-upper", "q=.1 k=6", ".3526", 100)
}

func TestDembo(t *testing.T) {
	row(t, "dembo", "delay=0 delay=.05 delay=.1 delay=.2 delay=.5 delay=1 delay=2 delay=5 delay=10",
		"interval=1: .5 .49375 .48751 .47506 .43845 .38197 .29289 .16148 .09010", 1)
	tell(t, "dembo", "delay=10 interval=600", ".49792", 1)
}

const shares = "alpha=.25 alpha=.30 alpha=.33333333333333 alpha=.35 alpha=.375 alpha=.40 alpha=.45"

func TestSM1(t *testing.T) { // Eyal and Sirer, by equation 8
	row(t, "sm1", shares, "gamma=0: .19512 .27313 .33333 .36651 .42118 .48372 .65177", 1)
	row(t, "sm1", shares, "gamma=.5: .25000 .32687 .38462 .41603 .46736 .52558 .68060", 1)
	row(t, "sm1", shares, "gamma=1: .30488 .38062 .43590 .46556 .51355 .56744 .70942", 1)
	row(t, "sm1-threshold", "gamma=0 gamma=.25 gamma=.5 gamma=.75 gamma=1", ": .3333 .3000 .2500 .1667 0", 1)
	tell(t, "sm1-stale", "alpha=.30 gamma=.5", ".2118", 1)
	tell(t, "sm1-stale", "alpha=.40 gamma=.5", ".29508", 1) // Growth does not depend on gamma:
	tell(t, "sm1-stale", "alpha=.40 gamma=0", ".29508", 1)  // both branches of a tie are as long.
	tell(t, "sm1", "alpha=.5", "1.0000", 1)
}

// The closed form is Eyal and Sirer's equation 8, of which the law has the parts.
func TestSM1IsEquation8(t *testing.T) {
	l, _ := theory.Lookup("sm1")
	for a := 0.02; a < 0.5; a += 0.02 {
		for g := 0.0; g <= 1; g += 0.125 {
			want := (a*(1-a)*(1-a)*(4*a+g*(1-2*a)) - a*a*a) / (1 - a*(1+(2-a)*a))
			got, err := l.Predict(theory.Values{"alpha": a, "gamma": g})
			if err != nil || math.Abs(got-want) > 1e-12 {
				t.Fatalf("alpha %.2f, gamma %.3f: found %v, expected %v (%v)", a, g, got, want, err)
			}
		}
	}
}

// Nayak et al., by the chain of each policy. Where gamma is 0 the figures are of shorter
// races than these, so that they differ in the last digits.
func TestStubborn(t *testing.T) {
	if testing.Short() {
		t.Skip("takes its time, and has no goroutines")
	}
	variants := []string{"lead=0 fork=0", "lead=1 fork=0", "lead=0 fork=1", "lead=1 fork=1", "lead=0 trail=1", "lead=1 trail=1"}
	for _, c := range []struct {
		params, figures string
		within          float64
	}{
		{"gamma=0 alpha=.3333333333333", ".33333 .20000 .29870 - .33703 .24042", 5e-5},
		{"gamma=0 alpha=.40", ".48372 .29141 .46652 - .48833 .36149", 4e-4},
		{"gamma=.5 alpha=.25", ".25000 .23894 .24335 .22515 .24696 .23686", 5.1e-6},
		{"gamma=.5 alpha=.3333333333333", ".38462 .38426 .38636 .38197 .38341 .38482", 5.1e-6},
		{"gamma=.5 alpha=.40", ".52558 .54712 .53931 .56574 .52584 .54925", 5.1e-6},
		{"gamma=.5 alpha=.45", ".68060 .72218 .70305 .75328 .68036 .72327", 5.1e-6},
	} {
		for i, printed := range strings.Fields(c.figures) {
			want, err := strconv.ParseFloat(printed, 64)
			if err != nil {
				continue // there is none
			}
			if got := predict(t, "stubborn", c.params+" "+variants[i]); math.Abs(got-want) > c.within {
				t.Errorf("%s %s: found %.6f, expected %s", c.params, variants[i], got, printed)
			}
		}
	}
}

// Sapirshtein et al.; with gamma 1 the optimum is alpha/(1-alpha). With gamma 0 the
// figures from 0.4 on are of shorter races than these: longer ones earn a little more.
func TestOptimal(t *testing.T) {
	if testing.Short() {
		t.Skip("takes its time, and has no goroutines")
	}
	for _, line := range []string{
		"gamma=0: .25000 .30000 .33705 .37077 .42600 - -",
		"gamma=.5 cut=60: .25000 .32687 .39183 .43018 .49620 .57251 .75964",
		"gamma=1 cut=60: .33333 .42857 .50000 .53846 .60000 .66667 .81818",
	} {
		row(t, "optimal", shares, line, 1)
	}
	for words, figure := range map[string]float64{"alpha=.40": .48867, "alpha=.45": .66907} {
		if got := predict(t, "optimal", "gamma=0 "+words); got < figure || got > figure+0.001 {
			t.Errorf("%s: found %.5f, expected %.5f or a little more", words, got, figure)
		}
	}
	row(t, "optimal-threshold", "gamma=0 gamma=.25 gamma=.5 gamma=.75", ": .3294 .3000 .2500 .1667", 1)
}

func TestProfitTime(t *testing.T) { // Grunspan and Perez-Marco, at Bitcoin's windows
	for words, weeks := range map[string]string{
		"alpha=.10 gamma=.90": "10.2", "alpha=.25 gamma=.75": "4.4", "alpha=.30 gamma=.50": "6.5",
		"alpha=.35 gamma=0": "14.7", "alpha=.40 gamma=0": "4.8", "alpha=.40 gamma=.50": "3.5",
	} {
		tell(t, "profit-time", words, weeks, 1)
	}
	l, _ := theory.Lookup("profit-time")
	if _, err := l.Predict(theory.Values{"alpha": 0.3, "gamma": 0}); err == nil || !strings.Contains(err.Error(), "never pays") {
		t.Errorf("an attack that never pays: %v", err)
	}
}

func TestForks(t *testing.T) {
	tell(t, "decker-wattenhofer", "spread=11.37 interval=633.68", "1.78", 100) // their model of 2013
	tell(t, "overlap", "delay=10 interval=600", ".0165285", 1)
	tell(t, "two-miner-race", "delay=1 interval=1", ".393469", 1) // 1 - e^(-1/2)
	tell(t, "two-miner-race", "delay=1 interval=1 share=1", "0", 1)
	tell(t, "sompolinsky-zohar", "delay=1 interval=1", ".5", 1)
	tell(t, "two-miner", "delay=1 interval=1", ".25", 1)
	tell(t, "two-miner", "delay=0 interval=1 share=.3", "0", 1)
	tell(t, "two-miner", "delay=5 interval=1 share=1", "0", 1)
}

func TestRetarget(t *testing.T) {
	tell(t, "retarget-bitcoin", "window=10 target=10", "11.111", 1)
	tell(t, "retarget-bitcoin", "window=2016 missing=1 target=600", "600.596", 1)
	tell(t, "retarget-naive", "window=10 target=10 base=10", "10.602", 1)
	tell(t, "retarget-naive", "window=10 target=10 base=80", "10.602", 1) // three bits easier
	tell(t, "retarget-asert", "target=600", "600", 1)
	row(t, "retarget-growth", "x=1.01 x=1.05 x=1.10 x=1.20 x=1.50 x=2", ": .99020 .95450 .91637 .85557 .74060 .64119", 1)
	row(t, "retarget-recovery", "step=1 step=2 step=4 step=.25 step=5 step=100", ": 0 1 1 1 2 4", 1)
}

// Rules compared at equal standard deviation (zawy12, issue 62): a half-life of 144 blocks is
// a mean life of 208, and fluctuates as windows of 416.
func TestNoise(t *testing.T) {
	want := predict(t, "noise-asert", "window=144")
	for _, law := range []string{"noise-bitcoin", "noise-lwma"} {
		if got := predict(t, law, "window=416"); math.Abs(got/want-1) > 0.02 {
			t.Errorf("%s: found %.5f, expected about %.5f", law, got, want)
		}
	}
}

// After a step by eight, Bitcoin's rule lets a window pass at an eighth and one at a half of the
// interval; an absolute schedule stays ahead by three half-lives.
func TestStepsOfTheHashRate(t *testing.T) {
	for _, c := range []struct {
		law        string
		step, time float64
		want       float64
	}{
		{"step-bitcoin", 8, 62.5, 20}, {"step-bitcoin", 8, 62.5 + 1000/.9, 120}, {"step-bitcoin", 8, 6.25, 5}, {"step-bitcoin", .125, 400, 5}, {"step-bitcoin", 1, 1000 / .9, 100},
		{"step-asert", 8, 4000, 430}, {"step-asert", .125, 4000, 370}, {"step-asert", .125, 100, 0},
	} {
		l, _ := theory.Lookup(c.law)
		got, err := l.Predict(theory.Values{"step": c.step, "time": c.time})
		if err != nil || math.Abs(got-c.want) > 1e-9*c.want {
			t.Errorf("%s, step %v, after %v s: %v, %v; expected %v", c.law, c.step, c.time, got, err, c.want)
		}
	}
}
