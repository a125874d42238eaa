package effect_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/chain/forge"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/view"
)

// forgers is a world in which every rule can be broken: n0 and n1 have coins, old and young.
func forgers(t *testing.T, relay string) *sim.World {
	t.Helper()
	config := settings.Default()
	config.Nodes, config.HashRate, config.Topology, config.Mine.All, config.Relay, config.Observe = 4, 5, "full", false, relay, true
	config.Params = chain.DefaultParams()
	config.Params.Maturity = 3
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	for i := range 8 {
		do(t, w, fmt.Sprintf("mine n%d", i%2))
		w.AdvanceTo(w.Now() + 10*netsim.Time(time.Minute))
		if w.Node(i % 2).Mining() {
			t.Fatal("no block")
		}
		do(t, w, "sync all")
		w.AdvanceTo(w.Now() + 10*netsim.Second)
	}
	return w
}

func do(t *testing.T, w *sim.World, line string) string {
	t.Helper()
	answer, err := w.DoLine(line)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return answer
}

// Every named rule can be broken by a block, and whoever enforces it refuses that, tells why,
// and goes on as before.
func TestEveryRuleCanBeForged(t *testing.T) {
	t.Parallel()
	for _, relay := range []string{"inv", "none"} {
		w := forgers(t, relay)
		tip := w.Node(1).Chain().Tip()
		for _, rule := range chain.Rules() {
			if rule.Added {
				continue
			}
			answer := do(t, w, "forge n0 "+string(rule.Name))
			if !strings.Contains(answer, "enforce the rule "+string(rule.Name)) {
				t.Errorf("%s: %q", rule.Name, answer)
			}
			w.AdvanceTo(w.Now() + netsim.Second)
			if refused := refusals(w, view.RejectedLine, rule.Name); refused != 3 {
				t.Errorf("%s, %s: refused by %d", relay, rule.Name, refused)
			}
			if forged := refusals(w, view.ForgedLine, rule.Name); forged != 1 {
				t.Errorf("%s, %s: the log tells of %d forgeries", relay, rule.Name, forged)
			}
			for id := range w.Nodes() {
				if w.Node(id).Chain().Tip() != tip {
					t.Errorf("%s: n%d has another tip", rule.Name, id)
				}
			}
		}
		do(t, w, "mine n2")
		w.AdvanceTo(w.Now() + 10*netsim.Time(time.Minute))
		if w.Node(2).Chain().Tip().Parent() != tip {
			t.Error("nobody can mine any more")
		}
	}
}

// Who lacks the rule takes what breaks it, mines on it, and tells others who lack it; all others stay
// where they are. With full rules all agree again, and nothing is left of it.
func TestWhoLacksTheRuleBuildsOnWhatBreaksIt(t *testing.T) {
	t.Parallel()
	relays := []string{"inv", "compact", "headers", "push"}
	for i, rule := range chain.Rules() {
		if rule.Added {
			continue
		}
		relay := relays[i%len(relays)]
		w := forgers(t, relay)
		tip := w.Node(0).Chain().Tip()
		for _, without := range append([]chain.RuleName{rule.Name}, forge.Of(rule.Name)[0].Also...) {
			do(t, w, "rules n0,n1 -"+string(without))
		}
		do(t, w, "forge n0 "+string(rule.Name))
		w.AdvanceTo(w.Now() + netsim.Second)
		do(t, w, "mine n1")
		w.AdvanceTo(w.Now() + 10*netsim.Time(time.Minute))
		own, others := w.Node(0).Chain().Tip(), w.Node(3).Chain().Tip()
		if own.Height() != tip.Height()+2 || w.Node(1).Chain().Tip() != own {
			t.Errorf("%s, %s: nodes without it are at heights %d and %d, expected %d", rule.Name, relay, own.Height(), w.Node(1).Chain().Tip().Height(), tip.Height()+2)
		}
		if wants := map[bool]*chain.Entry{true: tip, false: own}[rule.Scope != chain.ClockScope]; others != wants {
			t.Errorf("%s, %s: those with the rule are at height %d", rule.Name, relay, others.Height())
		}
		do(t, w, "mine n2")
		w.AdvanceTo(w.Now() + 10*netsim.Time(time.Minute))
		do(t, w, "rules all full")
		w.AdvanceTo(w.Now() + netsim.Time(time.Minute))
		for id := range w.Nodes() {
			if got := w.Node(id).Chain().Tip(); got != w.Node(2).Chain().Tip() || got.Verdict(chain.AllRules()) != nil {
				t.Errorf("%s, %s: n%d is at height %d in the end, n2 at %d", rule.Name, relay, id, got.Height(), w.Node(2).Chain().Tip().Height())
			}
		}
		if report := w.View(0).Checks; report.Failed > 0 {
			t.Errorf("%s, %s: %d checks failed", rule.Name, relay, report.Failed)
		}
	}
}

