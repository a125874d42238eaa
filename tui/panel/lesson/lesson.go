package lesson

import (
	"fmt"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// Panel shows where a lesson or a scenario stands that is played: what it says,
// what there is to do, and what has been done. Without one it lists those that there are.
type Panel struct {
	list       bool             // show the list although one is played
	menu       kit.List[string] // cursor in the list, by name
	hint       bool             // show the hints of the first open task
	kit.Scroll                  // of what is said
	away       bool             // the reader has scrolled off the end of it, which is not followed meanwhile
	name       string           // of what is played
	number     int              // page of the lesson
}

func (l *Panel) Spec() kit.Spec {
	return kit.Spec{Name: "Lesson", Area: kit.AreaProse, Keys: l.bindings, Own: keymap.Own{Title: "Lessons and scenarios", Everywhere: true, Keys: []keymap.Declared{
		{Action: nextPage, Does: "go on, to the next page", Keys: []string{"n"}},
		{Action: prevPage, Does: "back to the page before, and the world with it", Keys: []string{"b"}},
		{Action: hint, Does: "a hint for what is to do", Keys: []string{"H"}},
		{Action: show, Does: "show how it is done", Keys: []string{"S"}},
		{Action: Library, Does: "list the lessons and scenarios, and back", Keys: []string{"L"}},
	}}}
}

// Calls notes what is played, and says whether it is something new.
func (l *Panel) Calls(v *view.View) bool {
	s := v.Script
	if s == nil {
		l.name, l.number = "", 0
		return false
	}
	fresh := s.Name != l.name
	if fresh || s.Page != l.number {
		l.hint, l.Top = false, 0
	}
	if fresh {
		l.list, l.away = false, false
	}
	l.name, l.number = s.Name, s.Page
	return fresh
}

func (l *Panel) lists(v *view.View) bool { return v.Script == nil || l.list }

func (l *Panel) Title(f *kit.Frame) string {
	if l.lists(f.View) || !f.View.Script.Lesson {
		return "Lesson"
	}
	return fmt.Sprintf("Lesson %d/%d", f.View.Script.Page, f.View.Script.Pages)
}

func (l *Panel) Draw(f *kit.Frame, r grid.Rect, focused bool) string {
	if l.lists(f.View) {
		l.drawList(f, r, focused)
		return words.Plural(len(f.View.Library), "scenario")
	}
	s := f.View.Script
	body, foot := r, grid.Rect{}
	if r.H >= 5 {
		foot, body = r.SplitBottom(1)
	}
	tasks := l.taskLines(f, body.W-2)
	if len(tasks) > 0 && body.H >= 4 { // what there is to do stays in sight
		var below grid.Rect
		below, body = body.SplitBottom(min(len(tasks)+1, body.H-body.H/3))
		for i, line := range tasks[:min(len(tasks), below.H-1)] {
			f.Grid.Spans(below.Line(i+1).InsetXY(1, 0), line)
		}
	}
	lines := l.lines(f, body.W-2)
	if len(lines)+len(tasks) == 0 {
		lines = f.Paragraph(body.W-2, grid.Span{}, silence(s), f.Theme.Dim)
	}
	l.Settle(len(lines), body.H)
	if !s.Lesson && !l.away {
		l.ToEnd() // a scenario is followed
	}
	for i, line := range lines[l.Top:min(len(lines), l.Top+body.H)] {
		f.Grid.Spans(body.Line(i).InsetXY(1, 0), line)
	}
	f.Hints(foot.InsetXY(1, 0), l.keys(f))
	switch {
	case len(s.Failed) > 0:
		return "failed"
	case s.Ended:
		return "ended"
	case s.Heading != "":
		return s.Heading // what there is no room for is a line of the page
	}
	return s.Title
}

// silence is what there is to tell of a scenario that says nothing, as a recorded run.
func silence(s *view.Script) string {
	if s.Ended {
		return "played to its end, and all came as expected"
	}
	return "this plays by itself, and has said nothing so far"
}

// keys are the keys that make sense now.
func (l *Panel) keys(f *kit.Frame) [][2]string {
	s := f.View.Script
	keys := [][2]string{}
	add := func(if_ bool, key, what string) {
		if if_ {
			keys = append(keys, [2]string{key, what})
		}
	}
	open := s.Open()
	add(s.Waiting && open == nil, "n", "next")
	add(s.Ended && s.Lesson && anotherLesson(f), "n", "next lesson")
	add(s.Waiting && open != nil, "n", "skip")
	add(s.Lesson && s.Page > 0, "b", "back")
	add(open != nil && len(open.Hints) > 0 && !l.hint, "H", "hint")
	add(open != nil && open.Help, "S", "show me")
	add(true, "L", "all lessons")
	return keys
}

// anotherLesson reports whether a lesson comes after the one that is played.
func anotherLesson(f *kit.Frame) bool {
	for i := range f.View.Library[:max(len(f.View.Library)-1, 0)] {
		if f.View.Library[i].Name == f.View.Script.Name {
			return f.View.Library[i+1].Lesson
		}
	}
	return false
}

// lines is all that a page says.
func (l *Panel) lines(f *kit.Frame, width int) [][]grid.Span {
	s, th := f.View.Script, f.Theme
	var lines [][]grid.Span
	add := func(style grid.Style, mark string, markStyle grid.Style, text string) {
		lines = append(lines, f.Paragraph(width, grid.Span{Text: mark, Style: markStyle}, text, style)...)
	}
	blank := func() {
		if len(lines) > 0 {
			lines = append(lines, nil)
		}
	}
	if s.Heading != "" && grid.Width(s.Heading) > f.Room {
		add(th.Strong, "", th.Text, s.Heading)
	}
	if s.LeftOut > 0 {
		add(th.Dim, "", th.Dim, fmt.Sprintf("said before, and not kept: %d", s.LeftOut))
	}
	for _, told := range s.Told {
		if s.Lesson {
			blank()
			add(th.Text, "", th.Text, told.Text)
		} else {
			add(th.Text, fmt.Sprintf("%8s  ", words.Seconds(told.At)), th.Dim, told.Text)
		}
	}
	if s.Notice != "" {
		blank()
		add(th.Notice, "", th.Notice, s.Notice)
	}
	for _, failed := range s.Failed {
		blank()
		add(th.Bad, string(th.Glyphs.Invalid)+" ", th.Bad, failed)
	}
	return lines
}

// taskLines is what there is to do on the page, with hints where they were asked for.
func (l *Panel) taskLines(f *kit.Frame, width int) [][]grid.Span {
	th := f.Theme
	var lines [][]grid.Span
	open := f.View.Script.Open()
	for i := range f.View.Script.Tasks {
		t := &f.View.Script.Tasks[i]
		mark, style := grid.Span{Text: "[ ] ", Style: th.Dim}, th.Text
		switch {
		case t.Done:
			mark, style = grid.Span{Text: "[" + string(th.Glyphs.Check) + "] ", Style: th.Good}, th.Dim
		case t == open:
			mark.Style, style = th.Accent, th.Strong
		}
		lines = append(lines, f.Paragraph(width, mark, t.Text, style)...)
		if t == open && l.hint {
			for _, hint := range t.Hints {
				lines = append(lines, f.Paragraph(width, grid.Span{Text: "    "}, hint, th.Accent)...)
			}
		}
	}
	return lines
}

// drawList lists what can be played.
func (l *Panel) drawList(f *kit.Frame, r grid.Rect, focused bool) {
	items := f.View.Library
	if len(items) == 0 {
		f.Empty(r, "nothing can be played here")
		return
	}
	body, foot := r, grid.Rect{}
	if r.H >= 4 {
		foot, body = r.SplitBottom(1)
	}
	shown := l.menu.Pick(len(items), func(item int) string { return items[item].Name + " " + items[item].Title })
	l.menu.Settle(len(shown), body.H, func(row int) string { return items[shown[row]].Name })
	width := 0
	for _, item := range items {
		width = max(width, len(item.Name))
	}
	for i := range min(body.H, len(shown)-l.menu.Top) {
		item, line := &items[shown[l.menu.Top+i]], body.Line(i)
		style := f.Theme.Text
		if item.Lesson {
			style = f.Theme.Accent
		}
		_, rest := line.SplitLeft(1)
		name, rest := rest.SplitLeft(width + 2)
		f.Text(name, item.Name, style)
		f.Text(rest, item.Title, f.Theme.Dim)
		f.Mark(line, l.menu.Top+i == l.menu.At, focused)
	}
	f.Hints(foot.InsetXY(1, 0), [][2]string{{"enter", "play"}, {"↑↓", "choose"}})
}

func (l *Panel) Filter(v *view.View) *kit.Filter {
	if l.lists(v) {
		return &l.menu.Find
	}
	return nil
}

func (l *Panel) Key(h kit.Host, msg keymap.Msg) bool {
	k := h.Keys()
	if l.lists(h.View()) {
		if at := l.menu.Item(len(h.View().Library)); at >= 0 && keymap.Pressed(msg, k.Enter) {
			if play := (command.Play{Name: h.View().Library[at].Name}); h.Sure(play) {
				l.list = false
				h.Do(play.String())
			}
			return true
		}
		return l.menu.Handle(k, msg)
	}
	if !l.Handle(k, msg) {
		return false
	}
	l.away = !l.AtEnd()
	return true
}

// KeyEverywhere handles the keys of a scenario or a lesson that is played, and of the list.
func (l *Panel) KeyEverywhere(h kit.Host, msg keymap.Msg) bool {
	k := h.Keys()
	if keymap.Pressed(msg, *k.Own(Library)) {
		l.list = !l.list
		h.Show("Lesson")
		return true
	}
	if h.View().Script == nil {
		return false
	}
	switch {
	case keymap.Pressed(msg, *k.Own(nextPage)):
		h.Do(command.Next{}.String())
	case keymap.Pressed(msg, *k.Own(prevPage)):
		h.Do(command.Previous{}.String())
	case keymap.Pressed(msg, *k.Own(hint)):
		l.hint = true
		h.Show("Lesson")
	case keymap.Pressed(msg, *k.Own(show)):
		h.Do(command.Show{}.String())
	default:
		return false
	}
	return true
}
