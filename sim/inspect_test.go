package sim

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/chain/forge"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/view"
)

// inspected is all that can be seen by inspecting the newest blocks of a world and what
// they hold, in a few lists.
func inspected(w *World) []any {
	v := w.View(-1)
	var all []any
	for _, b := range v.Tree[max(len(v.Tree)-12, 0):] {
		block := w.inspectBlock(v, b.Hash)
		all = append(all, block)
		for _, tx := range block.TxList {
			all = append(all, w.inspectTx(v, tx.ID))
		}
	}
	return all
}

func (w *World) inspectBlock(v *view.View, h chain.Hash) *view.BlockDetail {
	seen := *v
	w.Inspect(&seen, view.Subject{Hash: h, Tx: false})
	return seen.Block
}

func (w *World) inspectTx(v *view.View, id chain.Hash) *view.TxDetail {
	seen := *v
	w.Inspect(&seen, view.Subject{Hash: id, Tx: true})
	return seen.Tx
}

// Whether a copy of a block comes from the future each node says by its own clock, as it would if
// it were handed the copy.
func TestEditedCopiesFromTheFuture(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Nodes, c.Observe, c.Topology = 4, true, "full" })
	w.AdvanceTo(120 * netsim.Second)
	mustDo(t, w, "mine all off")
	mustDo(t, w, "skew n1 50s")
	mustDo(t, w, "rules n3 -time-future")
	block := w.BestTip().Ancestor(1)
	for seconds, want := range map[uint64]string{150: "[]", 200: "[0 2]", 300: "[0 1 2]"} {
		edit := forge.Edit{Field: "time", Number: seconds * 1000}
		seen := *w.View(0)
		w.Inspect(&seen, view.Subject{Hash: block.Hash(), Edit: edit})
		for _, r := range seen.Block.Rules {
			if r.Clock && fmt.Sprint(r.Refused) != want || r.Name == string(chain.RuleTimeFuture) && !r.Clock {
				t.Errorf("%d s: %s is refused by %v, expected %s", seconds, r.Name, r.Refused, want)
			}
		}
		for id, takes := range map[int]bool{0: want == "[]", 1: want != "[0 1 2]", 2: want == "[]"} {
			answer := mustDo(t, w, fmt.Sprintf("submit n%d %s %s", id, block.Hash(), edit))
			if early := strings.Contains(answer, string(chain.RuleTimeFuture)); early == takes {
				t.Errorf("%d s: n%d answers %q", seconds, id, answer)
			}
		}
	}
}

// The first block has no parent that anybody could lack.
func TestEditedCopyOfGenesis(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Observe = true })
	for _, edit := range []forge.Edit{{Field: "reward", Number: 5}, {Field: "prev", Hash: chain.Hash{1}}} {
		seen := *w.View(0)
		w.Inspect(&seen, view.Subject{Hash: w.BestTip().Hash(), Edit: edit})
		if gone := seen.Block.Gone; !strings.Contains(gone, "everybody begins with") {
			t.Errorf("%s: %q", edit, gone)
		}
	}
}

// At any moment of random worlds what is inspected agrees with the chain package.
func TestInspectedIsConsistent(t *testing.T) {
	t.Parallel()
	forPlans(t, 25, allRelays, func(t *testing.T, p *plan) {
		p.config.Observe = true
		w := p.start(t, netsim.Workers)
		defer w.Close()
		look := func() {
			v := w.View(-1)
			for _, b := range v.Tree[max(len(v.Tree)-6, 0):] {
				d := w.inspectBlock(v, b.Hash)
				checkBlockDetail(t, w, d, b)
				for _, tx := range d.TxList {
					checkTxDetail(t, w, v, w.inspectTx(v, tx.ID), d)
				}
			}
			for _, n := range w.cluster.Nodes {
				for tx := range n.Pool().All() {
					checkTxDetail(t, w, v, w.inspectTx(v, tx.ID()), nil)
				}
			}
			if t.Failed() {
				t.FailNow() // the next look would only say it again
			}
		}
		for _, do := range p.lines {
			w.AdvanceTo(do.at)
			_, _ = w.DoLine(do.line)
			look()
		}
		w.AdvanceTo(p.end)
		look()
	})
}

