package sim

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
)

// The reorganisations of random worlds that a view shows are those of the history, and
// their cards tell what a plain comparison of both branches gives.
func TestReorgsOfRandomWorlds(t *testing.T) {
	t.Parallel()
	long(t)
	deepest, lost := 0, 0
	forPlans(t, 60, allRelays, func(t *testing.T, p *plan) {
		p.config.Observe, p.config.Record = true, true
		w := p.start(t, netsim.Workers)
		defer w.Close()
		p.play(w)
		v := w.View(0)
		checkReorgMoves(t, v, w.History().Reorgs, netsim.Time(w.config.Interval))
		for i := range v.Reorgs {
			checkReorgCard(t, w, &v.Reorgs[i])
			deepest, lost = max(deepest, len(v.Reorgs[i].Off)), lost+len(v.Reorgs[i].Card.Facts().Lost)
		}
	})
	if deepest < 2 || lost == 0 {
		t.Errorf("the worlds were too tame: reorganisations of up to %d blocks lost %d transactions", deepest, lost)
	}
}

// checkReorgMoves counts every node's moves once more.
func checkReorgMoves(t *testing.T, v *view.View, history []outcome.ReorgHistory, interval netsim.Time) {
	t.Helper()
	type move struct {
		view.ReorgMove
		common, from, to view.BlockRef
		off, on          int
	}
	told := map[move]bool{}
	for _, r := range history {
		told[move{view.ReorgMove{At: r.At, Node: r.Node}, r.Common, r.From, r.To, r.BlocksOff, r.BlocksOn}] = true
	}
	shown := 0
	for i := range v.Reorgs {
		r := &v.Reorgs[i]
		if i > 0 && v.Reorgs[i-1].Moves[0].At < r.Moves[0].At {
			t.Errorf("reorganisation %d began at %v, the one before it at %v", i, r.Moves[0].At, v.Reorgs[i-1].Moves[0].At)
		}
		for _, m := range r.Moves {
			if !told[move{m, r.Common, r.Old, r.New, len(r.Off), len(r.On)}] {
				t.Errorf("nobody told of the reorganisation %+v of node %d", r, m.Node)
			}
			if m.At < r.Moves[0].At || m.At > r.Moves[0].At+interval || m.At > r.At {
				t.Errorf("moves %v are told of together, with %v as their time", r.Moves, r.At)
			}
		}
		shown += len(r.Moves)
	}
	if len(v.Reorgs) < watch.ReorgsKept && shown != len(history) {
		t.Errorf("%d moves are shown, %d were made", shown, len(history))
	}
}

func checkReorgCard(t *testing.T, w *World, r *view.Reorg) {
	t.Helper()
	store, facts := w.cluster.Shared.Store, r.Card.Facts()
	before, after := store.Get(r.Old.Hash), store.Get(r.New.Hash)
	name := func(h view.Holder) string {
		if h.Else != "" {
			return h.Else
		}
		return w.Name(h.Node)
	}
	held := func(tip *chain.Entry) map[string]chain.Amount {
		sums := map[string]chain.Amount{}
		for _, coin := range tip.UTXO().All() {
			sums[cluster.OwnerNames(w.cluster)(coin.Out.To)] += coin.Out.Amount
		}
		return sums
	}
	want, got := held(after), map[string]chain.Amount{}
	for owner, amount := range held(before) {
		want[owner] -= amount
	}
	for owner, change := range want {
		if change == 0 {
			delete(want, owner)
		}
	}
	for _, c := range facts.Changes {
		got[name(c.Holder)] = c.Change
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("balances from %s to %s (- counted, + on the card):\n%s", r.Old.Hash.Short(), r.New.Hash.Short(), diff)
	}
	fate := map[chain.Hash]int{}
	for _, list := range [][]view.ReorgTx{facts.Returned, facts.Lost, facts.Both} {
		for _, tx := range list {
			fate[tx.ID]++
			if tx.To == (view.Holder{Node: -1}) || tx.Amount <= 0 {
				t.Errorf("transaction %+v", tx)
			}
		}
	}
	for _, h := range r.Off {
		for _, tx := range store.Get(h).Block().Txs[1:] {
			if fate[tx.ID()] != 1 {
				t.Errorf("transaction %s of %s, taken off, is %d times on the card", tx.ID().Short(), h.Short(), fate[tx.ID()])
			}
		}
	}
	gained := 0
	for i, h := range r.On {
		txs := store.Get(h).Block().Txs
		gained += len(txs) - 1
		if b := facts.On[i]; b.Hash != h || b.Txs != len(txs) || b.Miner < 0 || b.Work <= 0 {
			t.Errorf("block %+v was put on as %s", b, h.Short())
		}
	}
	if facts.Gained+len(facts.Both) != gained {
		t.Errorf("%d and %d transactions of %d that were put on", facts.Gained, len(facts.Both), gained)
	}
}

