package live

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/share"
)

// opened plays a shared line to its end.
func opened(t *testing.T, line string) *Timeline {
	t.Helper()
	text, err := share.Text(line)
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Parse("--open", text)
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
	tl := NewTimeline(w, scenario.NewPlayer(s))
	t.Cleanup(func() { tl.Close() })
	for !tl.Player().Ended() {
		tl.Advance(netsim.Never - 1)
	}
	if failed := tl.Player().Failures(); len(failed) > 0 {
		t.Fatal(failed[0])
	}
	return tl
}

// Wherever a moment is shared, at the head, in the midst of a run, after going back and on other
// branches, who opens the line is there, and can go on from there in the same way.
func TestSharedMoments(t *testing.T) {
	t.Parallel()
	for seed := range uint64(3) {
		p := randomPlan(seed)
		r := rand.New(rand.NewPCG(seed, 0x73686172))
		tl := eager(p.start(t, netsim.Workers), nil)
		defer tl.Close()
		moments := p.live(t, tl, r, 12)
		for range 4 {
			d := &Driver{line: tl}
			line, err := shareMoment(d, command.Share{})
			if err != nil {
				t.Fatal(err)
			}
			there := opened(t, line)
			w, o := tl.World(), there.World()
			if w.Now() != o.Now() || w.Digest() != o.Digest() || w.Hashes() != o.Hashes() {
				t.Fatalf("seed %d: shared at %v, opened at %v; the digests differ: %t", seed, w.Now(), o.Now(), w.Digest() != o.Digest())
			}
			if diff := cmp.Diff(w.View(0).Tree, o.View(0).Tree); diff != "" {
				t.Fatalf("seed %d at %v (- shared, + opened):\n%s", seed, w.Now(), diff)
			}
			if again, err := shareMoment(&Driver{line: there}, command.Share{}); err != nil || again != line {
				t.Errorf("seed %d: what was opened is shared as\n%s, %v, and was\n%s", seed, again, err, line)
			}
			alone := w.Clone()
			alone.AdvanceTo(w.Now() + 20*netsim.Second)
			for to := alone.Now(); there.Now() < to; {
				there.Advance(to)
			}
			if alone.Digest() != there.World().Digest() {
				t.Errorf("seed %d: the future of a moment that was opened is another one", seed)
			}
			alone.Close()
			switch r.IntN(3) {
			case 0:
				tl.Seek(moments[r.IntN(len(moments))].at)
			case 1:
				tl.Seek(moments[r.IntN(len(moments))].at)
				p.live(t, tl, r, 2) // on another branch, if a command changes something
			default:
				tl.Seek(netsim.Time(r.Int64N(int64(tl.Head()) + 1)))
			}
		}
	}
}

// A moment of a scenario, a lesson among them, is shared as what was done in the world.
func TestSharedMomentOfAScenario(t *testing.T) {
	t.Parallel()
	tl := crowd(t)
	tl.run(25 * netsim.Second)
	for _, at := range []netsim.Time{tl.Head(), 20 * netsim.Second, 7 * netsim.Second, 0} {
		tl.Seek(at)
		line, err := shareMoment(&Driver{line: tl}, command.Share{})
		if err != nil {
			t.Fatal(err)
		}
		if there := opened(t, line); there.World().Digest() != tl.World().Digest() || there.Now() != tl.Now() {
			t.Errorf("shared at %v, opened at %v, or another digest", tl.Now(), there.Now())
		}
	}
}
