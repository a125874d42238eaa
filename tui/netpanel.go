package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/forms"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/netmap"
	"example.com/sosocoin/tui/words"
)

// netView shows the nodes, their links and the messages between them. Left and right
// walk over the nodes, up and down over the links of the selected node.
type netView struct {
	peer   int  // the other end of the selected link
	node   int  // the node that was selected with it
	linked bool // a link is selected
	matrix bool // also for a few nodes
	drawn  grid.Rect
}

func (*netView) Title(*kit.Frame) string { return "Network" }

func (n *netView) Draw(f *kit.Frame, r grid.Rect, focused bool) string {
	l := n.link(f.View, f.Selected)
	if l != nil {
		r = linkLines(f, r, f.Selected, n.peer)
	}
	n.drawn = r
	title := netmap.Draw(f.Grid, r, f.View, f.Theme, n.options(f.Selected, l))
	switch {
	case !focused:
	case l != nil:
		return f.Key("enter") + " changes, " + f.Key("x") + " " + deedOf(l).word
	case len(f.View.Links) > 0:
		return "↑↓ links, ←→ nodes"
	}
	return title
}

func (n *netView) options(selected int, l *view.Link) netmap.Options {
	o := netmap.Options{Selected: selected, Matrix: n.matrix}
	if l != nil {
		o.Link = [2]int{selected, n.peer}
	}
	return o
}

// link is the selected link; nil where there is none, or no more, or where it belongs to
// another node than the one that is selected now.
func (n *netView) link(v *view.View, selected int) *view.Link {
	if !n.linked || n.node != selected {
		return nil
	}
	return v.Link(selected, n.peer)
}

func (n *netView) choose(node, peer int) { n.node, n.peer, n.linked = node, peer, true }

func (n *netView) Key(a *App, msg keymap.Msg) bool {
	k := &a.keys
	l := n.link(a.view, a.selected)
	switch {
	case keymap.Pressed(msg, k.Left):
		n.walk(a, -1)
	case keymap.Pressed(msg, k.Right):
		n.walk(a, 1)
	case keymap.Pressed(msg, k.PageUp):
		n.walk(a, -min(pageNodes, a.selected))
	case keymap.Pressed(msg, k.PageDown):
		n.walk(a, min(pageNodes, len(a.view.Nodes)-1-a.selected))
	case keymap.Pressed(msg, k.Home):
		n.walk(a, -a.selected)
	case keymap.Pressed(msg, k.End):
		n.walk(a, len(a.view.Nodes)-1-a.selected)
	case keymap.Pressed(msg, k.Up):
		n.turn(a, -1)
	case keymap.Pressed(msg, k.Down):
		n.turn(a, 1)
	case keymap.Pressed(msg, k.View):
		n.another(a)
	case keymap.Pressed(msg, k.Enter) && l != nil:
		a.open(lying{forms.Tune(a.view, a.selected, n.peer)})
	case keymap.Pressed(msg, k.Enter):
		a.show(detailPanel)
	case keymap.Pressed(msg, k.Escape) && l != nil:
		n.linked = false
	case keymap.Pressed(msg, k.Cut) && l != nil:
		a.asking = a.do(deedOf(l).command(command.Pair{A: command.OneNode(a.selected), B: command.OneNode(n.peer)}).String())
	default:
		return false
	}
	return true
}

// pageNodes is how many nodes the page keys pass.
const pageNodes = 10

func (n *netView) walk(a *App, by int) {
	if all := len(a.view.Nodes); all > 0 {
		n.linked = false
		a.selectNode((a.selected + by + all) % all)
	}
}

// turn selects the next or the previous link of the selected node, all round.
func (n *netView) turn(a *App, by int) {
	peers := a.view.Linked(a.selected)
	if len(peers) == 0 {
		return
	}
	at := -1
	if n.link(a.view, a.selected) != nil {
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
	n.choose(a.selected, peers[at])
}

// another changes between map and matrix.
func (n *netView) another(a *App) {
	if len(a.view.Nodes) > netmap.MaxCircle {
		a.say("the map has room for "+words.Count(netmap.MaxCircle)+" nodes: more are shown as a matrix", nil)
		return
	}
	n.matrix = !n.matrix
}

// deed is what x does to a link.
type deed struct {
	word    string
	command func(command.Pair) command.Command
}

func deedOf(l *view.Link) deed {
	switch {
	case l.Cut:
		return deed{"mends", func(p command.Pair) command.Command { return command.Restore{Links: p} }}
	case l.Held:
		return deed{"releases", func(p command.Pair) command.Command { return command.Release{Links: p} }}
	}
	return deed{"cuts", func(p command.Pair) command.Command { return command.Cut{Links: p} }}
}

// Click selects a node or a link; the selected one it opens.
func (n *netView) Click(a *App, x, y int) tea.Cmd {
	l := n.link(a.view, a.selected)
	hit := netmap.At(n.drawn, a.view, a.th, n.options(a.selected, l), x, y)
	from, to := hit.Link[0], hit.Link[1]
	switch {
	case hit.Node >= 0 && hit.Node == a.selected && l == nil:
		a.show(detailPanel)
	case hit.Node >= 0:
		n.linked = false
		a.selectNode(hit.Node)
	case from == to:
	case l != nil && a.view.Link(from, to) == l:
		a.open(lying{forms.Tune(a.view, a.selected, n.peer)})
	case to == a.selected:
		n.choose(to, from)
	default:
		a.selectNode(from)
		n.choose(from, to)
	}
	return nil
}
