package live

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/settings"
)

// A command in the past opens a branch; both futures can be gone back to, and a copy of
// the world that was never rewound has gone the same way.
func TestBranches(t *testing.T) {
	for seed := range fewer(8) {
		p := randomPlan(seed)
		r := rand.New(rand.NewPCG(seed, 4))
		tl := eager(p.start(t, netsim.Workers), nil)
		ends := map[int]moment{}
		for number := 1; number <= 4; number++ {
			moments := p.live(t, tl, r, 12)
			if _, err := tl.Do(parsed(t, tl.World(), "workload 0.1")); err != nil {
				t.Fatal(err)
			}
			if tl.here.branch.number != number {
				t.Fatalf("seed %d: on branch %d, want %d", seed, tl.here.branch.number, number)
			}
			ends[number] = moment{tl.Now(), seen(t, tl)}
			tl.Seek(moments[r.IntN(len(moments)-2)].at)
			if _, err := tl.Do(parsed(t, tl.World(), fmt.Sprintf("workload 0.%d", number+1))); err != nil {
				t.Fatal(err)
			}
		}
		for range 10 {
			number := 1 + r.IntN(4)
			if err := tl.Branch(number); err != nil {
				t.Fatal(err)
			}
			if got := (moment{tl.Now(), seen(t, tl)}); got != ends[number] {
				t.Fatalf("seed %d: branch %d ends otherwise:\n%s", seed, number, cmp.Diff(ends[number].seen, got.seen))
			}
		}
		straight := p.start(t, netsim.Serial)
		for _, c := range tl.World().Journal() {
			straight.AdvanceTo(c.At)
			if _, err := straight.Do(c.Command); err != nil {
				t.Fatal(err)
			}
		}
		straight.AdvanceTo(tl.Now())
		if straight.Digest() != tl.World().Digest() {
			t.Errorf("seed %d: a straight run of the journal has another digest", seed)
		}
		tl.Close()
	}
}

func TestUndo(t *testing.T) {
	p := randomPlan(3)
	tl := eager(p.start(t, netsim.Workers), nil)
	defer tl.Close()
	if _, err := tl.Undo(); err == nil {
		t.Error("undid nothing")
	}
	to := 20 * netsim.Second
	for tl.Now() < to {
		tl.Advance(to)
	}
	before := seen(t, tl)
	for _, line := range []string{"mine all off", "partition n0"} {
		if _, err := tl.Do(parsed(t, tl.World(), line)); err != nil {
			t.Fatal(err)
		}
	}
	for tl.Now() < 3*to {
		tl.Advance(3 * to)
	}
	for _, want := range []string{"partition n0", "mine all off"} {
		if undone, err := tl.Undo(); err != nil || undone != want {
			t.Errorf("undid %q, %v, want %q", undone, err, want)
		}
	}
	if tl.Now() != to || tl.InPast() || tl.here.branch.number != 3 || len(tl.here.branch.events) != 0 {
		t.Errorf("at %v on branch %d with %d events", tl.Now(), tl.here.branch.number, len(tl.here.branch.events))
	}
	if diff := cmp.Diff(before, seen(t, tl)); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(tl.ListBranches(), "left 2 at 20.000s") {
		t.Error(tl.ListBranches())
	}
	text, err := tl.Compare(1, 3)
	if err != nil || !strings.Contains(text, "branch 1") || !strings.Contains(text, "60.000s") || !strings.Contains(text, "≠") {
		t.Errorf("%v\n%s", err, text)
	}
	for named, want := range map[int][2]int{0: {2, 3}, 3: {2, 3}, 1: {3, 1}, 9: {3, 9}} {
		if a, b, err := tl.branches.pair(tl.here.branch, named); err != nil || [2]int{a, b} != want {
			t.Errorf("compare %d is of %d and %d, %v, expected %v", named, a, b, err, want)
		}
	}
	first := tl.branches[0]
	if a, b, err := tl.branches.pair(first, 0); err != nil || a != 1 || b != 3 {
		t.Errorf("on the first branch: %d and %d, %v", a, b, err)
	}
	if _, _, err := (branches{first}).pair(first, 0); err == nil {
		t.Error("a lone branch is compared")
	}
	for _, pair := range [][2]int{{0, 1}, {1, 9}} {
		if _, err := tl.Compare(pair[0], pair[1]); err == nil {
			t.Errorf("compared %v", pair)
		}
	}
	if tl.Branch(9) == nil || tl.Branch(0) == nil {
		t.Error("went to a branch that is not there")
	}
}

// Branches differ where both have a figure, and the two are not the same.
func TestCompareWhatWasNotMeasured(t *testing.T) {
	tl := eager(newWorld(t, func(c *settings.Config) { c.Mine = nodeset.List{} }), nil)
	defer tl.Close()
	to := func(end netsim.Time) {
		for tl.Now() < end {
			tl.Advance(end)
		}
	}
	to(10 * netsim.Second)
	tl.Seek(5 * netsim.Second)
	if _, err := tl.Do(command.Mine{Nodes: nodeset.List{All: true}, Mode: command.MineOn}); err != nil {
		t.Fatal(err)
	}
	to(200 * netsim.Second)
	text, err := tl.Compare(1, 2)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(text, "\n") {
		words := strings.Fields(line)
		if strings.Contains(line, "stale rate") && (len(words) != 5 || words[2] != "–" || words[4] != "%") {
			t.Errorf("%q: expected – and a rate, and no mark", line)
		}
		if strings.Contains(line, "blocks found") && words[len(words)-1] != "≠" {
			t.Errorf("%q: expected a mark", line)
		}
	}
}

// A command in the past that would change nothing is answered, and the future stays as it
// was, with no branch beside it. At the end of the run it is given as ever.
func TestIdleCommandsOpenNoBranch(t *testing.T) {
	t.Parallel()
	tl := eager(newWorld(t, func(c *settings.Config) { c.Topology = "full" }), nil)
	defer tl.Close()
	tl.run(30 * netsim.Second)
	do := func(line string) string {
		t.Helper()
		answer, err := tl.Do(parsed(t, tl.World(), line))
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
	do("partition n0,n1 | n2")
	tl.run(30 * netsim.Second)
	head, end := tl.Head(), seen(t, tl)
	tl.Seek(20 * netsim.Second)
	for _, line := range []string{"heal", "mine n0", "mine all on", "latency 500ms", "skew all 0s", "workload 0"} {
		before := seen(t, tl)
		if answer := do(line); answer == "" || seen(t, tl) != before || !tl.InPast() || len(tl.branches) != 1 {
			t.Errorf("%s at %v: answer %q, past %t, %d branches", line, tl.Now(), answer, tl.InPast(), len(tl.branches))
		}
	}
	tl.Seek(40 * netsim.Second)
	if do("partition n0,n1 | n2"); len(tl.branches) != 1 {
		t.Error("a partition that was there opened a branch")
	}
	tl.Seek(head)
	if diff := cmp.Diff(end, seen(t, tl)); diff != "" {
		t.Errorf("the end is another one (- first, + then):\n%s", diff)
	}
	given := len(tl.World().Journal())
	if do("partition n0,n1 | n2"); len(tl.World().Journal()) != given+1 {
		t.Error("an idle command at the end of a run is not in its journal")
	}
	tl.Seek(40 * netsim.Second)
	if do("heal"); len(tl.branches) != 2 {
		t.Errorf("%d branches after a command that changed something", len(tl.branches))
	}
}
