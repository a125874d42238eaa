package tui

import (
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// looking is the filter of the panel that has the focus, or nil.
func (a *App) looking() *kit.Filter {
	if p, ok := a.focused().(kit.Filtered); ok {
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
		if p, ok := a.focused().(kit.Finder); ok && !f.Typing && f.On() {
			a.serve(func(h *host) { p.Found(h) })
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
