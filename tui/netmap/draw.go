package netmap

import (
	"fmt"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

// MaxMapped is the greatest number of nodes that are drawn as a map.
const MaxMapped = 16

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

	m       *Map
	body    grid.Rect
	shown   *layout
	carries []chain.Hash // the block that is on its way on each route; zero: none
	thin    float64      // the least bandwidth of any link
	ground  grid.Dots    // under the links
}

// Draw draws the network into r and returns what belongs in the panel's title, such as
// "delay 50-200 ms". Where a link is selected, Foot stays free for what there is to tell of
// it.
func (m *Map) Draw(g *grid.Grid, r grid.Rect, v *view.View, th *theme.Theme, o Options) string {
	title := Title(v)
	if r.Empty() {
		return title
	}
	defer g.Clip(r)()
	if len(v.Nodes) == 0 {
		g.TextIn(r, "no node yet", th.Dim, grid.Left)
		return title
	}
	p := picture{g: g, v: v, th: th, selected: o.Selected, o: o, m: m}
	body, foot := parts(r)
	if m.mapped(body, v, th, o) {
		m.step(body, v, th.ASCII)
		p.shown = m.now()
		p.mapped(body)
	} else {
		m.moved = glide{}
		p.matrix = true
		p.table(body)
	}
	if !o.linked() {
		p.foot(foot)
	}
	return title
}

// mapped places the nodes if they are to be drawn as a map and have room there.
func (m *Map) mapped(body grid.Rect, v *view.View, th *theme.Theme, o Options) bool {
	return !o.Matrix && len(v.Nodes) <= MaxMapped && m.lay(body, v, th.ASCII)
}

// linesForTwo is how high a rectangle has to be for two lines at its foot.
const linesForTwo = 13

// parts shares r out to the picture and the lines that explain it. They are the same whatever
// is selected.
func parts(r grid.Rect) (body, foot grid.Rect) {
	switch {
	case r.H < 4:
		return r, grid.Rect{}
	case r.H < linesForTwo:
		foot, body = r.SplitBottom(1)
	default:
		foot, body = r.SplitBottom(2)
	}
	return body, foot
}

// Foot is the part of r that explains the picture.
func Foot(r grid.Rect) grid.Rect {
	_, foot := parts(r)
	return foot
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
