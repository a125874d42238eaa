package netsim

import (
	"math/bits"
	"slices"
)

// eventQueue holds the packets under way. The packets stay in a slab. Their keys are in a
// calendar queue (Brown 1988, CACM 31(10)) whose days are a fraction of a window. So most
// keys are inserted once and removed once without being compared with others; the receiving
// node sorts its own. A day that a window cuts in two becomes a heap, and what is too far
// ahead for the calendar waits in another heap. So no distribution of delays costs more
// than a heap would.
type eventQueue struct {
	near   keyHeap // what arrives before start
	start  Time    // start of the calendar: a multiple of a day
	shift  uint8   // a day is 1<<shift ns
	days   [calendarDays][]key
	filled [calendarDays / 64]uint64 // days with a key
	busy   int                       // how many those are
	far    keyHeap                   // what arrives after the calendar ends
	count  int
	spare  [][]key // days without a key, for those that need room

	slab []flight
	free []uint32 // unused places of slab
}

const (
	calendarDays  = 1024
	daysPerWindow = 8
	shortestDay   = 14 // shift: 16 us
	longestDay    = 50 // shift: 13 virtual days
)

func newEventQueue() eventQueue { return eventQueue{shift: longestDay} }

func (q *eventQueue) len() int { return q.count }

// tune adapts the calendar to a length of windows.
func (q *eventQueue) tune(window Time) {
	shift := uint8(min(max(bits.Len64(uint64(window/daysPerWindow))-1, shortestDay), longestDay))
	if shift == q.shift {
		return
	}
	start := min(q.next(), q.start)
	keys := slices.Concat(q.near, slices.Concat(q.days[:]...), q.far)
	*q = eventQueue{shift: shift, start: start >> shift << shift, slab: q.slab, free: q.free}
	for _, k := range keys {
		q.put(k)
	}
}

func (q *eventQueue) push(f *flight) {
	place := q.place()
	q.slab[place] = *f
	q.put(key{f.At, place, f.Dst})
}

// place finds an unused place in the slab.
func (q *eventQueue) place() uint32 {
	last := len(q.free) - 1
	if last < 0 {
		q.slab = append(q.slab, flight{})
		return uint32(len(q.slab) - 1)
	}
	place := q.free[last]
	q.free = q.free[:last]
	return place
}

func (q *eventQueue) put(k key) {
	q.count++
	switch day := uint64(k.at-q.start) >> q.shift; {
	case k.at < q.start:
		q.near.push(k)
	case day < calendarDays:
		q.insert(k)
	default:
		q.far.push(k)
	}
}

// insert adds a key to its day, which is within the calendar.
func (q *eventQueue) insert(k key) {
	day := q.day(k.at)
	list := q.days[day]
	if list == nil {
		if last := len(q.spare) - 1; last >= 0 {
			list, q.spare = q.spare[last], q.spare[:last]
		}
		q.filled[day/64] |= 1 << (day % 64)
		q.busy++
	}
	q.days[day] = append(list, k)
}

// day is the place of a time's day in the calendar, which is a ring.
func (q *eventQueue) day(t Time) uint64 { return uint64(t) >> q.shift % calendarDays }

// first is the start of the first day with a key, Never if there is none.
func (q *eventQueue) first() Time {
	if q.busy == 0 {
		return Never
	}
	start := q.day(q.start)
	for i := range uint64(calendarDays/64 + 1) {
		word := (start/64 + i) % (calendarDays / 64)
		filled := q.filled[word]
		switch i {
		case 0:
			filled &= ^uint64(0) << (start % 64)
		case calendarDays / 64:
			filled &^= ^uint64(0) << (start % 64)
		}
		if filled != 0 {
			day := word*64 + uint64(bits.TrailingZeros64(filled))
			return q.start + Time((day-start)%calendarDays)<<q.shift
		}
	}
	return Never
}

// next is when the earliest packet arrives, Never if there is none.
func (q *eventQueue) next() Time {
	if len(q.near) > 0 {
		return q.near[0].at
	}
	day := q.first()
	if day == Never {
		return q.far.next()
	}
	earliest := Never
	for _, k := range q.days[q.day(day)] {
		earliest = min(earliest, k.at)
	}
	return earliest
}

// drain appends the packets that arrive before end, in any order, and takes them out.
// They stay in the slab until release.
func (q *eventQueue) drain(end Time, keys []key) []key {
	before := len(keys)
	for q.near.next() < end {
		keys = append(keys, q.near.pop())
	}
	for day := q.first(); day < end; day = q.first() {
		keys = q.takeDay(day, end, keys)
	}
	for q.far.next() < end {
		keys = append(keys, q.far.pop())
	}
	if end < Never {
		q.open(end >> q.shift << q.shift)
	}
	q.count -= len(keys) - before
	return keys
}

// takeDay empties the day that begins at start. What arrives at end or later goes to
// near.
func (q *eventQueue) takeDay(start, end Time, keys []key) []key {
	day := q.day(start)
	list := q.days[day]
	q.clearDay(day)
	after := start.plus(1 << q.shift)
	if after <= end {
		keys = append(keys, list...)
	} else {
		for _, k := range list {
			if k.at < end {
				keys = append(keys, k)
			} else {
				q.near.push(k)
			}
		}
	}
	q.spare = append(q.spare, list[:0])
	q.open(after)
	return keys
}

// clearDay marks a day as empty.
func (q *eventQueue) clearDay(day uint64) {
	q.days[day] = nil
	q.filled[day/64] &^= 1 << (day % 64)
	q.busy--
}

// open moves the start of the calendar, over days without a key, and inserts what is
// not far any more.
func (q *eventQueue) open(start Time) {
	if start <= q.start {
		return
	}
	q.start = start
	for len(q.far) > 0 && uint64(q.far[0].at-start)>>q.shift < calendarDays {
		q.insert(q.far.pop())
	}
}

// release gives the place of a drained packet back and lets go of its message.
func (q *eventQueue) release(place uint32) {
	q.slab[place].Msg = nil
	q.free = append(q.free, place)
}

// remove takes out the packets that match and gives each to taken.
func (q *eventQueue) remove(match func(*flight) bool, taken func(*flight)) {
	gone := func(k key) bool {
		f := &q.slab[k.place]
		if !match(f) {
			return false
		}
		taken(f)
		q.release(k.place)
		q.count--
		return true
	}
	q.near, q.far = slices.DeleteFunc(q.near, gone), slices.DeleteFunc(q.far, gone)
	q.near.order()
	q.far.order()
	for day := range q.days {
		list := q.days[day]
		if q.days[day] = slices.DeleteFunc(list, gone); len(list) > 0 && len(q.days[day]) == 0 {
			q.clearDay(uint64(day))
		}
	}
}

// each visits all packets in no particular order.
func (q *eventQueue) each(visit func(*flight)) {
	visitAll := func(keys []key) {
		for _, k := range keys {
			visit(&q.slab[k.place])
		}
	}
	visitAll(q.near)
	for _, day := range q.days {
		visitAll(day)
	}
	visitAll(q.far)
}
