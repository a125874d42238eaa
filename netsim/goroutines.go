package netsim

import (
	"sync"
	"sync/atomic"
)

// goroutines is the executor that gives every node its own goroutine. It is started when
// the node first has something to do, and woken by a send on its channel.
type goroutines struct {
	ws      *windowed
	end     Time
	pending atomic.Int64
	done    chan struct{}
	woken   []*Env // nodes with a goroutine
	alive   sync.WaitGroup
}

func (g *goroutines) addNode(e *Env) { e.outlet = &outlet{own: g.ws.outlet.own} }

func (g *goroutines) run(nodes []NodeID, end Time) {
	if len(nodes) == 0 {
		return
	}
	g.end = end
	g.wake(nodes)
	for _, id := range nodes {
		e := g.ws.net.nodes[id]
		g.ws.collect(e.outlet)
		g.ws.finish(e)
	}
}

// wake wakes nodes and waits for them.
func (g *goroutines) wake(nodes []NodeID) {
	g.pending.Store(int64(len(nodes)))
	for _, id := range nodes {
		e := g.ws.net.nodes[id]
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
	e.run(&g.ws.queue, g.end)
}

func (g *goroutines) close() {
	for _, e := range g.woken {
		close(e.wake)
	}
	g.alive.Wait()
}
