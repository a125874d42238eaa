package kit

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/words"
)

// WidestName is how many columns the nodes' names need under their title.
func WidestName(v *view.View) int { return max(4, LongestName(v)) }

func LongestName(v *view.View) int {
	width := len("n" + words.Count(len(v.Nodes)-1))
	for name := range v.Known.Names {
		width = max(width, len(name))
	}
	return width
}

func StateStyle(f *Frame, s view.NodeState) grid.Style {
	switch s {
	case view.Mining:
		return f.Theme.Good
	case view.Syncing:
		return f.Theme.Notice
	case view.Frozen, view.Crashed:
		return f.Theme.Bad
	default:
		return f.Theme.Dim
	}
}