func checkBlockDetail(t *testing.T, w *World, d *view.BlockDetail, b view.Block) {
	t.Helper()
	e := w.watchers.Metrics().Block(b.Hash)
	if e == nil { // forged, and forgotten since nobody took it
		taken := slices.ContainsFunc(w.cluster.Nodes, func(n *node.Node) bool { return n.Chain().Has(b.Hash) })
		if d.Gone == "" || taken {
			t.Errorf("block %s is forgotten, taken by some: %t", b.Hash.Short(), taken)
		}
		return
	}
	block := e.Block()
	if d.Gone != "" || d.Block != b || d.Nonce != block.Header.Nonce || d.Size != block.Size() || d.ChainWork != e.Work() {
		t.Fatalf("block %s is told as %+v", b.Hash.Short(), d)
	}
	swapped := errors.Is(e.Judge(chain.RuleMerkle), chain.RuleMerkle)
	if top := d.Merkle[len(d.Merkle)-1]; len(top) != 1 || (top[0] != block.Header.Merkle) != swapped || d.Root != block.Header.Merkle {
		t.Errorf("the tree of %s ends in %v", b.Hash.Short(), top)
	}
	if len(d.TxList) != len(block.Txs) || len(d.Merkle[0]) != len(block.Txs) {
		t.Errorf("%s has %d transactions, listed %d", b.Hash.Short(), len(block.Txs), len(d.TxList))
	}
	if parent := e.Parent(); parent != nil && !isVoid(d) {
		if !d.Target.Reached(d.Hash) || d.Work.Cmp(chain.Work{}) == 0 || parent.Work().Add(d.Work) != d.ChainWork {
			t.Errorf("%s: hash %s, target %x, work %v of %v", b.Hash.Short(), d.Hash, d.Target, d.Work, d.ChainWork)
		}
	}
	if main := w.BestTip().Ancestor(b.Height) == e; main != (d.Confirmations > 0) {
		t.Errorf("%s has %d confirmations, on the best chain: %t", b.Hash.Short(), d.Confirmations, main)
	}
	has := 0
	for id, l := range d.Life {
		known := w.cluster.Nodes[id].Chain()
		onChain := known.Tip().Ancestor(b.Height) == e
		if onChain != (l.Status == view.LifeOnChain) || !onChain && known.Knows(e) != (l.Status == view.LifeAside) {
			t.Errorf("%s at n%d: %v", b.Hash.Short(), id, l.Status)
		}
		if onChain && uint32(l.Confirmations) != known.Tip().Height()-b.Height+1 {
			t.Errorf("%s at n%d: %d confirmations", b.Hash.Short(), id, l.Confirmations)
		}
		if known.Knows(e) {
			has++
			if b.Miner >= 0 && !l.Timed {
				t.Errorf("%s at n%d: when it came is not told", b.Hash.Short(), id)
			}
		}
		checkLife(t, l)
	}
	checkArrivals(t, w, d, e, has)
	if has > b.Seen || has < b.Seen && !judgesAnew(w) {
		t.Errorf("%s is at %d nodes, expected %d", b.Hash.Short(), has, b.Seen)
	}
	if !slices.IsSortedFunc(d.Arrivals, func(a, b view.Arrival) int { return int(a.At - b.At) }) {
		t.Errorf("%s: arrivals %v", b.Hash.Short(), d.Arrivals)
	}
	for _, r := range d.Rules {
		enforce := []int{}
		for id, n := range w.cluster.Nodes {
			if n.Chain().Rules().At(b.Height).Has(chain.RuleName(r.Name)) {
				enforce = append(enforce, id)
			}
		}
		breaks := func(id int) bool {
			terms := w.cluster.Nodes[id].Chain().Rules().At(b.Height)
			return r.Broken && e.Judge(chain.RuleName(r.Name)) != nil && terms.Limits == chain.Limits{} && w.cluster.Nodes[id].Chain().Knows(e)
		}
		if !slices.Equal(r.Nodes, enforce) || slices.ContainsFunc(r.Nodes, breaks) || r.Doc == "" {
			t.Errorf("%s: enforced by %v, rule %+v", b.Hash.Short(), enforce, r)
		}
	}
}

// isVoid reports whether a block breaks a rule.
func isVoid(d *view.BlockDetail) bool {
	return d != nil && slices.ContainsFunc(d.Rules, func(r view.Rule) bool { return r.Broken })
}

// checkLife: what happened comes in order, and ends in what is.
func checkLife(t *testing.T, l view.Life) {
	t.Helper()
	if !slices.IsSortedFunc(l.Events, func(a, b view.LifeEvent) int { return int(a.At - b.At) }) {
		t.Errorf("n%d: events %+v", l.Node, l.Events)
	}
	last := view.LifeDrops
	for _, e := range l.Events {
		if e.Verb == view.LifeTakes || e.Verb == view.LifeTakesOff {
			if e.Verb == last {
				t.Errorf("n%d: twice in a row %d: %+v", l.Node, last, l.Events)
			}
			last = e.Verb
		}
	}
	if last == view.LifeTakesOff && l.Status == view.LifeOnChain || last == view.LifeTakes && l.Status == view.LifeAside {
		t.Errorf("n%d: %v after %+v", l.Node, l.Status, l.Events)
	}
}

