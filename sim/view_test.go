package sim

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/projection"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
)

// At any moment of random worlds a view agrees with itself and with the world.
func TestViewIsConsistent(t *testing.T) {
	t.Parallel()
	forPlans(t, 40, allRelays, func(t *testing.T, p *plan) {
		p.config.Observe = true
		random := rand.New(rand.NewPCG(p.seed, 2))
		w := p.start(t, netsim.Workers)
		defer w.Close()
		look := func() {
			v := w.View(random.IntN(w.Nodes()))
			checkNodes(t, w, v)
			checkTips(t, w, v)
			checkTree(t, v)
			checkLinks(t, w, v)
			checkFlights(t, v)
			checkLog(t, v)
			checkDetail(t, v)
			checkPages(t, w, v)
		}
		look()
		for _, do := range p.lines {
			w.AdvanceTo(do.at)
			_, _ = w.DoLine(do.line)
			look()
		}
		w.AdvanceTo(p.end)
		for id := range w.Nodes() {
			checkDetail(t, w.View(id))
		}
	})
}

func checkNodes(t *testing.T, w *World, v *view.View) {
	t.Helper()
	if len(v.Nodes) != w.Nodes() || v.Now != w.Now() || v.Seed != w.config.Seed {
		t.Errorf("%d nodes at %v of seed %d", len(v.Nodes), v.Now, v.Seed)
	}
	groups := 0
	for id, n := range v.Nodes {
		if n.ID != id || n.Name != w.Name(id) || n.Keys < 1 {
			t.Errorf("row %d is %+v", id, n)
		}
		if (n.Group != "") != (len(v.Groups) > 0) {
			t.Errorf("%s is in group %q of %v", n.Name, n.Group, v.Groups)
		}
		if n.Group != "" {
			groups = max(groups, int(n.Group[0]-'A')+1)
		}
		if rate, known := n.StaleRate().Value(); n.Mined < n.Main || rate < 0 || rate > 1 || known != (n.Mined > 0) {
			t.Errorf("%s has mined %d, %d of them main", n.Name, n.Mined, n.Main)
		}
	}
	if groups != len(v.Groups) {
		t.Errorf("nodes are in %d groups of %v", groups, v.Groups)
	}
}

// checkTips: each running node is at one tip, its own; the best come first.
func checkTips(t *testing.T, w *World, v *view.View) {
	t.Helper()
	followed := map[int]chain.Hash{}
	for i, tip := range v.Tips {
		for _, id := range tip.Nodes {
			if _, twice := followed[id]; twice {
				t.Errorf("n%d is at two tips", id)
			}
			followed[id] = tip.Hash
			if v.Nodes[id].Height != tip.Height {
				t.Errorf("n%d has height %d, its tip %d", id, v.Nodes[id].Height, tip.Height)
			}
		}
		if !slices.IsSorted(tip.Nodes) || len(tip.Nodes) == 0 {
			t.Errorf("tip %d is followed by %v", i, tip.Nodes)
		}
		if work := w.cluster.Shared.Store.Get(tip.Hash).Work(); i > 0 && work.Cmp(w.cluster.Shared.Store.Get(v.Tips[i-1].Hash).Work()) > 0 {
			t.Errorf("tip %d has more work than the one before", i)
		}
	}
	for _, n := range v.Nodes {
		if tip, found := followed[n.ID]; found != (n.State != view.Crashed) || found && tip != n.Tip {
			t.Errorf("%s, %v at %s, is among the followers of %s: %t", n.Name, n.State, n.Tip.Short(), tip.Short(), found)
		}
	}
}