// refusals counts the lines of a kind in the log that give a rule for their reason.
func refusals(w *sim.World, kind view.LogKind, rule chain.RuleName) (count int) {
	for _, line := range w.View(0).Log {
		if line.Kind == kind && strings.Contains(line.Why, "rule "+string(rule)) {
			count++
		}
	}
	return count
}

// A lone transaction is refused, or kept until its parent comes, and stands in no mempool.
func TestForgedTransactions(t *testing.T) {
	t.Parallel()
	w := forgers(t, "inv")
	forged := 0
	for _, rule := range chain.Rules() {
		if rule.Added {
			continue
		}
		before := w.Journal()
		answer, err := w.DoLine("forge n0 " + string(rule.Name) + " tx")
		w.AdvanceTo(w.Now() + netsim.Second)
		if err != nil {
			if len(w.Journal()) != len(before) || !strings.Contains(err.Error(), "only a block") {
				t.Errorf("%s: %v", rule.Name, err)
			}
			continue
		}
		forged++
		want := 3
		if rule.Name == chain.RuleInputsExist {
			want = 0 // what it spends may still come
		}
		if got := refusals(w, view.TxRefusedLine, rule.Name); got != want {
			t.Errorf("%s is refused by %d: %s", rule.Name, got, answer)
		}
		for id := range w.Nodes() {
			if n := w.Node(id).Pool().Len(); n != 0 {
				t.Errorf("%s: n%d has %d in its mempool", rule.Name, id, n)
			}
		}
	}
	if forged != 8 {
		t.Errorf("%d rules are broken by lone transactions", forged)
	}
}

// What a forger lacks is said, and nothing has happened.
func TestWhatCannotBeForged(t *testing.T) {
	t.Parallel()
	config := settings.Default()
	config.Nodes, config.Topology, config.Mine.All = 2, "line", false
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for line, says := range map[string]string{
		"forge n0 fees":            "n0 cannot break the rule fees: expected a coin of its own that the next block may spend, found none; it has to mine a block first, or to be paid",
		"forge n0 merkle tx":       "only a block can break the rule merkle",
		"forge n7 fees":            "n7",
		"forge n0 double-spend tx": "expected a coin of its own",
	} {
		if _, err := w.DoLine(line); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", line, err)
		}
	}
	if len(w.Journal()) != 0 {
		t.Error("refused commands are in the journal")
	}
	do(t, w, "hashrate all 1MH/s")
	do(t, w, "unlink n0 n1")
	if answer := do(t, w, "forge n0 height"); !strings.Contains(answer, "no peers") {
		t.Error(answer)
	}
}

// A block without the signal breaks a rule only where somebody has added that rule.
func TestABlockWithoutTheSignal(t *testing.T) {
	t.Parallel()
	w := forgers(t, "inv")
	do(t, w, "rules n3 +signal")
	tip := w.Node(3).Chain().Tip()
	if answer := do(t, w, "forge n0 signal"); !strings.Contains(answer, "does not carry the signal") || !strings.Contains(answer, "of them n1,n2 without the rule signal") {
		t.Error(answer)
	}
	w.AdvanceTo(w.Now() + netsim.Second)
	for id := range w.Nodes() {
		if w.Node(id).Chain().Tip() == tip != (id == 3) {
			t.Errorf("n%d is at height %d", id, w.Node(id).Chain().Tip().Height())
		}
	}
}
