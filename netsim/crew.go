package netsim

import (
	"sync"
	"sync/atomic"
	"time"
)

// goroutines is the crew in which every node has its own goroutine, started when
// the node first has something to do, and woken by a send on its channel.
type goroutines struct {
	shift   shift
	pending atomic.Int64
	done    chan struct{}
	woken   []*Env // nodes with a goroutine
	alive   sync.WaitGroup
}

func newGoroutines() *goroutines { return &goroutines{done: make(chan struct{}, 1)} }

func (g *goroutines) run(s shift) {
	g.shift = s
	g.pending.Store(int64(len(s.active)))
	for _, id := range s.active {
		e := s.nodes[id]
		if e.wake == nil {
			e.wake = make(chan struct{}, 1)
			g.woken = append(g.woken, e)
			g.alive.Add(1)
			go g.live(e)
		}
		e.wake <- struct{}{}
	}
	<-g.done
}

// live is the life of a node's goroutine.
func (g *goroutines) live(e *Env) {
	defer g.alive.Done()
	for range e.wake {
		g.turn(e)
	}
}

func (g *goroutines) turn(e *Env) {
	// Deferred, so that a handler that ends its goroutine does not hang the window.
	defer func() {
		if g.pending.Add(-1) == 0 {
			g.done <- struct{}{}
		}
	}()
	g.shift.window(e.id)
}

func (g *goroutines) close() {
	for _, e := range g.woken {
		close(e.wake)
	}
	g.alive.Wait()
}

// workers is the crew of a few goroutines that take the active nodes in batches.
// The coordinator is one of them. It wakes the others when a window has taken it a
// while: light handlers are done sooner than a wake-up. The clock that it looks at for
// that decides who works, and so nothing that shows.
type workers struct {
	helpers int
	started bool
	shift   shift
	next    atomic.Int64 // first of the active nodes that nobody has taken
	wake    chan struct{}
	idle    sync.WaitGroup // helpers that are at work on this window
	alive   sync.WaitGroup
}

// How long the coordinator works alone, and how many nodes a worker takes at once.
const (
	worthHelp = 250 * time.Microsecond
	batch     = 8
)

func newWorkers(count int) *workers {
	return &workers{helpers: count - 1, wake: make(chan struct{}, count)}
}

func (w *workers) run(s shift) {
	s.active = w.alone(s)
	if len(s.active) == 0 {
		return
	}
	helpers := min(w.helpers, (len(s.active)+batch-1)/batch)
	if !w.started {
		w.start()
	}
	w.shift = s
	w.next.Store(0)
	w.idle.Add(helpers)
	for range helpers {
		w.wake <- struct{}{}
	}
	w.work()
	w.idle.Wait()
}

// alone does the first nodes of a window, and returns those for which help is worth it.
func (w *workers) alone(s shift) []NodeID {
	clocked := w.helpers > 0 && len(s.active) > batch
	var began time.Time
	if clocked {
		began = time.Now()
	}
	for i, id := range s.active {
		if clocked && i > 0 && i%batch == 0 && time.Since(began) >= worthHelp {
			return s.active[i:]
		}
		s.window(id)
	}
	return nil
}

func (w *workers) start() {
	w.started = true
	for range w.helpers {
		w.alive.Go(func() {
			for range w.wake {
				w.help()
			}
		})
	}
}

func (w *workers) help() {
	defer w.idle.Done()
	w.work()
}

// work runs batches of active nodes until none is left.
func (w *workers) work() {
	active := w.shift.active
	for {
		last := int(w.next.Add(batch))
		if last-batch >= len(active) {
			return
		}
		for _, id := range active[last-batch : min(last, len(active))] {
			w.shift.window(id)
		}
	}
}

func (w *workers) close() {
	close(w.wake)
	w.alive.Wait()
}
