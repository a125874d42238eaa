package sim

import (
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/nodeset"
)

// divided is a network of which n0 and n1 get other rules than n2 to n5.
func divided(t *testing.T, relay string) *World {
	t.Helper()
	return newTestWorld(t, func(c *Config) {
		c.Nodes, c.Topology, c.Latency, c.Retarget, c.Relay = 6, "full", 50*time.Millisecond, "none", relay
		c.Mine = nodeset.List{All: true}
	})
}

// tipsOf are the tips of n0 and n1, and of the others, each without repeats.
func tipsOf(w *World) (own, others []*chain.Entry) {
	for id := range w.Nodes() {
		side := &others
		if id < 2 {
			side = &own
		}
		if tip := w.Node(id).Chain().Tip(); len(*side) == 0 || (*side)[0] != tip {
			*side = append(*side, tip)
		}
	}
	return own, others
}

// calmDown stops all mining and lets what is under way arrive.
func calmDown(t *testing.T, w *World) {
	t.Helper()
	mustDo(t, w, "mine all off")
	w.AdvanceTo(w.Now() + 60*netsim.Second)
}

// Who has stricter rules refuses what breaks them, and by which rule is known; nodes with the
// same rules agree. Looser rules split nobody off who has less work.
func TestRulesSplitNodes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		line   string
		rule   chain.RuleName
		strict bool // n0 and n1 refuse, not the others
		splits bool
	}{
		{"rules n0,n1 +signal from=block 3", chain.RuleSignal, true, true},
		{"rules n0,n1 block-size=250", chain.RuleSize, true, true},
		{"rules n0,n1 maturity=20", chain.RuleMaturity, true, true},
		{"rules n0,n1 subsidy=40", chain.RuleCoinbaseAmount, true, true},
		{"rules n0,n1 subsidy=60", chain.RuleCoinbaseAmount, false, false},
		{"rules n2-n5 +signal from=block 3", chain.RuleSignal, false, false},
		{"rules n2-n5 subsidy=60", chain.RuleCoinbaseAmount, true, true},
	} {
		t.Run(c.line, func(t *testing.T) {
			w := divided(t, "inv")
			mustDo(t, w, c.line)
			mustDo(t, w, "workload 0.3")
			w.AdvanceTo(600 * netsim.Second)
			mustDo(t, w, "workload 0")
			calmDown(t, w)
			own, others := tipsOf(w)
			if c.splits && (len(own) != 1 || len(others) != 1 || own[0] == others[0]) {
				t.Errorf("%d and %d tips, expected a split into two", len(own), len(others))
			}
			// The end of a branch that the others refuse stays until theirs has more work.
			if common := chain.CommonAncestor(own[0], others[0]).Height(); !c.splits && (w.Node(0).Chain().Refuses(others[0]) || common+3 < others[0].Height() || common < 20) {
				t.Errorf("heights %d and %d, common is %d: expected no split", own[0].Height(), others[0].Height(), common)
			}
			for id := range w.Nodes() {
				blocks, _ := w.watchers.Metrics().Refusals(netsim.NodeID(id), c.rule)
				if (blocks > 0) != ((id < 2) == c.strict) {
					t.Errorf("n%d refused %d blocks by the rule %s", id, blocks, c.rule)
				}
			}
			ownRulesHold(t, w)
			noFailedChecks(t, w)
		})
	}
}