// checkTree: parents come before children, and the main blocks are one chain.
func checkTree(t *testing.T, v *view.View) {
	t.Helper()
	blocks := map[chain.Hash]view.Block{}
	main := 0
	for _, b := range v.Tree {
		parent, known := blocks[b.Prev]
		switch {
		case b.Miner < 0 && (b.Height != 0 || !b.Main || b.Seen != len(v.Nodes)):
			t.Errorf("genesis is shown as %+v", b)
		case b.Miner >= 0 && len(v.Tree) == v.Blocks+1 && !known:
			t.Errorf("block %s comes before its parent", b.Hash.Short())
		case known && (b.Height != parent.Height+1 || b.Found < parent.Found || b.Main && !parent.Main):
			t.Errorf("block %+v on %+v", b, parent)
		}
		if b.Seen < 0 || b.Seen > len(v.Nodes) || b.Txs < 1 || b.Fees < 0 && b.Seen > 0 {
			t.Errorf("block %+v", b)
		}
		blocks[b.Hash] = b
		if b.Main {
			main++
		}
	}
	if len(v.Tree) == v.Blocks+1 && main != int(v.Height)+1 {
		t.Errorf("%d blocks are main at height %d", main, v.Height)
	}
	for _, n := range v.Nodes {
		if _, shown := blocks[n.Tip]; !shown && len(v.Tree) == v.Blocks+1 {
			t.Errorf("the tip of %s is not in the tree", n.Name)
		}
	}
}

func checkLinks(t *testing.T, w *World, v *view.View) {
	t.Helper()
	peers := make([]int, len(v.Nodes))
	for i, l := range v.Links {
		if l.A >= l.B || i > 0 && (v.Links[i-1].A > l.A || v.Links[i-1].A == l.A && v.Links[i-1].B >= l.B) {
			t.Errorf("link %d is from n%d to n%d", i, l.A, l.B)
		}
		peers[l.A]++
		peers[l.B]++
		if l.Parted && v.Nodes[l.A].Group == v.Nodes[l.B].Group {
			t.Errorf("a partition stops the link from n%d to n%d in one group", l.A, l.B)
		}
		if l.Delay < v.Settings.DelayMin || l.Delay+l.Jitter > v.Settings.DelayMax {
			t.Errorf("link %+v outside of %v to %v", l, v.Settings.DelayMin, v.Settings.DelayMax)
		}
	}
	for id, n := range v.Nodes {
		if n.Peers != peers[id] || n.Peers != len(w.cluster.Network.Peers(netsim.NodeID(id))) {
			t.Errorf("%s has %d peers and %d links", n.Name, n.Peers, peers[id])
		}
	}
}

func checkFlights(t *testing.T, v *view.View) {
	t.Helper()
	if len(v.Flights) > v.Flying || len(v.Flights) < min(v.Flying, projection.FlightsShown) || v.Flying != v.Figures.Int("messages.underway") {
		t.Errorf("%d flights are shown of %d, %d are counted", len(v.Flights), v.Flying, v.Figures.Int("messages.underway"))
	}
	for i, f := range v.Flights {
		if f.From == f.To || f.Sent > v.Now || f.Arrival <= f.Sent || f.Text == "" || i > 0 && f.Arrival < v.Flights[i-1].Arrival {
			t.Errorf("flight %d is %+v at %v", i, f, v.Now)
		}
	}
}

func checkLog(t *testing.T, v *view.View) {
	t.Helper()
	for i, line := range v.Log {
		if line.At > v.Now || line.Verb == "" || line.Text == "" || line.Node < -1 || line.Node >= len(v.Nodes) {
			t.Errorf("log line %+v at %v", line, v.Now)
		}
		if i > 0 && line.At < v.Log[i-1].At {
			t.Errorf("log line %+v comes after %+v", line, v.Log[i-1])
		}
	}
}

