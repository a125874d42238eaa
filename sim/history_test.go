package sim

import (
	"math"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
)

// The history of random worlds is what their nodes told, counted once more in the
// plainest way, and agrees with the report.
func TestHistoryAgainstNaiveCount(t *testing.T) {
	t.Parallel()
	forPlans(t, 60, allRelays, func(t *testing.T, p *plan) {
		p.config.Record = true
		w := p.start(t, netsim.Workers)
		defer w.Close()
		s := &witness{w: w}
		s.note()
		s.play(p)
		h := w.History()
		checkBlocks(t, w, s, h)
		checkReorgs(t, s, h)
		if !judgesAnew(w) { // then the best chain may be one with less work than another
			checkPayments(t, w, s, h)
		}
	})
}

// checkBlocks compares who found what when, and when it came to whom.
func checkBlocks(t *testing.T, w *World, s *witness, h *outcome.History) {
	t.Helper()
	found, arrived, waits := []view.BlockRef{}, map[chain.Hash][]view.Arrival{}, map[chain.Hash]bool{}
	for i, e := range s.events {
		switch e.Verb {
		case node.Mined:
			found = append(found, view.RefTo(e.Block))
		case node.Forged:
			if e.Block != nil {
				waits[e.Block.Hash()] = true // maybe nobody takes it
			}
		case node.Rejected:
			if e.Peer == e.Node { // its finder is on a chain from the future by its own clock
				waits[e.Block.Hash()] = true
			}
		case node.Accepted:
			arrived[e.Block.Hash()] = append(arrived[e.Block.Hash()], view.Arrival{At: e.At, Node: int(e.Node), From: int(e.Peer), Ran: s.ran(i)})
		}
	}
	got, main := []view.BlockRef{}, 0
	sums, counts := [3]float64{}, [3]float64{}
	for _, b := range h.Blocks {
		got = append(got, b.BlockRef)
		if diff := cmp.Diff(arrived[b.Hash], b.Arrivals, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("block %s came (- as told, + as kept):\n%s", b.Hash.Short(), diff)
		}
		if !waits[b.Hash] && (len(b.Arrivals) == 0 || b.Arrivals[0] != (view.Arrival{At: b.Found, Node: b.Miner, From: b.Miner, Ran: true})) {
			t.Errorf("block %s was found by n%d at %v; its arrivals: %v", b.Hash.Short(), b.Miner, b.Found, b.Arrivals)
		}
		if b.Main {
			main++
		}
		for i, part := range watch.Parts() {
			if after, ok := b.Reached(part); ok {
				sums[i] += after.Seconds()
				counts[i]++
			}
		}
	}
	if diff := cmp.Diff(found, got); diff != "" {
		t.Errorf("blocks found (- as told, + as kept):\n%s", diff)
	}
	r := w.Report()
	if main != w.Blocks().Main || !reflect.DeepEqual(h.Nodes[0].NodeReport, r.PerNode[0]) {
		t.Errorf("%d blocks are main, %d in the report; nodes begin with %+v and %+v", main, w.Blocks().Main, h.Nodes[0].NodeReport, r.PerNode[0])
	}
	for i, name := range []string{"propagation.50", "propagation.90", "propagation.99"} {
		mean := r.Figures.Of(name)
		x, known := mean.Value()
		if got := sums[i] / math.Max(counts[i], 1); known != (counts[i] > 0) || mean.Of() != int(counts[i]) || math.Abs(got-x) > 2e-6 {
			t.Errorf("part %v of the nodes had a block after %v s on average over %v, in the report %v of %d", watch.Parts()[i], got, counts[i], mean, mean.Of())
		}
	}
}

func checkReorgs(t *testing.T, s *witness, h *outcome.History) {
	t.Helper()
	want, deepest := []outcome.ReorgHistory{}, map[int]int{}
	for _, e := range s.events {
		if e.Verb == node.Moved && len(e.Change.Off) > 0 {
			c := e.Change
			want = append(want, outcome.ReorgHistory{
				At: e.At, Node: int(e.Node), Name: s.w.Name(int(e.Node)),
				Common: view.RefTo(c.Common), From: view.RefTo(c.Old), To: view.RefTo(c.New), BlocksOff: len(c.Off), BlocksOn: len(c.On),
			})
			deepest[int(e.Node)] = max(deepest[int(e.Node)], len(c.Off))
		}
	}
	if diff := cmp.Diff(want, append([]outcome.ReorgHistory{}, h.Reorgs...)); diff != "" {
		t.Errorf("reorganisations (- as told, + as kept):\n%s", diff)
	}
	for id, n := range h.Nodes {
		if n.Deepest != deepest[id] {
			t.Errorf("the deepest of %s took %d blocks off, expected %d", n.Name, n.Deepest, deepest[id])
		}
	}
}

