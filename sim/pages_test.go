package sim

import (
	"math"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/view"
)

// checkPages holds what a view says of the focused node's miner, rules and peers against
// the world.
func checkPages(t *testing.T, w *World, v *view.View) {
	t.Helper()
	checkMiner(t, w, v)
	checkRules(t, w, v.Focus)
	for _, p := range v.Focus.Peers {
		self, peer := netsim.NodeID(v.Focus.ID), netsim.NodeID(p.ID)
		if p.To != w.cluster.Network.LinkCount(self, peer) || p.From != w.cluster.Network.LinkCount(peer, self) {
			t.Errorf("n%d and n%d: messages %+v and %+v", self, peer, p.To, p.From)
		}
		if p.Last == nil {
			continue
		}
		for _, m := range v.Focus.Messages { // newest first
			if m.Peer == p.ID {
				if m != *p.Last {
					t.Errorf("n%d: the last message with n%d is %+v, expected %+v", self, peer, *p.Last, m)
				}
				break
			}
		}
	}
}

// checkMiner: the tries are the rate times the time on the template, and a block takes as
// many on average as its bits say.
func checkMiner(t *testing.T, w *World, v *view.View) {
	t.Helper()
	m, row := v.Focus.Miner, v.Nodes[v.Focus.ID]
	n := w.cluster.Nodes[row.ID]
	on := n.Parent()
	if _, honest := n.Strategy().(node.Honest); m.Template && (!honest || node.PoliciesOf(n).Delay > 0) {
		on = w.cluster.Shared.Store.Get(m.Parent) // the work may be older, or what it would choose now another block
	}
	if m.Parent != on.Hash() || m.Height != on.Height()+1 || m.Rate != row.HashRate || m.Bits != on.NextBits() {
		t.Errorf("%s mines %+v, its row is %+v", row.Name, m, row)
	}
	if target, _ := chain.TargetOfBits(m.Bits); m.Target != target || m.Difficulty != measured.Known(target.Difficulty()) {
		t.Errorf("%s: bits %08x are a target of %x and a difficulty of %v", row.Name, m.Bits, m.Target, m.Difficulty)
	}
	if mining := row.State == view.Mining || row.State == view.Syncing && w.cluster.Nodes[row.ID].Mining(); mining != (m.Why == "") {
		t.Errorf("%s is %v, and does not mine because %q", row.Name, row.State, m.Why)
	}
	if !m.Template {
		if m.Tries != 0 || m.Txs != nil {
			t.Errorf("%s has no template, and made %d tries on it", row.Name, m.Tries)
		}
		return
	}
	due := m.Rate*(v.Now-m.Began).Seconds() + 1        // the first one at Began
	if math.Abs(float64(m.Tries)-max(due, 0)) > 2.01 { // each anywhere in its period
		t.Errorf("%s made %d tries on its template since %v, at %v and %g H/s", row.Name, m.Tries, m.Began, v.Now, m.Rate)
	}
	var fees chain.Amount
	for _, tx := range m.Txs {
		fees += tx.Fee
	}
	params := w.cluster.Nodes[row.ID].Chain().Rules().At(m.Height).Of(w.cluster.Shared.Store.Params())
	if m.TxCount == len(m.Txs) && fees != m.Fees || m.Reward != m.Fees+params.SubsidyAt(m.Height) {
		t.Errorf("%s: fees %s of %d transactions add up to %s, the reward is %s", row.Name, m.Fees, m.TxCount, fees, m.Reward)
	}
}

// checkRules: those in force are the node's, in the order of the table.
func checkRules(t *testing.T, w *World, d *view.NodeDetail) {
	t.Helper()
	known := w.cluster.Nodes[d.ID].Chain()
	terms := known.Rules().At(known.Tip().Height() + 1)
	lines := d.Rules
	for _, rule := range chain.Rules() {
		if rule.Added && (len(lines) == 0 || lines[0].Name != string(rule.Name)) {
			if terms.Has(rule.Name) {
				t.Errorf("n%d asks for the rule %s, and is not told to", d.ID, rule.Name)
			}
			continue // nobody asks for it
		}
		if len(lines) == 0 {
			t.Fatalf("n%d: the rule %s is missing", d.ID, rule.Name)
		}
		if got := lines[0]; got.Name != string(rule.Name) || got.On != terms.Has(rule.Name) || got.Doc != rule.Doc {
			t.Errorf("n%d: rule %s is %+v", d.ID, rule.Name, got)
		}
		lines = lines[1:]
	}
	if len(lines) > 0 {
		t.Errorf("n%d: rules that there are not: %+v", d.ID, lines)
	}
}

// What nodes refuse adds up to what the whole run counts.
func TestRefusalsByNode(t *testing.T) {
	t.Parallel()
	forPlans(t, 40, allRelays, func(t *testing.T, p *plan) {
		p.config.Observe = true
		w := p.start(t, netsim.Workers)
		defer w.Close()
		p.play(w)
		blocks := 0
		for id := range w.Nodes() {
			for _, rule := range w.View(id).Focus.Rules {
				blocks += rule.Blocks
			}
		}
		if blocks != w.Reading().Refused("") {
			t.Errorf("the nodes refused %d blocks, the run counts %d", blocks, w.Reading().Refused(""))
		}
	})
}
