package scenarios_test

import (
	"io/fs"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"example.com/sosocoin/sim/scenarios"
)

// Odds of blocks that are found at random moments, at a constant rate: the wait for the
// next is exponential, that for the n-th a gamma variable, their number in a time a
// Poisson number, and each next one of two miners' is a toss of a coin.

// poisson is the chance of exactly n where mean are expected.
func poisson(mean float64, n int) float64 {
	factorial, _ := math.Lgamma(float64(n) + 1)
	return math.Exp(float64(n)*math.Log(mean) - mean - factorial)
}

// fewer is the chance of fewer than n blocks where mean are expected: that the n-th of
// them takes longer.
func fewer(mean float64, n int) (sum float64) {
	for k := range n {
		sum += poisson(mean, k)
	}
	return sum
}

// none is the chance of no block in so many seconds, one of which comes every interval.
func none(interval, seconds float64) float64 { return fewer(seconds/interval, 1) }

// notMore is the chance that the first of two Poisson numbers is not the greater one
// (Skellam 1946).
func notMore(mean, other float64) (sum float64) {
	for k := range int(10 * (mean + other)) {
		sum += poisson(other, k) * fewer(mean, k+1)
	}
	return sum
}

// ahead is the chance that an attacker with a part q of the hash rate has more than z
// blocks before the others have z, where each of theirs gives it a pause of so many
// expected blocks more, while they wait for news: negative binomial and Poisson.
func ahead(q float64, z int, pause float64) float64 {
	notAhead := 0.0
	for n := range z + 1 {
		choose, _ := math.Lgamma(float64(z + n))
		a, _ := math.Lgamma(float64(n + 1))
		b, _ := math.Lgamma(float64(z))
		notAhead += math.Exp(choose-a-b) * math.Pow(1-q, float64(z)) * math.Pow(q, float64(n)) * fewer(float64(z)*pause, z+1-n)
	}
	return 1 - notAhead
}

// catchesUp is the chance that an attacker with a part q of the hash rate ever draws
// level once the others have found z blocks since both began (Rosenfeld 2014, section
// 4: it has one block in advance and has to be ahead, which is the same).
func catchesUp(q float64, z int) float64 {
	if q >= 0.5 {
		return 1
	}
	p, behind := 1-q, 0.0
	for m := range z + 1 {
		choose, _ := math.Lgamma(float64(m + z))
		a, _ := math.Lgamma(float64(m + 1))
		b, _ := math.Lgamma(float64(z))
		behind += math.Exp(choose-a-b) * (math.Pow(p, float64(z))*math.Pow(q, float64(m)) - math.Pow(p, float64(m))*math.Pow(q, float64(z)))
	}
	return 1 - behind
}

// approximately is the same in Nakamoto's approximation (2008, section 11): the
// attacker's blocks are a Poisson number while the others find z.
func approximately(q float64, z int) float64 {
	ratio, behind := q/(1-q), 0.0
	for k := range z + 1 {
		behind += poisson(float64(z)*ratio, k) * (1 - math.Pow(ratio, float64(z-k)))
	}
	return 1 - behind
}

