package netsim

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// pool is the executor that calls the handlers of nodes directly: on the coordinator's
// goroutine, and in long windows, where it was measured to be worth it, on those of helpers
// too. They take nodes of the window in chunks. A helper that has nothing to do sleeps: it
// spins only for as long as it takes to fall asleep. The wall clock that decides who works
// decides nothing that shows.
type pool struct {
	ws      *windowed
	parts   []part // of the window, one for each worker; the first worker is the coordinator
	gauge   gauge
	started bool
	nodes   []NodeID
	end     Time

	// Helpers read epoch all the time, so it has a cache line for itself.
	_        [64]byte
	epoch    atomic.Uint64 // see the constants
	_        [64]byte
	finished atomic.Int64  // helpers that have finished the window
	joined   atomic.Int64  // helpers that have run nodes in it, once it is closed
	worked   atomic.Int64  // for how many nanoseconds
	waiting  atomic.Bool   // the coordinator sleeps until they are done
	done     chan struct{} // wakes it
	sleeping atomic.Int64  // helpers
	wake     chan struct{} // wakes them
	alive    sync.WaitGroup
}

// part is some of the nodes of a window. Each worker begins with its own, so that it mostly
// gets those that it had before: they are in its cache.
type part struct {
	outlet outlet // of its worker
	end    int64
	next   atomic.Int64 // the first of its nodes that nobody has taken
	_      [64]byte
}

// An epoch is one word: the number of the window, whether helpers may still join it, and how
// many have joined. So a helper joins by one compare-and-swap.
const (
	epochOpen  = 1 << 16
	epochUnit  = 1 << 17
	maxHelpers = epochOpen - 1
)

const (
	spinTime      = 5 * time.Microsecond // after which a goroutine that waits for another falls asleep
	spinsPerCheck = 32                   // between two looks at the clock
)

func newPool(ws *windowed, workers int) *pool {
	workers = min(workers, maxHelpers)
	p := &pool{ws: ws, parts: make([]part, workers), done: make(chan struct{}, 1), wake: make(chan struct{}, workers)}
	for i := range p.parts {
		p.parts[i].outlet.own = ws.outlet.own
	}
	return p
}

func (p *pool) addNode(e *Env) { e.outlet = &p.ws.outlet }

// run runs the nodes of a window. With one worker it never looks at the clock.
func (p *pool) run(nodes []NodeID, end Time) {
	if len(p.parts) == 1 || len(nodes) == 0 {
		p.runAlone(nodes, end)
		return
	}
	plan := p.gauge.plan(p.ws.events, len(nodes))
	if !plan.timed {
		p.runAlone(nodes, end)
		return
	}
	began := time.Now()
	p.gauge.begin(&plan, began)
	m := measure{events: p.ws.events}
	if plan.helped {
		m.waited, m.helpers = p.runHelped(nodes, end)
	} else {
		p.runAlone(nodes, end)
	}
	now := time.Now()
	m.wall = now.Sub(began)
	p.gauge.measured(plan, m, now)
}

// runAlone runs the nodes of a window one after the other.
func (p *pool) runAlone(nodes []NodeID, end Time) {
	ws := p.ws
	for some := range slices.Chunk(nodes, warmNodes) {
		if len(ws.net.nodes) >= manyNodes || p.gauge.always {
			ws.warm(some)
		}
		for _, id := range some {
			e := ws.net.nodes[id]
			e.run(&ws.queue, end)
			ws.finish(e)
		}
	}
	ws.collect(&ws.outlet)
}

// runHelped runs a window with helpers. It returns how long the coordinator waited for them
// at its end, and for how long they worked.
func (p *pool) runHelped(nodes []NodeID, end Time) (waited, helpers time.Duration) {
	p.nodes, p.end = nodes, end
	count, workers := int64(len(nodes)), int64(len(p.parts))
	for i := range p.parts {
		part := &p.parts[i]
		part.next.Store(count * int64(i) / workers)
		part.end = count * int64(i+1) / workers
	}
	p.finished.Store(0)
	p.worked.Store(0)
	number := p.epoch.Load()/epochUnit + 1
	p.epoch.Store(number*epochUnit | epochOpen)
	p.wakeHelpers()
	p.work(0)
	joined := int64(p.epoch.Swap(number*epochUnit) & maxHelpers)
	waited = p.await(joined)
	for i := range p.parts {
		p.ws.collect(&p.parts[i].outlet)
	}
	for _, id := range nodes {
		e := p.ws.net.nodes[id]
		e.outlet = &p.ws.outlet
		p.ws.finish(e)
	}
	return waited, time.Duration(p.worked.Load())
}

