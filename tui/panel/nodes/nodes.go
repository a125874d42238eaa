package nodes

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// Panel lists the nodes, one a row, or the tips with the nodes that follow each.
// Its cursor is the selected node, which the keys m, M, s, y, a, c, x act on and the Node
// panel shows in depth.
type Panel struct {
	all    kit.Table[view.Node, int]
	groups kit.Table[tipGroup, chain.Hash]
	byTip  bool

	members []int       // the only nodes that are listed; nil: all
	were    string      // what they have in common
	few     []view.Node // their rows
}

func (t *Panel) Spec() kit.Spec { return kit.Spec{Name: "Nodes", Area: kit.AreaTop, Keys: t.keys} }

func (t *Panel) keys(k *keymap.Map) []kit.Key {
	one := func(h kit.Host) bool { return !t.byTip && kit.SomeNodes(h) }
	return append([]kit.Key{
		{Binding: &k.MineOne, Word: "mine", When: kit.SomeNodes}, {Binding: &k.MineOnOff, Word: "on/off", When: kit.SomeNodes},
		{Binding: &k.Enter, Does: "open the node", Word: "open", When: one},
		{Binding: &k.Enter, Does: "list the nodes of the tip", Word: "its nodes", When: func(kit.Host) bool { return t.byTip }},
		{Binding: &k.Send, Word: "send", When: kit.SomeNodes}, {Binding: &k.Sync, Word: "sync", When: kit.SomeNodes},
		{Binding: &k.Link, Word: "connect", When: kit.SomeNodes}, {Binding: &k.Cut, Word: "cut", When: kit.SomeNodes},
		{Binding: &k.View, Does: "by node, or by tip", Word: "tips", When: func(kit.Host) bool { return !t.byTip }},
		{Binding: &k.View, Does: "by node, or by tip", Word: "nodes", When: func(kit.Host) bool { return t.byTip }},
		{Binding: &k.Strategy, Word: "attack", When: kit.SomeNodes},
		{Binding: &k.Escape, Does: "back to the tips", Word: "tips", When: func(kit.Host) bool { return t.members != nil }},
		{Binding: &k.Copy},
	}, kit.InTable(k, t)...)
}

func (t *Panel) Draw(f *kit.Frame, r grid.Rect, focused bool) string {
	v := f.View
	switch {
	case len(v.Nodes) == 0:
		f.Empty(r, "no nodes yet: type :add to make one")
		return ""
	case t.byTip:
		return t.drawGroups(f, r, focused)
	}
	unit, scale := rateUnit(v.Nodes)
	t.all.List.Hold(f.Selected)
	t.all.Show(f, r, kit.Sheet[view.Node, int]{
		Columns: nodeColumns(v, unit),
		Items:   t.listed(v),
		Key:     func(n *view.Node) int { return n.ID },
		Cell:    func(n *view.Node, col int) (string, grid.Style) { return nodeCell(f, n, col, scale) },
		Compare: compareNodes,
		Text:    nodeText,
		Marked:  func(n *view.Node) bool { return n.ID == f.Selected },
		Natural: kit.Order{By: colNode},
		Gap:     1,
	}, focused)
	if t.members != nil {
		return t.all.Caption("", t.were, "esc: tips")
	}
	return t.all.Caption("")
}

// listed are the rows of the nodes that are listed.
func (t *Panel) listed(v *view.View) []view.Node {
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
func (t *Panel) narrow(members []int, were string) {
	t.members, t.were, t.byTip = members, were, false
	t.all.Anew()
}

func (t *Panel) Key(h kit.Host, msg keymap.Msg) bool {
	k := h.Keys()
	switch {
	case keymap.Pressed(msg, k.View), keymap.Pressed(msg, k.Escape) && t.members != nil:
		byTip := t.members != nil || !t.byTip
		t.narrow(nil, "")
		t.byTip = byTip
	case t.byTip && keymap.Pressed(msg, k.Enter):
		t.openGroup(h)
	case t.byTip && t.groups.Handle(k, msg):
		t.selectGroup(h)
	case t.byTip:
		return false
	case keymap.Pressed(msg, k.Enter):
		h.Show("Node")
	case t.all.Handle(k, msg):
		t.selectRow(h)
	default:
		return false
	}
	return true
}

// selectRow selects the node under the cursor.
func (t *Panel) selectRow(h kit.Host) {
	if items := t.listed(h.View()); t.all.List.Item(len(items)) >= 0 {
		h.Select(items[t.all.List.Item(len(items))].ID)
	}
}

// Click selects the node of a row, or sorts by a column; a second click on a row does
// what enter does.
func (t *Panel) Click(h kit.Host, x, y int) {
	chosen, again := false, false
	if t.byTip {
		if chosen, again = t.groups.Choose(x, y); chosen {
			t.selectGroup(h)
		}
	} else if chosen, again = t.all.Choose(x, y); chosen {
		t.selectRow(h)
	}
	if again {
		t.Key(h, tea.KeyMsg{Type: tea.KeyEnter})
	}
}

func (t *Panel) Filter(v *view.View) *kit.Filter {
	if t.byTip {
		return t.groups.Filter(v)
	}
	return t.all.Filter(v)
}

// Found selects the node under the cursor when the selected one is hidden.
func (t *Panel) Found(h kit.Host) {
	if t.byTip {
		t.selectGroup(h)
		return
	}
	for i, n := range t.listed(h.View()) {
		if n.ID == h.Selected() && t.all.Has(i) {
			return
		}
	}
	t.selectRow(h)
}

// Follow puts the cursor on a node that was selected elsewhere.
func (t *Panel) Follow(id int) { t.all.List.Hold(id) }
