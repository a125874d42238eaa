package scenarios_test

import (
	"io/fs"
	"maps"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/scenarios"
)

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
	all := settledChances()
	maps.Copy(all, lessonChances())
	all["race"], all["latency"], all["difficulty"] = raceChances(), latencyChances(), difficultyChances()
	all["10-majority"], all["undercut"] = majorityChances(), undercutChances()
	all["double-spend"], all["fifty-one"] = doubleSpendChances(), fiftyOneChances()
	all["selfish"], all["stubborn"], all["optimal"] = selfishChances(), stubbornChances(), optimalChances()
	all["soft-fork"], all["hard-fork"], all["august-2026"] = softForkChances(), hardForkChances(), augustChances()
	all["timewarp"], all["hopping"] = timewarpChances(), hoppingChances()
	all["step"] = []chance{{"until height >= 200 within=20h", fewer(20*hour/10, 200)}, {"expect height >= 450", fewer(400, 250)}}
	all["finality"], all["ghost"] = finalityChances(), ghostChances()
	return all
}

func lessonChances() map[string][]chance {
	return map[string][]chance{
		"2-work": {
			{"solve until mined(n0) >= 1 within=2h", none(30, 2*hour)},
			{"task mined(n1) gains 1", none(60, hour)}, // at twice the difficulty of the start
			{"task mined(n2) gains 1", none(60, hour)},
			// An hour has forty windows at the least, and each of them raises the difficulty
			// if it takes less than its mean.
			{"task difficulty >= 2500", fewer(720, 410) + math.Pow(fewer(10, 10), 40)},
		},
		"6-reorg": {
			{"solve until height >= 3 within=1h", fewer(360, 3)},
			{"task blocks.mined >= 30 and blocks.stale gains 2", fewer(360, 27) + 2*28/math.Pow(2, 27)},
			{"task reorg.depth >= 2", certain},
		},
		"8-six": {
			{"solve until mined(mallory) >= 1 within=4h", none(60, 4*hour)},
			{"solve until confirmations(goods,shop) >= 3 within=4h", fewer(4*hour/12, 3)},
			{"task confirmations(goods,shop) >= 6", fewer(hour/12, 6)},
		},
		"9-selfish": {
			{"solve until private.lead(mallory) >= 1 within=1h", none(6.4, hour)},
			{"solve until mined(n1) >= 1 within=1h", none(256.0/12, hour)},
			{"solve until orphaned >= 1 within=1h", none(6.4, hour)},
			{"solve until private.lead(mallory) >= 1 within=1h", none(6.4, hour)},
			{"solve until private.lead(mallory) >= 2 within=1h", none(6.4, hour)},
			{"solve until orphaned >= 2 within=1h", none(256.0/12, hour)},
			{"task blocks.mined gains 400", fewer(hour/2.56, 400)},
		},
	}
}

// settledChances are those of the scenarios in which the difficulty stays, so that
// everything has a formula.
func settledChances() map[string][]chance {
	return map[string][]chance{
		"partition": {{"expect tips >= 2", 2 * none(20, 9*minute)}},
		"one-way": {
			{"expect height(n3) >= 1", none(10, 6*minute)},
			{"until converged within=10m", certain},
			{"expect tips >= 2", none(10, 10*minute)},
		},
		"crash": {
			{"until height(n4) >= 1 within=30m", none(50, 30*minute)},
			{"expect height >= 5", fewer((10*minute-4*0.6)/12.5, 4)}, // news takes three trips of 0.2 s
			{"until balance(n4) == 1 within=10m", certain},
		},
		"late-joiner": {
			{"expect height >= 30", fewer((15*minute-30*0.6)/10, 30)},
			{"until height(n5) >= 30 within=2m", certain},
			{"until main(n5) >= 1 within=30m", none(50, 30*minute)},
		},
		"eclipse": {
			{"until height(shop) >= 1 within=1h", none(minute, hour)},
			{"until height(shop) >= 3 within=2h", fewer(2*hour/minute, 2)},
			{"expect balance(shop) == 40", fewer(5*minute/15, 3)},
		},
	}
}

func raceChances() []chance {
	stale, main := raced(35 * minute)
	return []chance{
		{"until blocks.stale >= 1 within=30m", unforked(30 * minute)},
		{"until reorgs >= 1 within=30m", none(40, 30*minute)}, // every second block decides, at twice the difficulty
		{"expect stale.rate > 2%", stale.rare(0.02, 1e6)},
		{"expect stale.rate < 50%", stale.rare(0.5, 1e6)},
		{"expect blocks.main >= 40", main.rare(40, 1e6)},
	}
}

func latencyChances() []chance {
	_, slow, deep := slowed()
	fast := 0.0 // so many blocks, of each of which another's finder had not heard with a chance of 7/8 of 0.15 s in 10 s
	for n := range 400 {
		fast += poisson(180, n) * (1 - fewer(float64(n)*7/8*0.15/10, int(math.Ceil(0.08*float64(n)))))
	}
	return []chance{
		{"expect stale.rate < 8%", fast},
		{"expect stale.rate > 20%", slow.rare(0.2, 4e5)},
		{"expect reorg.depth >= 2", none(2, deep.mean())}, // they come in twos or so
	}
}

// difficultyChances: twenty gaps measure the hash rate, so the next difficulty is the
// right one times twenty over a gamma variable of twenty. A moment falls into a window
// the more often the longer it is, which weighs a difficulty with itself and takes one
// gap off. Three hours are enough to come down from 1600, even where that was four times
// as much by chance.
func difficultyChances() []chance {
	return []chance{
		{"expect difficulty > 600", fewer(20*1600/600.0, 19)},
		{"expect difficulty < 1000", 1 - fewer(20*200/1000.0, 19)},
	}
}

// worst is how often chance may spoil a scenario.
const worst = 1e-5

// mines reports whether blocks are found at random moments.
func mines(s *scenario.Scenario) bool {
	set, _ := s.Setting("mine")
	return set.Value != "none" || slices.ContainsFunc(s.Lines, func(line scenario.Line) bool {
		_, waits := line.Step.(scenario.Until)
		_, asks := line.Step.(scenario.Task)
		_, mine := commandOf(line).(command.Mine)
		return waits || asks || mine
	})
}

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
// dozens; or nobody mines in it, and all blocks are found at once, by command.
func TestOddsAreAsStated(t *testing.T) {
	if testing.Short() {
		t.Skip("reckons for a while")
	}
	all := chances()
	for _, name := range scenarios.Names() {
		if large(name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			s := open(t, name)
			if set, _ := s.Setting("difficulty"); (set.Value == "0" || !mines(s)) != (all[name] == nil) {
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