// checkDetail holds the focused node against its row of the table.
func checkDetail(t *testing.T, v *view.View) {
	t.Helper()
	d, row := v.Focus, v.Nodes[v.Focus.ID]
	if d.Chain[0].Hash != row.Tip || len(d.Chain) != min(int(row.Height)+1, projection.ChainShown) || len(d.Peers) != row.Peers || len(d.Wallet.Addresses) != row.Keys {
		t.Errorf("%s has %d blocks, %d peers, %d addresses; its row is %+v", row.Name, len(d.Chain), len(d.Peers), len(d.Wallet.Addresses), row)
	}
	for i, line := range d.Chain[:len(d.Chain)-1] {
		if line.Prev != d.Chain[i+1].Hash || line.Gap != line.Found-d.Chain[i+1].Found || !line.TxList[0].Coinbase {
			t.Errorf("%s: block %d of the chain is %+v", row.Name, i, line)
		}
	}
	if last := d.Chain[len(d.Chain)-1]; last.Height == 0 && last.Seen != len(v.Nodes) {
		t.Errorf("genesis is said to be known to %d nodes", last.Seen)
	}
	var unspent, owned, known chain.Amount
	for _, coin := range d.UTXO.All() {
		unspent += coin.Amount
		if coin.Owner == row.Name {
			owned += coin.Amount
		}
	}
	for _, address := range d.Wallet.Addresses {
		known += address.Balance
	}
	w := d.Wallet
	if known != row.Balance || w.Confirmed != row.Balance || w.Pending != row.Pending {
		t.Errorf("%s: addresses hold %s, the wallet %s and %s pending; the row says %s and %s", row.Name, known, w.Confirmed, w.Pending, row.Balance, row.Pending)
	}
	if d.Coins <= projection.CoinsShown && (unspent != d.Supply || owned != row.Balance || len(d.UTXO.All()) != d.Coins) {
		t.Errorf("%s: %d coins hold %s, %s of them its own; supply %s, balance %s", row.Name, len(d.UTXO.All()), unspent, owned, d.Supply, row.Balance)
	}
	checkPool(t, v, row)
}

func checkPool(t *testing.T, v *view.View, row view.Node) {
	t.Helper()
	d := v.Focus
	if len(d.Mempool) != min(row.Pool, projection.PoolShown) {
		t.Errorf("%s: %d transactions are shown of %d", row.Name, len(d.Mempool), row.Pool)
	}
	for _, tx := range d.Mempool {
		var in, out chain.Amount
		for _, coin := range tx.In {
			in += coin.Amount
		}
		for _, coin := range tx.Out {
			out += coin.Amount
		}
		if in-out != tx.Fee || tx.FeeRate != float64(tx.Fee)/float64(tx.Size) || tx.Coinbase {
			t.Errorf("%s: transaction %+v", row.Name, tx)
		}
		if tx.Pools < 1 || tx.Pools > len(v.Nodes) {
			t.Errorf("%s: transaction %s waits at %d of %d nodes", row.Name, tx.ID.Short(), tx.Pools, len(v.Nodes))
		}
		for _, parent := range tx.Parents {
			if len(d.Mempool) < projection.PoolShown && !slices.ContainsFunc(d.Mempool, func(p view.Pooled) bool { return p.ID == parent }) {
				t.Errorf("%s: transaction %s waits for %s, which is not in the pool", row.Name, tx.ID.Short(), parent.Short())
			}
		}
	}
	var change chain.Amount
	for _, item := range d.Wallet.History {
		change += item.Change
	}
	if len(d.Wallet.History) < projection.HistoryShown && change != row.Balance+row.Pending {
		t.Errorf("%s: its history adds up to %s, balance and pending are %s", row.Name, change, row.Balance+row.Pending)
	}
}

// A view is a snapshot: it stays as it was however far the world runs on.
func TestViewIsImmutable(t *testing.T) {
	t.Parallel()
	forPlans(t, 10, allRelays, func(t *testing.T, p *plan) {
		p.config.Observe = true
		looked, unlooked := p.start(t, netsim.Workers), p.start(t, netsim.Workers)
		half := len(p.lines) / 2
		before, early := p.views(t, looked, half, true)
		after, late := p.views(t, unlooked, half, false)
		for i := range before {
			if now := wholeView(t, before[i]); now != early[i] {
				t.Errorf("view %d has changed from\n%s\nto\n%s", i, early[i], now)
			}
			if now := wholeView(t, after[i]); now != early[i] || late[i] != "" {
				t.Errorf("view %d, first looked at after the run, differs from\n%s:\n%s", i, early[i], now)
			}
		}
	})
}

