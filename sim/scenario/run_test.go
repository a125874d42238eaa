package scenario_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/settings"
)

// small is a world in which nothing moves by itself and each block takes one hash.
const small = "nodes 3 topology=line mine=none difficulty=0 hashrate=1kH/s\n"

// play runs a text and returns what it says and what failed, a line each, and how it
// ended.
func play(t *testing.T, text string, exec netsim.Exec) (told []string, world *sim.World, err error) {
	t.Helper()
	s, err := scenario.Parse("f", text)
	if err != nil {
		t.Fatal(err)
	}
	config, err := s.Config()
	if err != nil {
		t.Fatal(err)
	}
	config.Exec = exec
	world, err = sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(world.Close)
	failures, err := s.Run(context.Background(), world, func(at netsim.Time, text string) {
		told = append(told, fmt.Sprintf("%v %s", at, text))
	})
	for _, failure := range failures {
		told = append(told, failure.Error())
	}
	return told, world, err
}

func TestARunTellsWhatHappens(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"times", "say a\n@5s say b\n+1s say c\nsay d\nrun 500ms\nsay e\n@10s say f", "0.000s a|5.000s b|6.000s c|6.000s d|6.500s e|10.000s f"},
		{"questions are answered", "balance n1", "0.000s n1 holds 0 coins on n1's chain at height 0"},
		{"commands are not told", "mine n0\nrun 1s\nexpect balance(n0) == 50", ""},
		{"until", "mine n0 on\nuntil height >= 3 within=1m\nexpect height >= 3\nexpect time < 1m", ""},
		{"until holds at once", "until tips == 1 within=1h\nsay now", "0.000s now"},
		{"until in vain", "@5s until height >= 3 within=1m\nsay never", "f:2: expected height >= 3 within 1m, found 0, at 65.000s"},
		{"settle", "partition n0 | n1,n2\nmine n0\nrun 1s\nexpect tips == 2\nsettle within=1m\nexpect converged\nexpect height(n2) == 1", ""},
		{"settle in vain", "unlink n0 n1\nmine n0\nrun 1s\nsettle within=1m\nsay never", "f:5: expected one tip within 1m, found 2 tips, at 61.000s"},
		{"all failed expectations are told", "expect tips == 2\nexpect converged == false\n! expect tips == 1\nsay on", "0.000s on|f:2: expected tips == 2, found 1, at 0.000s|f:3: expected converged == false, found true, at 0.000s|f:4: expected not tips == 1, found 1, at 0.000s"},
		{"repeat", "repeat 2 {\nsay a\nrepeat 2 {\n+1s say b\n}\n}\nsay c", "0.000s a|1.000s b|2.000s b|2.000s a|3.000s b|4.000s b|4.000s c"},
		{"nobody has to press a key", "say a\nwait key\n+1s say b\nfocus n2\nspeed 4", "0.000s a|1.000s b"},
		{"names", "name n2 bob\nmine bob\nrun 2s\nexpect balance(bob) == 50\nbalance bob at=n1", "2.000s bob holds 50 coins on n1's chain at height 1"},
		{"confirmations", "mine n0\nrun 2s\nsend n0 n1 5 as=rent\nexpect confirmations(rent) == 0\nmine n0\nrun 2s\nexpect confirmations(rent) == 1\npartition n0 | n1,n2\nmine n0\nrun 1s\nexpect confirmations(rent) == 2\nexpect confirmations(rent,n1) == 1", ""},
		{"refusals", "skew n0 5m\nmine n0\nrun 2s\nexpect refused == 1\nexpect refused(time-future) == 1\nexpect refused(work) == 0", ""},
		{"a lesson solves itself", "page A\nsay a\ntask height(n1) >= 1: Mine.\nsolve mine n0\nsolve until height >= 1 within=1m\npage B\ntask tips == 1: Look.\nsay b", "0.000s a|1.600s b"},
		{"a task that nobody solves", "page A\ntask height(n1) >= 1: Mine.\npage B\nsay b", "3600.000s b|f:3: expected height(n1) >= 1 within 1h, found 0, at 3600.000s"},
		{"several conditions", "mine n0\nuntil height >= 1 and mined(n0) == 1 within=1m\nexpect height == 1 and tips == 9", "f:4: expected height == 1 and tips == 9, found 1 and 2, at 0.100s"},
		{"what is gained counts from the beginning of the wait", "mine n0\nrun 1s\nmine n0\nuntil height gains 1 and mined(n0) gains 1 within=1m\nexpect height == 2\nuntil height gains 1 within=1s", "f:7: expected height >= 3 within 1s, found 2, at 2.100s"},
		{"what waits", "mine n0\nrun 2s\npartition n0 | n1,n2\nsend n0 n1 5 as=rent\nexpect waits(rent) and waits(rent,n0) and pending(n0) < 0 and pending(n1) == 0\n! expect waits(rent,n1)\nexpect miners == 0\nmine n1,n2 on\nexpect miners == 2", ""},
		{"keys of a lesson are plain words", "page A\nsay Press {m} or type {:mine all on}.\nsay {", "0.000s Press m or type :mine all on.|0.000s {"},
		{"braces elsewhere", "say {m}", "0.000s {m}"},
		{"about", "expect peers(n1) about 3 +- 1\nexpect peers(n1) about 4 +- 1", "f:3: expected peers(n1) about 4 +- 1, found 2, at 0.000s"},
	} {
		t.Run(c.name, func(t *testing.T) {
			told, _, err := play(t, small+c.text, 0)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, strings.Join(told, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// No comparison holds of what was never measured: whatever is expected of it fails, and
// nothing that waits for it comes about.
func TestWhatWasNotMeasured(t *testing.T) {
	subjects := map[string]string{"propagation.50": "1s", "propagation.90": "1s", "propagation.99": "1s", "interval": "1s", "stale.rate": "0%", "fork.rate": "0%"}
	var text, want []string
	expect := func(condition string) {
		for _, not := range []string{"", "not "} {
			text = append(text, strings.Replace(not, "not", "!", 1)+"expect "+condition)
			want = append(want, fmt.Sprintf("f:%d: expected %s%s, found not measured, at 0.000s", len(text)+1, not, condition))
		}
	}
	for _, subject := range slices.Sorted(maps.Keys(subjects)) {
		value := subjects[subject]
		for _, op := range []string{"==", "!=", "<", "<=", ">", ">="} {
			expect(subject + " " + op + " " + value)
		}
		expect(subject + " about " + value + " +- " + value)
	}
	text, want = append(text, "crash all"), append(want, "")
	expect("converged")
	expect("converged != true")
	text = append(text, "expect tips == 0", "until converged within=5s", "say never")
	want = append(want, "", fmt.Sprintf("f:%d: expected converged within 5s, found not measured, at 5.000s", len(text)))
	told, _, err := play(t, small+strings.Join(text, "\n"), 0)
	if err != nil {
		t.Fatal(err)
	}
	want = slices.DeleteFunc(want, func(s string) bool { return s == "" })
	if diff := cmp.Diff(want, told); diff != "" {
		t.Error(diff)
	}
}

// A task waits until there is something to measure.
func TestATaskWaitsForAMeasurement(t *testing.T) {
	for solve, want := range map[string]string{
		"solve mine n0":  "0.100s b",
		"solve crash n2": "3600.000s b|f:3: expected interval < 1h within 1h, found not measured, at 3600.000s",
	} {
		told, _, err := play(t, small+"page A\ntask interval < 1h: Mine.\n"+solve+"\npage B\nsay b", 0)
		if diff := cmp.Diff(want, strings.Join(told, "|")); err != nil || diff != "" {
			t.Errorf("%v %s", err, diff)
		}
	}
}

func TestWhatTheWorldRefusesTellsItsLine(t *testing.T) {
	for text, want := range map[string]string{
		"say a\ncrash n7":                      "f:3: crash n7: n7 is not a node: there are n0 to n2",
		"expect height(n3) == 0":               "f:2: height(n3) == 0: n3 is not a node: there are n0 to n2",
		"until height(n3) == 0 within=1s":      "f:2: height(n3) == 0: n3 is not a node: there are n0 to n2",
		"until time >= 9s within=1m\n@2s heal": "f:3: 2.000s is over: the steps before took until 9.000s",
	} {
		_, _, err := play(t, small+text, 0)
		if located := (*scenario.Error)(nil); !errors.As(err, &located) || err.Error() != want {
			t.Errorf("%q:\ngot  %v\nwant %s", text, err, want)
		}
	}
}

// Each reading is the figure that it is named after.
func TestReadingsAreThoseOfTheReport(t *testing.T) {
	_, w, err := play(t, "nodes 5 tx-rate=1 latency=2s\nstrategy n4 selfish\nstrategy n3 double-spend merchant=n0 amount=0.01 z=1 giveup=1\n@300s crash n4\n+100s say done", 0)
	if err != nil {
		t.Fatal(err)
	}
	r := w.Report()
	node := r.PerNode[2].Figures
	span := func(m measured.Value) string {
		return m.Text(func(seconds float64) string { return quantity.FormatDuration(time.Duration(math.Round(seconds * 1e9))) })
	}
	tries, won, _ := w.Reading().Tries()
	undone := r.Figures
	figures := map[string]any{
		"propagation.50": span(w.Blocks().Spread[0]), "propagation.90": span(w.Blocks().Spread[1]), "propagation.99": span(w.Blocks().Spread[2]),
		"time": "6m40s", "tips": w.Tips(), "converged": w.Converged(), "height": w.Height(), "blocks.mined": w.Blocks().Mined, "blocks.main": w.Blocks().Main,
		"blocks.stale": w.Blocks().Stale(), "stale.rate": w.Blocks().StaleRate().Rounded(), "fork.rate": w.Blocks().ForkRate().Rounded(), "reorgs": w.Blocks().Reorgs, "reorg.depth": w.Blocks().Deepest,
		"interval": span(w.Blocks().Interval()), "difficulty": w.Reading().Difficulty(), "refused": 0, "groups": 1,
		"txs.created": w.Reading().Payments().Created, "txs.confirmed": w.Reading().Payments().Confirmed, "txs.pending": w.Reading().Pending(), "txs.lost": w.Reading().Payments().Created - w.Reading().Payments().Confirmed - w.Reading().Pending(), "supply": w.BestTip().Supply(),
		"gamma": w.Reading().Gamma().Rounded(), "orphaned": r.Figures.Int("orphaned"), "attack.tries": tries, "attack.success": won, "attack.rate": r.Figures.Of("attack.rate").Rounded(), "revenue(n2)": node.Of("revenue"), "pool.revenue(n2)": node.Of("revenue"), "income(n2)": node.Of("income"), "private.lead(n2)": 0,
		"height(n2)": node.Int("height"), "balance(n2)": outcome.Coins(node.Float("balance")), "mempool(n2)": node.Int("mempool"), "peers(n2)": node.Int("peers"), "mined(n2)": node.Int("mined"),
		"main(n2)": node.Int("main"), "hashrate(n2)": 100, "miners": 4, "pending(n2)": w.Reading().Incoming(2), "confirmations(PAYMENT[,NODE])": nil, "waits(PAYMENT[,NODE])": nil, "refused(RULE)": nil,
		"wait": span(w.Reading().Payments().Wait), "wait.high": span(w.Reading().Payments().WaitHigh), "wait.low": span(w.Reading().Payments().WaitLow),
		"undone": undone.Int("undone"), "undone.3": undone.Int("undone.3"), "undone.6": undone.Int("undone.6"), "undone.depth": undone.Int("undone.depth"), "double.spends": w.Reading().DoubleSpends(), "heal.time": nil, "bans": 0, "declined": 0, "banned(n2)": 0,
	}
	if w.Blocks().Stale() == 0 || w.Reading().Payments().Confirmed == 0 || w.Blocks().Deepest == 0 || node.Int("mempool") == 0 {
		t.Fatalf("the world is too quiet for this test: %+v", r)
	}
	for _, reading := range scenario.Readings() {
		subject := strings.Replace(reading.Form(), "(NODE)", "(n2)", 1)
		figure, ok := figures[subject]
		delete(figures, subject)
		if ok && figure == nil {
			continue // has its own test
		}
		s, err := scenario.Parse("f", fmt.Sprintf("expect %s == %v\n! expect %s != %[2]v", subject, figure, subject))
		if err != nil {
			t.Error(err)
			continue
		}
		if failures, err := s.Run(context.Background(), w, nil); err != nil || len(failures) > 0 {
			t.Errorf("%v %v", failures, err)
		}
	}
	if len(figures) > 0 {
		t.Errorf("no readings: %v", figures)
	}
}

func TestOperators(t *testing.T) {
	// n0, n1 and n2 have one, two and three links.
	const world = "nodes 5 topology=none mine=none\nlink n0 n1\nlink n2 n1\nlink n2 n3\nlink n2 n4\n"
	for op, want := range map[string][3]bool{ // of 1, 2 and 3 against 2
		"==": {false, true, false}, "!=": {true, false, true}, "<": {true, false, false}, "<=": {true, true, false}, ">": {false, false, true}, ">=": {false, true, true},
	} {
		for node, holds := range want {
			not := map[bool]string{true: "", false: "! "}[holds]
			if told, _, err := play(t, fmt.Sprintf("%s%sexpect peers(n%d) %s 2", world, not, node, op), 0); err != nil || len(told) > 0 {
				t.Errorf("%v %v", told, err)
			}
		}
	}
}

func TestAScenarioIsTheSameByAllExecutors(t *testing.T) {
	const text = "nodes 6 latency=1s\nmine all on\nuntil reorgs >= 5 within=1h\npartition n0-n2 | n3-n5\nrun 2m\nsettle within=10m\nexpect converged"
	var digests [][32]byte
	for _, exec := range []netsim.Exec{netsim.Goroutines, netsim.Workers, netsim.Serial} {
		told, w, err := play(t, text, exec)
		if err != nil || len(told) > 0 {
			t.Errorf("%v %v", told, err)
		}
		digests = append(digests, w.Digest())
	}
	if digests[0] != digests[1] || digests[0] != digests[2] {
		t.Errorf("the digests differ: %x", digests)
	}
}

func TestARunCanBeInterrupted(t *testing.T) {
	for _, step := range []string{"run 1h", "until height == 0.5 within=1h", "@1h heal"} {
		s, err := scenario.Parse("f", step)
		if err != nil {
			t.Fatal(err)
		}
		w, err := sim.NewWorld(settings.Default())
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if _, err := s.Run(ctx, w, nil); !errors.Is(err, context.Canceled) || w.Now() != 0 {
			t.Errorf("%s: %v at %v", step, err, w.Now())
		}
		w.Close()
	}
}

func TestSettlingCanBeInterrupted(t *testing.T) {
	s, err := scenario.Parse("f", "partition n0-n3 | n4-n7\nrun 300s\nsay now\nsettle within=1h")
	if err != nil {
		t.Fatal(err)
	}
	w, err := sim.NewWorld(settings.Default())
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	ctx, cancel := context.WithCancel(context.Background())
	_, err = s.Run(ctx, w, func(netsim.Time, string) { cancel() })
	if !errors.Is(err, context.Canceled) || w.Converged() || w.Now() != 300*netsim.Second {
		t.Errorf("%v at %v, converged %t", err, w.Now(), w.Converged())
	}
}

// Who pays more waits for one block here, and who pays less for two.
func TestWaitsByFee(t *testing.T) {
	_, w, err := play(t, `nodes 2 topology=full latency=100ms mine=none difficulty=0 hashrate=10H/s
param block-size 450
mine n0
run 3s
mine n0
run 3s
send n0 n1 1 fee=0.1
send n0 n1 1 fee=0.001
run 5s
mine n0
run 5s
mine n0
run 1s`, 0)
	if err != nil {
		t.Fatal(err)
	}
	p := w.Reading().Payments()
	for _, c := range []struct {
		of        measured.Value
		low, high float64
	}{{p.WaitHigh, 5, 5.5}, {p.WaitLow, 10, 11}, {p.Wait, 7.5, 8.25}} {
		if x, known := c.of.Value(); !known || x < c.low || x > c.high {
			t.Errorf("waited %v, want %v to %v", c.of, c.low, c.high)
		}
	}
}
