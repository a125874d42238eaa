package lines

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/sentences"
	"example.com/sosocoin/sim/view"
)

// told is what has been told so far.
type told struct {
	view   *view.View // the last one; nil: none yet
	number int        // of the next line of the log
	script scriptTold
	lines  int // how many lines were told
}

// scriptTold is what has been told of a scenario.
type scriptTold struct {
	name   string
	page   int
	said   int // of the page
	done   []bool
	failed int
	notice string
	waits  bool
}

// item is something to tell, and when it was.
type item struct {
	at   netsim.Time
	text string
}

// news is what a view has that was not told yet, a line each, and takes note of it.
func (t *told) news(v *view.View, all bool) []string {
	if t.view != nil && another(t.view, v) {
		t.number, t.script = 0, scriptTold{}
		if v.Now > 0 && len(v.Log) > 0 { // a moment of the past: what happened before it was told then
			t.number = v.Log[len(v.Log)-1].Number + 1
			t.script = seen(v.Script)
		}
	}
	items := slices.Concat(t.script.news(v), t.happened(v, all))
	slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(a.at, b.at) })
	if t.view == nil || t.view.Clock.Stopped != v.Clock.Stopped {
		if why := v.Clock.Stopped; why != "" {
			items = append(items, item{v.Now, "Time stands still: " + why + "."})
		}
	}
	if t.view == nil || t.view.Clock.Failed != v.Clock.Failed {
		if why := v.Clock.Failed; why != "" {
			items = append(items, item{v.Now, "This is a bug in sosocoin: " + why})
		}
	}
	t.view = v
	t.lines += len(items)
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = seconds(item.at) + ": " + item.text
	}
	return texts
}

// another says whether a view is not of what comes after another one.
func another(before, now *view.View) bool {
	return now.Now < before.Now || now.Seed != before.Seed || now.Timeline.Branch != before.Timeline.Branch || name(now.Script) != name(before.Script)
}

func name(s *view.Script) string {
	if s == nil {
		return ""
	}
	return s.Name
}

// happened is what the log tells.
func (t *told) happened(v *view.View, all bool) (items []item) {
	for i := range v.Log {
		l := &v.Log[i]
		if l.Number < t.number {
			continue
		}
		if missed := l.Number - t.number; missed > 0 && t.view != nil {
			items = append(items, item{l.At, plain.Count(missed, "event") + " went by too fast to be told; a lower speed tells all."})
		}
		t.number = l.Number + 1
		if all || !sentences.Routine(l.Kind) {
			items = append(items, item{l.At, sentences.Of(l, v.Name)})
		}
	}
	return items
}

// seen is a scenario of which all is told.
func seen(s *view.Script) (t scriptTold) {
	if s == nil {
		return t
	}
	t = scriptTold{name: s.Name, page: s.Page, said: s.LeftOut + len(s.Told), failed: len(s.Failed), notice: s.Notice, waits: s.Waiting}
	for _, task := range s.Tasks {
		t.done = append(t.done, task.Done)
	}
	return t
}

// news is what a scenario says.
func (t *scriptTold) news(v *view.View) (items []item) {
	s := v.Script
	if s == nil {
		return nil
	}
	add := func(at netsim.Time, text string) {
		items = append(items, item{at, strings.ReplaceAll(text, "\n", " ")})
	}
	if s.Name != t.name || s.Page != t.page {
		if s.Name != t.name {
			add(v.Now, s.Title+".")
		}
		*t = scriptTold{name: s.Name, page: s.Page}
		if s.Page > 0 {
			at := v.Now
			if len(s.Told) > 0 {
				at = s.Told[0].At
			}
			add(at, fmt.Sprintf("Page %d of %d: %s.", s.Page, s.Pages, s.Heading))
		}
	}
	for i, said := range s.Told {
		if s.LeftOut+i >= t.said {
			add(said.At, said.Text)
		}
	}
	for i, task := range s.Tasks {
		switch {
		case i >= len(t.done):
			add(v.Now, "Task: "+task.Text)
		case task.Done && !t.done[i]:
			add(v.Now, "Done: "+task.Text)
		}
	}
	for _, why := range s.Failed[min(t.failed, len(s.Failed)):] {
		add(v.Now, "Not as expected: "+why)
	}
	if s.Notice != "" && s.Notice != t.notice {
		add(v.Now, s.Notice)
	}
	if s.Waiting && !t.waits {
		add(v.Now, "next goes on.")
	}
	*t = seen(s)
	return items
}

// seconds is a virtual time as it begins a line.
func seconds(t netsim.Time) string { return strconv.FormatFloat(t.Seconds(), 'f', 1, 64) + " s" }
