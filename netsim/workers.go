package netsim

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// workers is the crew of a few goroutines, each with a desk, that take the shards of a
// window one by one, and nodes of shards that others have. The coordinator is one of them.
// The others, its helpers, look for a window to take part in for a while after the last
// one, since windows follow each other faster than a goroutine that sleeps can be woken.
// The clock that they look at meanwhile decides who works, and so nothing that shows.
type workers struct {
	desks   []*desk // one for each worker, the coordinator's first
	started bool
	busy    []*shard
	end     Time
	handled int           // in the last window
	each    time.Duration // how long a packet or a timer took when that was last looked at
	shared  bool          // the nodes of a shard are run by all

	fewest               int // handled in the last window: see the constants
	worthHelp, worthMore time.Duration

	// Helpers look at round all the time, so it has a cache line for itself.
	_       [64]byte
	round   atomic.Uint64 // the window, open or not, and how many helpers take part
	_       [64]byte
	left    atomic.Int64 // helpers that are done with their part
	looking atomic.Int64 // helpers that are awake
	wake    chan struct{}
	alive   sync.WaitGroup
	rest    rest
}

// A round is a word: the number of the window, whether it is open to helpers, how many
// have come.
const (
	openRound = 1 << 16
	oneRound  = 1 << 17
	comers    = openRound - 1
)

// What is worth help is a matter of time and not of numbers: to relay a packet takes a
// fraction of a microsecond, to mine on a new tip a hundred. How long a window will take
// is guessed from the last one.
const (
	fewest    = 2 // packets and timers: fewer cannot be parted
	worthHelp = 2 * time.Microsecond
	worthMore = 20 * time.Microsecond  // from workers that are done with their own shards too
	patience  = 100 * time.Microsecond // how long a helper looks for a window, and waiting is no loss
	glances   = 256                    // of one that waits, between two looks at the clock
)

func newWorkers(desks []*desk) *workers {
	return &workers{
		desks: desks, wake: make(chan struct{}, len(desks)),
		fewest: fewest, worthHelp: worthHelp, worthMore: worthMore,
	}
}

// run runs a window, with helpers if it is likely to be worth it: windows that take long
// follow each other.
func (w *workers) run(busy []*shard, end Time) {
	w.busy, w.end, w.shared = busy, end, false
	if len(w.desks) == 1 || w.handled < w.fewest {
		w.alone()
		w.count()
		return
	}
	began := time.Now()
	guess := time.Duration(w.handled) * w.each
	w.shared = guess >= w.worthMore
	if guess < w.worthHelp || len(busy) == 1 && !w.shared || w.rest.lasts(began) {
		w.alone()
	} else {
		w.together(began)
	}
	w.count()
	w.each = time.Since(began) / time.Duration(max(w.handled, 1))
}

func (w *workers) count() {
	w.handled = 0
	for _, s := range w.busy {
		w.handled += s.handled
	}
}

// together runs a window with helpers.
func (w *workers) together(began time.Time) {
	w.call()
	w.left.Store(0)
	number := w.round.Load()/oneRound + 1
	w.round.Store(number*oneRound | openRound)
	d := w.desks[0]
	d.waited = 0
	w.work(d, number)
	came := int64(w.round.Swap(number*oneRound) & comers)
	w.await(d, func() bool {
		if w.shared {
			w.assist(d, number)
		}
		return w.left.Load() == came
	})
	d.send(&d.outbox)
	if d.waited > patience {
		w.rest.after(d.waited, began, time.Now())
	}
}

func (w *workers) alone() {
	d := w.desks[0]
	d.own = allShards
	for _, s := range w.busy {
		s.open(d, w.end)
		s.run(d, w.end)
	}
	d.send(&d.outbox)
	for _, s := range w.busy {
		s.close(d)
	}
}

// await waits for others, and adds up how long that takes if it takes long.
func (w *workers) await(d *desk, done func() bool) {
	var began time.Time
	for i := 1; !done(); i++ {
		if i%glances == 0 {
			if began.IsZero() {
				began = time.Now()
			}
			runtime.Gosched()
		}
	}
	if !began.IsZero() {
		d.waited += time.Since(began)
	}
}

// rest is a time in which the coordinator does without help, since another program has the
// helpers' processor.
type rest struct {
	until  time.Time
	length time.Duration // of the last one
}

// How long a rest is, in times that were lost in waiting: the shortest, and the longest,
// which it comes to when one rest soon follows the other.
const (
	restLeast = 4
	restMost  = 64
)

func (r *rest) lasts(now time.Time) bool { return now.Before(r.until) }

// after begins a rest where the coordinator waited for longer than all the rest of a window
// took.
func (r *rest) after(waited time.Duration, began, now time.Time) {
	if waited <= now.Sub(began)-waited {
		return
	}
	length := restLeast * waited
	if now.Sub(r.until) < r.length {
		length = min(max(length, 2*r.length), restMost*waited)
	}
	r.until, r.length = now.Add(length), length
}

// call sees to it that the helpers look for work.
func (w *workers) call() {
	helpers := w.desks[1:]
	if !w.started {
		w.started = true
		w.looking.Store(int64(len(helpers)))
		for _, d := range helpers {
			w.alive.Go(func() { w.help(d) })
		}
	}
	for missing := int64(len(helpers)) - w.looking.Load(); missing > 0; missing-- {
		select {
		case w.wake <- struct{}{}:
		default:
			return
		}
	}
}

// help is the life of a helper.
func (w *workers) help(d *desk) {
	for done := uint64(0); ; {
		round := w.look(done)
		if round == 0 {
			w.looking.Add(-1)
			if _, more := <-w.wake; !more {
				return
			}
			w.looking.Add(1)
			continue
		}
		if w.round.CompareAndSwap(round, round+1) {
			done = round / oneRound
			w.part(d, done)
		}
	}
}

// part is a helper's part of a window.
func (w *workers) part(d *desk, number uint64) {
	defer w.left.Add(1) // even if a handler ends this goroutine
	w.work(d, number)
}

// look waits for an open window other than the one done last; 0 if none comes in time.
func (w *workers) look(done uint64) uint64 {
	began := time.Now()
	for i := 1; ; i++ {
		if round := w.round.Load(); round&openRound != 0 && round/oneRound != done {
			return round
		}
		if i%glances == 0 {
			if time.Since(began) > patience {
				return 0
			}
			runtime.Gosched()
		}
	}
}

func (w *workers) close() {
	close(w.wake)
	w.alive.Wait()
}
