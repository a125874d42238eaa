package network

import (
	"fmt"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/field"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/netmap"
	"example.com/sosocoin/tui/words"
)

// look is a way to show a network.
type look int

const (
	byItself look = iota // the one that suits the number of nodes
	asMap
	asField
	asMatrix
)

// look is the way in which the panel shows a world: as the user wants it, or as suits the
// number of nodes. Many nodes have no map.
func (n *Panel) look(v *view.View) look {
	few := len(v.Nodes) <= netmap.MaxMapped
	switch {
	case n.wanted == byItself && few:
		return asMap
	case n.wanted == byItself, n.wanted == asMap && !few:
		return asField
	}
	return n.wanted
}

// another goes on to the next way: map, field, matrix.
func (n *Panel) another(v *view.View) {
	n.linked = false
	switch n.look(v) {
	case asMap:
		n.wanted = asField
	case asField:
		n.wanted = asMatrix
	default:
		n.wanted = asMap
	}
}

// drawField draws the field, with what there is to tell of the selected node over its legend.
func (n *Panel) drawField(f *kit.Frame, r grid.Rect) string {
	foot := netmap.Foot(r)
	_, body := r.SplitBottom(foot.H)
	drawn := field.Draw(f.Grid, body, f.View, f.Theme, f.Selected)
	field.Legend(f.Grid, foot.Line(foot.H-1), f.View, f.Theme, drawn.Pairs)
	if foot.H > 1 {
		netmap.About(f.Grid, foot.Line(0), f.View, f.Theme, f.Selected)
	}
	f.SpotAll(func() []grid.Rect { return field.Places(body, f.View, f.Selected) })
	nodes, followed := len(f.View.Nodes), 0
	if len(f.View.Tips) > 0 {
		followed = len(f.View.Tips[0].Nodes)
	}
	if nodes == 0 {
		return ""
	}
	if drawn.Shown < nodes {
		return fmt.Sprintf("%d of %d nodes, %s on the best tip", drawn.Shown, nodes, words.Percent(float64(followed)/float64(nodes)))
	}
	return fmt.Sprintf("%d nodes, %s on the best tip", nodes, words.Percent(float64(followed)/float64(nodes)))
}

// body is the part of the panel's rectangle in which the field is drawn.
func (n *Panel) body() grid.Rect {
	_, body := n.drawn.SplitBottom(netmap.Foot(n.drawn).H)
	return body
}

// Hit is what is drawn at a cell.
func (n *Panel) Hit(v *view.View, selected, x, y int) netmap.Hit {
	if n.look(v) == asField {
		return netmap.Hit{Node: field.At(n.body(), v, selected, x, y)}
	}
	return n.drawing.At(n.drawn, v, n.theme, n.options(v, selected, n.Link(v, selected)), x, y)
}

// rows moves the selection in the field.
func (n *Panel) rows(h kit.Host, by int) {
	if next := field.Beside(n.body(), h.View(), h.Selected(), by); next != h.Selected() {
		n.linked = false
		h.Select(next)
	}
}