// heals is a world in which n0 pays n1 on a branch of its own, which it then gives up.
func heals(t *testing.T, meanwhile string) (*World, *view.Reorg) {
	t.Helper()
	w := newTestWorld(t, func(c *Config) {
		c.Nodes, c.Topology, c.Mine.All, c.Observe = 3, "full", false, true
	})
	for _, line := range []string{
		"mine n0 one", "partition n0 | n1,n2", "send n0 n1 30 as=rent", "mine n0 one",
		meanwhile, "mine n1 one", "mine n1 one", "heal",
	} {
		if line != "" {
			mustDo(t, w, line)
		}
		w.AdvanceTo(w.Now() + 60*netsim.Second)
		if got := w.View(0).Reorgs; line != "heal" && len(got) != 0 {
			t.Fatalf("reorganisations before the partition is over: %+v", got)
		}
	}
	v := w.View(0)
	if len(v.Reorgs) != 1 || len(v.Reorgs[0].Moves) != 1 || v.Reorgs[0].Moves[0].Node != 0 {
		t.Fatalf("reorganisations: %+v, expected one of n0", v.Reorgs)
	}
	return w, &v.Reorgs[0]
}

var testHolders = [3]view.Holder{{Node: 0}, {Node: 1}, {Node: 2}}

// What a partition's end does to blocks, a payment and balances.
func TestReorgCard(t *testing.T) {
	_, r := heals(t, "")
	facts := r.Card.Facts()
	if len(facts.Off) != 1 || len(facts.On) != 2 || facts.Off[0].Miner != 0 || facts.On[0].Miner != 1 {
		t.Errorf("off %+v, on %+v", facts.Off, facts.On)
	}
	rent := facts.Returned
	if len(rent) != 1 || rent[0].From != testHolders[0] || rent[0].To != testHolders[1] || rent[0].Amount != 30*chain.Coin || len(facts.Lost) != 0 {
		t.Errorf("returned: %+v, lost: %+v", rent, facts.Lost)
	}
	want := []view.BalanceChange{{Holder: testHolders[1], Change: 70 * chain.Coin}, {Holder: testHolders[0], Change: -20 * chain.Coin}}
	if diff := cmp.Diff(want, facts.Changes); diff != "" {
		t.Errorf("balances (- expected, + found):\n%s", diff)
	}
}

// A payment whose rival is on the other branch is lost, and the card says to what.
func TestReorgCardOfADoubleSpend(t *testing.T) {
	w, r := heals(t, "respend rent n2 via=n1 as=cheat")
	facts := r.Card.Facts()
	lost := facts.Lost
	if len(lost) != 1 || lost[0].From != testHolders[0] || lost[0].To != testHolders[1] || len(facts.Returned) != 0 {
		t.Fatalf("lost: %+v, returned: %+v", lost, facts.Returned)
	}
	if want := w.cluster.Paid["cheat"].Tx.ID().Short() + " spends the same coin"; lost[0].Why != want {
		t.Errorf("lost since %q, expected %q", lost[0].Why, want)
	}
	if facts.Gained != 1 {
		t.Errorf("%d transactions came with the blocks put on, expected the rival alone", facts.Gained)
	}
}