func checkTxDetail(t *testing.T, w *World, v *view.View, d *view.TxDetail, in *view.BlockDetail) {
	t.Helper()
	if d.Gone != "" || d.Size <= 0 || d.Fee < 0 && !isVoid(in) || len(d.Life) != len(w.cluster.Nodes) || len(d.Tips) != len(v.Tips) {
		t.Fatalf("transaction %+v", d)
	}
	if in != nil && !slices.ContainsFunc(d.Places, func(p view.Place) bool { return p.Block == in.Hash && in.TxList[p.Index].ID == d.ID }) {
		t.Errorf("%s is in %s, told are %+v", d.ID.Short(), in.Hash.Short(), d.Places)
	}
	for i, input := range d.Inputs {
		if (!input.Known || !input.Signed || d.In[i].Owner == "") && !isVoid(in) {
			t.Errorf("%s: input %d is %+v, %+v", d.ID.Short(), i, input, d.In[i])
		}
	}
	for _, tip := range d.Tips {
		tx := w.cluster.Nodes[tip.Nodes[0]]
		if want := confirmationsOf(d.ID, tx.Chain().Tip()); want != tip.Confirmations {
			t.Errorf("%s at %s: %d confirmations, expected %d", d.ID.Short(), tip.Hash.Short(), tip.Confirmations, want)
		}
	}
	pooled := 0
	for id, l := range d.Life {
		if has := w.cluster.Nodes[id].Pool().Has(d.ID); has != (l.Status == view.LifePooled) || has && (l.Since > v.Now || l.Since < 0) {
			t.Errorf("%s at n%d: %+v", d.ID.Short(), id, l)
		} else if has {
			pooled++
		}
		checkLife(t, l)
	}
	if len(d.Pools) != pooled {
		t.Errorf("%s is in %d mempools, told are %v", d.ID.Short(), pooled, d.Pools)
	}
	for _, r := range d.Rivals {
		if r.Tx == d.ID {
			t.Errorf("%s is its own rival", d.ID.Short())
		}
	}
}

func confirmationsOf(id chain.Hash, tip *chain.Entry) int {
	for e := tip; e != nil; e = e.Parent() {
		for _, tx := range e.Block().Txs {
			if tx.ID() == id {
				return int(tip.Height()-e.Height()) + 1
			}
		}
	}
	return 0
}

// An id is the beginning or the end of a hash.
func TestFind(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Nodes = 3 })
	w.AdvanceTo(300 * netsim.Second)
	mustDo(t, w, "mine all off")
	mustDo(t, w, "send n0 n1 0.5 as=rent")
	tip, tx := w.BestTip().Hash(), w.cluster.Paid["rent"].Tx.ID()
	coinbase := w.BestTip().Block().Txs[0].ID()
	for _, c := range []struct {
		id   string
		want view.Subject
	}{
		{tip.String(), view.Subject{Hash: tip, Tx: false}},
		{tip.String()[56:], view.Subject{Hash: tip, Tx: false}},
		{tip.String()[:24], view.Subject{Hash: tip, Tx: false}},
		{tx.String()[:10], view.Subject{Hash: tx, Tx: true}},
		{tx.String()[51:], view.Subject{Hash: tx, Tx: true}},
		{coinbase.String(), view.Subject{Hash: coinbase, Tx: true}},
		{w.cluster.Shared.Store.Genesis().Hash().String(), view.Subject{Hash: w.cluster.Shared.Store.Genesis().Hash(), Tx: false}},
	} {
		if got, err := w.Find(c.id); err != nil || got != c.want {
			t.Errorf("%s: %v, %v; expected %v", c.id, got, err, c.want)
		}
	}
	if _, err := w.Find("0000000000000000000000000000000000000000"); err == nil || !strings.Contains(err.Error(), "no block and no transaction") {
		t.Errorf("nothing: %v", err)
	}
}

// What is inspected costs little, however long the chain is.
func BenchmarkInspect(b *testing.B) {
	w := newTestWorld(b, func(c *Config) {
		c.Nodes, c.Observe, c.HashRate, c.Interval, c.TxRate = 8, true, 1, time.Second, 0.2
	})
	w.AdvanceTo(600 * netsim.Second)
	v := w.View(0)
	h := w.BestTip().Ancestor(w.Height() - 5)
	for name, s := range map[string]view.Subject{"block": {Hash: h.Hash(), Tx: false}, "tx": {Hash: h.Block().Txs[0].ID(), Tx: true}} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				w.Inspect(v, s)
			}
		})
	}
}

