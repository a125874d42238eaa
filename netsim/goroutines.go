package netsim

import (
	"sync"
	"sync/atomic"
)

// goroutines is the executor that gives every node its own goroutine. It is started when
// the node first has something to do, and woken by a send on its channel.
type goroutines struct {
	worker  *worker
	shard   *shard
	end     Time
	pending atomic.Int64
	done    chan struct{}
	woken   []*Env // nodes with a goroutine
	alive   sync.WaitGroup
}

func newGoroutines(w *worker) *goroutines {
	w.local = allShards
	return &goroutines{worker: w, done: make(chan struct{}, 1)}
}

func (g *goroutines) run(busy []*shard, end Time) {
	for _, s := range busy {
		s.open(g.worker, end)
		if len(s.active) > 0 {
			g.shard, g.end = s, end
			g.wake(s)
		}
		for _, id := range s.active {
			g.worker.send(s.net.nodes[id].outbox)
		}
		s.close(g.worker)
	}
}

// wake wakes the nodes that have something to do, and waits for them.
func (g *goroutines) wake(s *shard) {
	g.pending.Store(int64(len(s.active)))
	for _, id := range s.active {
		e := s.net.nodes[id]
		if e.wake == nil {
			e.wake = make(chan struct{}, 1)
			g.woken = append(g.woken, e)
			g.alive.Add(1)
			go g.loop(e)
		}
		e.wake <- struct{}{}
	}
	<-g.done
}

// loop is the main loop of a node's goroutine.
func (g *goroutines) loop(e *Env) {
	defer g.alive.Done()
	for range e.wake {
		g.runNode(e)
	}
}

func (g *goroutines) runNode(e *Env) {
	// Deferred, so that a handler that ends its goroutine does not hang the window.
	defer func() {
		if g.pending.Add(-1) == 0 {
			g.done <- struct{}{}
		}
	}()
	e.run(g.shard.queue.slab, g.end)
}

func (g *goroutines) close() {
	for _, e := range g.woken {
		close(e.wake)
	}
	g.alive.Wait()
}
