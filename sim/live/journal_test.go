package live

import (
	"math/rand/v2"
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/scenario"
)

// A journal of any timeline, rewound and branched, is replayed to the same digest.
func TestJournals(t *testing.T) {
	for seed := range fewer(6) {
		p := randomPlan(seed)
		r := rand.New(rand.NewPCG(seed, 5))
		tl := eager(p.start(t, netsim.Workers), nil)
		moments := p.live(t, tl, r, 15)
		tl.Seek(moments[8].at)
		p.live(t, tl, r, 8)
		tl.Seek(moments[2].at)
		text := tl.Journal("A test")
		s, err := scenario.Parse("journal", text)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		config, err := s.Config()
		if err != nil {
			t.Fatal(err)
		}
		w, err := sim.NewWorld(config)
		if err != nil {
			t.Fatal(err)
		}
		failures, err := s.Run(t.Context(), w, func(netsim.Time, string) {})
		if err != nil || len(failures) > 0 || w.Now() != tl.Head() || strings.Count(text, " digest ") < 2 {
			t.Errorf("seed %d: %v %v, at %v of %v\n%s", seed, err, failures, w.Now(), tl.Head(), text)
		}
		again := NewTimeline(p.start(t, netsim.Workers), scenario.NewPlayer(s))
		again.run(tl.Head() + 1)
		if !again.Player().Ended() || len(again.Player().Failures()) > 0 {
			t.Errorf("seed %d: played live: %v", seed, again.Player().Failures())
		}
		again.Close()
		w.Close()
		tl.Close()
	}
}

func TestKindsOfCommandsInThePast(t *testing.T) {
	p := randomPlan(2)
	tl := eager(p.start(t, netsim.Workers), nil)
	defer tl.Close()
	tl.run(30 * netsim.Second)
	tl.Seek(10 * netsim.Second)
	if _, err := tl.Do(command.Balance{Of: command.Recipient{IsNode: true}}); err != nil || len(tl.branches) != 1 {
		t.Errorf("a question: %v, %d branches", err, len(tl.branches))
	}
	if _, err := tl.Do(command.Crash{Nodes: nodeset.List{Nodes: []int{99}}}); err == nil || len(tl.branches) != 1 {
		t.Errorf("a refused command: %v, %d branches", err, len(tl.branches))
	}
	if tl.Next() {
		t.Error("no scenario waits")
	}
	if _, err := tl.Solve(); err == nil || tl.Page(1) == nil {
		t.Error("there is no lesson")
	}
}
