package network

import (
	"slices"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/forms"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/netmap"
	"example.com/sosocoin/tui/theme"
)

// Panel shows the nodes, their links and the messages between them. Left and right
// walk over the nodes, up and down over the links of the selected node.
type Panel struct {
	peer    int  // the other end of the selected link
	node    int  // the node that was selected with it
	linked  bool // a link is selected
	wanted  look
	drawing netmap.Map
	drawn   grid.Rect
	theme   *theme.Theme // of the same frame
}

func (n *Panel) Spec() kit.Spec {
	return kit.Spec{Name: "Net", Title: "Network", Area: kit.AreaSquare, Keys: n.keys}
}

func (n *Panel) keys(k *keymap.Map) []kit.Key {
	link := func(h kit.Host) *view.Link { return n.Link(h.View(), h.Selected()) }
	one := func(h kit.Host) bool { return link(h) != nil }
	none := func(h kit.Host) bool { return link(h) == nil && kit.SomeNodes(h) }
	linked := func(h kit.Host) bool { return n.look(h.View()) != asField && len(h.View().Linked(h.Selected())) > 0 }
	field := func(h kit.Host) bool { return n.look(h.View()) == asField && kit.SomeNodes(h) }
	keys := []kit.Key{{Binding: &k.Enter, Does: "change the selected link", Word: "change link", When: one}}
	for _, word := range []string{"cut", "mend", "release"} {
		keys = append(keys, kit.Key{Binding: &k.Cut, Does: word + " the selected link", Word: word, When: func(h kit.Host) bool {
			l := link(h)
			return l != nil && deedOf(l).word == word
		}})
	}
	return append(keys,
		kit.Key{Binding: &k.Escape, Does: "select no link", Word: "no link", When: one},
		kit.Key{Binding: &k.Left, Does: "to the node before", Word: "node", When: kit.SomeNodes},
		kit.Key{Binding: &k.Right, Does: "to the next node", Word: "node", When: kit.SomeNodes},
		kit.Key{Binding: &k.Up, Does: "to the link before, of the selected node", Word: "link", When: linked},
		kit.Key{Binding: &k.Down, Does: "to the next link of the selected node", Word: "link", When: linked},
		kit.Key{Binding: &k.Up, Does: "one row up in the field of nodes", Word: "row", When: field},
		kit.Key{Binding: &k.Down, Does: "one row down in the field of nodes", Word: "row", When: field},
		kit.Key{Binding: &k.Enter, Does: "open the node", Word: "open", When: none},
		kit.Key{Binding: &k.View, Does: "a map, a field or a matrix", Word: "view"},
		kit.Key{Binding: &k.PageUp}, kit.Key{Binding: &k.PageDown}, kit.Key{Binding: &k.Home}, kit.Key{Binding: &k.End},
	)
}

func (n *Panel) Draw(f *kit.Frame, r grid.Rect, focused bool) string {
	l := n.Link(f.View, f.Selected)
	n.drawn, n.theme = r, f.Theme
	if n.look(f.View) == asField {
		return n.drawField(f, r)
	}
	title := n.drawing.Draw(f.Grid, r, f.View, f.Theme, n.options(f.View, f.Selected, l))
	f.SpotAll(func() []grid.Rect { return n.drawing.Places(r, f.View, f.Theme, n.options(f.View, f.Selected, l)) })
	f.Moves = f.Moves || n.drawing.Moving()
	if l != nil {
		linkLines(f, r, f.Selected, n.peer)
	}
	switch {
	case !focused:
	case l != nil:
		return f.Key("enter") + " changes, " + f.Key("x") + " " + deedOf(l).word + "s"
	case len(f.View.Links) > 0:
		return "↑↓ links, ←→ nodes"
	}
	return title
}

func (n *Panel) options(v *view.View, selected int, l *view.Link) netmap.Options {
	o := netmap.Options{Selected: selected, Matrix: n.look(v) == asMatrix}
	if l != nil {
		o.Link = [2]int{selected, n.peer}
	}
	return o
}

// Link is the selected link; nil where there is none, or no more, or where it belongs to
// another node than the one that is selected now.
func (n *Panel) Link(v *view.View, selected int) *view.Link {
	if !n.linked || n.node != selected {
		return nil
	}
	return v.Link(selected, n.peer)
}

