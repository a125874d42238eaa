package toasts

import (
	"slices"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// How many toasts there are at most; how long one stays after the last event of its kind,
// how long at most, and how long it fades, in ticks. A kind of which there were many events
// then has a rest: in a fast world, that blocks are found is no news.
const (
	Most       = 3
	Stay       = 5 * kit.TicksPerSecond
	Longest    = 10 * kit.TicksPerSecond
	fadeTicks  = kit.TicksPerSecond
	manyEvents = 10
	Rest       = 30 * kit.TicksPerSecond
)

// Event is something that happened which is worth a toast. Events of one kind share
// one: then many, with %d for how often, stands in place of one.
type Event struct {
	Kind      string
	One, Many string
	Loud      view.Severity
}

// toast is a short message that goes by itself.
type toast struct {
	Event
	at    netsim.Time // when it was told last
	count int
	left  int // ticks until it goes
	age   int // ticks since it came
}

func (t *toast) text() string {
	if t.count > 1 {
		return strings.Replace(t.Many, "%d", words.Count(t.count), 1)
	}
	return t.One
}

// Toasts tell in passing what happens in the world.
type Toasts struct {
	Off   bool
	shown []toast // oldest first
	rests []toast // of kinds that are not told for a while; left is how long
}

// Tell shows events that happened up to a time. Those of a kind that is shown already are
// counted there, so that a fast world does not flood the screen.
func (t *Toasts) Tell(now netsim.Time, events []Event) {
	if t.Off {
		return
	}
next:
	for _, e := range events {
		if slices.ContainsFunc(t.rests, func(r toast) bool { return r.Kind == e.Kind }) {
			continue
		}
		for i := range t.shown {
			if s := &t.shown[i]; s.Kind == e.Kind {
				s.Event, s.at, s.count, s.left = e, now, s.count+1, min(Stay, Longest-s.age)
				continue next
			}
		}
		t.shown = append(t.shown, toast{Event: e, at: now, count: 1, left: Stay})
		if len(t.shown) > Most {
			t.shown = t.shown[1:]
		}
	}
}

// Tick counts down and says whether something looks different now.
func (t *Toasts) Tick() (changed bool) {
	kept := t.shown[:0]
	for _, s := range t.shown {
		s.left--
		s.age++
		changed = changed || s.left == fadeTicks || s.left <= 0
		switch {
		case s.left > 0:
			kept = append(kept, s)
		case s.count > manyEvents:
			s.left = Rest
			t.rests = append(t.rests, s)
		}
	}
	t.shown = kept
	t.rests = slices.DeleteFunc(t.rests, func(r toast) bool { return r.left <= 0 })
	for i := range t.rests {
		t.rests[i].left--
	}
	return changed
}

// Count is how many there are.
func (t *Toasts) Count() int { return len(t.shown) }
