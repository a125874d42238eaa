package sim

import (
	"cmp"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/view"
)

// Lengths of the lists in a View.
const (
	treeShown    = 600 // blocks
	logShown     = 300
	flightsShown = 400
	linksShown   = 5000
)

// View makes a snapshot of the world, with one node in depth. The clock is the
// driver's to fill in.
func (w *World) View(focus int) *view.View {
	v := &view.View{
		Now:      w.Now(),
		Seed:     w.config.Seed,
		Settings: view.Settings{Relay: w.config.Relay, Retarget: w.config.Retarget, Topology: w.config.Topology, Interval: w.config.Interval},
		Height:   w.Height(),
		Blocks:   w.metrics.found,
		Known:    w.Known(),
		Log:      w.log.lines(logShown, w.Name),
		OneWay:   w.network.OneWay(),
		Tree:     w.treeView(),
		Figures:  figure.ReadAll(w),
		Checks:   view.Checks{Run: w.checks.run, Failed: w.checks.failed},
		Charts:   w.chartsView(),
		Reorgs:   w.reorgs.newest(),
	}
	if groups := w.network.Groups(); len(groups) > 1 {
		v.Groups = w.cluster.GroupNames()
	}
	w.nodeViews(v)
	w.linkViews(v)
	w.flightViews(v)
	w.transmissionViews(v, focus)
	if focus >= 0 && focus < len(w.nodes) {
		v.Focus = w.detail(focus)
	}
	return v
}

// nodeViews fills in the node table and the tips.
func (w *World) nodeViews(v *view.View) {
	v.Nodes = make([]view.Node, len(w.nodes))
	tips := map[*chain.Entry]int{} // place in order
	var order []*chain.Entry
	var followers [][]int
	for id := range w.nodes {
		v.Nodes[id] = w.nodeView(id)
		if v.Nodes[id].State == view.Crashed {
			continue
		}
		tip := w.nodes[id].Chain().Tip()
		place, seen := tips[tip]
		if !seen {
			place = len(order)
			tips[tip] = place
			order = append(order, tip)
			followers = append(followers, nil)
		}
		followers[place] = append(followers[place], id)
	}
	for group, ids := range w.network.Groups() {
		for _, id := range ids {
			v.Nodes[id].Group = groupName(group)
		}
	}
	sorted := slices.Clone(order)
	best := func(tip *chain.Entry) int { // of equal tips, the one that the metrics follow
		if tip == w.metrics.best {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(sorted, func(a, b *chain.Entry) int {
		return cmp.Or(cmp.Compare(best(a), best(b)), b.Work().Cmp(a.Work()), cmp.Compare(len(followers[tips[b]]), len(followers[tips[a]])))
	})
	for _, tip := range sorted {
		v.Tips = append(v.Tips, view.Tip{Hash: tip.Hash(), Height: tip.Height(), Nodes: followers[tips[tip]]})
	}
}

// groupName is "A" to "Z", then "A1" and so on.
func groupName(i int) string {
	name := string(rune('A' + i%26))
	if i >= 26 {
		name += string(rune('0' + i/26%10))
	}
	return name
}

func (w *World) nodeView(id int) view.Node {
	n := w.nodes[id]
	tip := n.Chain().Tip()
	balance := n.Wallet().Balance(tip, n.Pool())
	return view.Node{
		ID:       id,
		Name:     w.Name(id),
		Region:   w.Region(id),
		Address:  w.shared.Payees[id],
		Height:   tip.Height(),
		Tip:      tip.Hash(),
		State:    w.stateOf(id),
		Pool:     n.Pool().Len(),
		Orphans:  n.Orphans(),
		Peers:    len(w.network.Peers(netsim.NodeID(id))),
		HashRate: n.HashRate(),
		Balance:  balance.Confirmed,
		Pending:  balance.Pending,
		Keys:     len(n.Wallet().Keys()),
		Mined:    w.metrics.minedBy(id),
		Main:     w.metrics.mainOf(id),
		Skew:     w.network.SkewOf(netsim.NodeID(id)).Duration(),
	}
}

func (w *World) stateOf(id int) view.NodeState {
	switch w.network.State(netsim.NodeID(id)) {
	case netsim.StateCrashed:
		return view.Crashed
	case netsim.StateFrozen:
		return view.Frozen
	}
	switch n := w.nodes[id]; {
	case n.Syncing():
		return view.Syncing
	case n.Mining():
		return view.Mining
	}
	return view.Idle
}

// treeView is the newest part of the block tree.
func (w *World) treeView() []view.Block {
	blocks := w.metrics.blocks
	blocks = blocks[max(len(blocks)-treeShown, 0):]
	tree := make([]view.Block, 0, len(blocks)+1)
	if len(blocks) == w.metrics.found {
		tree = append(tree, w.metrics.record(w.shared.Store.Genesis()).view())
	}
	for _, block := range blocks {
		tree = append(tree, w.metrics.record(block).view())
	}
	slices.SortStableFunc(tree, func(a, b view.Block) int {
		return cmp.Or(cmp.Compare(a.Height, b.Height), cmp.Compare(a.Found, b.Found))
	})
	return tree
}

func (r *blockRecord) view() view.Block {
	header := &r.entry.Block().Header
	return view.Block{
		Hash:    r.entry.Hash(),
		Prev:    header.Prev,
		Height:  header.Height,
		Miner:   r.miner,
		Found:   r.found,
		Txs:     len(r.entry.Block().Txs),
		Fees:    r.entry.Fees(),
		Seen:    r.seen,
		Main:    r.main,
		Invalid: r.invalid,
	}
}

// linkViews draws both directions of a link as one.
func (w *World) linkViews(v *view.View) {
	v.Settings.DelayMin, v.Settings.DelayMax = w.delays()
	for _, l := range w.network.Links() {
		if l.From > l.To || len(v.Links) == linksShown {
			continue
		}
		back, _ := w.network.LinkOf(l.To, l.From)
		v.Links = append(v.Links, view.Link{
			A:          int(l.From),
			B:          int(l.To),
			Delay:      l.Delay,
			Jitter:     l.Jitter.Amount,
			Loss:       max(l.Loss, back.Loss),
			Bandwidth:  narrower(l.Bandwidth, back.Bandwidth),
			Cut:        l.Cut || back.Cut,
			Held:       l.Held || back.Held,
			Parted:     l.Parted || back.Parted,
			Asymmetric: l.LinkParams != back.LinkParams,
		})
	}
}

// delays are the least and the greatest delay of any link; the greatest counts
// uniform jitter in full.
func (w *World) delays() (least, most netsim.Time) {
	for i, l := range w.network.Links() {
		if i == 0 || l.Delay < least {
			least = l.Delay
		}
		most = max(most, l.Delay+l.Jitter.Amount)
	}
	return least, most
}

// narrower is the smaller of two bandwidths; 0 is unlimited.
func narrower(a, b float64) float64 {
	if a == 0 || (b != 0 && b < a) {
		return b
	}
	return a
}

func (w *World) flightViews(v *view.View) {
	v.Flying = int(w.network.Counters().InFlight)
	for _, p := range w.network.Flights(flightsShown) {
		v.Flights = append(v.Flights, view.Flight{
			From: int(p.Src), To: int(p.Dst),
			Kind: kindOf(message(&p)), Text: message(&p).Words(),
			Sent: p.Sent, Arrival: p.At,
		})
	}
}
