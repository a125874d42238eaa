package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/kit"
)

// inspectSelected opens what is under the cursor of the panel that has the focus. Where
// that shows no blocks or transactions, it is the block selected in the tree, or else the
// best tip.
func (a *App) inspectSelected(life bool) tea.Cmd {
	under := func(p any) (s view.Subject, ok bool) {
		if p, points := p.(kit.Pointer); points {
			return p.Under(a.view)
		}
		return s, false
	}
	s, ok := under(a.focused())
	if !ok {
		s, ok = under(a.chooser())
	}
	if !ok {
		return nil
	}
	return a.inspect(s, life)
}
