package toasts

import (
	"math"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

// Forget takes away what was told of a world, or of a future, that is not that of the new
// picture.
func (t *Toasts) Forget(from, to *view.View) {
	until, left := common(from, to), from.Timeline.Branch != to.Timeline.Branch
	t.shown = slices.DeleteFunc(t.shown, func(s toast) bool { return s.at > until || s.aside() && left })
	if until < 0 {
		t.rests = nil
	}
}

// common is the time up to which two pictures have one past; -1 where they are of different
// worlds.
func common(from, to *view.View) netsim.Time {
	switch {
	case another(from, to):
		return -1
	case from.Timeline.Branch != to.Timeline.Branch:
		return min(to.Now, parting(to.Timeline.Branches, from.Timeline.Branch, to.Timeline.Branch))
	case to.Now < from.Now:
		return to.Now
	case rewritten(from.Log, to.Log):
		return -1
	}
	return math.MaxInt64
}

// another says whether two pictures are of different worlds, by what they are called.
func another(from, to *view.View) bool {
	return to.Seed != from.Seed || scriptName(to) != scriptName(from)
}

// rewritten says whether the last line of a log is another one in a later log.
func rewritten(log, later []view.LogLine) bool {
	if len(log) == 0 {
		return false
	}
	last := log[len(log)-1]
	at := slices.IndexFunc(later, func(l view.LogLine) bool { return l.Number == last.Number })
	return at >= 0 && (later[at].At != last.At || later[at].Text != last.Text)
}

// parting is when the courses of two branches parted.
func parting(branches []view.Branch, a, b int) netsim.Time {
	of := func(number int) (view.Branch, bool) {
		i := slices.IndexFunc(branches, func(b view.Branch) bool { return b.Number == number })
		if i < 0 {
			return view.Branch{}, false
		}
		return branches[i], true
	}
	until := map[int]netsim.Time{} // how long the course of a was that of each branch
	last := netsim.Time(math.MaxInt64)
	for at, ok := of(a); ok; at, ok = of(at.Parent) {
		until[at.Number] = last
		last = min(last, at.From)
	}
	last = math.MaxInt64
	for at, ok := of(b); ok; at, ok = of(at.Parent) {
		if common, shared := until[at.Number]; shared {
			return min(common, last)
		}
		last = min(last, at.From)
	}
	return 0
}
