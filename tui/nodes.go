package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/tui/grid"
)

// nodesTable lists the nodes, one a row. Its cursor is the selected node, which
// the keys m, M, s, c, x, y act on and the Node panel shows in depth.
type nodesTable struct {
	list list[int]
	rect grid.Rect // of the rows drawn last, for the mouse
}

// The columns, by index.
const (
	colNode = iota
	colHeight
	colTip
	colState
	colPool
	colPeers
	colRate
	colGroup
	colBalance
	colStale
	colMined
	colOrphans
	colSkew
)

// widestName is how many columns the nodes' names need under their title.
func widestName(v *sim.View) int { return max(4, longestName(v)) }

func longestName(v *sim.View) int {
	width := len(nodeName(len(v.Nodes) - 1))
	for name := range v.Known.Names {
		width = max(width, len(name))
	}
	return width
}

// nodeColumns lists the columns for a world; unit is that of all hash rates. What
// is rare (a partition, orphans, a skewed clock) has a column only while there is one.
func nodeColumns(v *sim.View, unit string) []column {
	columns := []column{
		colNode:    {title: "node", width: widestName(v)},
		colHeight:  {title: "height", width: 6, right: true},
		colTip:     {title: "tip", width: 6},
		colState:   {title: "state", width: 7},
		colPool:    {title: "pool", width: 4, right: true, drop: 4},
		colPeers:   {title: "peers", width: 5, right: true, drop: 5},
		colRate:    {title: unit, width: 5, right: true, drop: 3},
		colGroup:   {title: "part", width: 4, drop: 2},
		colBalance: {title: "balance", width: 8, right: true, drop: 1},
		colStale:   {title: "stale", width: 5, right: true, drop: 6},
		colMined:   {title: "mined", width: 5, right: true, drop: 7},
		colOrphans: {title: "orphans", width: 7, right: true, drop: 9},
		colSkew:    {title: "skew", width: 6, right: true, drop: 8},
	}
	orphans, skewed := 0, false
	for i := range v.Nodes {
		orphans += v.Nodes[i].Orphans
		skewed = skewed || v.Nodes[i].Skew != 0
	}
	columns[colGroup].hidden = len(v.Groups) == 0
	columns[colOrphans].hidden = orphans == 0
	columns[colSkew].hidden = !skewed
	return columns
}

func (t *nodesTable) Title(*frame) string { return "Nodes" }

func (t *nodesTable) Draw(f *frame, r grid.Rect, focused bool) string {
	v := f.v
	if len(v.Nodes) == 0 {
		f.none(r, "no nodes yet: type :add to make one")
		return ""
	}
	unit, scale := rateUnit(v.Nodes)
	columns := nodeColumns(v, unit)
	_, inner := r.SplitLeft(2)
	places := fit(columns, inner.W-1, 1)
	f.header(inner, columns, places)

	_, rows := r.SplitTop(1)
	t.rect = rows
	shown := t.list.pick(len(v.Nodes), func(item int) string {
		return rowText(columns, func(col int) (string, grid.Style) { return f.nodeCell(&v.Nodes[item], col, scale) })
	})
	t.list.settle(len(shown), rows.H, func(row int) int { return v.Nodes[shown[row]].ID })
	for i := range min(rows.H, len(shown)-t.list.top) {
		n := &v.Nodes[shown[t.list.top+i]]
		line := rows.Line(i)
		_, cells := line.SplitLeft(2)
		for _, p := range places {
			s, style := f.nodeCell(n, p.index, scale)
			f.cell(cells, p, s, style)
		}
		f.mark(line, n.ID == f.selected, focused)
	}
	if len(shown) > rows.H {
		return count(t.list.top+1) + "-" + count(min(t.list.top+rows.H, len(shown))) + " of " + count(len(shown))
	}
	return ""
}

