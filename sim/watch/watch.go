package watch

import (
	"fmt"

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

	wanted(config *settings.Config) bool        // whether it is to be shown anything
	join(others *Watchers, of *cluster.Cluster) // tells it whom it may ask, before all else
	clone() Watcher                             // has seen the same, and joins others yet
}

// list makes the watchers of a world, in the order in which they are shown an event. To add one,
// write its file, and a line here; those who read it find it by its type.
func list(c *cluster.Cluster, config *settings.Config) []Watcher {
	return []Watcher{
		newCharts(config.Observe, config.Interval),
		newMetrics(c.Base()),
		&Attacks{},
		&Undone{},
		&Healing{},
		&Checks{},
		&Recorder{},
		&tracer{show: config.Trace},
		&Traffic{},
		newLog(config),
		&Sightings{},
		&Reorgs{together: netsim.Time(config.Interval)},
	}
}

// nothing is a watcher that does nothing, for watchers to begin with.
type nothing struct{}

func (nothing) See(*node.Event)                  {}
func (nothing) Window(netsim.Time)               {}
func (nothing) Forget(*chain.Entry)              {}
func (nothing) join(*Watchers, *cluster.Cluster) {}

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

// Watchers are all who watch a world. Whoever reads one knows its type; whoever shows them what
// happens knows none by name. What nobody is to read of a world is not kept: its watcher is
// there and has seen nothing.
type Watchers struct {
	all    []Watcher
	wanted []Watcher // in this order each is shown an event

	greeters  []greeter
	starters  []starter
	tappers   []tapper
	heralds   []herald
	listeners []listener
}

// New has a cluster watched that is to be filled with nodes yet, as its settings ask for.
func New(c *cluster.Cluster, config *settings.Config) *Watchers {
	return together(list(c, config), c, config)
}

// Clone returns watchers that have seen the same and watch a copy of the cluster from here.
// Nobody is shown the copy's trace.
func (w *Watchers) Clone(c *cluster.Cluster, config *settings.Config) *Watchers {
	all := make([]Watcher, len(w.all))
	for i, one := range w.all {
		all[i] = one.clone()
	}
	return together(all, c, config)
}

// together has all join, and those that are wanted be shown what happens.
func together(all []Watcher, c *cluster.Cluster, config *settings.Config) *Watchers {
	w := &Watchers{all: all}
	for _, one := range all {
		one.join(w, c)
		if one.wanted(config) {
			w.wanted = append(w.wanted, one)
		}
	}
	w.greeters, w.starters, w.tappers = those[greeter](w.wanted), those[starter](w.wanted), those[tapper](w.wanted)
	w.heralds, w.listeners = those[herald](w.wanted), those[listener](w.wanted)
	return w
}

// one is the watcher of a type. There is one of each.
func one[T Watcher](w *Watchers) (found T) {
	for _, each := range w.all {
		if t, is := each.(T); is {
			return t
		}
	}
	panic(fmt.Sprintf("watch: nobody is a %T", found))
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
func (w *Watchers) Horizon() netsim.Time { return w.Charts().Horizon() }

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
	for _, one := range w.wanted {
		one.See(e)
	}
}

// Window ends a window.
func (w *Watchers) Window(now netsim.Time) {
	for _, one := range w.wanted {
		one.Window(now)
	}
}

// Forget has all forget what is not on base.
func (w *Watchers) Forget(base *chain.Entry) {
	for _, one := range w.wanted {
		one.Forget(base)
	}
}
