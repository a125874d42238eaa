package sim

import (
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// seedWorld is what the first sosocoin's readme starts with: two nodes that know
// nobody, a difficulty of zero bits, and nothing that moves by itself.
func seedWorld(t *testing.T) *World {
	return newTestWorld(t, func(c *Config) {
		c.Nodes, c.Topology, c.Relay = 2, "none", "none"
		c.Difficulty = Difficulty{Fixed: true}
		c.Mine.All = false
		c.Observe = true
	})
}

// wait lets everything that was begun come to its end.
func wait(w *World) { w.AdvanceTo(w.Now() + 10*netsim.Second) }

func (w *World) balanceOf(id int) chain.Amount {
	n := w.cluster.Nodes[id]
	return n.Wallet().Balance(n.Chain().Tip(), n.Pool()).Confirmed
}

func (w *World) heightOf(id int) uint32 { return w.cluster.Nodes[id].Chain().Tip().Height() }

// TestSeedFlows walks through the four flows of the seed's readme (seeds.md).
func TestSeedFlows(t *testing.T) {
	w := seedWorld(t)

	// 1. Link two nodes from one side; both then list each other.
	mustDo(t, w, "link n0 n1")
	for id := range 2 {
		if peers := w.cluster.Network.Peers(netsim.NodeID(id)); len(peers) != 1 || int(peers[0]) != 1-id {
			t.Errorf("flow 1: peers of n%d are %v", id, peers)
		}
	}

	// 2. Mine twice on the first: three blocks, balance 100.
	for range 2 {
		mustDo(t, w, "mine n0")
		wait(w)
	}
	if w.heightOf(0) != 2 || w.balanceOf(0) != 100*chain.Coin {
		t.Errorf("flow 2: height %d, balance %s; expected 2 (three blocks with genesis) and 100", w.heightOf(0), w.balanceOf(0))
	}

	// 3. Send 90 to the second: inputs of 50, outputs 90 and 10; it waits in the
	// pool. Mine: the first has 60.
	mustDo(t, w, "send n0 n1 90")
	pool := w.cluster.Nodes[0].Pool().List()
	if len(pool) != 1 {
		t.Fatalf("flow 3: %d transactions in the pool", len(pool))
	}
	tx := pool[0].Tx
	if len(tx.In) != 2 || len(tx.Out) != 2 || tx.Out[0].Amount != 90*chain.Coin || tx.Out[1].Amount != 10*chain.Coin {
		t.Errorf("flow 3: %d inputs, outputs %v; expected two, 90 and 10", len(tx.In), tx.Out)
	}
	mustDo(t, w, "mine n0")
	wait(w)
	if w.balanceOf(0) != 60*chain.Coin || w.cluster.Nodes[0].Pool().Len() != 0 {
		t.Errorf("flow 3: balance %s, %d in the pool; expected 60 and none", w.balanceOf(0), w.cluster.Nodes[0].Pool().Len())
	}

	// 4. Sync on the first does nothing; on the second it brings three blocks and 90 coins.
	if w.heightOf(1) != 0 {
		t.Errorf("flow 4: the second has height %d before it synced", w.heightOf(1))
	}
	mustDo(t, w, "sync n0")
	wait(w)
	if w.heightOf(0) != 3 || w.heightOf(1) != 0 || !logged(w, "sync", "n1: nothing new") {
		t.Errorf("flow 4: after sync of the first: heights %d and %d, log %v", w.heightOf(0), w.heightOf(1), w.watchers.Log().Lines())
	}
	mustDo(t, w, "sync n1")
	wait(w)
	if w.heightOf(1) != 3 || w.balanceOf(1) != 90*chain.Coin || !logged(w, "sync", "n0: 3 new blocks") {
		t.Errorf("flow 4: after sync of the second: height %d, balance %s; expected 3 and 90", w.heightOf(1), w.balanceOf(1))
	}
	noFailedChecks(t, w)
	everyCoin(t, w)
}

// logged reports whether the log has a line with this verb and text.
func logged(w *World, verb, text string) bool {
	for _, line := range w.watchers.Log().Lines() {
		if line.Verb == verb && strings.Contains(line.Text, text) {
			return true
		}
	}
	return false
}

// TestFault08DeadPeerDoesNotBlockSync: in the seed one dead peer blocks the sync
// with those after it.
func TestFault08DeadPeerDoesNotBlockSync(t *testing.T) {
	w := newTestWorld(t, func(c *Config) {
		c.Nodes, c.Topology, c.Relay, c.Mine.All, c.Observe = 4, "star", "none", false, true
	})
	mustDo(t, w, "mine n3")
	w.AdvanceTo(w.Now() + 1000*netsim.Second)
	mustDo(t, w, "crash n1")
	mustDo(t, w, "sync n0")
	w.AdvanceTo(w.Now() + 60*netsim.Second)
	if w.heightOf(0) != w.heightOf(3) || w.heightOf(3) == 0 {
		t.Errorf("n0 has height %d, n3 has %d", w.heightOf(0), w.heightOf(3))
	}
	for text, want := range map[string]string{"n1": node.ErrNoAnswer.Error(), "n2": "nothing new", "n3": "1 new blocks"} {
		if !logged(w, "sync", text+": ") || !logged(w, "sync", want) {
			t.Errorf("sync did not report %q for %s: %v", want, text, w.watchers.Log().Lines())
		}
	}
}

// TestFault12PrivateCallsAreRefused: in the seed anybody may call everything.
func TestFault12PrivateCallsAreRefused(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Nodes, c.Mine.All, c.Observe = 2, false, true })
	for what, want := range map[string]string{
		"chain":   "height 0",
		"utxo":    "1 unspent outputs, 50 coins",
		"mempool": "0 transactions",
		"peers":   "1 peers: n0",
		"balance": "0 coins at " + w.cluster.Shared.Payees[1].String(),
		"key":     "refused",
		"spend":   "refused",
	} {
		mustDo(t, w, "ask n0 n1 "+what)
		wait(w)
		if !logged(w, "answer", "n1: "+want) {
			t.Errorf("ask %s: expected %q, log %v", what, want, w.watchers.Log().Lines())
		}
	}
}

