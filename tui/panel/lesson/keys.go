package lesson

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// The panel's own actions.
const (
	nextPage keymap.Action = "next-page"
	prevPage keymap.Action = "prev-page"
	hint     keymap.Action = "hint"
	show     keymap.Action = "show"
	Library  keymap.Action = "library"
)

// bindings are the panel's keys. Those of what is played count in all panels.
func (l *Panel) bindings(k *keymap.Map) []kit.Key {
	played := func(is func(s *view.Script) bool) func(h kit.Host) bool {
		return func(h kit.Host) bool { s := h.View().Script; return s != nil && is(s) }
	}
	lists := func(h kit.Host) bool { return l.lists(h.View()) && len(h.View().Library) > 0 }
	alone := func(h kit.Host) bool { return h.View().Script == nil }
	return append([]kit.Key{
		{Binding: k.Own(nextPage), Word: view.GoesOn, When: func(h kit.Host) bool {
			s := h.View().Script
			return s != nil && s.Waiting && s.Open() == nil && !further(h.View())
		}},
		{Binding: k.Own(nextPage), Does: "on to the next lesson", Word: view.NextLesson, When: func(h kit.Host) bool {
			s := h.View().Script
			return s != nil && s.Open() == nil && further(h.View())
		}},
		{Binding: k.Own(nextPage), Does: "skip the task", Word: view.Skip, When: played(func(s *view.Script) bool { return s.Waiting && s.Open() != nil })},
		{Binding: k.Own(prevPage), Word: view.GoBack, When: played(func(s *view.Script) bool { return s.Lesson && s.Page > 0 })},
		{Binding: k.Own(hint), Word: view.AHint, When: played(func(s *view.Script) bool { t := s.Open(); return t != nil && len(t.Hints) > 0 })},
		{Binding: k.Own(show), Word: view.ShowHow, When: played(func(s *view.Script) bool { return s.Open() != nil })},
		{Binding: &k.Enter, Does: "play what the cursor is on", Word: "play", When: lists},
		{Binding: k.Own(Library), Does: "back to where the focus was", Word: "back", Here: true, When: alone},
		{Binding: k.Own(Library), Word: view.AllLessons, Here: true, When: played(func(*view.Script) bool { return true })},
	}, kit.InList(k, l)...)
}
