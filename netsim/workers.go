package netsim

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// pool is the executor with a few workers, one goroutine each. They claim the shards of a
// window one by one, and steal nodes of shards that others have claimed. The coordinator is
// one of them. The others, its helpers, spin for a while after each window, since windows
// follow each other faster than a sleeping goroutine can be woken. The wall clock that they
// read meanwhile decides only who works, and so nothing that shows.
type pool struct {
	workers  []*worker // the first is the coordinator
	started  bool
	busy     []*shard
	end      Time
	handled  int           // in the last window
	perEvent time.Duration // how long a packet or a timer took when last measured
	stealing bool          // workers may run nodes of each other's shards

	minEvents                int // see the constants
	worthHelp, worthStealing time.Duration

	// Helpers read epoch all the time, so it has a cache line for itself.
	_        [64]byte
	epoch    atomic.Uint64 // see the constants
	_        [64]byte
	finished atomic.Int64 // helpers that have finished the window
	spinning atomic.Int64 // helpers that are awake
	wake     chan struct{}
	alive    sync.WaitGroup
	backoff  backoff
}

// An epoch is one word: the number of the window, whether helpers may still join it, and how
// many have joined. So a helper joins by one compare-and-swap.
const (
	epochOpen  = 1 << 16
	epochUnit  = 1 << 17
	maxHelpers = epochOpen - 1
)

// Whether helpers are worth it depends on time and not on numbers: relaying a packet takes a
// fraction of a microsecond, mining on a new tip a hundred. How long a window will take is
// estimated from the last one.
const (
	minEvents     = 2 // packets and timers in the last window: fewer cannot be split
	worthHelp     = 2 * time.Microsecond
	worthStealing = 20 * time.Microsecond  // from workers that have finished their own shards too
	spinTime      = 100 * time.Microsecond // how long a helper spins, and for how long waiting is no loss
	spinsPerCheck = 256                    // of a spinning worker, between two looks at the clock
)

func newPool(workers []*worker) *pool {
	return &pool{
		workers: workers, wake: make(chan struct{}, len(workers)),
		minEvents: minEvents, worthHelp: worthHelp, worthStealing: worthStealing,
	}
}

// run runs a window, with helpers if that is likely to be worth it: a long window tends to
// follow a long one.
func (p *pool) run(busy []*shard, end Time) {
	p.busy, p.end, p.stealing = busy, end, false
	if len(p.workers) == 1 || p.handled < p.minEvents {
		p.runAlone()
		p.countHandled()
		return
	}
	began := time.Now()
	guess := time.Duration(p.handled) * p.perEvent
	p.stealing = guess >= p.worthStealing
	if guess < p.worthHelp || len(busy) == 1 && !p.stealing || p.backoff.active(began) {
		p.runAlone()
	} else {
		p.runParallel(began)
	}
	p.countHandled()
	p.perEvent = time.Since(began) / time.Duration(max(p.handled, 1))
}

func (p *pool) countHandled() {
	p.handled = 0
	for _, s := range p.busy {
		p.handled += s.handled
	}
}

// runParallel runs a window with helpers.
func (p *pool) runParallel(began time.Time) {
	p.wakeHelpers()
	p.finished.Store(0)
	number := p.epoch.Load()/epochUnit + 1
	p.epoch.Store(number*epochUnit | epochOpen)
	w := p.workers[0]
	w.waited = 0
	p.work(w, number)
	joined := int64(p.epoch.Swap(number*epochUnit) & maxHelpers)
	p.spinUntil(w, func() bool {
		if p.stealing {
			p.steal(w, number)
		}
		return p.finished.Load() == joined
	})
	w.send(&w.outbox)
	if w.waited > spinTime {
		p.backoff.update(w.waited, began, time.Now())
	}
}

func (p *pool) runAlone() {
	w := p.workers[0]
	w.local = allShards
	for _, s := range p.busy {
		s.open(w, p.end)
		s.run(w, p.end)
	}
	w.send(&w.outbox)
	for _, s := range p.busy {
		s.close(w)
	}
}

// spinUntil waits for other workers, and adds up how long that takes if it takes long.
func (p *pool) spinUntil(w *worker, done func() bool) {
	var began time.Time
	for i := 1; !done(); i++ {
		if i%spinsPerCheck == 0 {
			if began.IsZero() {
				began = time.Now()
			}
			runtime.Gosched()
		}
	}
	if !began.IsZero() {
		w.waited += time.Since(began)
	}
}

// wakeHelpers starts the helpers, or wakes those that sleep.
func (p *pool) wakeHelpers() {
	helpers := p.workers[1:]
	if !p.started {
		p.started = true
		p.spinning.Store(int64(len(helpers)))
		for _, w := range helpers {
			p.alive.Go(func() { p.helperLoop(w) })
		}
	}
	for missing := int64(len(helpers)) - p.spinning.Load(); missing > 0; missing-- {
		select {
		case p.wake <- struct{}{}:
		default:
			return
		}
	}
}

// helperLoop is the main loop of a helper.
func (p *pool) helperLoop(w *worker) {
	for done := uint64(0); ; {
		epoch := p.awaitEpoch(done)
		if epoch == 0 {
			p.spinning.Add(-1)
			if _, more := <-p.wake; !more {
				return
			}
			p.spinning.Add(1)
			continue
		}
		if p.epoch.CompareAndSwap(epoch, epoch+1) {
			done = epoch / epochUnit
			p.runAsHelper(w, done)
		}
	}
}

// runAsHelper is a helper's part of a window.
func (p *pool) runAsHelper(w *worker, number uint64) {
	defer p.finished.Add(1) // even if a handler ends this goroutine
	p.work(w, number)
}

// awaitEpoch waits for an open window other than the one done last; 0 if none comes in time.
func (p *pool) awaitEpoch(done uint64) uint64 {
	began := time.Now()
	for i := 1; ; i++ {
		if epoch := p.epoch.Load(); epoch&epochOpen != 0 && epoch/epochUnit != done {
			return epoch
		}
		if i%spinsPerCheck == 0 {
			if time.Since(began) > spinTime {
				return 0
			}
			runtime.Gosched()
		}
	}
}

func (p *pool) close() {
	close(p.wake)
	p.alive.Wait()
}
