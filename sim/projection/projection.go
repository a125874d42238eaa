package projection

import (
	"cmp"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/strategy"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
)

// Lengths of the lists in a View.
const (
	treeShown    = 600 // blocks
	FlightsShown = 400
	linksShown   = 5000
)

// reader is what all that makes views reads.
type reader struct {
	settings *settings.Config
	cluster  *cluster.Cluster
	watchers *watch.Watchers
	metrics  *watch.Metrics // of watchers
}

// Projection makes views of a world out of its nodes, their network and what watches them.
// It keeps what stays the same from one view to the next. Nothing in the world depends on it,
// and a copy of a world begins with a new one.
type Projection struct {
	reader
	inspector inspector

	renamed int // names had changed so often when the last view was made
	coins   *view.CoinList
	coinKey coinKey
	txLists map[*chain.Entry][]view.Tx // of blocks in the last view
	held    map[chain.Hash]int         // mempools that have the transactions of the last view, as last counted
	turn    int                        // how many of those were counted in turn
}

// New returns the projection of a world.
func New(config *settings.Config, c *cluster.Cluster, w *watch.Watchers) *Projection {
	r := reader{settings: config, cluster: c, watchers: w, metrics: w.Metrics()}
	return &Projection{reader: r, inspector: inspector{reader: r}}
}

// heedNames forgets what was made with names and owners that are others now.
func (w *Projection) heedNames() {
	if now := w.cluster.Renamed(); now != w.renamed {
		w.renamed = now
		w.txLists, w.coins, w.inspector.cache = nil, nil, inspectCache{}
	}
}

// Inspect adds a block or a transaction in depth to a View that was just taken of the
// world.
func (w *Projection) Inspect(v *view.View, s view.Subject) {
	w.heedNames()
	if s.Tx {
		v.Tx = w.inspector.txDetail(v, s.Hash)
	} else {
		v.Block = w.inspector.blockDetail(v, s)
	}
}

// Find returns the block or the transaction whose hash begins or ends with the hex
// digits of id, in small letters. The error says that there is none, or which ones
// there are.
func (w *Projection) Find(id string) (view.Subject, error) { return w.inspector.find(id) }

// View makes a snapshot of the world, with one node in depth. The clock is the
// driver's to fill in.
func (w *Projection) View(focus int) *view.View {
	w.heedNames()
	v := &view.View{
		Now:      w.cluster.Now(),
		Seed:     w.settings.Seed,
		Settings: view.Settings{Relay: w.settings.Relay, Retarget: w.settings.Retarget, Topology: w.settings.Topology, Interval: w.settings.Interval},
		Height:   w.metrics.Best().Height(),
		Blocks:   w.metrics.Found(),
		Known:    w.cluster.Known(),
		Log:      w.watchers.Log().Lines(),
		OneWay:   w.cluster.Network.OneWay(),
		Tree:     w.treeView(),
		Figures:  figure.ReadAll(w.watchers.Reading()),
		Charts:   w.watchers.Charts().View(w.cluster.Now()),
		Reorgs:   w.watchers.Reorgs().Newest(),
	}
	if groups := w.cluster.Network.Groups(); len(groups) > 1 {
		v.Groups = w.cluster.GroupNames()
	}
	v.Checks.Run, v.Checks.Failed = w.watchers.Checks().Count()
	w.nodeViews(v)
	w.linkViews(v)
	w.flightViews(v)
	w.transmissionViews(v, focus)
	if focus >= 0 && focus < len(w.cluster.Nodes) {
		v.Focus = w.detail(focus)
	}
	return v
}

// treeView is the newest part of the block tree.
func (w *Projection) treeView() []view.Block {
	blocks := w.metrics.Blocks()
	blocks = blocks[max(len(blocks)-treeShown, 0):]
	tree := make([]view.Block, 0, len(blocks)+1)
	if len(blocks) == w.metrics.Found() {
		tree = append(tree, w.blockView(w.metrics.Record(w.cluster.Shared.Store.Genesis())))
	}
	for _, block := range blocks {
		if block.Block().Swapped() && w.metrics.Block(block.Hash()) != block {
			continue // another block of this hash stands there
		}
		tree = append(tree, w.blockView(w.metrics.Record(block)))
	}
	slices.SortStableFunc(tree, func(a, b view.Block) int {
		return cmp.Or(cmp.Compare(a.Height, b.Height), cmp.Compare(a.Found, b.Found))
	})
	return tree
}

// blockView shows what is known of a block.
func (w *reader) blockView(r *watch.Record) view.Block {
	header := &r.Entry.Block().Header
	return view.Block{
		Hash:    r.Entry.Hash(),
		Prev:    header.Prev,
		Height:  r.Entry.Height(), // whatever the header claims
		Miner:   r.Miner,
		Found:   r.Found,
		Txs:     len(r.Entry.Block().Txs),
		Fees:    r.Entry.Fees(),
		Seen:    r.Seen,
		Main:    r.Main,
		Secret:  w.secret(r),
		Invalid: r.Invalid, Split: r.Invalid != "" && (r.Main || r.Seen > 1),
	}
}

// secret reports whether the finder of a block keeps it back.
func (w *reader) secret(r *watch.Record) bool {
	if r.Miner < 0 {
		return false
	}
	s, keeps := w.cluster.Nodes[r.Miner].Strategy().(strategy.Secretive)
	return keeps && s.Secret(r.Entry)
}
