package sim

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

// verbs are what happened at a node, in short.
func verbs(l view.Life) string {
	var words []string
	for _, e := range l.Events {
		words = append(words, [...]string{"saw", "made", "again", "waits", "refuses", "drops", "takes", "off", "returns"}[e.Verb])
	}
	return strings.Join(words, " ")
}

// The life of a payment that two halves of a network see differently.
func TestLifeOfAPayment(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Nodes, c.Observe = 4, true })
	w.AdvanceTo(120 * netsim.Second)
	mustDo(t, w, "mine all off")
	w.AdvanceTo(130 * netsim.Second)
	mustDo(t, w, "partition n0,n1 | n2,n3")
	mustDo(t, w, "send n0 n3 1 as=rent")
	mustDo(t, w, "respend rent n1 via=n2 as=theft")
	w.AdvanceTo(132 * netsim.Second)
	id, theft := w.cluster.Paid["rent"].Tx.ID(), w.cluster.Paid["theft"].Tx.ID()

	v := w.View(0)
	d := w.inspectTx(v, id)
	if d.Maker != 0 || d.Made != 130*netsim.Second || fmt.Sprint(d.Pools) != "[0 1]" || len(d.Places) != 0 || d.FeeRate != float64(d.Fee)/float64(d.Size) {
		t.Errorf("in two mempools: %+v", d)
	}
	if len(d.Rivals) == 0 || d.Rivals[0].Tx != theft || fmt.Sprint(d.Rivals[0].Pools) != "[2 3]" || !d.Rivals[0].Block.IsZero() {
		t.Errorf("rivals: %+v", d.Rivals)
	}
	for id, want := range []string{"made", "saw", "", ""} {
		if got := verbs(d.Life[id]); got != want {
			t.Errorf("n%d: %q, expected %q", id, got, want)
		}
	}

	// Both halves confirm theirs; then the half of n2 is ahead, and wins.
	mustDo(t, w, "mine n0 one")
	for w.cluster.Nodes[1].Pool().Has(id) {
		w.Advance(w.Now() + netsim.Second)
	}
	d = w.inspectTx(w.View(0), id)
	if len(d.Places) != 1 || fmt.Sprint(d.Places[0].Nodes) != "[0 1]" || d.Places[0].Miner != 0 || d.Life[1].Status != view.LifeOnChain || d.Life[1].Confirmations != 1 {
		t.Errorf("confirmed: %+v", d)
	}
	mustDo(t, w, "mine n2 on")
	for w.cluster.Nodes[2].Chain().Tip().Height() < w.cluster.Nodes[0].Chain().Tip().Height()+2 {
		w.Advance(w.Now() + netsim.Second)
	}
	mustDo(t, w, "mine all off")
	mustDo(t, w, "heal")
	mustDo(t, w, "sync all")
	w.AdvanceTo(w.Now() + 60*netsim.Second)
	v = w.View(0)
	d = w.inspectTx(v, id)
	if l := d.Life[1]; l.Status != view.LifeLost || verbs(l) != "saw takes off drops" || !strings.Contains(l.Why, theft.Short()+" spends the same coin") {
		t.Errorf("n1 at the end: %+v, %s", l, verbs(l))
	}
	if len(d.Tips) != 1 || d.Tips[0].Confirmations != 0 || d.Places[0].Main || len(d.Places[0].Nodes) != 0 {
		t.Errorf("at the end: %+v", d)
	}
	if r := d.Rivals; len(r) != 1 || r[0].Tx != theft || !r[0].Main || r[0].Block.IsZero() {
		t.Errorf("rivals at the end: %+v", r)
	}
	block := w.inspectBlock(v, d.Places[0].Block)
	if block.Confirmations != 0 || verbs(block.Life[0]) != "made takes off" || verbs(block.Life[2]) != "saw" || block.Life[2].Status != view.LifeAside {
		t.Errorf("its block: %+v", block.Life)
	}
	if spender := w.inspectTx(v, theft); len(spender.Inputs) == 0 || !spender.Inputs[0].Known || spender.Inputs[0].Block.IsZero() || spender.In[0].Owner != "n0" {
		t.Errorf("the rival's coins: %+v", spender)
	}
}

// A node that crashes has its blocks still, and loses its mempool; one that comes late
// has what it begins with.
func TestLifeAtCrashedAndLateNodes(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Nodes, c.Observe = 4, true })
	w.AdvanceTo(120 * netsim.Second)
	mustDo(t, w, "mine all off")
	w.AdvanceTo(125 * netsim.Second)
	mustDo(t, w, "send n0 n3 1 as=rent")
	w.AdvanceTo(130 * netsim.Second)
	mustDo(t, w, "crash n2")
	mustDo(t, w, "add")
	v := w.View(0)
	d := w.inspectTx(v, w.cluster.Paid["rent"].Tx.ID())
	if l := d.Life[2]; l.State != view.Crashed || l.Status != view.LifeLost || !l.Timed {
		t.Errorf("at the crashed node: %+v", l)
	}
	tip := w.inspectBlock(v, w.BestTip().Hash())
	if l := tip.Life[2]; l.State != view.Crashed || l.Status != view.LifeOnChain {
		t.Errorf("its tip: %+v", l)
	}
	if l := tip.Life[4]; l.Timed && l.Status != view.LifeOnChain || len(tip.Life) != 5 {
		t.Errorf("the tip at the new node: %+v", l)
	}
	if genesis := w.inspectBlock(v, w.cluster.Shared.Store.Genesis().Hash()); genesis.Gone != "" || genesis.Miner != -1 || genesis.Life[0].Status != view.LifeOnChain || len(genesis.TxList) != 1 {
		t.Errorf("genesis: %+v", genesis)
	}
}