func (f *frame) nodeCell(n *sim.NodeView, col int, scale float64) (string, grid.Style) {
	th := f.th
	switch col {
	case colNode:
		return n.Name, th.Node(n.ID)
	case colHeight:
		if n.Height < f.v.Height {
			return count(int(n.Height)), th.Notice
		}
		return count(int(n.Height)), th.Text
	case colTip:
		return string(f.tipMark(n.Tip)) + n.Tip.Short(), th.Text
	case colState:
		return n.State.String(), f.stateStyle(n.State)
	case colPool:
		return count(n.Pool), th.Text
	case colPeers:
		return count(n.Peers), th.Text
	case colRate:
		if n.HashRate == 0 {
			return "-", th.Dim
		}
		return threeDigits(n.HashRate / scale), th.Text
	case colGroup:
		return n.Group, th.Notice
	case colBalance:
		return coins(n.Balance), th.Text
	case colStale:
		if n.Mined == 0 {
			return "-", th.Dim
		}
		return count(int(n.StaleRate()*100+0.5)) + "%", th.Text
	case colMined:
		return count(n.Mined), th.Text
	case colOrphans:
		return count(n.Orphans), th.Text
	default:
		if n.Skew == 0 {
			return "0 s", th.Dim
		}
		return span(n.Skew), th.Notice
	}
}

// tipMark tells at a glance whether a tip is the best one, as the tree does.
func (f *frame) tipMark(tip chain.Hash) rune {
	if len(f.v.Tips) > 0 && tip == f.v.Tips[0].Hash {
		return f.th.Glyphs.Best
	}
	return f.th.Glyphs.Tip
}

func (f *frame) stateStyle(s sim.NodeState) grid.Style {
	switch s {
	case sim.Mining:
		return f.th.Good
	case sim.Syncing:
		return f.th.Notice
	case sim.Frozen, sim.Crashed:
		return f.th.Bad
	default:
		return f.th.Dim
	}
}

// rateUnit picks one unit for the whole column, by the fastest node.
func rateUnit(nodes []sim.NodeView) (unit string, scale float64) {
	most := 0.0
	for i := range nodes {
		most = max(most, nodes[i].HashRate)
	}
	unit, scale = "H/s", 1
	for _, u := range [...]string{"mH/s", "uH/s", "nH/s"} {
		if most == 0 || most >= scale {
			break
		}
		unit, scale = u, scale/1000
	}
	for _, u := range [...]string{"kH/s", "MH/s", "GH/s", "TH/s"} {
		if most < 1000*scale {
			break
		}
		unit, scale = u, scale*1000
	}
	return unit, scale
}

func (t *nodesTable) Key(a *App, msg keyMsg) bool {
	switch {
	case t.list.handle(&a.keys, msg):
		if at := t.list.item(len(a.view.Nodes)); at >= 0 {
			a.selectNode(a.view.Nodes[at].ID)
		}
	case pressed(msg, a.keys.Enter):
		a.show(detailPanel)
	default:
		return false
	}
	return true
}

// follow puts the cursor on a node that was selected elsewhere.
func (t *nodesTable) follow(id int) {
	t.list.hold(id)
}

func (t *nodesTable) filter(*frame) *filter { return &t.list.find }

// found selects the node under the cursor when the selected one is hidden.
func (t *nodesTable) found(a *App) {
	for _, item := range t.list.order {
		if item < len(a.view.Nodes) && a.view.Nodes[item].ID == a.selected {
			return
		}
	}
	if at := t.list.item(len(a.view.Nodes)); at >= 0 {
		a.selectNode(a.view.Nodes[at].ID)
	}
}

// Click selects the node of a row.
func (t *nodesTable) Click(a *App, x, y int) tea.Cmd {
	if row := t.list.top + y - t.rect.Y; t.rect.Contains(x, y) && row < len(t.list.order) {
		t.list.move(row - t.list.at)
		if at := t.list.item(len(a.view.Nodes)); at >= 0 {
			a.selectNode(a.view.Nodes[at].ID)
		}
	}
	return nil
}
