package messages

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
)

// lifelines are the vertical lines of the Messages panel, one a node, and what stands
// beside them.
type lifelines struct {
	nodes []int
	x     []int       // columns, of the same
	at    map[int]int // place in nodes
	area  grid.Rect   // of the lines
	note  grid.Rect   // to their right
	more  bool        // there are nodes that have none
}

const (
	stampWidth = 9 // of the time, to the left
	widestGap  = 14
)

// noteWidth is what the words beside the lines have.
func noteWidth(w int) int {
	switch {
	case w >= 150:
		return 48
	case w >= 100:
		return 36
	case w >= 76:
		return 26
	}
	return 19
}

// newLifelines shares out r. Where there are more nodes than lines fit, the selected node
// and its peers come first, and shift many of all are passed over.
func newLifelines(f *kit.Frame, r grid.Rect, shift int) lifelines {
	_, body := r.SplitLeft(stampWidth + 2)
	note, body := body.SplitRight(min(noteWidth(r.W), body.W*2/3))
	l := lifelines{area: body, note: note, at: map[int]int{}}
	n := len(f.View.Nodes)
	fit := max(body.W/max(kit.LongestName(f.View)+1, 3), 1)
	if n <= fit {
		for i := range f.View.Nodes {
			l.nodes = append(l.nodes, f.View.Nodes[i].ID)
		}
	} else {
		order := nearest(f.View, f.Selected)
		first := min(shift, n-fit)
		l.nodes, l.more = order[first:first+fit], true
	}
	gap := min(max(body.W/max(len(l.nodes), 1), 1), widestGap)
	for i, id := range l.nodes {
		l.at[id] = i
		l.x = append(l.x, body.X+gap/2+i*gap)
	}
	return l
}

// nearest lists all nodes: one, its peers, then the others.
func nearest(v *view.View, id int) []int {
	order, listed := []int{}, map[int]bool{}
	add := func(id int) {
		if !listed[id] {
			listed[id] = true
			order = append(order, id)
		}
	}
	if id < len(v.Nodes) {
		add(id)
	}
	for i := range v.Links {
		switch l := &v.Links[i]; id {
		case l.A:
			add(l.B)
		case l.B:
			add(l.A)
		}
	}
	for i := range v.Nodes {
		add(v.Nodes[i].ID)
	}
	return order
}

func (l *lifelines) seen(id int) bool {
	_, ok := l.at[id]
	return ok
}

// column is where a node's line is; that of a node that has none is beyond the last one.
func (l *lifelines) column(id int) int {
	if i, ok := l.at[id]; ok {
		return l.x[i]
	}
	return l.area.Right() - 1
}

// names draws the nodes' names above their lines.
func (l *lifelines) names(f *kit.Frame, r grid.Rect) {
	for i, id := range l.nodes {
		name, style := kit.NodeName(f, id)
		width := widestGap - 1
		if len(l.x) > 1 {
			width = l.x[1] - l.x[0] - 1
		}
		at := grid.Rect{X: max(l.x[i]-width/2, r.X), Y: r.Y, W: width, H: 1}
		if id == f.Selected {
			style = style.WithBold()
			style.Underline = true
		}
		f.Grid.TextIn(at, name, style, grid.Centred)
	}
	if l.more {
		f.Text(grid.Rect{X: l.note.X, Y: r.Y, W: l.note.W, H: 1}, string(f.Theme.Glyphs.ArrowLeft)+string(f.Theme.Glyphs.ArrowRight)+" other nodes", f.Theme.Dim)
	}
}

// draw draws the lines in the rows of r.
func (l *lifelines) draw(f *kit.Frame, r grid.Rect) {
	for _, x := range l.x {
		for y := r.Y; y < r.Bottom(); y++ {
			f.Grid.Set(x, y, f.Theme.Glyphs.Vertical, f.Theme.Border)
		}
	}
}
