package lesson

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// where says which lesson and page of it this is: "lesson 2 of 8, page 3 of 5".
func where(v *view.View) string {
	s := v.Script
	number, lessons := 0, 0
	for _, item := range v.Library {
		if item.Lesson {
			lessons++
		}
		if item.Name == s.Name {
			number = lessons
		}
	}
	if number == 0 {
		return fmt.Sprintf(s.Say(view.WhichPage), s.Page, s.Pages) // of a file
	}
	return fmt.Sprintf(s.Say(view.WhichLesson), number, lessons, s.Page, s.Pages)
}

// anotherLesson reports whether a lesson comes after the one that is played.
func anotherLesson(v *view.View) bool {
	at := slices.IndexFunc(v.Library, func(item view.LibraryItem) bool { return item.Name == v.Script.Name })
	return at >= 0 && at+1 < len(v.Library) && v.Library[at+1].Lesson
}

// further reports whether what is played is a lesson at its end, and there is another one.
func further(v *view.View) bool {
	s := v.Script
	return s.Lesson && (s.Ended || s.Waiting && s.Page == s.Pages) && anotherLesson(v)
}

// leastSaid is how many lines of what is said are to be in sight above what there is to do.
const leastSaid = 3

// drawPage draws what is said, below it what there is to do, and last the keys. Where both
// have no room together they are scrolled as one.
func (l *Panel) drawPage(f *kit.Frame, r grid.Rect, focused bool) string {
	body, foot := r, grid.Rect{}
	if r.H >= 5 {
		foot, body = r.SplitBottom(1)
	}
	gap := 1
	if r.H < 12 { // each line counts
		gap = 0
	}
	caption := l.caption(f.View)
	said, tasks := l.said(f, body.W-2, gap, grid.Width(caption) > f.Room), l.tasks(f, body.W-2, true)
	if len(said)+gap+len(tasks) > body.H {
		tasks = l.tasks(f, body.W-2, false)
	}
	if l.saysAll = len(tasks) > 0 && len(tasks)+gap <= body.H-leastSaid; l.saysAll {
		var below grid.Rect
		below, body = body.SplitBottom(len(tasks) + gap)
		for i, line := range tasks {
			f.Grid.Spans(below.Line(i+gap).InsetXY(1, 0), line)
		}
	} else if len(tasks) > 0 {
		said = append(append(said, nil), tasks...)
	}
	if len(said) == 0 {
		said = f.Paragraph(body.W-2, grid.Span{}, silence(f.View.Script), f.Theme.Dim)
	}
	more := l.drawScrolled(f, body, said, focused)
	l.saysAll = l.saysAll || l.AtEnd()
	if foot.Empty() && more != "" { // the sign alone has room, in the margin
		sign, _ := utf8.DecodeRuneInString(more)
		f.Grid.Set(body.Right()-1, body.Bottom()-1, sign, f.Theme.Accent)
	}
	foot = foot.InsetXY(1, 0)
	if more != "" {
		foot.W -= f.Right(foot, more, f.Theme.Accent) + 2
	}
	f.Hints(foot, l.keys(f.View))
	return caption
}

// caption is what stands in the frame.
func (l *Panel) caption(v *view.View) string {
	s := v.Script
	switch {
	case len(s.Failed) > 0:
		return "failed"
	case s.Lesson && s.Page > 0:
		return where(v)
	case s.Ended:
		return "ended"
	}
	return s.Title
}

// drawScrolled draws lines, as far as there is room, and returns a sign where there are more.
func (l *Panel) drawScrolled(f *kit.Frame, r grid.Rect, lines [][]grid.Span, focused bool) string {
	l.Settle(len(lines), r.H)
	if !f.View.Script.Lesson && !l.away {
		l.ToEnd() // a scenario is followed
	}
	end := min(len(lines), l.Top+r.H)
	for i, line := range lines[l.Top:end] {
		f.Grid.Spans(r.Line(i).InsetXY(1, 0), line)
	}
	sign, key, count := f.Theme.Glyphs.ArrowDown, "pgdn", len(lines)-end
	if count == 0 {
		sign, key, count = f.Theme.Glyphs.ArrowUp, "pgup", l.Top
	}
	if count == 0 {
		return ""
	}
	keys := f.Key(key)
	if !focused {
		keys = f.TaughtText("{7}") + " " + keys
	}
	return string(sign) + " " + fmt.Sprintf(f.View.Script.Say(view.MoreLines), count, keys)
}

