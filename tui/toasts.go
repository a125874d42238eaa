package tui

import (
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// How many toasts there are at most; how long one stays after the last event of its kind,
// how long at most, and how long it fades, in ticks. A kind of which there were many events
// then has a rest: in a fast world, that blocks are found is no news.
const (
	mostToasts = 3
	toastTicks = 5 * framesPerSecond
	longest    = 10 * framesPerSecond
	fadeTicks  = framesPerSecond
	manyEvents = 10
	restTicks  = 30 * framesPerSecond
)

// toastWidth and toastLines are the size of the largest toast; below lowBody lines there is room for one
// only.
const (
	toastWidth = 56
	toastLines = 3
	lowBody    = 30
)

// event is something that happened which is worth a toast. Events of one kind share
// one: then many, with %d for how often, stands in place of one.
type event struct {
	kind      string
	one, many string
	loud      view.Severity
}

// toast is a short message over the panels that goes by itself.
type toast struct {
	event
	count int
	left  int // ticks until it goes
	age   int // ticks since it came
}

func (t *toast) text() string {
	if t.count > 1 {
		return strings.Replace(t.many, "%d", words.Count(t.count), 1)
	}
	return t.one
}

// toasts tell in passing what happens in the world.
type toasts struct {
	off   bool
	shown []toast // oldest first
	rests []toast // of kinds that are not told for a while; left is how long
}

// tell shows events. Those of a kind that is shown already are counted there, so that a
// fast world does not flood the screen.
func (t *toasts) tell(events []event) {
	if t.off {
		return
	}
next:
	for _, e := range events {
		if slices.ContainsFunc(t.rests, func(r toast) bool { return r.kind == e.kind }) {
			continue
		}
		for i := range t.shown {
			if s := &t.shown[i]; s.kind == e.kind {
				s.event, s.count, s.left = e, s.count+1, min(toastTicks, longest-s.age)
				continue next
			}
		}
		t.shown = append(t.shown, toast{event: e, count: 1, left: toastTicks})
		if len(t.shown) > mostToasts {
			t.shown = t.shown[1:]
		}
	}
}

// tick counts down and says whether something looks different now.
func (t *toasts) tick() (changed bool) {
	kept := t.shown[:0]
	for _, s := range t.shown {
		s.left--
		s.age++
		changed = changed || s.left == fadeTicks || s.left <= 0
		switch {
		case s.left > 0:
			kept = append(kept, s)
		case s.count > manyEvents:
			s.left = restTicks
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

// draw puts the toasts at the lower right of body, where they hide neither the newest
// blocks nor the selected rows nor what the last line of a panel says; the oldest is on
// top.
func (t *toasts) draw(f *kit.Frame, body grid.Rect) {
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
		switch s.loud {
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

// news is what happened between two pictures of one world that is worth a toast, for
// who looks at one of its nodes. A leap in time is no news.
func news(from, to *view.View, selected int) []event {
	if to.Seed != from.Seed || to.Now < from.Now || scriptName(to) != scriptName(from) {
		return nil
	}
	if to.Timeline.Branch != from.Timeline.Branch {
		if len(to.Timeline.Branches) > len(from.Timeline.Branches) {
			return []event{{kind: "branch", loud: view.Notice,
				one:  fmt.Sprintf("branch %d begins; branch %d keeps its future", to.Timeline.Branch, from.Timeline.Branch),
				many: fmt.Sprintf("%%d new branches, this is branch %d", to.Timeline.Branch)}}
		}
		return nil
	}
	var events []event
	for _, l := range newLines(from.Log, to.Log) {
		if e, ok := lineEvent(to, l, selected); ok {
			events = append(events, e)
		}
	}
	events = append(events, confirmedNow(from, to)...)
	if from.Script != nil && to.Script != nil {
		for _, failed := range to.Script.Failed[min(len(from.Script.Failed), len(to.Script.Failed)):] {
			events = append(events, event{"failed", "failed: " + failed, "%d expectations failed", view.Bad})
		}
	}
	return events
}

func scriptName(v *view.View) string {
	if v.Script == nil {
		return ""
	}
	return v.Script.Name
}

// newLines are the lines of a log that come after those of an older one.
func newLines(old, log []view.LogLine) []view.LogLine {
	if len(old) == 0 {
		return log
	}
	last := old[len(old)-1].Number
	first := slices.IndexFunc(log, func(l view.LogLine) bool { return l.Number > last })
	if first < 0 {
		return nil
	}
	return log[first:]
}

// lineEvent is what a line of the log is worth.
func lineEvent(v *view.View, l view.LogLine, selected int) (event, bool) {
	name := "the world"
	if l.Node >= 0 {
		name = v.Name(l.Node)
	}
	switch l.Kind {
	case view.MinedLine:
		if l.Node == selected {
			return event{"mined " + name, fmt.Sprintf("%s found block %s h%d", name, l.Blocks[0].Short(), l.Height), "%d blocks found by " + name, view.Good}, true
		}
	case view.ReorgLine:
		if l.Node == selected || l.Off > 1 {
			return event{"reorg", fmt.Sprintf("%s: reorg, %s off and %d on", name, words.Plural(l.Off, "block"), l.On),
				fmt.Sprintf("%%d reorgs; the last: %s, %s off", name, words.Plural(l.Off, "block")), view.Notice}, true
		}
	case view.CommandLine:
		return commandEvent(l)
	}
	return event{}, false
}

// commandEvent is what a command is worth.
func commandEvent(l view.LogLine) (event, bool) {
	switch l.Command.(type) {
	case command.Partition:
		return event{"partition", l.Text, "%d partitions; now " + l.Text, view.Notice}, true
	case command.Heal:
		return event{"heal", "healed: the network is whole", "healed %d times: the network is whole", view.Good}, true
	case command.Crash:
		return event{"crash", l.Text, "%d crashes; the last: " + l.Text, view.Bad}, true
	}
	return event{}, false
}

// confirmedNow finds the payments of the focused node that got into a block.
func confirmedNow(from, to *view.View) []event {
	if from.Focus == nil || to.Focus == nil || from.Focus.ID != to.Focus.ID {
		return nil
	}
	waited := map[chain.Hash]bool{}
	for i := range from.Focus.Wallet.History {
		if h := &from.Focus.Wallet.History[i]; h.Confirmations == 0 {
			waited[h.Tx] = true
		}
	}
	if len(waited) == 0 {
		return nil
	}
	var events []event
	name := to.Name(to.Focus.ID)
	for i := range to.Focus.Wallet.History {
		if h := &to.Focus.Wallet.History[i]; h.Confirmations > 0 && waited[h.Tx] {
			one := fmt.Sprintf("%s: payment %s is in block h%d", name, h.Tx.Short(), h.Height)
			events = append(events, event{"confirmed " + name, one, "%d payments of " + name + " are in blocks", view.Good})
		}
	}
	return events
}
