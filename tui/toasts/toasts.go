package toasts

import (
	"slices"
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
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

// toastWidth and toastLines are the size of the largest toast; below lowBody lines there is room for one
// only.
const (
	toastWidth = 56
	toastLines = 3
	lowBody    = 30
)

// Event is something that happened which is worth a toast. Events of one kind share
// one: then many, with %d for how often, stands in place of one.
type Event struct {
	Kind      string
	One, Many string
	Loud      view.Severity
}

// toast is a short message over the panels that goes by itself.
type toast struct {
	Event
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

// Tell shows events. Those of a kind that is shown already are counted there, so that a
// fast world does not flood the screen.
func (t *Toasts) Tell(events []Event) {
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
				s.Event, s.count, s.left = e, s.count+1, min(Stay, Longest-s.age)
				continue next
			}
		}
		t.shown = append(t.shown, toast{Event: e, count: 1, left: Stay})
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

// Draw puts the toasts at the lower right of body, where they hide neither the newest
// blocks nor the selected rows nor what the last line of a panel says; the oldest is on
// top.
func (t *Toasts) Draw(f *kit.Frame, body grid.Rect) {
	th := f.Theme
	shown := t.shown
	if body.H < lowBody {
		shown = shown[max(len(shown)-1, 0):]
	}
	wide := 0
	for i := range shown {
		wide = max(wide, grid.Width(shown[i].text()))
	}
	w := min(wide+5, toastWidth, max(body.W/2, 36))
	y := body.Bottom() - 2
	for _, s := range slices.Backward(shown) {
		lines := f.Wrap(s.text(), w-4, toastLines)
		y -= len(lines)
		mark, style := th.Glyphs.Bullet, th.Accent
		switch s.Loud {
		case view.Good:
			mark, style = th.Glyphs.Check, th.Good
		case view.Notice:
			mark, style = th.Glyphs.Warn, th.Notice
		case view.Bad:
			mark, style = th.Glyphs.Invalid, th.Bad
		}
		words := th.Toast
		if s.left <= fadeTicks {
			style, words = th.Dim, th.Dim
		}
		r := grid.Rect{X: body.Right() - w - 2, Y: y, W: w, H: len(lines)}
		f.Grid.Fill(r, ' ', words.Over(th.Selected))
		f.Grid.Set(r.X+1, r.Y, mark, style.Over(th.Selected))
		for i, line := range lines {
			f.Text(grid.Rect{X: r.X + 3, Y: r.Y + i, W: w - 4, H: 1}, line, words.Over(th.Selected))
		}
	}
}

// Clear takes all away.
func (t *Toasts) Clear() { t.shown = nil }

// Count is how many there are.
func (t *Toasts) Count() int { return len(t.shown) }