// The figures in texts are those of the papers.
func TestRacesOfThePapers(t *testing.T) {
	for _, c := range []struct {
		name       string
		got, want  float64
		confidence float64
	}{
		{"exact, 10 %, z=1", catchesUp(0.1, 1), 0.2, 1e-9},
		{"exact, 10 %, z=2", catchesUp(0.1, 2), 0.056, 1e-9},
		{"exact, 10 %, z=3", catchesUp(0.1, 3), 0.01712, 1e-9},
		{"exact, 10 %, z=6", catchesUp(0.1, 6), 0.00059, 5e-6},
		{"exact, 10 %, z=6: one in 1,700", 1 / catchesUp(0.1, 6), 1700, 50},
		{"exact, a sixth, z=6: one in a hundred", 1 / catchesUp(1.0/6, 6), 100, 10},
		{"exact, 30 %, z=6", catchesUp(0.3, 6), 0.15645, 5e-6},
		{"exact, half", catchesUp(0.5, 6), 1, 0},
		{"approximation, 10 %, z=5", approximately(0.1, 5), 0.0009137, 5e-8},
		{"approximation, 10 %, z=6", approximately(0.1, 6), 0.00024, 5e-6},
		{"approximation, 30 %, z=10", approximately(0.3, 10), 0.0416605, 5e-8},
		{"from one behind", math.Pow(0.1/0.9, 1), 0.11, 5e-3},
		{"from two behind", math.Pow(0.1/0.9, 2), 0.012, 5e-4},
		{"from three behind", math.Pow(0.1/0.9, 3), 0.0014, 5e-5},
	} {
		if math.Abs(c.got-c.want) > c.confidence {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
	least := func(law func(float64, int) float64) int {
		z := 1
		for law(0.35, z) >= 0.001 {
			z++
		}
		return z
	}
	if exact, about := least(catchesUp), least(approximately); exact != 58 || about != 41 {
		t.Errorf("with 35 %% it takes %d confirmations, by the approximation %d; want 58 and 41", exact, about)
	}
}

// chance is a line of a scenario that chance can spoil, and how likely.
type chance struct {
	line  string
	fails float64
}

const minute, hour = 60, 3600 // seconds

// certain is how often chance spoils a wait for news that is on its way.
const certain = 0

// chances are all the lines that chance can spoil, in the order of each file. A
// deadline of settle needs a block where two branches are equally heavy; that none is
// found in an hour is less likely than all the rest.
func chances() map[string][]chance {
	stale, main := raced(35 * minute)
	fast, slow := 0.0, spread{}
	_, slow = slowed()
	for n := range 400 {
		fast += poisson(180, n) * (1 - fewer(float64(n)*7/8*0.15/10, int(math.Ceil(0.08*float64(n)))))
	}
	// Twenty gaps measure a hash rate: the next difficulty is the right one over a gamma
	// variable's part of its mean. A moment lies in a window as often as the window is
	// long, which takes one gap off.
	low, high := fewer(20*1600/700.0, 19), 1-fewer(20*200/1000.0, 19)
	return map[string][]chance{
		"2-work": {
			{"solve until mined(n0) >= 1 within=2h", none(30, 2*hour)},
			{"task mined(n1) >= 1", none(60, hour)}, // at twice the difficulty of the start
			{"task mined(n2) >= 1", none(60, hour)},
			// An hour has forty windows at the least, and each of them raises the difficulty
			// if it takes less than its mean.
			{"task difficulty >= 2500", fewer(720, 410) + math.Pow(fewer(10, 10), 40)},
		},
		"6-reorg": {
			{"solve until height >= 3 within=1h", fewer(360, 3)},
			{"task blocks.mined >= 30", fewer(360, 27)},
			{"task reorg.depth >= 2", 2 * 28 / math.Pow(2, 27)}, // fewer than two of 27 on one side
		},
		"8-six": {
			{"solve until mined(mallory) >= 1 within=4h", none(60, 4*hour)},
			{"solve until confirmations(goods,shop) >= 3 within=4h", fewer(4*hour/12, 3)},
			{"task confirmations(goods,shop) >= 6", fewer(hour/12, 6)},
		},
		"race": {
			{"until blocks.stale >= 1 within=30m", unforked(30 * minute)},
			{"until reorgs >= 1 within=30m", none(40, 30*minute)}, // every second block decides, at twice the difficulty
			{"expect stale.rate > 2%", stale.beyond(0.02)},
			{"expect stale.rate < 50%", stale.beyond(0.5)},
			{"expect blocks.main >= 40", main.beyond(40)},
		},
		"partition": {{"expect tips >= 2", 2 * none(20, 9*minute)}},
		"one-way": {
			{"expect height(n3) >= 1", none(10, 6*minute)},
			{"until converged within=10m", certain},
			{"expect tips >= 2", none(10, 10*minute)},
		},
		"latency": {
			{"expect stale.rate < 8%", fast},
			{"expect stale.rate > 20%", slow.beyond(0.2)},
		},
		"difficulty": {
			{"expect difficulty > 700", low},
			{"expect difficulty < 1000", high},
		},
		"crash": {
			{"until height(n4) >= 1 within=30m", none(50, 30*minute)},
			{"expect height >= 5", fewer((10*minute-4*0.6)/12.5, 4)},
			{"until balance(n4) == 1 within=10m", certain},
		},
		"late-joiner": {
			{"expect height >= 30", fewer((15*minute-30*0.6)/10, 30)}, // news takes three trips of 0.2 s
			{"until height(n5) >= 30 within=2m", certain},
			{"until main(n5) >= 1 within=30m", none(50, 30*minute)},
		},
		"double-spend": {
			{"until mined(mallory) >= 1 within=4h", none(5*minute, 4*hour)},
			{"until mined(mallory) >= 2 within=4h", none(5*minute, 4*hour)},
			{"until mined(mallory) >= 3 within=4h", none(5*minute, 4*hour)},
			{"until confirmations(rival,shop) >= 1 within=2h", none(minute, 2*hour)},
			{"until confirmations(second,shop) == 1 within=2h", none(minute, 2*hour)},
			{"until mined(mallory) >= 4 within=4h", none(5*minute, 4*hour)},
			{"until mined(mallory) >= 5 within=4h", none(5*minute, 4*hour)},
			{"until confirmations(third,shop) >= 6 within=4h", fewer(4*hour/20, 6)},
			{"expect confirmations(third,shop) >= 6", ahead(1.0/16, 6, 0.4/(5*minute))}, // news, and a hundredth of an interval until one looks
		},
		"eclipse": {
			{"until height(shop) >= 1 within=1h", none(minute, hour)},
			{"until confirmations(goods,shop) >= 2 within=2h", fewer(2*hour/minute, 2)},
			{"expect confirmations(back) >= 1", fewer(5*minute/15, 3)},
		},
		"fifty-one": {
			{"until height >= 1 within=1h", none(minute, hour)},
			{"until balance(mallory) >= 50 within=1h", none(8, hour)},
			{"expect height(shop) >= 20", fewer(45*minute/12-1, 20)},
			{"expect reorg.depth >= 20", notMore(45*minute/8.0, 45*minute/12.0)},
		},
	}
}

// worst is how often chance may spoil a scenario.
const worst = 1e-5

var stated = regexp.MustCompile(`less than once in ([0-9,^]+) runs`)

// bound reads what a comment states, such as 2,000,000 or 10^15.
func bound(t *testing.T, comment string) float64 {
	t.Helper()
	found := stated.FindStringSubmatch(comment)
	if found == nil {
		return 0
	}
	base, exponent, power := strings.Cut(strings.ReplaceAll(found[1], ",", ""), "^")
	runs, err := strconv.ParseFloat(base, 64)
	if err == nil && power {
		var e float64
		e, err = strconv.ParseFloat(exponent, 64)
		runs = math.Pow(runs, e)
	}
	if err != nil {
		t.Fatalf("%q: %v", comment, err)
	}
	return 1 / runs
}

// Every scenario states the odds against it in comments, each for the lines up to the
// next such comment, and they are right: not too low, and not so high that they say
// nothing. All together they are low enough. A scenario without such lines has a
// difficulty of 0: every try but one in 65,536 finds a block, and there is time for
// dozens.
func TestOddsAreAsStated(t *testing.T) {
	all := chances()
	for _, name := range scenarios.Names() {
		if large(name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			s := open(t, name)
			if set, _ := s.Setting("difficulty"); (set.Value == "0") != (all[name] == nil) {
				t.Fatalf("difficulty is %q, and %d lines depend on chance", set.Value, len(all[name]))
			}
			left, sum, group, limit := all[name], 0.0, 0.0, 0.0
			check := func(before int) {
				if group > limit || limit > 0 && group < limit/100 {
					t.Errorf("%s:%d: what is before fails once in %.3g runs, stated are %.3g", name, before, 1/group, 1/limit)
				}
			}
			for i, line := range lines(t, name) {
				if b := bound(t, line); b > 0 && strings.HasPrefix(line, "#") {
					check(i + 1)
					group, limit = 0, b
				}
				if len(left) > 0 && (line == left[0].line || strings.HasPrefix(line, left[0].line+":")) {
					sum, group, left = sum+left[0].fails, group+left[0].fails, left[1:]
				} else if waits(line) && len(all[name]) > 0 {
					t.Errorf("%s:%d: nothing says how likely it is that this takes longer: %s", name, i+1, line)
				}
			}
			check(len(lines(t, name)))
			if len(left) > 0 {
				t.Errorf("there is no line %q", left[0].line)
			}
			if sum > worst {
				t.Errorf("fails once in %.0f runs", 1/sum)
			}
			t.Logf("fails once in %.3g runs", 1/sum)
		})
	}
}

// waits reports whether a line waits for something with a limit.
func waits(line string) bool {
	return strings.HasPrefix(strings.TrimPrefix(line, "solve "), "until ")
}

// lines are those of a scenario's file.
func lines(t *testing.T, name string) []string {
	t.Helper()
	text, err := fs.ReadFile(os.DirFS("."), name+".scenario")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}
