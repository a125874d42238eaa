package sim

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

// seen is all that a dashboard and a report would show of a world, as text.
func seen(t *testing.T, w *World) string {
	t.Helper()
	v := w.View(int(w.Now()) % w.Nodes())
	coins := v.Focus.UTXO.All()
	var cards []*view.ReorgFacts
	for _, r := range v.Reorgs {
		cards = append(cards, r.Card.Facts())
	}
	text, err := json.MarshalIndent([]any{v, allPoints(&v.Charts.Recent), allPoints(&v.Charts.Whole), coins, cards, inspected(w), w.Report(), w.History(), w.journal}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A world that goes on in copies of itself, while the originals go astray, ends as one
// that never was copied, in all that can be seen of it.
func TestCopiesGoTheSameWay(t *testing.T) {
	forPlans(t, 60, allRelays, func(t *testing.T, p *plan) {
		p.config.Observe, p.config.Record = true, true
		straight := p.start(t, netsim.Workers)
		p.play(straight)
		r := rand.New(rand.NewPCG(p.seed, 1))
		w := p.start(t, []netsim.Exec{netsim.Goroutines, netsim.Workers, netsim.Serial}[p.seed%3])
		var stray *World // what w is a copy of
		for _, do := range p.lines {
			w.AdvanceTo(do.at)
			if r.IntN(4) == 0 {
				stray, w = w, w.Clone()
				t.Cleanup(w.Close)
			}
			if stray != nil {
				p.astray(stray, r)
			}
			_, _ = w.DoLine(do.line)
			if stray != nil {
				p.astray(stray, r)
				noFailedChecks(t, stray)
			}
		}
		w.AdvanceTo(p.end)
		if diff := cmp.Diff(seen(t, straight), seen(t, w)); diff != "" {
			t.Errorf("the copy of a copy differs (- straight, + copied):\n%s", diff)
		}
	})
}

// astray does something to a world that is none of the plan's business.
func (p *plan) astray(w *World, r *rand.Rand) {
	for range 2 {
		_, _ = w.DoLine(p.randomLine(r))
		w.AdvanceTo(w.Now() + netsim.Time(r.Int64N(int64(10*netsim.Second))))
	}
	w.View(0)
}
