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
	rows       grid.Rect        // of the list, as they were drawn
	hint       bool             // show the hints of the first open task
	kit.Scroll                  // of what is said
	away       bool             // the reader has scrolled off the end of it, which is not followed meanwhile
	name       string           // of what is played
	number     int              // page of the lesson
	leaving    bool             // it was asked whether to go on without what there is to do
	saysAll    bool             // what is played was in sight when it was drawn
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
		l.hint, l.leaving, l.Top = false, false, 0
	}
	if fresh {
		l.list, l.away = false, false
	}
	l.name, l.number = s.Name, s.Page
	return fresh
}

func (l *Panel) lists(v *view.View) bool { return v.Script == nil || l.list }

// SaysAll says whether the newest words and what there is to do were in sight.
func (l *Panel) SaysAll() bool { return l.saysAll }

func (l *Panel) Draw(f *kit.Frame, r grid.Rect, focused bool) string {
	l.saysAll = false
	if l.lists(f.View) {
		l.drawList(f, r, focused)
		return words.Plural(len(f.View.Library), "scenario")
	}
	return l.drawPage(f, r, focused)
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
		if keymap.Pressed(msg, k.Enter) && l.menu.Item(len(h.View().Library)) >= 0 {
			l.play(h)
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

// play plays what the cursor is on in the list, if anything.
func (l *Panel) play(h kit.Host) {
	library := h.View().Library
	at := l.menu.Item(len(library))
	if at < 0 {
		return
	}
	if play := (command.Play{Name: library[at].Name}); h.Sure(play) {
		l.list = false
		h.Do(play.String())
	}
}

// Click puts the cursor on a row of the list; a second click plays it.
func (l *Panel) Click(h kit.Host, x, y int) {
	if !l.lists(h.View()) {
		return
	}
	if _, again := l.menu.Choose(l.rows, x, y); again {
		l.play(h)
	}
}

// KeyEverywhere handles the keys of a scenario or a lesson that is played, and of the list.
func (l *Panel) KeyEverywhere(h kit.Host, msg keymap.Msg) bool {
	k := h.Keys()
	if keymap.Pressed(msg, *k.Own(Library)) {
		if h.View().Script == nil && h.Back("Lesson") {
			return true
		}
		l.list = !l.list
		h.Show("Lesson")
		return true
	}
	pressed := func(a keymap.Action) bool { return keymap.Pressed(msg, *k.Own(a)) }
	s := h.View().Script
	switch {
	case !pressed(nextPage) && !pressed(prevPage) && !pressed(hint) && !pressed(show):
		l.leaving = false
		return false
	case s == nil:
		h.Refuse("no lesson is played; " + called(k, Library) + " lists them")
	case pressed(nextPage):
		l.goOn(h)
	case pressed(prevPage):
		h.Do(command.Previous{}.String())
	case pressed(hint):
		l.showHint(h)
	default:
		h.Do(command.Show{}.String())
	}
	return true
}

// called is the key of an action.
func called(k *keymap.Map, a keymap.Action) string { return k.Own(a).Help().Key }

// goOn goes to the next page. Where something is left to do it asks first.
func (l *Panel) goOn(h kit.Host) {
	if s := h.View().Script; s.Open() != nil && s.Waiting && !l.leaving {
		l.leaving = true
		h.Refuse(fmt.Sprintf(s.Say(view.NotDone), called(h.Keys(), nextPage), called(h.Keys(), show)))
		return
	}
	h.Do(command.Next{}.String())
}

// showHint shows the hints of what is to be done first.
func (l *Panel) showHint(h kit.Host) {
	s := h.View().Script
	switch open := s.Open(); {
	case open == nil:
		h.Refuse(fmt.Sprintf(s.Say(view.NothingToDo), called(h.Keys(), nextPage)))
	case len(open.Hints) == 0:
		h.Refuse(fmt.Sprintf(s.Say(view.NoHint), called(h.Keys(), show)))
	default:
		l.hint = true
		h.Show("Lesson")
	}
}