func (n *Panel) choose(node, peer int) { n.node, n.peer, n.linked = node, peer, true }

func (n *Panel) Key(h kit.Host, msg keymap.Msg) bool {
	k := h.Keys()
	l := n.Link(h.View(), h.Selected())
	switch {
	case keymap.Pressed(msg, k.Left):
		n.walk(h, -1)
	case keymap.Pressed(msg, k.Right):
		n.walk(h, 1)
	case keymap.Pressed(msg, k.PageUp):
		n.walk(h, -min(pageNodes, h.Selected()))
	case keymap.Pressed(msg, k.PageDown):
		n.walk(h, min(pageNodes, len(h.View().Nodes)-1-h.Selected()))
	case keymap.Pressed(msg, k.Home):
		n.walk(h, -h.Selected())
	case keymap.Pressed(msg, k.End):
		n.walk(h, len(h.View().Nodes)-1-h.Selected())
	case keymap.Pressed(msg, k.Up):
		n.down(h, -1)
	case keymap.Pressed(msg, k.Down):
		n.down(h, 1)
	case keymap.Pressed(msg, k.View):
		n.another(h.View())
	case keymap.Pressed(msg, k.Enter) && l != nil:
		h.Open(forms.Tune(h.View(), h.Selected(), n.peer))
	case keymap.Pressed(msg, k.Enter):
		h.Show("Node")
	case keymap.Pressed(msg, k.Escape) && l != nil:
		n.linked = false
	case keymap.Pressed(msg, k.Cut) && l != nil:
		h.Do(deedOf(l).command(nodeset.Pair{A: nodeset.One(h.Selected()), B: nodeset.One(n.peer)}).String())
	default:
		return false
	}
	return true
}

// pageNodes is how many nodes the page keys pass.
const pageNodes = 10

func (n *Panel) walk(h kit.Host, by int) {
	if all := len(h.View().Nodes); all > 0 {
		n.linked = false
		h.Select((h.Selected() + by + all) % all)
	}
}

// down goes down in the field, or to the next link of the selected node.
func (n *Panel) down(h kit.Host, by int) {
	if n.look(h.View()) == asField {
		n.rows(h, by)
		return
	}
	n.turn(h, by)
}

// turn selects the next or the previous link of the selected node, all round.
func (n *Panel) turn(h kit.Host, by int) {
	peers := h.View().Linked(h.Selected())
	if len(peers) == 0 {
		return
	}
	at := -1
	if n.Link(h.View(), h.Selected()) != nil {
		at = slices.Index(peers, n.peer)
	}
	switch {
	case at < 0 && by < 0:
		at = len(peers) - 1
	case at < 0:
		at = 0
	default:
		at = (at + by + len(peers)) % len(peers)
	}
	n.choose(h.Selected(), peers[at])
}

// deed is what x does to a link.
type deed struct {
	word    string
	command func(nodeset.Pair) command.Command
}

func deedOf(l *view.Link) deed {
	switch {
	case l.Cut:
		return deed{"mend", func(p nodeset.Pair) command.Command { return command.Restore{Links: p} }}
	case l.Held:
		return deed{"release", func(p nodeset.Pair) command.Command { return command.Release{Links: p} }}
	}
	return deed{"cut", func(p nodeset.Pair) command.Command { return command.Cut{Links: p} }}
}

// Click selects a node or a link; the selected one it opens.
func (n *Panel) Click(h kit.Host, x, y int) {
	l := n.Link(h.View(), h.Selected())
	hit := n.Hit(h.View(), h.Selected(), x, y)
	from, to := hit.Link[0], hit.Link[1]
	switch {
	case hit.Node >= 0 && hit.Node == h.Selected() && l == nil:
		h.Show("Node")
	case hit.Node >= 0:
		n.linked = false
		h.Select(hit.Node)
	case from == to:
	case l != nil && h.View().Link(from, to) == l:
		h.Open(forms.Tune(h.View(), h.Selected(), n.peer))
	case to == h.Selected():
		n.choose(to, from)
	default:
		h.Select(from)
		n.choose(from, to)
	}
}
