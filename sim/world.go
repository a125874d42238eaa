package sim

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/dispatch"
	"example.com/sosocoin/sim/effect"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/projection"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
)

// World is a network of nodes with everything that watches it. One goroutine
// owns it; the driver is such a goroutine for a dashboard.
type World struct {
	config  settings.Config
	cluster *cluster.Cluster
	effects dispatch.Table[*cluster.Cluster] // of commands on the cluster
	pace    pace
	copied  bool // there are or were copies with the same blocks

	nextForget netsim.Time // when to look whether blocks can be forgotten

	journal    []Recorded
	watchers   *watch.Watchers
	projection *projection.Projection
	merged     []*node.Event // reused by every window
}

// Recorded is a world command and when it was given.
type Recorded struct {
	At      netsim.Time
	Command command.Command
}

// NewWorld builds a world at time 0.
func NewWorld(config settings.Config) (*World, error) {
	if err := config.Validate(); err != nil {
		return nil, err
	}
	miners, err := config.Miners()
	if err != nil {
		return nil, &settings.Error{Setting: "mine", Problem: err.Error()}
	}
	config = config.Settled(miners)
	store, err := chain.NewStore(config.Consensus(miners))
	if err != nil {
		return nil, err
	}
	edges, err := netsim.Topology(config.Topology, config.Nodes, config.Seed)
	if err != nil {
		return nil, &settings.Error{Setting: "topology", Problem: err.Error()}
	}
	relay, err := node.ParseRelay(config.Relay)
	if err != nil {
		return nil, &settings.Error{Setting: "relay", Problem: err.Error()}
	}
	shared := &node.Config{
		Store:          store,
		Base:           store.Genesis(),
		Relay:          relay,
		RequestTimeout: config.RequestTimeout(),
		KeepAlive:      3 * netsim.Time(config.Interval),
		Processing:     netsim.Time(config.Processing), BlockProcessing: netsim.Time(config.BlockProcessing),
		Uploads: config.Uploads,
		Compact: config.Compact,
	}
	w := &World{
		config:  config,
		cluster: cluster.New(config, shared),
		effects: effect.Table(),

		nextForget: netsim.Time(config.Interval),
	}
	w.watchedBy(watch.New(w.cluster, &w.config))
	w.cluster.Populate(edges, miners)
	w.changed()
	w.pace.learn(w.cluster)
	w.collectAll()
	if err := w.adoptStrategies(); err != nil {
		w.Close()
		return nil, err
	}
	return w, nil
}

// adoptStrategies has nodes follow the strategies of the start, as if they were told so before
// anything else.
func (w *World) adoptStrategies() error {
	for _, c := range w.config.Strategies {
		if _, err := w.effects.Do(w.cluster, c); err != nil {
			return &settings.Error{Setting: "strategy", Problem: err.Error()}
		}
		w.collectAll()
		w.watchers.Done(w.Now(), c)
	}
	return nil
}

// watchedBy has watchers shown what happens from now on.
func (w *World) watchedBy(watchers *watch.Watchers) {
	w.watchers = watchers
	w.projection = projection.New(&w.config, w.cluster, watchers)
	if tap := watchers.Tap(); tap != nil {
		w.cluster.Network.SetTap(tap)
	}
}

// Now is the present virtual time: everything before it has happened.
func (w *World) Now() netsim.Time { return w.cluster.Now() }

// Nodes is the number of nodes.
func (w *World) Nodes() int { return len(w.cluster.Nodes) }

// Node is a node by number, for observers.
func (w *World) Node(id int) *node.Node { return w.cluster.Nodes[id] }

// Config is what the world was built from.
func (w *World) Config() settings.Config { return w.config }

// Journal is the world commands given so far, in order.
func (w *World) Journal() []Recorded { return w.journal }

// Digest identifies the whole course of the run so far: every message that every
// node received and every block that it took, in order.
func (w *World) Digest() [32]byte { return w.cluster.Network.Digest() }

// Close ends the nodes' goroutines.
func (w *World) Close() { w.cluster.Network.Close() }

// Advance runs one window of the network and everything that watches it, and
// handles nothing that is due at limit or later.
func (w *World) Advance(limit netsim.Time) netsim.Window {
	w.pace.learn(w.cluster)
	limit = w.pace.bounded(w.Now(), limit)
	if w.config.Keep > 0 {
		limit = min(limit, w.nextForget)
	}
	limit = min(limit, w.watchers.Horizon())
	window := w.cluster.Network.Advance(limit)
	w.pace.heed(window)
	w.collect(window)
	w.forgetSometimes()
	return window
}

// Next is when the next message arrives and when the next timer of a node fires;
// netsim.Never where there is none.
func (w *World) Next() (message, timer netsim.Time) { return w.cluster.Network.Next() }

// AdvanceTo runs until everything before t has happened.
func (w *World) AdvanceTo(t netsim.Time) {
	for w.Now() < t {
		w.Advance(t)
	}
}

// View makes a snapshot of the world, with one node in depth. The clock is the
// driver's to fill in.
func (w *World) View(focus int) *view.View { return w.projection.View(focus) }

// Inspect adds a block or a transaction in depth to a View that was just taken of the
// world.
func (w *World) Inspect(v *view.View, s view.Subject) { w.projection.Inspect(v, s) }

// Find returns the block or the transaction whose hash begins or ends with the hex
// digits of id, in small letters. The error says that there is none, or which ones
// there are.
func (w *World) Find(id string) (view.Subject, error) { return w.projection.Find(id) }

// Report sums up the run so far.
func (w *World) Report() *outcome.Report { return outcome.ReportOf(w.cluster, w.watchers) }

// History returns the course of the run so far. Only a world with Config.Record has
// one to tell.
func (w *World) History() *outcome.History { return outcome.HistoryOf(w.cluster, w.watchers) }