// fate is a payment's, followed from tip to tip of the best chain by looking at all of
// it each time.
type fate struct {
	confirmed   bool
	at          netsim.Time
	unconfirmed int
}

func checkPayments(t *testing.T, w *World, s *witness, h *outcome.History) {
	t.Helper()
	fates, best := map[chain.Hash]*fate{}, s.bestFrom(w.cluster.Shared.Store.Genesis())
	for _, e := range s.events {
		if e.Verb == node.Paid && fates[e.Tx.ID()] == nil { // or it is one that was made before
			fates[e.Tx.ID()] = &fate{}
			if onChain(best.tip)[e.Tx.ID()] { // it was made for a block that is there now
				fates[e.Tx.ID()] = &fate{confirmed: true, at: e.At}
			}
		}
		was := best.tip
		if e.Verb != node.Moved || !best.moved(e) {
			continue
		}
		before, after := onChain(was), onChain(best.tip)
		for id, f := range fates {
			if after[id] && !f.confirmed {
				f.confirmed, f.at = true, e.At
			}
			if before[id] && !after[id] {
				f.unconfirmed++
			}
		}
	}
	states, now := map[outcome.PaymentState]int{}, onChain(best.tip)
	for _, p := range h.Payments {
		states[p.State]++
		want := fates[p.ID]
		if got := (fate{p.Confirmed, p.FirstAt, p.Unconfirmed}); got != *want {
			t.Errorf("payment %s: %+v, expected %+v", p.ID.Short(), got, *want)
		}
		if (p.State == outcome.PaymentConfirmed) != now[p.ID] || now[p.ID] != (p.Block.Height > 0) {
			t.Errorf("payment %s is %s in block %v; on the best chain: %t", p.ID.Short(), p.State, p.Block, now[p.ID])
		}
	}
	f := w.Report().Figures
	want := []int{f.Int("txs.created"), f.Int("txs.confirmed"), f.Int("txs.pending"), f.Int("txs.lost")}
	got := []int{len(h.Payments), states[outcome.PaymentConfirmed], states[outcome.PaymentPending], states[outcome.PaymentLost]}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("payments differ:\n%s", diff)
	}
	checkFees(t, h)
}

// onChain are the payments of a chain.
func onChain(tip *chain.Entry) map[chain.Hash]bool {
	all := map[chain.Hash]bool{}
	for e := tip; e != nil; e = e.Parent() {
		for _, tx := range e.Block().Txs {
			all[tx.ID()] = true
		}
	}
	return all
}

// checkFees: the payments that a block of the best chain has leave it its fees.
func checkFees(t *testing.T, h *outcome.History) {
	t.Helper()
	fees, count := map[chain.Hash]chain.Amount{}, map[chain.Hash]int{}
	for _, p := range h.Payments {
		fees[p.Block.Hash] += p.Fee
		count[p.Block.Hash]++
		if p.Amount <= 0 || p.To == "" || p.Fee < 0 {
			t.Errorf("payment %s of %s to %q with a fee of %s", p.ID.Short(), p.Amount, p.To, p.Fee)
		}
	}
	for _, b := range h.Blocks {
		if b.Main && (fees[b.Hash] != b.Fees || count[b.Hash] != b.Payments) {
			t.Errorf("block %s: %d payments with fees %s, of which %d with %s are known", b.Hash.Short(), b.Payments, b.Fees, count[b.Hash], fees[b.Hash])
		}
	}
}

// Of a part of the nodes the smallest whole number that is no less counts, and one at
// the least.
func TestReached(t *testing.T) {
	b := outcome.BlockHistory{Found: 10, Running: 4, Arrivals: []view.Arrival{{At: 10, Ran: true}, {At: 11, Ran: true}, {At: 12}, {At: 13, Ran: true}, {At: 14}}}
	for _, c := range []struct {
		part  float64
		after netsim.Time
		ok    bool
	}{{0, 0, true}, {0.25, 0, true}, {0.26, 1, true}, {0.5, 1, true}, {0.75, 3, true}, {0.76, 0, false}, {1, 0, false}} {
		if after, ok := b.Reached(c.part); after != c.after || ok != c.ok {
			t.Errorf("part %v: %v %t, expected %v %t", c.part, after, ok, c.after, c.ok)
		}
	}
}
