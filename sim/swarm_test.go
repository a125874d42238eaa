package sim

import (
	"fmt"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
)

// Random worlds with random faults: no invariant breaks while it lasts, and once
// the faults end the nodes agree on one tip and every coin is accounted for.
func TestSwarm(t *testing.T) {
	t.Parallel()
	forPlans(t, 300, gossiping(), func(t *testing.T, p *plan) {
		p.loosen()
		w := p.start(t, netsim.Workers)
		defer w.Close()
		p.play(w)
		ownRulesHold(t, w)
		connect(w)
		giveUp(w)
		if err := settleWithin(t.Context(), w, 3600*netsim.Second); err != nil {
			t.Error(err)
		}
		noFailedChecks(t, w)
		everyCoin(t, w)
	})
}

// connect links the nodes to a line, since a plan may have unlinked any.
func connect(w *World) {
	for id := 1; id < w.Nodes(); id++ {
		_, _ = w.Do(command.Link{A: nodeset.Node(id - 1), B: nodeset.Node(id)})
	}
}

// giveUp has those publish what they have who keep blocks back, crashed ones too, and gives all
// the same rules and policies.
func giveUp(w *World) {
	for _, line := range []string{"restart all", "thaw all", "strategy all honest", "rules all full", "policy all default"} {
		_, _ = w.DoLine(line)
	}
	for id := range w.Nodes() {
		_, _ = w.DoLine(fmt.Sprintf("reconsider n%d all", id))
	}
}

// ownRulesHold judges every block of every node's chain by that node's own rules.
func ownRulesHold(t *testing.T, w *World) {
	t.Helper()
	type asked struct {
		block *chain.Entry
		terms chain.Terms
	}
	seen := map[asked]bool{}
	for id, n := range w.cluster.Nodes {
		rules := n.Chain().Rules()
		for e := n.Chain().Tip(); e.Parent() != nil; e = e.Parent() {
			ask := asked{e, rules.At(e.Height())}
			if !seen[ask] {
				if err := e.JudgeBy(ask.terms); err != nil {
					t.Errorf("n%d with rules %s has %v", id, rules, err)
				}
				seen[ask] = true
			}
		}
	}
}

// everyCoin holds the unspent outputs of the best chain against the subsidies:
// our own miners claim all they may, so not a unit is missing.
func everyCoin(t *testing.T, w *World) {
	t.Helper()
	tip := w.watchers.Metrics().Best()
	var minted, unspent, owned chain.Amount
	for height := uint32(0); height <= tip.Height(); height++ {
		minted += w.cluster.Shared.Store.Params().SubsidyAt(height)
	}
	for _, coin := range tip.UTXO().All() {
		unspent += coin.Out.Amount
	}
	if unspent != minted {
		t.Errorf("%s coins are unspent, %s were minted", unspent, minted)
	}
	for _, n := range w.cluster.Nodes {
		owned += n.Wallet().Balance(tip, n.Pool()).Confirmed
	}
	if genesis := w.cluster.Shared.Store.Params().SubsidyAt(0); owned+genesis != minted {
		t.Errorf("the nodes own %s coins and genesis %s, %s were minted", owned, genesis, minted)
	}
}