// A block from a fast clock is refused at first, by the nodes' own clocks.
func TestLifeOfABlockFromTheFuture(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Nodes, c.Observe, c.Topology = 4, true, "full" })
	w.AdvanceTo(60 * netsim.Second)
	mustDo(t, w, "mine all off")
	w.AdvanceTo(65 * netsim.Second)
	mustDo(t, w, "skew n0 70s")
	mustDo(t, w, "mine n0 one")
	before := w.Height()
	for w.Height() == before {
		w.Advance(w.Now() + netsim.Second)
	}
	h := w.BestTip().Hash()
	w.AdvanceTo(w.Now() + 2*netsim.Second)
	d := w.inspectBlock(w.View(0), h)
	rule := d.Rules[slices.IndexFunc(d.Rules, func(r view.Rule) bool { return r.Name == string(chain.RuleTimeFuture) })]
	if !rule.Clock || rule.Broken || fmt.Sprint(rule.Refused) != "[1 2 3]" {
		t.Errorf("the rule: %+v", rule)
	}
	if l := d.Life[1]; l.Status != view.LifeRefused || l.Why != "breaks the rule time-future" || l.Timed || verbs(l) != "refuses" {
		t.Errorf("n1: %+v", l)
	}
	w.AdvanceTo(w.Now() + 60*netsim.Second)
	d = w.inspectBlock(w.View(0), h)
	if l := d.Life[1]; l.Status != view.LifeOnChain || l.Why != "" || !strings.HasPrefix(verbs(l), "refuses") || !strings.HasSuffix(verbs(l), "saw takes") {
		t.Errorf("n1 later: %+v, %s", l, verbs(l))
	}
}

// A payment whose block is taken off waits again, and is confirmed by another block.
func TestLifeOfAPaymentThatReturns(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Nodes, c.Observe, c.Topology = 4, true, "full" })
	w.AdvanceTo(120 * netsim.Second)
	mustDo(t, w, "mine all off")
	w.AdvanceTo(130 * netsim.Second)
	mustDo(t, w, "partition n0,n1 | n2,n3")
	mustDo(t, w, "send n0 n3 1 as=rent fee=0.01")
	w.AdvanceTo(132 * netsim.Second)
	id := w.cluster.Paid["rent"].Tx.ID()
	mine := func(node string, blocks uint32) {
		mustDo(t, w, "mine "+node+" on")
		for to := w.cluster.Nodes[node[1]-'0'].Chain().Tip().Height() + blocks; w.cluster.Nodes[node[1]-'0'].Chain().Tip().Height() < to; {
			w.Advance(w.Now() + netsim.Second)
		}
		mustDo(t, w, "mine all off")
	}
	mine("n0", 1)
	mine("n2", 2)
	mustDo(t, w, "heal")
	mustDo(t, w, "sync all")
	w.AdvanceTo(w.Now() + 30*netsim.Second)
	d := w.inspectTx(w.View(0), id)
	if l := d.Life[0]; l.Status != view.LifePooled || verbs(l) != "made takes off returns" || l.Since != l.Events[2].At {
		t.Errorf("taken off: %+v, %s", l, verbs(l))
	}
	mine("n1", 1)
	w.AdvanceTo(w.Now() + 10*netsim.Second)
	d = w.inspectTx(w.View(0), id)
	if l := d.Life[0]; l.Status != view.LifeOnChain || l.Confirmations != 1 || verbs(l) != "made takes off returns takes" {
		t.Errorf("confirmed again: %+v, %s", l, verbs(l))
	}
	if len(d.Places) != 2 || d.Places[0].Main || !d.Places[1].Main || fmt.Sprint(d.Places[1].Nodes) != "[0 1 2 3]" {
		t.Errorf("its blocks: %+v", d.Places)
	}
}

// A node that gives blocks up at its operator's word, and takes them on again when he takes it
// back, has none to take off for that.
func TestLifeOfABlockThatIsReconsidered(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Nodes, c.Observe, c.Topology = 4, true, "full" })
	w.AdvanceTo(120 * netsim.Second)
	mustDo(t, w, "mine all off")
	w.AdvanceTo(130 * netsim.Second)
	h := w.BestTip().Hash()
	for _, line := range []string{"invalidate n1 tip", "reconsider n1 all", "invalidate n1 h2", "reconsider n1 all"} {
		mustDo(t, w, line)
		w.AdvanceTo(w.Now() + 5*netsim.Second)
	}
	for id, l := range w.inspectBlock(w.View(0), h).Life {
		want := " takes"
		if id == 1 {
			want = " takes off takes off takes"
		}
		if got := strings.ReplaceAll(verbs(l), " refuses", ""); l.Status != view.LifeOnChain || !strings.HasSuffix(got, want) || strings.Count(got, "takes") != strings.Count(want, "takes") {
			t.Errorf("n%d: %v after %q, expected ...%q", id, l.Status, got, want)
		}
	}
}
