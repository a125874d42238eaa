package theory_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/sim/theory"
	"example.com/sosocoin/sim/withhold"
)

// does holds what a policy does against the cases of a paper: "own others fork action".
func does(t *testing.T, p *withhold.Policy, cases string) {
	t.Helper()
	forks := map[string]withhold.Fork{"irrelevant": withhold.Irrelevant, "relevant": withhold.Relevant, "active": withhold.Active}
	for _, line := range strings.Split(strings.TrimSpace(cases), "\n") {
		var s withhold.State
		words := strings.Fields(line)
		s.Own, s.Others, s.Fork = int(words[0][0]-'0'), int(words[1][0]-'0'), forks[words[2]]
		if got := p.Do(s).String(); got != words[3] {
			t.Errorf("%s with %d against %d, %v: %s, expected %s", p.Name, s.Own, s.Others, s.Fork, got, words[3])
		}
	}
}

// Eyal and Sirer, algorithm 1 and the cases (a) to (h) of section 4.2.
func TestSM1Cases(t *testing.T) {
	does(t, theory.SM1(9), `
		1 0 irrelevant wait
		2 0 irrelevant wait
		0 1 irrelevant adopt
		1 1 relevant   match
		2 1 active     override
		1 2 relevant   adopt
		2 1 relevant   override
		3 1 relevant   match
		4 1 active     wait
		4 2 relevant   match
		3 2 relevant   override`)
}

// Nayak et al.: each variant differs from SM1 in its own place only.
func TestStubbornCases(t *testing.T) {
	does(t, theory.Stubborn{Lead: true}.Policy("L", 9), `
		2 1 relevant match
		3 2 relevant match
		2 2 relevant match
		2 1 active   override
		1 2 relevant adopt`)
	does(t, theory.Stubborn{Fork: true}.Policy("F", 9), `
		1 1 relevant match
		2 1 active   wait
		2 2 relevant match
		2 1 relevant override
		1 2 relevant adopt`)
	does(t, theory.Stubborn{Trail: 1}.Policy("T1", 9), `
		0 1 irrelevant adopt
		1 2 relevant   wait
		2 2 irrelevant wait
		2 3 relevant   wait
		3 2 irrelevant override
		1 3 relevant   adopt`)
	does(t, theory.Honest(), `
		1 0 irrelevant override
		0 1 irrelevant adopt`)
}

// The optimum at alpha 0.35 and gamma 0, of which the paper prints this corner (table 2).
func TestOptimalPolicy(t *testing.T) {
	best, _ := theory.Optimal(0.35, 0, 60)
	does(t, best, `
		0 1 irrelevant adopt
		1 0 irrelevant wait
		1 1 relevant   match
		1 2 relevant   wait
		1 3 relevant   adopt
		2 1 relevant   override
		2 2 irrelevant wait
		2 3 relevant   wait
		2 4 relevant   adopt
		3 2 irrelevant override
		3 4 relevant   wait`)
}

// Below the threshold nothing is better than honest mining, and the optimum is that.
func TestOptimumOfTheWeakIsHonest(t *testing.T) {
	best, r := theory.Optimal(0.2, 0.3, 20)
	if math.Abs(r.Share-0.2) > 1e-9 || math.Abs(r.Growth-1) > 1e-9 {
		t.Errorf("revenue %+v, expected 0.2 and growth 1", r)
	}
	does(t, best, "1 0 irrelevant override\n0 1 irrelevant adopt")
}

// The closed form of SM1 and the chain of its table are one, and the optimum is at least as good
// as every table.
func TestPoliciesAgainstEachOther(t *testing.T) {
	if testing.Short() {
		t.Skip("takes its time, and has no goroutines")
	}
	sm1, _ := theory.Lookup("sm1")
	stale, _ := theory.Lookup("sm1-stale")
	for _, alpha := range []float64{0.05, 0.2, 0.3, 0.36} {
		for _, gamma := range []float64{0, 0.3, 1} {
			const size = 60
			got := theory.Evaluate(theory.SM1(size), alpha, gamma)
			values := theory.Values{"alpha": alpha, "gamma": gamma}
			share, _ := sm1.Predict(values)
			lost, _ := stale.Predict(values)
			if math.Abs(got.Share-share) > 1e-5 || math.Abs(1-got.Growth-lost) > 1e-5 {
				t.Errorf("alpha %v, gamma %v: %+v by the table, %v and %v by the formula", alpha, gamma, got, share, 1-lost)
			}
			_, best := theory.Optimal(alpha, gamma, size)
			for _, p := range []*withhold.Policy{
				theory.Honest(), theory.SM1(size), theory.Stubborn{Lead: true}.Policy("L", size), theory.Stubborn{Fork: true}.Policy("F", size),
				theory.Stubborn{Trail: 2}.Policy("T2", size), theory.Stubborn{Lead: true, Fork: true, Trail: 1}.Policy("LFT1", size),
			} {
				if r := theory.Evaluate(p, alpha, gamma); r.Share > best.Share+1e-8 {
					t.Errorf("alpha %v, gamma %v: %s earns %v, the optimum %v", alpha, gamma, p.Name, r.Share, best.Share)
				}
			}
			if r := theory.Evaluate(theory.Honest(), alpha, gamma); math.Abs(r.Share-alpha) > 1e-12 || math.Abs(r.Growth-1) > 1e-12 {
				t.Errorf("alpha %v: honest mining earns %+v", alpha, r)
			}
		}
	}
}

// anyPolicy is a table with anything in its cells.
func anyPolicy(t *rapid.T) *withhold.Policy {
	size := rapid.IntRange(0, 6).Draw(t, "size")
	actions := rapid.SliceOfN(rapid.Uint8Range(0, uint8(withhold.Wait)), 3*(size+1)*(size+1), 3*(size+1)*(size+1)).Draw(t, "actions")
	at := 0
	return withhold.NewPolicy("any", size, func(withhold.State) withhold.Action { at++; return withhold.Action(actions[at-1]) })
}

// Whatever a table says, it has a revenue, and none beats the optimum of its size or more.
func TestAnyPolicyHasItsRevenue(t *testing.T) {
	_, best := theory.Optimal(0.3, 0.5, 40)
	rapid.Check(t, func(t *rapid.T) {
		r := theory.Evaluate(anyPolicy(t), 0.3, 0.5)
		if !(r.Share >= 0 && r.Share <= best.Share+1e-8 && r.Growth > 0 && r.Growth <= 1+1e-9) {
			t.Fatalf("revenue %+v, the optimum %+v", r, best)
		}
	})
}

func BenchmarkOptimal(b *testing.B) {
	for b.Loop() {
		theory.Optimal(0.35, 0.5, 80)
	}
}

func BenchmarkEvaluate(b *testing.B) {
	p := theory.SM1(80)
	for b.Loop() {
		theory.Evaluate(p, 0.35, 0.5)
	}
}
