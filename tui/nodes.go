package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// nodesTable lists the nodes, one a row, or the tips with the nodes that follow each.
// Its cursor is the selected node, which the keys m, M, s, c, x, y act on and the Node
// panel shows in depth.
type nodesTable struct {
	all    table[view.Node, int]
	groups table[tipGroup, chain.Hash]
	byTip  bool

	members []int       // the only nodes that are listed; nil: all
	were    string      // what they have in common
	few     []view.Node // their rows
}

func (t *nodesTable) Title(*frame) string { return "Nodes" }

func (t *nodesTable) Draw(f *frame, r grid.Rect, focused bool) string {
	v := f.v
	switch {
	case len(v.Nodes) == 0:
		f.none(r, "no nodes yet: type :add to make one")
		return ""
	case t.byTip:
		return t.drawGroups(f, r, focused)
	}
	unit, scale := rateUnit(v.Nodes)
	t.all.list.hold(f.selected)
	t.all.draw(f, r, sheet[view.Node, int]{
		columns: nodeColumns(v, unit),
		items:   t.listed(v),
		key:     func(n *view.Node) int { return n.ID },
		cell:    func(n *view.Node, col int) (string, grid.Style) { return f.nodeCell(n, col, scale) },
		compare: compareNodes,
		text:    nodeText,
		marked:  func(n *view.Node) bool { return n.ID == f.selected },
		natural: order{by: colNode},
		gap:     1,
	}, focused)
	if t.members != nil {
		return t.all.caption("", t.were, "esc: tips")
	}
	return t.all.caption("")
}

// listed are the rows of the nodes that are listed.
func (t *nodesTable) listed(v *view.View) []view.Node {
	if t.members == nil {
		return v.Nodes
	}
	t.few = t.few[:0]
	for _, id := range t.members {
		if id < len(v.Nodes) {
			t.few = append(t.few, v.Nodes[id])
		}
	}
	return t.few
}

// narrow lists some nodes only; nil: all.
func (t *nodesTable) narrow(members []int, were string) {
	t.members, t.were, t.byTip = members, were, false
	t.all.anew()
}

func (t *nodesTable) Key(a *App, msg keyMsg) bool {
	k := &a.keys
	switch {
	case pressed(msg, k.View), pressed(msg, k.Escape) && t.members != nil:
		byTip := t.members != nil || !t.byTip
		t.narrow(nil, "")
		t.byTip = byTip
	case t.byTip && pressed(msg, k.Enter):
		t.openGroup(a)
	case t.byTip && t.groups.handle(k, msg):
		t.selectGroup(a)
	case t.byTip:
		return false
	case pressed(msg, k.Enter):
		a.show(detailPanel)
	case t.all.handle(k, msg):
		t.selectRow(a)
	default:
		return false
	}
	return true
}

// selectRow selects the node under the cursor.
func (t *nodesTable) selectRow(a *App) {
	if items := t.listed(a.view); t.all.list.item(len(items)) >= 0 {
		a.selectNode(items[t.all.list.item(len(items))].ID)
	}
}

// Click selects the node of a row, or sorts by a column; a second click on a row does
// what enter does.
func (t *nodesTable) Click(a *App, x, y int) tea.Cmd {
	chosen, again := false, false
	if t.byTip {
		if chosen, again = t.groups.click(x, y); chosen {
			t.selectGroup(a)
		}
	} else if chosen, again = t.all.click(x, y); chosen {
		t.selectRow(a)
	}
	if again {
		t.Key(a, tea.KeyMsg{Type: tea.KeyEnter})
	}
	return nil
}

func (t *nodesTable) filter(v *view.View) *filter {
	if t.byTip {
		return t.groups.filter(v)
	}
	return t.all.filter(v)
}

// found selects the node under the cursor when the selected one is hidden.
func (t *nodesTable) found(a *App) {
	if t.byTip {
		t.selectGroup(a)
		return
	}
	for i, n := range t.listed(a.view) {
		if n.ID == a.selected && t.all.has(i) {
			return
		}
	}
	t.selectRow(a)
}

// follow puts the cursor on a node that was selected elsewhere.
func (t *nodesTable) follow(id int) { t.all.list.hold(id) }