// A node that gets looser rules asks for what it has refused, however news spreads; one that
// gets stricter rules gives up what breaks them.
func TestNodeFollowsItsNewRules(t *testing.T) {
	t.Parallel()
	for _, relay := range []string{"inv", "compact", "headers", "push"} {
		t.Run(relay, func(t *testing.T) {
			w := divided(t, relay)
			mustDo(t, w, "rules n0 +signal from=block 4")
			mustDo(t, w, "mine n0,n1 off")
			w.AdvanceTo(200 * netsim.Second)
			calmDown(t, w)
			n, tip := w.Node(0).Chain(), w.Node(2).Chain().Tip()
			if n.Tip().Height() != 3 || tip.Height() < 8 {
				t.Fatalf("n0 is at %d, the others at %d", n.Tip().Height(), tip.Height())
			}
			mustDo(t, w, "rules n0 full")
			w.AdvanceTo(w.Now() + 20*netsim.Second)
			if n.Tip() != tip {
				t.Errorf("with full rules n0 is at %d, expected %d", n.Tip().Height(), tip.Height())
			}
			if answer := mustDo(t, w, "rules n0 +signal from=block 2"); !strings.Contains(answer, "n0 takes off") || n.Tip() != tip.Ancestor(1) {
				t.Errorf("stricter rules: %q, n0 is at %d", answer, n.Tip().Height())
			}
			if answer := mustDo(t, w, "rules n0 full"); n.Tip() != tip {
				t.Errorf("full rules again: %q, n0 is at %d", answer, n.Tip().Height())
			}
			noFailedChecks(t, w)
		})
	}
}

// Operators refuse blocks and take that back.
func TestInvalidateAndReconsider(t *testing.T) {
	t.Parallel()
	w := divided(t, "inv")
	w.AdvanceTo(100 * netsim.Second)
	calmDown(t, w)
	n := w.Node(0).Chain()
	tip := n.Tip()
	refused := tip.Ancestor(3)
	for _, c := range []struct {
		line   string
		answer string
		height uint32
	}{
		{"invalidate n0 h3", "n0: refuses block", 2},
		{"reconsider n0 h3", "and puts on", tip.Height()},
		{"invalidate n0 " + refused.Hash().String(), "takes off", 2},
		{"invalidate n0 tip", "takes off 1 block", 1},
		{"reconsider n0 all", "puts on", tip.Height()},
		{"invalidate n0 tip", "takes off 1 block", tip.Height() - 1},
	} {
		if answer := mustDo(t, w, c.line); !strings.Contains(answer, c.answer) || n.Tip().Height() != c.height {
			t.Errorf("%s: %q, and n0 is at height %d, expected %d", c.line, answer, n.Tip().Height(), c.height)
		}
	}
	for line, says := range map[string]string{
		"invalidate n0 h0":    "everybody begins with it",
		"invalidate n0 h9999": "has no block h9999",
		"invalidate n0 0000":  "begins or ends with 0000",
		"reconsider n0 h1":    "was told to refuse no block h1; it refuses",
		"reconsider n1 all":   "was told to refuse no block; that is what invalidate does",
		"invalidate n9 tip":   "n9",
	} {
		if _, err := w.DoLine(line); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", line, err)
		}
	}
	// The others go on from the block that n0 refuses: it stays behind, and mines alone.
	mustDo(t, w, "mine n1 one")
	w.AdvanceTo(w.Now() + 600*netsim.Second)
	if !n.Refuses(w.Node(2).Chain().Tip()) || n.Tip().Height() != tip.Height()-1 {
		t.Errorf("n0 is at %d, the others at %d", n.Tip().Height(), w.Node(2).Chain().Tip().Height())
	}
	noFailedChecks(t, w)
}

// A world whose nodes have all left the best chain follows the best of what they have.
func TestBestChainIsOneThatSomebodyFollows(t *testing.T) {
	t.Parallel()
	w := divided(t, "inv")
	w.AdvanceTo(100 * netsim.Second)
	calmDown(t, w)
	before := w.watchers.Metrics().Best()
	for id := range w.Nodes() {
		if best := w.watchers.Metrics().Best(); best != before {
			t.Fatalf("with %d nodes that have left it, the best chain is at %d", id, best.Height())
		}
		mustDo(t, w, strings.ReplaceAll("invalidate nX tip", "X", string(rune('0'+id))))
	}
	if best := w.watchers.Metrics().Best(); best != before.Parent() {
		t.Errorf("the best chain is at %d, and nobody above %d", best.Height(), before.Height()-1)
	}
}