// said is all that a page says. Where it stands is a line of the page if the frame has no room
// for that.
func (l *Panel) said(f *kit.Frame, width, gap int, tellsWhere bool) [][]grid.Span {
	s, th := f.View.Script, f.Theme
	var lines [][]grid.Span
	add := func(mark grid.Span, text ...grid.Span) {
		lines = append(lines, f.Grid.WrapSpans(append([]grid.Span{mark}, text...), width, grid.Width(mark.Text))...)
	}
	blank := func() {
		if len(lines) > 0 {
			lines = append(lines, nil)
		}
	}
	trouble := func() {
		if s.Notice != "" {
			blank()
			add(grid.Span{}, grid.Span{Text: s.Notice, Style: th.Notice})
		}
		for _, failed := range s.Failed {
			blank()
			add(grid.Span{Text: string(th.Glyphs.Invalid) + " ", Style: th.Bad}, grid.Span{Text: failed, Style: th.Bad})
		}
	}
	if s.Lesson && tellsWhere {
		add(grid.Span{}, grid.Span{Text: where(f.View), Style: th.Dim})
	}
	if s.Heading != "" {
		add(grid.Span{}, grid.Span{Text: s.Heading, Style: th.Strong})
	}
	if s.Lesson {
		trouble()
	}
	if s.LeftOut > 0 {
		add(grid.Span{}, grid.Span{Text: fmt.Sprintf("said before, and not kept: %d", s.LeftOut), Style: th.Dim})
	}
	for i, told := range s.Told {
		if s.Lesson {
			if i > 0 || gap > 0 {
				blank()
			}
			add(grid.Span{}, f.Taught(told.Text, th.Text)...)
		} else {
			add(grid.Span{Text: fmt.Sprintf("%8s  ", words.Seconds(told.At)), Style: th.Dim}, grid.Span{Text: told.Text, Style: th.Text})
		}
	}
	if !s.Lesson {
		trouble() // a scenario is followed to its end
	}
	return lines
}

// tasks is what there is to do on the page, with hints where they were asked for, and whether
// all is done. What is done has been read, and its beginning is enough where not the whole of
// it has room.
func (l *Panel) tasks(f *kit.Frame, width int, whole bool) [][]grid.Span {
	s, th := f.View.Script, f.Theme
	var lines [][]grid.Span
	add := func(mark grid.Span, text []grid.Span) {
		lines = append(lines, f.Grid.WrapSpans(append([]grid.Span{mark}, text...), width, grid.Width(mark.Text))...)
	}
	open := s.Open()
	for i := range s.Tasks {
		t := &s.Tasks[i]
		mark, style := grid.Span{Text: "[ ] ", Style: th.Dim}, th.Text
		switch {
		case t.Done:
			mark, style = grid.Span{Text: "[" + string(th.Glyphs.Check) + "] ", Style: th.Good}, th.Dim
		case t == open:
			mark.Style, style = th.Accent, th.Strong
		}
		if t.Done && !whole {
			text := grid.Fit(f.TaughtText(t.Text), width-grid.Width(mark.Text), f.Theme.Glyphs.Ellipsis)
			lines = append(lines, []grid.Span{mark, {Text: text, Style: style}})
			continue
		}
		add(mark, f.Taught(t.Text, style))
		if t == open && l.hint {
			for _, hint := range t.Hints {
				add(grid.Span{Text: "    "}, f.Taught(hint, th.Accent))
			}
		}
	}
	if on := l.goesOn(f.View); on != "" && open == nil && len(s.Tasks) > 0 {
		add(grid.Span{Text: "    "}, []grid.Span{{Text: s.Say(view.TasksDone) + " ", Style: th.Good}, {Text: f.Key("n"), Style: th.Key}, {Text: " " + on, Style: th.Good}})
	}
	return lines
}

// silence is what there is to tell of a scenario that says nothing, as a recorded run.
func silence(s *view.Script) string {
	if s.Ended {
		return "played to its end, and all came as expected"
	}
	return "this plays by itself, and has said nothing so far"
}

// goesOn is what the key to go on does now; "" for nothing.
func (l *Panel) goesOn(v *view.View) string {
	s := v.Script
	switch {
	case further(v):
		return s.Say(view.GoesFurther)
	case s.Waiting:
		return s.Say(view.GoesOn)
	}
	return ""
}

// keys are the keys that make sense now.
func (l *Panel) keys(v *view.View) [][2]string {
	s := v.Script
	var keys [][2]string
	add := func(if_ bool, key, what string) {
		if if_ {
			keys = append(keys, [2]string{key, what})
		}
	}
	open := s.Open()
	on := l.goesOn(v)
	add(on != "" && open == nil, "n", on)
	add(open != nil && len(open.Hints) > 0 && !l.hint, "H", s.Say(view.AHint))
	add(open != nil, "S", s.Say(view.ShowMe))
	add(s.Lesson && s.Page > 0, "b", s.Say(view.GoBack))
	add(on != "" && open != nil, "n", s.Say(view.Skip))
	add(true, "L", s.Say(view.AllLessons))
	return keys
}
