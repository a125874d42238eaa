package effect_test

import (
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
)

// balance is what a node has on its chain.
func balance(w *sim.World, id int) string {
	n := w.Node(id)
	return n.Wallet().Balance(n.Chain().Tip(), n.Pool()).Confirmed.String()
}

func figureOf(w *sim.World, name string) float64 {
	for _, v := range w.Report().Figures {
		if v.Name == name {
			x, _ := v.Value.Value()
			return x
		}
	}
	return -1
}

// What is built of chosen parts is sent if it is valid, goes its way as all else does, and stands
// in the block that was made for it.
func TestTransactionsAndBlocksByHand(t *testing.T) {
	t.Parallel()
	w := forgers(t, "inv") // eight blocks, of n0 and n1 by turns; h1 is n0's
	before := balance(w, 2)
	if answer := do(t, w, "tx n0 from=h1 to=n2:2.5,n3:1 fee=0.1 as=rent"); !strings.Contains(answer, "1 input, 3 outputs, fee 0.1; it breaks no rule") {
		t.Error(answer)
	}
	w.AdvanceTo(w.Now() + 5*netsim.Second)
	for id := range w.Nodes() {
		if w.Node(id).Pool().Len() != 1 {
			t.Errorf("n%d has not heard of the transaction", id)
		}
	}
	if answer := do(t, w, "tx n0 keep from=rent:2 to=n2:1 as=secret"); !strings.Contains(answer, "keeps") {
		t.Error(answer)
	}
	w.AdvanceTo(w.Now() + 5*netsim.Second)
	if w.Node(2).Pool().Len() != 1 {
		t.Error("a kept transaction was sent")
	}
	if answer := do(t, w, "block n3 txs=rent,secret"); !strings.Contains(answer, "height 9") || !strings.Contains(answer, "3 transactions") {
		t.Error(answer)
	}
	w.AdvanceTo(w.Now() + 5*netsim.Second)
	if before != "0" || balance(w, 2) != "3.5" {
		t.Errorf("n2 had %s and has %s", before, balance(w, 2))
	}
	do(t, w, "block n2 parent=h8")
	do(t, w, "block n2 parent="+w.Node(2).Chain().Leaves()[1].Hash().String())
	w.AdvanceTo(w.Now() + 5*netsim.Second)
	if got := figureOf(w, "reorgs"); got != 4 {
		t.Errorf("%v reorganisations after two blocks on the one before the tip", got)
	}
	if failed, lost := w.Report().Checks.Failed, figureOf(w, "txs.lost"); failed > 0 || lost != 0 {
		t.Errorf("%d checks failed, %v payments are lost", failed, lost)
	}
}

// What breaks a rule is named before it is sent, and sent only if that is wanted.
func TestWhatBreaksARuleIsNotSent(t *testing.T) {
	t.Parallel()
	w := forgers(t, "inv")
	for line, says := range map[string]string{
		"tx n0 from=h1 to=n2:60":                             "it breaks fees",
		"tx n0 from=h2 to=n2:50":                             "it breaks signatures",
		"tx n0 from=h1 to=n2:60,n3:-10":                      "it breaks amounts (expected positive amounts, found -10 in output 1)",
		"tx n0 from=h1,h1 to=n2:100":                         "it breaks double-spend",
		"tx n1 from=h8 to=n2:1":                              "it breaks maturity",
		"block n0 reward=60":                                 "it breaks coinbase-amount",
		"block n0 bits=207fffff":                             "it breaks bits",
		"block n0 time=-5m":                                  "it breaks time-past",
		"block n0 time=1000h":                                "it breaks time-future",
		"block n0 txs=h3":                                    "it breaks coinbase",
		"block n0 txs=ffffffffffff":                          "no transaction that any node has",
		"block n0 parent=h99":                                "no such block",
		"tx n0 from=nothing to=n1:1":                         `no payment is called "nothing"`,
		"tx n0 from=h1:7 to=n1:1":                            "has outputs 0 to 0",
		"tx n0 from=h1 to=n9:1":                              "n9",
		"block n0 bits=03000001":                             "lower the difficulty",
		"submit n0 h3 reward=50":                             "its reward is 50 already",
		"submit n0 h3 prev=beef":                             "a block that nobody has",
		"submit n0 h0 reward=5":                              "everybody begins with block",
		"tx n0 from=" + strings.Repeat("0", 64) + " to=n1:1": "no transaction that any node has",
	} {
		before, digest := len(w.Journal()), w.Digest()
		_, err := w.DoLine(line)
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", line, err)
		}
		if len(w.Journal()) != before || w.Digest() != digest {
			t.Errorf("%s has changed the world", line)
		}
	}
	for _, line := range []string{"tx n0 anyway from=h1 to=n2:60", "block n0 anyway reward=60", "submit n1 h3 reward=60", "submit n1 h3 nonce=5", "submit n1 h3 nonce=5"} {
		do(t, w, line)
	}
	w.AdvanceTo(w.Now() + 5*netsim.Second)
	for id := range w.Nodes() {
		if n := w.Node(id); n.Chain().Tip().Height() != 8 || n.Pool().Len() != 0 {
			t.Errorf("n%d has a tip at %d and %d in its mempool", id, n.Chain().Tip().Height(), n.Pool().Len())
		}
	}
	if found := figureOf(w, "blocks.mined"); found != 8+3 {
		t.Errorf("%v blocks were found", found)
	}
}

// A block that there is is taken like any other by a node that has it not.
func TestSubmitAsItIs(t *testing.T) {
	t.Parallel()
	w := forgers(t, "none")
	do(t, w, "mine n0")
	w.AdvanceTo(w.Now() + 600*netsim.Second)
	if answer := do(t, w, "submit n2 "+w.Node(0).Chain().Tip().Hash().String()); !strings.Contains(answer, "takes it") {
		t.Error(answer)
	}
	if w.Node(2).Chain().Tip() != w.Node(0).Chain().Tip() {
		t.Error("it has not")
	}
	if answer := do(t, w, "submit n2 h9"); !strings.Contains(answer, "already known") {
		t.Error(answer)
	}
}

// A copy of a block with the same hash stands nowhere in the tree in the place of that block, even
// where a node takes it; nor is it told of the block that it breaks a rule.
func TestACopyWithTheHashOfABlock(t *testing.T) {
	t.Parallel()
	w := forgers(t, "inv")
	tree := w.View(0).Tree
	do(t, w, "rules n1 -merkle -coinbase-amount")
	if answer := do(t, w, "submit n1 h3 reward=60"); !strings.Contains(answer, "a copy of block") || !strings.Contains(answer, "keeps it beside its chain") {
		t.Error(answer)
	}
	w.AdvanceTo(w.Now() + 5*netsim.Second)
	after := w.View(0).Tree
	if len(after) != len(tree) {
		t.Fatalf("the tree has %d blocks, expected %d", len(after), len(tree))
	}
	for i, b := range after {
		if b.Hash != tree[i].Hash || b.Invalid != "" {
			t.Errorf("at height %d: block %s breaks %q", b.Height, b.Hash.Short(), b.Invalid)
		}
	}
}
