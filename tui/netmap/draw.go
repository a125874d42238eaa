package netmap

import (
	"fmt"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

// MaxCircle is the greatest number of nodes that are drawn on circles.
const MaxCircle = 16

// Options are the reader's wishes.
type Options struct {
	Selected int    // id of the node whose links stand out; -1: none
	Link     [2]int // ids of the ends of the link that is selected; twice the same: none
	Matrix   bool   // the matrix also for a few nodes
}

// linked reports whether a link is selected, and chosen whether it is the one of two
// nodes.
func (o *Options) linked() bool { return o.Link[0] != o.Link[1] }

func (o *Options) chosen(a, b int) bool {
	return o.linked() && (o.Link == [2]int{a, b} || o.Link == [2]int{b, a})
}

// picture is one drawing in the making.
type picture struct {
	g        *grid.Grid
	v        *view.View
	th       *theme.Theme
	selected int
	o        Options
	matrix   bool

	at    map[int]int // index in v.Nodes by id
	spots []spot      // by index in v.Nodes
	under bool        // each node's tip is written under it
	walls []int       // columns
	cells []point     // scratch: the cells of one link
}

// Draw draws the network into r and returns what belongs in the panel's title, such as
// "delay 50-200 ms".
func Draw(g *grid.Grid, r grid.Rect, v *view.View, th *theme.Theme, o Options) string {
	title := Title(v)
	if r.Empty() {
		return title
	}
	defer g.Clip(r)()
	if len(v.Nodes) == 0 {
		g.TextIn(r, "no node yet", th.Dim, grid.Left)
		return title
	}
	p := newPicture(v, th, o)
	p.g = g
	body, legend := parts(r)
	if p.mapped(body) {
		p.circle(body)
	} else {
		p.matrix = true
		p.table(body)
	}
	p.legend(legend)
	return title
}

func newPicture(v *view.View, th *theme.Theme, o Options) *picture {
	p := &picture{v: v, th: th, selected: o.Selected, o: o, at: make(map[int]int, len(v.Nodes))}
	for i := range v.Nodes {
		p.at[v.Nodes[i].ID] = i
	}
	return p
}

// parts shares r out to the picture and the line that explains it.
func parts(r grid.Rect) (body, legend grid.Rect) {
	if r.H < 4 {
		return r, grid.Rect{}
	}
	legend, body = r.SplitBottom(1)
	return body, legend
}

// mapped places the nodes if they are to be drawn on circles and have room there.
func (p *picture) mapped(body grid.Rect) bool {
	return !p.o.Matrix && len(p.v.Nodes) <= MaxCircle && p.arrange(body)
}

// arrange places the nodes, with their tips where there is room for them. Which way it
// is depends on the rectangle and the nodes only.
func (p *picture) arrange(r grid.Rect) bool {
	p.under = r.H >= 9 && len(p.v.Nodes) <= 10 // more would drown in text
	if p.under && p.stand(r) {
		return true
	}
	p.under = false
	return p.stand(r)
}

// Title returns the range of the links' delays.
func Title(v *view.View) string {
	low, high := v.Settings.DelayMin, v.Settings.DelayMax
	if high == 0 {
		return count(len(v.Links), "link")
	}
	if low == high {
		return "delay " + short(high)
	}
	if low < netsim.Second && high < netsim.Second {
		return fmt.Sprintf("delay %d-%s", time.Duration(low).Milliseconds(), short(high))
	}
	return fmt.Sprintf("delay %s-%s", short(low), short(high))
}

// short writes a delay as a person says it.
func short(d netsim.Time) string {
	if d < netsim.Second {
		return fmt.Sprintf("%d ms", time.Duration(d).Milliseconds())
	}
	return fmt.Sprintf("%.3g s", d.Seconds())
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// messageLook returns the mark and the style of a kind of message.
func (p *picture) messageLook(k view.MessageKind) (rune, grid.Style) {
	gl := &p.th.Glyphs
	switch k {
	case view.BlockMessage:
		return gl.Block, p.th.BlockMessage
	case view.TxMessage:
		return gl.Tx, p.th.TxMessage
	case view.InvMessage:
		return gl.Inv, p.th.InvMessage
	case view.SyncMessage:
		return gl.Sync, p.th.SyncMessage
	}
	return gl.Ask, p.th.AskMessage
}

// upwards lists the kinds from the least important: the last one drawn stays on top.
var upwards = [...]view.MessageKind{view.AskMessage, view.InvMessage, view.TxMessage, view.SyncMessage, view.BlockMessage}
