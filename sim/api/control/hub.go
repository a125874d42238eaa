package control

import (
	"sync"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/view"
)

// Event is something that happened, for all who listen.
type Event struct {
	Number uint64 // the first is 1
	Name   string
	data   func() any // what it tells, for JSON
}

// hub keeps the newest events for all listeners. The driver's goroutine adds to it, and waits for
// nobody; a listener takes what it has not had yet. What the slowest has not had in time is lost
// to it, and it is told how much that is.
type hub struct {
	session string // that tells the events of this run of the program from those of others

	mu        sync.Mutex
	kept      []Event       // a ring: number n is at n % keep
	newest    uint64        // number
	more      chan struct{} // closed when there is more
	listeners int
	idle      int // frames since there was one
	missed    uint64

	// Only the driver's goroutine:
	world *sim.World
	told  int // lines of its log
	clock view.Clock
}

// keep is how many events are kept, some hundred bytes each.
const keep = 4096

// patience is for how many frames of the driver, a minute or so, events are kept when nobody
// listens: for one who comes back.
const patience = 6000

func newHub(session string) *hub {
	return &hub{session: session, kept: make([]Event, keep), more: make(chan struct{}), idle: patience}
}

// look takes what has happened since the last frame.
func (h *hub) look(w *sim.World, clock func() view.Clock) {
	if !h.wanted() {
		h.world = nil
		return
	}
	if w != h.world {
		if h.world != nil {
			at := w.Now().Seconds()
			h.add("moved", func() any {
				return struct {
					Time float64 `json:"time_s"`
				}{at}
			})
		}
		h.world, h.told = w, 0
		if lines := w.Reading().LogSince(0); len(lines) > 0 {
			h.told = lines[len(lines)-1].Number + 1
		}
	}
	h.lookAtClock(clock())
	lines := w.Reading().LogSince(h.told)
	if len(lines) == 0 {
		return
	}
	if lost := lines[0].Number - h.told; lost > 0 {
		h.lost(lost)
	}
	h.told = lines[len(lines)-1].Number + 1
	events := make([]Event, len(lines))
	for i := range lines {
		events[i] = Event{Name: kindOf(lines[i].Kind), data: func() any { return lineOf(&lines[i]) }}
	}
	h.addAll(events)
}

// lookAtClock tells of another pace.
func (h *hub) lookAtClock(now view.Clock) {
	before := h.clock
	now.Reached, now.PerSecond = before.Reached, before.PerSecond // they are figures
	if now != before {
		h.clock = now
		h.add("clock", func() any {
			return Clock{now.Paused, Speed(now.Speed), now.Reached, now.PerSecond, now.Bound, now.Stopped, now.Failed}
		})
	}
}

// wanted says whether somebody listens, or did a while ago.
func (h *hub) wanted() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.listeners > 0 {
		h.idle = 0
	} else {
		h.idle = min(h.idle+1, patience)
	}
	return h.idle < patience
}

// Missed is what a listener has not been told of.
type Missed struct {
	Count uint64 `json:"count"`
}

// lost leaves a place for lines that came and went within a frame.
func (h *hub) lost(count int) {
	h.add("missed", func() any { return Missed{uint64(count)} })
}

func (h *hub) add(name string, data func() any) { h.addAll([]Event{{Name: name, data: data}}) }

func (h *hub) addAll(events []Event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, e := range events {
		h.newest++
		e.Number = h.newest
		h.kept[e.Number%keep] = e
	}
	close(h.more)
	h.more = make(chan struct{})
}

// listen begins to listen. From now on events are kept; leave ends that.
func (h *hub) listen() (newest uint64, leave func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.listeners++
	return h.newest, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.listeners--
	}
}

// after are the next few events after a number, how many there were in between that are not kept
// any more, and what tells that there are more, where there are none.
func (h *hub) after(number uint64, most int) (events []Event, missed uint64, more <-chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if oldest := h.newest - min(h.newest, keep) + 1; number+1 < oldest {
		missed = oldest - number - 1
		h.missed += missed
		number = oldest - 1
	}
	for number < h.newest && len(events) < most {
		number++
		events = append(events, h.kept[number%keep])
	}
	return events, missed, h.more
}

// counts are how many listen, how many events there were, and how many listeners did not get.
func (h *hub) counts() (listeners int, events, missed uint64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.listeners, h.newest, h.missed
}
