package netsim

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// workers is the crew of a few goroutines that take the active nodes of a window in
// batches. The coordinator is one of them. The others, its helpers, look for a window to
// take part in for a while after the last one, since windows follow each other faster
// than a goroutine that sleeps can be woken. The clock that they look at meanwhile
// decides who works, and so nothing that shows.
type workers struct {
	helpers int
	started bool
	shift   shift
	round   atomic.Uint64 // the window, open or not, and how many helpers take part
	next    atomic.Int64  // first of the active nodes that nobody has taken
	left    atomic.Int64  // helpers that are done with their part
	looking atomic.Int64  // helpers that are awake
	wake    chan struct{}
	alive   sync.WaitGroup
	rest    time.Time // until when the coordinator does without help
}

// A round is a word: the number of the window, whether it is open to helpers, how many
// have come.
const (
	openRound = 1 << 16
	oneRound  = 1 << 17
	comers    = openRound - 1
)

// How many active nodes are worth help, how many of them a worker takes at once, and how
// long a helper looks for work.
const (
	worthHelp  = 6
	leastBatch = 2 // and at most four times as many
	batches    = 16
	patience   = 100 * time.Microsecond
	glances    = 256 // between two looks at the clock

	restFactor = 25 // of the time that was lost in waiting
)

func newWorkers(count int) *workers {
	return &workers{helpers: min(count-1, comers), wake: make(chan struct{}, count)}
}

func (w *workers) run(s shift) {
	if w.helpers == 0 || len(s.active) < worthHelp {
		w.alone(s)
		return
	}
	began := time.Now()
	if began.Before(w.rest) {
		w.alone(s)
		return
	}
	w.call(len(s.active) / worthHelp)
	w.shift = s
	w.next.Store(0)
	w.left.Store(0)
	number := w.round.Load()&^(oneRound-1) + oneRound
	w.round.Store(number | openRound)
	w.work()
	w.await(int64(w.round.Swap(number)&comers), began)
}

func (w *workers) alone(s shift) {
	for _, id := range s.active {
		s.window(id)
	}
}

// await waits for those who came to the window that began then: they are at their last
// batch. If that takes longer than all before it, another program has their processor,
// and the coordinator does without them for a while.
func (w *workers) await(came int64, began time.Time) {
	var worked time.Duration
	for i := 1; w.left.Load() < came; i++ {
		if worked == 0 {
			worked = time.Since(began)
		}
		if i%glances == 0 {
			runtime.Gosched()
		}
	}
	if worked == 0 {
		return
	}
	now := time.Now()
	if waited := now.Sub(began) - worked; waited > max(patience, worked) {
		w.rest = now.Add(restFactor * waited)
	}
}

// call sees to it that as many helpers as are wanted look for work.
func (w *workers) call(wanted int) {
	if !w.started {
		w.started = true
		w.looking.Store(int64(w.helpers))
		for range w.helpers {
			w.alive.Go(w.help)
		}
	}
	for missing := int64(min(wanted, w.helpers)) - w.looking.Load(); missing > 0; missing-- {
		select {
		case w.wake <- struct{}{}:
		default:
			return
		}
	}
}

// help is the life of a helper.
func (w *workers) help() {
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
			w.part()
			done = round / oneRound
		}
	}
}

// part is a helper's part of a window.
func (w *workers) part() {
	defer w.left.Add(1) // even if a handler ends this goroutine
	w.work()
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

// work runs batches of active nodes until none is left.
func (w *workers) work() {
	active := w.shift.active
	batch := min(max(len(active)/batches, leastBatch), 4*leastBatch)
	for {
		last := int(w.next.Add(int64(batch)))
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
