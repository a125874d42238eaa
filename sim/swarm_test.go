package sim

import (
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
		w := p.start(t, netsim.Workers)
		defer w.Close()
		p.play(w)
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

// giveUp has those publish what they have who keep blocks back, crashed ones too.
func giveUp(w *World) {
	for _, line := range []string{"restart all", "thaw all", "strategy all honest"} {
		_, _ = w.DoLine(line)
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
