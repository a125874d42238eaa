package netsim

import (
	"sync"
	"sync/atomic"
)

// goroutines is the crew in which every node has its own goroutine, started when
// the node first has something to do, and woken by a send on its channel.
type goroutines struct {
	desk    *desk
	shard   *shard
	end     Time
	pending atomic.Int64
	done    chan struct{}
	woken   []*Env // nodes with a goroutine
	alive   sync.WaitGroup
}

func newGoroutines(d *desk) *goroutines {
	d.own = allShards
	return &goroutines{desk: d, done: make(chan struct{}, 1)}
}

func (g *goroutines) run(busy []*shard, end Time) {
	for _, s := range busy {
		s.open(g.desk, end)
		if len(s.active) > 0 {
			g.shard, g.end = s, end
			g.wake(s)
		}
		for _, id := range s.active {
			g.desk.send(s.net.nodes[id].outbox)
		}
		s.close(g.desk)
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
	e.window(g.shard.queue.slab, g.end)
}

func (g *goroutines) close() {
	for _, e := range g.woken {
		close(e.wake)
	}
	g.alive.Wait()
}
