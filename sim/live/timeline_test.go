package live

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/scenario"
)

// seen is all that a view shows of a timeline's present moment, as text, and where
// its scenario stands.
func seen(t testing.TB, tl *Timeline) string {
	t.Helper()
	v := tl.World().View(int(tl.Now()) % tl.World().Nodes())
	parts := []any{v, v.Focus.UTXO.All(), tl.World().Report(), tl.World().Journal()}
	if tl.Player() != nil {
		parts = append(parts, tl.Player().View())
	}
	text, err := json.MarshalIndent(parts, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// moment is a place that a timeline was at.
type moment struct {
	at   netsim.Time
	seen string
}

// fewer is how many random plans a test has in a short run, a third of so many.
func fewer(plans uint64) uint64 {
	if testing.Short() {
		return (plans + 2) / 3
	}
	return plans
}

// eager makes a timeline take a frame after every few windows, so that a short run has
// as many as it may have.
func eager(w *sim.World, p *scenario.Player) *Timeline {
	t := NewTimeline(w, p)
	t.here.pace.work = 1
	return t
}

// live runs random lines of a plan for a while and returns the moments between them.
func (p *plan) live(t *testing.T, tl *Timeline, r *rand.Rand, lines int) (moments []moment) {
	t.Helper()
	for range lines {
		to := tl.Now() + netsim.Time(r.Int64N(int64(15*netsim.Second)))
		for tl.Now() < to {
			tl.Advance(to)
		}
		moments = append(moments, moment{tl.Now(), seen(t, tl)})
		if c, err := command.ParseWith(p.line(r), tl.World().Known()); err == nil {
			if _, err := tl.Do(c); err == nil {
				moments[len(moments)-1] = moment{tl.Now(), seen(t, tl)}
			}
		}
	}
	return moments
}

// Wherever one goes in a run, and from wherever, everything is as it was then.
func TestSeekingFindsTheSameWorld(t *testing.T) {
	for seed := range fewer(12) {
		p := randomPlan(seed)
		r := rand.New(rand.NewPCG(seed, 3))
		tl := eager(p.start(t, []netsim.Exec{netsim.Goroutines, netsim.Workers, netsim.Serial}[seed%3]), nil)
		moments := p.live(t, tl, r, 25)
		head := tl.Head()
		for range 40 {
			m := moments[r.IntN(len(moments))]
			tl.Seek(m.at)
			if tl.Now() != m.at || tl.Head() != head || tl.InPast() != (m.at < head) {
				t.Fatalf("seed %d: sought %v, at %v of %v, past %t", seed, m.at, tl.Now(), tl.Head(), tl.InPast())
			}
			if diff := cmp.Diff(m.seen, seen(t, tl)); diff != "" {
				t.Fatalf("seed %d at %v (- first, + sought):\n%s", seed, m.at, diff)
			}
			if r.IntN(3) == 0 { // and play on for a while, over what happened
				to := min(tl.Now()+netsim.Time(r.Int64N(int64(30*netsim.Second))), head)
				for tl.Now() < to {
					tl.Advance(to)
				}
			}
		}
		tl.Seek(netsim.Never)
		if tl.Now() != head || tl.InPast() {
			t.Errorf("seed %d: the end is at %v, not %v", seed, tl.Now(), head)
		}
		if len(tl.branches) != 1 || len(tl.here.branch.frames) > framesKept {
			t.Errorf("seed %d: %d branches, %d frames", seed, len(tl.branches), len(tl.here.branch.frames))
		}
		tl.Close()
	}
}

// A seek to a height lands where the best chain just got it.
func TestSeekBlock(t *testing.T) {
	p := randomPlan(1)
	tl := eager(p.start(t, netsim.Workers), nil)
	defer tl.Close()
	p.live(t, tl, rand.New(rand.NewPCG(1, 1)), 20)
	best := tl.World().Height()
	if best < 3 {
		t.Fatalf("height %d", best)
	}
	for height := best; height > 0; height-- {
		tip := tl.atHead().BestTip().Ancestor(height)
		if err := tl.SeekBlock(height); err != nil {
			t.Fatal(err)
		}
		if found := tl.World().FoundAt(tip); tl.Now() != found+1 {
			t.Errorf("height %d was found at %v, this is %v", height, found, tl.Now())
		}
	}
	if err := tl.SeekBlock(best + 1); err == nil || !strings.HasSuffix(err.Error(), fmt.Sprintf("ends at height %d; expected a height up to that", best)) {
		t.Errorf("sought a block that is not there: %v", err)
	}
}

const story = `nodes 3 topology=full latency=100ms mine=none difficulty=0 hashrate=1kH/s
page One
say a
task height(n1) >= 1: Mine.
hint Press m.
solve mine n1
page Two
+2s mine n2
repeat 3 {
+1s say round
}
task height >= 2: Wait.
page Three
send n1 n0 20
task mempool(n2) == 1: Wait.
until mempool(n2) == 1 within=1m
say end
`

func lesson(t *testing.T) *Timeline {
	t.Helper()
	s, err := scenario.Parse("story", story)
	if err != nil {
		t.Fatal(err)
	}
	config, err := s.Config()
	if err != nil {
		t.Fatal(err)
	}
	config.Observe = true
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	return NewTimeline(w, scenario.NewPlayer(s))
}

func (t *Timeline) run(d netsim.Time) {
	for to := t.Now() + d; t.Now() < to; {
		t.Advance(to)
	}
}

// A lesson waits on its pages, its marks turn, and going back finds the page and the
// world as they were.
func TestALesson(t *testing.T) {
	tl := lesson(t)
	defer tl.Close()
	page := func(number int, done ...bool) {
		t.Helper()
		v := tl.Player().View()
		var marks []bool
		for _, task := range v.Tasks {
			marks = append(marks, task.Done)
		}
		if v.Page != number || v.Pages != 3 || !cmp.Equal(marks, done) {
			t.Fatalf("page %d of %d, done %v; want page %d, %v", v.Page, v.Pages, marks, number, done)
		}
	}
	tl.run(5 * netsim.Second)
	page(1, false)
	first := seen(t, tl)
	if did, err := tl.Solve(); err != nil || did != "mine n1 one" {
		t.Errorf("showed %q, %v", did, err)
	}
	tl.run(5 * netsim.Second)
	page(1, true)
	if _, err := tl.Solve(); err == nil {
		t.Error("there is nothing left to show")
	}
	if !tl.Next() {
		t.Error("the page does not wait")
	}
	page(2)
	tl.run(9 * netsim.Second)
	page(2, true)
	if got := len(tl.Player().View().Told); got != 3 {
		t.Errorf("%d rounds", got)
	}
	second := moment{tl.Now(), seen(t, tl)}
	tl.run(netsim.Second)
	tl.Next()
	tl.run(30 * netsim.Second)
	page(3, true)
	third := moment{tl.Now(), seen(t, tl)}
	for _, m := range []moment{second, third, {5 * netsim.Second, ""}, second} {
		tl.Seek(m.at)
		if m.seen != "" && seen(t, tl) != m.seen {
			t.Errorf("at %v:\n%s", m.at, cmp.Diff(m.seen, seen(t, tl)))
		}
	}
	tl.Seek(tl.Head())
	if !tl.Next() || !tl.Player().Ended() {
		t.Error("the lesson does not end")
	}
	if err := tl.Page(1); err != nil {
		t.Fatal(err)
	}
	page(2)
	if tl.InPast() || tl.Now() != 10*netsim.Second {
		t.Errorf("at %v, past %t", tl.Now(), tl.InPast())
	}
	if err := tl.Page(1); err != nil {
		t.Fatal(err)
	}
	page(1, false)
	tl.run(5 * netsim.Second)
	if diff := cmp.Diff(first, seen(t, tl)); diff != "" {
		t.Errorf("the first page again:\n%s", diff)
	}
}

// In the past, the blocks that were found up to the end of the branch are still told.
func TestFindsStayInThePast(t *testing.T) {
	t.Parallel()
	tl := eager(newWorld(t, nil), nil)
	defer tl.Close()
	tl.run(200 * netsim.Second)
	all := tl.World().Finds()
	if len(all) == 0 || tl.view().Found != nil {
		t.Fatalf("%d finds; at the end %d are told", len(all), len(tl.view().Found))
	}
	for _, at := range []netsim.Time{100 * netsim.Second, netsim.Second, 150 * netsim.Second} {
		tl.Seek(at)
		if got := tl.view().Found; len(got) != len(all) {
			t.Errorf("at %v %d finds are told, expected %d", at, len(got), len(all))
		}
	}
	if _, err := tl.Do(parsed(t, tl.World(), "mine all off")); err != nil {
		t.Fatal(err)
	}
	tl.run(10 * netsim.Second)
	tl.Seek(netsim.Second)
	if got := tl.view().Found; len(got) >= len(all) || len(got) == 0 {
		t.Errorf("on the new branch %d finds are told; the old one had %d", len(got), len(all))
	}
}

// However long a run is, the frames are at most so many, reach back to its beginning, and lie
// closest together around where one is.
func TestFramesAreDenseAroundThePresent(t *testing.T) {
	t.Parallel()
	tl := eager(newWorld(t, nil), nil)
	defer tl.Close()
	// widest is the widest gap between frames of some stretch.
	widest := func(from, to netsim.Time) (gap netsim.Time) {
		last := from
		for _, f := range tl.here.branch.frames {
			if f.at > from && f.at <= to {
				gap, last = max(gap, f.at-last), f.at
			}
		}
		return max(gap, to-last)
	}
	const end = 6000 * netsim.Second
	tl.run(end)
	if n := len(tl.here.branch.frames); n > framesKept || n < framesLeft/2 || tl.From() != 0 {
		t.Fatalf("%d frames from %v", n, tl.From())
	}
	if near, far := widest(end*7/8, end), widest(0, end/2); 2*near > far {
		t.Errorf("gaps of %v near the end, %v far from it", near, far)
	}
	before := widest(end/4, end*3/8)
	tl.Seek(end * 3 / 8)
	for tl.Now() > end/4 { // step by step, as by a key
		tl.Seek(tl.Now() - end/64)
	}
	if after := widest(end/4, end*3/8); 2*after > before {
		t.Errorf("after going there, gaps of %v; before, of %v", after, before)
	}
	if n := len(tl.here.branch.frames); n > framesKept {
		t.Errorf("%d frames", n)
	}
}