// TestFault14MiningStopsForANewerTip: the seed's mining cannot be interrupted, so
// that it works on for a race that is lost.
func TestFault14MiningStopsForANewerTip(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Nodes, c.Latency = 2, time.Millisecond })
	w.AdvanceTo(600 * netsim.Second)
	parents := map[chain.Hash]int{}
	for _, block := range w.watchers.Metrics().Blocks() {
		parents[block.Parent().Hash()]++
	}
	if len(w.watchers.Metrics().Blocks()) < 30 {
		t.Fatalf("only %d blocks were found", len(w.watchers.Metrics().Blocks()))
	}
	for parent, children := range parents {
		if children > 1 {
			t.Errorf("%d blocks were mined on %s although news travels in a millisecond", children, parent.Short())
		}
	}
}

// TestFault14KeysAndChainSurviveACrash: the seed's key is lost at restart.
func TestFault14KeysAndChainSurviveACrash(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Nodes, c.TxRate = 3, 1 })
	w.AdvanceTo(300 * netsim.Second)
	balance, height, keys := w.balanceOf(1), w.heightOf(1), w.cluster.Nodes[1].Wallet().Keys()
	mustDo(t, w, "crash n1")
	if w.balanceOf(1) != balance || w.heightOf(1) != height || len(w.cluster.Nodes[1].Wallet().Keys()) != len(keys) {
		t.Errorf("the crash took the chain or the keys")
	}
	if w.cluster.Nodes[1].Pool().Len() != 0 {
		t.Errorf("the mempool survived the crash")
	}
	w.AdvanceTo(400 * netsim.Second)
	if w.heightOf(1) != height {
		t.Errorf("a crashed node took blocks")
	}
	mustDo(t, w, "restart n1")
	mustDo(t, w, "mine all off")
	w.AdvanceTo(500 * netsim.Second)
	if !w.Converged() {
		t.Errorf("n1 did not catch up: heights %d, %d, %d", w.heightOf(0), w.heightOf(1), w.heightOf(2))
	}
}
