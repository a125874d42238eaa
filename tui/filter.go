package tui

import (
	"example.com/sosocoin/tui/kit"
)

// typedFilter is the filter that takes the keys, or nil.
func (a *App) typedFilter() *kit.Filter {
	if f := a.looking(a.view); f != nil && f.Typing && len(a.overlays) == 0 {
		return f
	}
	return nil
}
