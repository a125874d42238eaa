package netsim

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// workers is the crew of a few goroutines that take the shards of a window one by one.
// The coordinator is one of them. The others, its helpers, look for a window to take part
// in for a while after the last one, since windows follow each other faster than a
// goroutine that sleeps can be woken. The clock that they look at meanwhile decides who
// works, and so nothing that shows.
type workers struct {
	helpers int
	started bool
	busy    []*shard
	end     Time
	handled int           // in the last window
	round   atomic.Uint64 // the window, open or not, and how many helpers take part
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

// How many packets and timers are worth help, and how long a helper looks for work.
const (
	worthHelp = 6
	patience  = 100 * time.Microsecond
	glances   = 256 // between two looks at the clock

	restFactor = 25 // of the time that was lost in waiting
)

func newWorkers(count int) *workers {
	return &workers{helpers: min(count-1, comers), wake: make(chan struct{}, count)}
}

func (w *workers) run(busy []*shard, end Time) {
	w.busy, w.end = busy, end
	w.together()
	w.handled = 0
	for _, s := range busy {
		w.handled += s.handled
	}
}

// together runs a window with helpers if it is likely to be worth it: windows that have
// much to do follow each other.
func (w *workers) together() {
	began, helped := time.Time{}, w.helpers > 0 && len(w.busy) > 1 && w.handled >= worthHelp
	if helped {
		began = time.Now()
		helped = !began.Before(w.rest)
	}
	if !helped {
		for _, s := range w.busy {
			s.run(w.end)
		}
		return
	}
	w.call(len(w.busy) - 1)
	w.left.Store(0)
	number := w.round.Load()&^(oneRound-1) + oneRound
	w.round.Store(number | openRound)
	w.work(0, number/oneRound)
	w.await(int64(w.round.Swap(number)&comers), began)
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
		for i := range w.helpers {
			w.alive.Go(func() { w.help(i + 1) })
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
func (w *workers) help(worker int) {
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
			w.part(worker, done)
		}
	}
}

// part is a helper's part of a window.
func (w *workers) part(worker int, number uint64) {
	defer w.left.Add(1) // even if a handler ends this goroutine
	w.work(worker, number)
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

// work runs shards that nobody has taken yet. Each worker begins at a place of its own, so
// that it mostly has those whose nodes it has had before.
func (w *workers) work(worker int, number uint64) {
	count := len(w.busy)
	for i := range count {
		s := w.busy[(worker*count/(w.helpers+1)+i)%count]
		if before := s.taken.Load(); before != number && s.taken.CompareAndSwap(before, number) {
			s.run(w.end)
		}
	}
}

func (w *workers) close() {
	close(w.wake)
	w.alive.Wait()
}