// views plays a plan to its end and takes views of all nodes on the way; if
// asked to, it also writes them out at once.
func (p *plan) views(t *testing.T, w *World, when int, write bool) (views []*view.View, texts []string) {
	for i, do := range p.lines {
		w.AdvanceTo(do.at)
		_, _ = w.DoLine(do.line)
		if i%max(when/4, 1) != 0 {
			continue
		}
		for id := range w.Nodes() {
			v := w.View(id)
			views = append(views, v)
			text := ""
			if write {
				text = wholeView(t, v)
			}
			texts = append(texts, text)
		}
	}
	w.AdvanceTo(p.end)
	return views, texts
}

// wholeView writes out all of a view.
func wholeView(t *testing.T, v *view.View) string {
	t.Helper()
	b, err := json.Marshal([]any{v, v.Focus.UTXO.All()})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Of several reorganisations to one block the newest is shown, also when so many
// were kept that the oldest made room.
func TestNewestReorganisationIsShown(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Observe = true })
	for w.Blocks().Reorgs == 0 && w.Now() < 10_000*netsim.Second {
		w.AdvanceTo(w.Now() + netsim.Second)
	}
	var first *watch.SharedReorg
	for first = range w.watchers.Reorgs().All() {
		break
	}
	change := chain.ChangeOf(w.cluster.Shared.Store.Get(first.Old.Hash), w.cluster.Shared.Store.Get(first.New.Hash))
	mustDo(t, w, "mine all off")
	apart, last := netsim.Time(w.config.Interval)+1, first.At
	for range watch.ReorgsKept + watch.ReorgsKept/2 {
		last += apart
		w.watchers.Reorgs().See(&node.Event{At: last, Verb: node.Moved, Node: netsim.NodeID(first.Moves[0].Node), Change: &change, Fate: &chain.Fate{}})
	}
	v := w.View(first.Moves[0].Node)
	for _, line := range v.Focus.Chain {
		if line.Hash == first.On[0] && line.At != last {
			t.Errorf("shown is the reorganisation at %v, the newest is at %v", line.At, last)
		}
	}
	if len(v.Reorgs) != watch.ReorgsKept || v.Reorgs[0].At != last || v.Reorgs[watch.ReorgsKept-1].At != last-(watch.ReorgsKept-1)*apart {
		t.Errorf("%d reorganisations are shown, the first of them at %v, expected %d from %v", len(v.Reorgs), v.Reorgs[0].At, watch.ReorgsKept, last)
	}
}

// Losses and what nodes tell stand in the log in the order in which they happened.
func TestLogIsInOrder(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Observe, c.Loss, c.Nodes = true, 0.3, 6 })
	lost := 0
	for range 300 {
		w.AdvanceTo(w.Now() + netsim.Second)
		v := w.View(0)
		checkLog(t, v)
		for _, line := range v.Log {
			if line.Kind == view.LostLine {
				lost++
			}
		}
	}
	if lost == 0 {
		t.Error("no lost messages were logged")
	}
}

// A block that some node refuses is shown with the rule that it breaks; one that is
// only early for somebody's clock breaks none.
func TestRefusedBlocksNameTheirRule(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Observe = true })
	for len(w.watchers.Metrics().Blocks()) < 2 {
		w.AdvanceTo(w.Now() + netsim.Second)
	}
	for i, rule := range []chain.RuleName{chain.RuleSignatures, chain.RuleTimeFuture} {
		e := w.watchers.Metrics().Blocks()[i]
		w.watchers.Metrics().See(&node.Event{At: w.Now(), Verb: node.Rejected, Block: e, Err: &chain.RuleError{Rule: rule, Block: e.Hash()}})
	}
	for _, b := range w.View(0).Tree {
		want := ""
		if b.Hash == w.watchers.Metrics().Blocks()[0].Hash() {
			want = "signatures"
		}
		if b.Invalid != want {
			t.Errorf("block %s breaks %q, expected %q", b.Hash.Short(), b.Invalid, want)
		}
	}
}
