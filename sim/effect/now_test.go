package effect_test

import (
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
)

// A situation is there at once, and what follows from it is what it is to show.
func TestSituations(t *testing.T) {
	t.Parallel()
	for line, c := range map[string]struct {
		says  string
		after func(t *testing.T, w *sim.World)
	}{
		"now block n2": {"n2 finds 1 block", func(t *testing.T, w *sim.World) {
			if mined := figureOf(w, "blocks.mined"); mined != 9 || !w.Converged() {
				t.Errorf("%v blocks are found; all agree: %t", mined, w.Converged())
			}
		}},
		"now race n2 n3": {"n3 finds 1 block", func(t *testing.T, w *sim.World) {
			if tips := w.Tips(); tips != 2 || figureOf(w, "reorgs") != 0 {
				t.Errorf("%v tips", tips)
			}
		}},
		"now reorg n2 n3": {"n3 finds 3 blocks", func(t *testing.T, w *sim.World) {
			if depth := figureOf(w, "reorg.depth"); depth != 2 || !w.Converged() {
				t.Errorf("the deepest reorganisation took %v blocks off; all agree: %t", depth, w.Converged())
			}
		}},
		"now lost n0 n1": {"what it tells n1 of it is lost", func(t *testing.T, w *sim.World) {
			if lost := figureOf(w, "messages.dropped"); lost != 1 || !w.Converged() {
				t.Errorf("%v messages are lost; all agree: %t", lost, w.Converged())
			}
		}},
		"now double-spend n0 n1": {"and tells n3", func(t *testing.T, w *sim.World) {
			ids := map[string]int{}
			for id := range w.Nodes() {
				for tx := range w.Node(id).Pool().All() {
					ids[tx.ID().String()]++
				}
			}
			if len(ids) != 2 {
				t.Errorf("%d payments wait, expected two rivals", len(ids))
			}
		}},
		"now halves": {"partition: n0,n1 | n2,n3", func(t *testing.T, w *sim.World) {
			do(t, w, "block n0")
			w.AdvanceTo(w.Now() + 5*netsim.Second)
			if a, b := w.Node(1).Chain().Tip().Height(), w.Node(2).Chain().Tip().Height(); a != 9 || b != 8 {
				t.Errorf("n1 is at %d and n2 at %d", a, b)
			}
		}},
	} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			w := forgers(t, "inv")
			if answer := do(t, w, line); !strings.Contains(answer, c.says) {
				t.Errorf("%q, expected %q", answer, c.says)
			}
			w.AdvanceTo(w.Now() + 5*netsim.Second)
			c.after(t, w)
			if failed := w.Report().Checks.Failed; failed > 0 {
				t.Errorf("%d checks failed", failed)
			}
		})
	}
}

// Where nodes are not named, there is a situation all the same, again and again; where it cannot
// be had, nothing has happened.
func TestSituationsOfAnyNodes(t *testing.T) {
	t.Parallel()
	w := forgers(t, "inv")
	for i := range command.Situations() {
		line := command.Now{What: command.Situation(i)}.String()
		for range 2 {
			do(t, w, line)
			do(t, w, "settle")
			w.AdvanceTo(w.Now() + 20*netsim.Second)
			do(t, w, "block n0") // two branches as heavy would last
			w.AdvanceTo(w.Now() + 5*netsim.Second)
		}
	}
	if failed := w.Report().Checks.Failed; failed > 0 || !w.Converged() {
		t.Errorf("%d checks failed; all agree: %t", failed, w.Converged())
	}
	do(t, w, "partition n0,n1 | n2,n3")
	do(t, w, "block n0")
	w.AdvanceTo(w.Now() + 5*netsim.Second)
	do(t, w, "crash n1")
	mined := figureOf(w, "blocks.mined")
	for line, says := range map[string]string{
		"now race n0 n2":         "wait until they agree",
		"now block n1":           "n1 is crashed",
		"now lost n0 n1":         "n1 is crashed",
		"now double-spend n0 n2": "it takes a third node that follows the same tip",
		"now block n9":           "n9",
	} {
		if _, err := w.DoLine(line); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, expected %q", line, err, says)
		}
	}
	if now := figureOf(w, "blocks.mined"); now != mined {
		t.Errorf("%v blocks are found by situations that were refused", now-mined)
	}
	for line, says := range map[string]string{"now race": "n2 finds 1 block", "now reorg n3": "n3 finds 2 blocks"} { // n0 is alone
		if said := do(t, w, line); !strings.HasPrefix(said, says) {
			t.Errorf("%s: %s, expected %q", line, said, says)
		}
		w.AdvanceTo(w.Now() + 5*netsim.Second)
		do(t, w, "block n2") // a tie would last
		w.AdvanceTo(w.Now() + 5*netsim.Second)
	}
}

// The block is one that the node takes by its own rules.
func TestSituationsByOwnRules(t *testing.T) {
	t.Parallel()
	w := forgers(t, "inv")
	do(t, w, "rules all +signal block-size=400 from=block 9")
	for _, line := range []string{"now block n2", "now block n3", "now race n0 n1"} {
		do(t, w, line)
		w.AdvanceTo(w.Now() + 5*netsim.Second)
	}
	for id := range w.Nodes() {
		if height := w.Node(id).Chain().Tip().Height(); height != 11 {
			t.Errorf("n%d is at %d", id, height)
		}
	}
	if failed := w.Report().Checks.Failed; failed > 0 {
		t.Errorf("%d checks failed", failed)
	}
}
