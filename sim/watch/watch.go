package watch

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/settings"
)

// Watcher is shown what the nodes of a world tell, in the order in which it happened.
type Watcher interface {
	See(e *node.Event)
	Window(now netsim.Time)   // a window is over: nothing more will be told of before now
	Forget(base *chain.Entry) // what is not on base, which is for ever on the best chain
}

// nothing is a watcher that does nothing, for watchers to begin with.
type nothing struct{}

func (nothing) See(*node.Event)     {}
func (nothing) Window(netsim.Time)  {}
func (nothing) Forget(*chain.Entry) {}

// What some watchers are shown besides.
type (
	// greeter is told of nodes that join.
	greeter interface{ Added(id int) }

	// starter is told of nodes that run from now on: new ones, and those that had crashed.
	starter interface{ Started(id int) }

	// tapper is told how each packet ends, a window's packets before what nodes tell of it.
	tapper interface{ Tap(e netsim.TapEvent) }

	// herald is told of a command that was carried out, before what nodes tell because
	// of it; a listener after that.
	herald interface {
		Given(at netsim.Time, c command.Command)
	}
	listener interface {
		Done(at netsim.Time, c command.Command)
	}
)

// Watchers are all who watch a world. Whoever reads one has it by its field; whoever shows
// them what happens knows none by name. What nobody is to read of a world is not kept: its
// watcher is there and has seen nothing.
type Watchers struct {
	Charts    *Charts
	Metrics   *Metrics
	Checks    *Checks
	Recorder  *Recorder
	Log       *Log
	Traffic   *Traffic
	Sightings *Sightings
	Reorgs    *Reorgs
	tracer    *tracer

	list      []Watcher // in this order each is shown an event
	greeters  []greeter
	starters  []starter
	tappers   []tapper
	heralds   []herald
	listeners []listener
}

// New has a cluster watched that is to be filled with nodes yet, as its settings ask for.
func New(c *cluster.Cluster, config *settings.Config) *Watchers {
	w := &Watchers{}
	w.Metrics = newMetrics(c)
	w.Charts = newCharts(c, w.Metrics, config.Observe, config.Interval)
	w.Metrics.charts = w.Charts
	w.Checks = &Checks{cluster: c, metrics: w.Metrics}
	w.Recorder = &Recorder{metrics: w.Metrics}
	w.Log = &Log{cluster: c}
	w.Traffic = &Traffic{}
	w.Sightings = &Sightings{metrics: w.Metrics}
	w.Reorgs = &Reorgs{cluster: c, metrics: w.Metrics, together: netsim.Time(config.Interval)}
	w.tracer = &tracer{show: config.Trace, name: c.Name}
	w.enlist(config)
	if config.Observe {
		for _, remark := range config.Remarks() {
			w.Log.add(entry{remark: remark})
		}
	}
	return w
}

// Clone returns watchers that have seen the same and watch a copy of the cluster from here.
// Nobody is shown the copy's trace.
func (w *Watchers) Clone(c *cluster.Cluster, config *settings.Config) *Watchers {
	d := &Watchers{}
	d.Metrics = w.Metrics.clone(c)
	d.Charts = w.Charts.clone(c, d.Metrics)
	d.Metrics.charts = d.Charts
	d.Checks = w.Checks.clone(c, d.Metrics)
	d.Recorder = w.Recorder.clone(d.Metrics)
	d.Log = w.Log.clone(c)
	d.Traffic = w.Traffic.clone()
	d.Sightings = w.Sightings.clone(d.Metrics)
	d.Reorgs = w.Reorgs.clone(c, d.Metrics)
	d.tracer = &tracer{}
	d.enlist(config)
	return d
}

// enlist lists those that are to be shown what happens.
func (w *Watchers) enlist(config *settings.Config) {
	if config.Observe {
		w.list = append(w.list, w.Charts)
	}
	w.list = append(w.list, w.Metrics, w.Checks)
	if config.Record {
		w.list = append(w.list, w.Recorder)
	}
	if w.tracer.show != nil {
		w.list = append(w.list, w.tracer)
	}
	if config.Observe {
		w.list = append(w.list, w.Traffic, w.Log, w.Sightings, w.Reorgs)
	}
	w.greeters, w.starters, w.tappers = those[greeter](w.list), those[starter](w.list), those[tapper](w.list)
	w.heralds, w.listeners = those[herald](w.list), those[listener](w.list)
}

// those are the watchers of a list that want to be shown something besides.
func those[T any](list []Watcher) (some []T) {
	for _, one := range list {
		if t, is := one.(T); is {
			some = append(some, t)
		}
	}
	return some
}

// Added tells of a node that joined.
func (w *Watchers) Added(id int) {
	for _, g := range w.greeters {
		g.Added(id)
	}
}

// Started tells of a node that runs from now on.
func (w *Watchers) Started(id int) {
	for _, s := range w.starters {
		s.Started(id)
	}
}

// Tap returns what is to be told how packets end; nil: nobody wants to know.
func (w *Watchers) Tap() func(netsim.TapEvent) {
	if len(w.tappers) == 0 {
		return nil
	}
	return func(e netsim.TapEvent) {
		for _, t := range w.tappers {
			t.Tap(e)
		}
	}
}

// Horizon is how far the world may be run at once, so that nobody misses a moment at which to
// look at it.
func (w *Watchers) Horizon() netsim.Time { return w.Charts.Horizon() }

// Given tells of a command that was carried out, before what nodes tell because of it.
func (w *Watchers) Given(at netsim.Time, c command.Command) {
	for _, h := range w.heralds {
		h.Given(at, c)
	}
}

// Done tells of the command again, after that.
func (w *Watchers) Done(at netsim.Time, c command.Command) {
	for _, l := range w.listeners {
		l.Done(at, c)
	}
}

// See shows what a node told.
func (w *Watchers) See(e *node.Event) {
	for _, one := range w.list {
		one.See(e)
	}
}

// Window ends a window.
func (w *Watchers) Window(now netsim.Time) {
	for _, one := range w.list {
		one.Window(now)
	}
}

// Forget has all forget what is not on base.
func (w *Watchers) Forget(base *chain.Entry) {
	for _, one := range w.list {
		one.Forget(base)
	}
}