// Not every block is valid for everybody: what it breaks is told, and for whom.
func TestInspectAnInvalidBlock(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Nodes, c.Observe = 3, true })
	w.AdvanceTo(100 * netsim.Second)
	mustDo(t, w, "mine all off")
	parent := w.BestTip()
	header := chain.Header{Height: parent.Height() + 1, Prev: parent.Hash(), Bits: parent.NextBits(), Time: parent.Block().Header.Time}
	txs := []*chain.Tx{chain.NewCoinbase(header.Height, chain.TxOut{To: w.cluster.Shared.Payees[1], Amount: 51 * chain.Coin})}
	header.Merkle = chain.TxRoot(txs)
	for target, _ := chain.TargetOfBits(header.Bits); !target.Reached(header.Hash()); {
		header.Nonce++
	}
	e, err := w.cluster.Shared.Store.Add(chain.NewBlock(header, txs))
	if err != nil {
		t.Fatal(err)
	}
	why := e.Verdict(chain.AllRules())
	w.watchers.Metrics().See(&node.Event{At: w.Now(), Node: 1, Verb: node.Mined, Block: e})
	for id := range netsim.NodeID(3) {
		event := node.Event{At: w.Now(), Node: id, Peer: 1, Verb: node.Rejected, Block: e, Err: why}
		w.watchers.See(&event)
	}
	d := w.inspectBlock(w.View(0), e.Hash())
	for _, r := range d.Rules {
		broken := r.Name == string(chain.RuleCoinbaseAmount)
		if r.Broken != broken || (len(r.Refused) == 3) != broken || len(r.Nodes) != 3 {
			t.Errorf("rule %+v", r)
		}
		if broken && (r.Expected != "at most 50 coins" || r.Found != "51") {
			t.Errorf("rule %+v", r)
		}
	}
	if d.Invalid != string(chain.RuleCoinbaseAmount) || d.Confirmations != 0 || d.Life[0].Status != view.LifeRefused || len(d.Arrivals) != 0 || d.P50 != -1 {
		t.Errorf("the block: %+v", d)
	}
}

// checkArrivals holds it against which nodes have a block, how many, when it came to which. A
// node that judges its blocks anew may have it no more; one that forged it may never have had it.
func checkArrivals(t *testing.T, w *World, d *view.BlockDetail, e *chain.Entry, has int) {
	t.Helper()
	b, gone := &d.Block, 0
	if b.Miner < 0 {
		return
	}
	for _, a := range d.Arrivals {
		switch known := w.cluster.Nodes[a.Node].Chain(); {
		case known.Knows(e):
		case known.Refuses(e):
			gone++
		default:
			t.Errorf("%s came to n%d, which has it no more", b.Hash.Short(), a.Node)
		}
	}
	if len(d.Arrivals) != has+gone {
		t.Errorf("%s: %d arrivals at %d nodes: %v", b.Hash.Short(), len(d.Arrivals), has, d.Arrivals)
	}
	first := view.Arrival{At: b.Found, Node: b.Miner, From: b.Miner, Ran: true}
	// What a node has forged it does not take itself; it may once it comes back, if it was from the future.
	cameBack := slices.ContainsFunc(d.Arrivals, func(a view.Arrival) bool { return a.Node == b.Miner && a.From != b.Miner })
	if cameBack && forges(w, b.Miner) {
		return
	}
	// Nor does a finder whose tip is from the future take what it finds, until the time has come.
	if slices.ContainsFunc(d.Life[b.Miner].Events, func(e view.LifeEvent) bool { return e.Verb == view.LifeRefuses && e.At == b.Found }) {
		return
	}
	if w.cluster.Nodes[b.Miner].Chain().Knows(e) && (len(d.Arrivals) == 0 || d.Arrivals[0] != first) {
		t.Errorf("%s: its miner has it, and the first arrival is not there: %v", b.Hash.Short(), d.Arrivals)
	}
}

// forges reports whether somebody was told to forge with a node's key.
func forges(w *World, id int) bool {
	return slices.ContainsFunc(w.Journal(), func(r Recorded) bool {
		c, forge := r.Command.(command.Forge)
		return forge && int(c.Node) == id
	})
}

// judgesAnew reports whether nodes were told of other rules, so that they may have given blocks up.
func judgesAnew(w *World) bool {
	return slices.ContainsFunc(w.Journal(), func(r Recorded) bool {
		switch r.Command.(type) {
		case command.Rules, command.Invalidate:
			return true
		}
		return false
	})
}
