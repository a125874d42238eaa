package tui

import (
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// finder is a filtered panel that acts on it when what is looked for is settled.
type finder interface {
	found(a *App)
}

// looking is the filter of the panel that has the focus, or nil.
func (a *App) looking() *kit.Filter {
	if p, ok := a.panels[a.recent[0]].(kit.Filtered); ok {
		return p.Filter(a.view)
	}
	return nil
}

// typedFilter is the filter that takes the keys, or nil.
func (a *App) typedFilter() *kit.Filter {
	if f := a.looking(); f != nil && f.Typing && len(a.overlays) == 0 {
		return f
	}
	return nil
}

// pressFilter gives a key to the filter that is typed, or begins or drops one.
func (a *App) pressFilter(msg keymap.Msg) bool {
	f := a.looking()
	switch {
	case f == nil:
		if keymap.Pressed(msg, a.keys.Filter) {
			a.refuse("there is no list to look through in this panel")
			return true
		}
		return false
	case f.Typing:
		f.Handle(&a.keys, msg)
		if p, ok := a.panels[a.recent[0]].(finder); ok && !f.Typing && f.On() {
			p.found(a)
		}
	case keymap.Pressed(msg, a.keys.Filter):
		f.Typing = true
	case keymap.Pressed(msg, a.keys.Escape) && f.On():
		f.Drop()
	default:
		return false
	}
	return true
}