// await waits until so many helpers have finished, and returns how long that took.
func (p *pool) await(joined int64) time.Duration {
	if p.finished.Load() == joined {
		return 0
	}
	began := time.Now()
	p.joined.Store(joined)
	for i := 1; p.finished.Load() != joined; i++ {
		if i%spinsPerCheck != 0 || time.Since(began) < spinTime {
			continue
		}
		p.waiting.Store(true)
		if p.finished.Load() != joined || !p.waiting.Swap(false) {
			<-p.done
		}
		break
	}
	return time.Since(began)
}

// wakeHelpers starts the helpers, or wakes those that sleep.
func (p *pool) wakeHelpers() {
	if !p.started {
		p.started = true
		for i := range p.parts[1:] {
			p.alive.Go(func() { p.helperLoop(i + 1) })
		}
		return
	}
	for asleep := p.sleeping.Swap(0); asleep > 0; asleep-- {
		p.wake <- struct{}{}
	}
}

// helperLoop is the main loop of a helper.
func (p *pool) helperLoop(number int) {
	for done := uint64(0); ; {
		epoch := p.awaitEpoch(done)
		if epoch == 0 {
			p.sleeping.Add(1)
			if _, more := <-p.wake; !more {
				return
			}
			continue
		}
		if p.epoch.CompareAndSwap(epoch, epoch+1) {
			done = epoch / epochUnit
			p.help(number)
		}
	}
}

// help is a helper's part of a window.
func (p *pool) help(number int) {
	began := time.Now()
	defer func() { // even if a handler ends this goroutine
		p.worked.Add(int64(time.Since(began) + spinTime))
		if p.finished.Add(1) == p.joined.Load() && p.waiting.Load() && p.waiting.Swap(false) {
			p.done <- struct{}{}
		}
	}()
	p.work(number)
}

// awaitEpoch waits for an open window other than the one done last; 0 if none comes in time.
func (p *pool) awaitEpoch(done uint64) uint64 {
	began := time.Now()
	for i := 1; ; i++ {
		if epoch := p.epoch.Load(); epoch&epochOpen != 0 && epoch/epochUnit != done {
			return epoch
		}
		if i%spinsPerCheck == 0 && time.Since(began) > spinTime {
			return 0
		}
	}
}

// A worker takes nodes in chunks: at first several, since each chunk costs an atomic
// operation, then single ones, so that nobody waits long for the last.
const (
	maxChunk     = 8
	chunkDivisor = 8 // an eighth
)

// work runs nodes until all are taken, those of the worker's own part first.
func (p *pool) work(number int) {
	o := &p.parts[number].outlet
	for i := range p.parts {
		part := &p.parts[(number+i)%len(p.parts)]
		for {
			batch := min(max((part.end-part.next.Load())/chunkDivisor, 1), maxChunk)
			last := part.next.Add(batch)
			if last-batch >= part.end {
				break
			}
			for _, id := range p.nodes[last-batch : min(last, part.end)] {
				e := p.ws.net.nodes[id]
				e.outlet = o
				e.run(&p.ws.queue, p.end)
			}
		}
	}
}

// HelpAlways has all workers join every window, and those of later copies, where the executor
// is Workers, whether that is worth it or not; and one that is alone looks at what nodes need
// beforehand. It is for tests, in which a few nodes do what many do.
func (n *Network) HelpAlways() {
	if ws, ok := n.sched.(*windowed); ok {
		if p, ok := ws.executor.(*pool); ok {
			p.gauge.always = true
		}
	}
}

func (p *pool) close() {
	close(p.wake)
	p.alive.Wait()
}
