package tui

import (
	"example.com/sosocoin/sim"
	"example.com/sosocoin/tui/grid"
)

// tab is one page about the selected node. Draw gets the detail that the view
// holds, and returns the frame's caption.
type tab interface {
	Draw(f *frame, r grid.Rect, d *sim.NodeDetail, focused bool) (caption string)
	Key(a *App, msg keyMsg) bool
}

// detailView shows the selected node in depth, a page at a time.
type detailView struct {
	at    int
	names []string
	tabs  []tab
	row   grid.Rect // of the tabs drawn last, for the mouse
}

func newDetailView() *detailView {
	return &detailView{
		names: []string{"Chain", "UTXO", "Mempool", "Peers", "Wallet", "Messages"},
		tabs:  []tab{&chainTab{open: map[rowKey]bool{}}, &coinsTab{}, &poolTab{}, &peersTab{}, &walletTab{}, &messagesTab{}},
	}
}

// Title names the node that is shown, which for a moment may not be the one just selected.
func (p *detailView) Title(f *frame) string {
	if f.v.Focus == nil {
		return "Node"
	}
	name := shownName(f.v, f.v.Focus.ID)
	if region := f.v.Focus.Region; region != "" {
		name += ", " + region
	}
	return name
}

func (p *detailView) Draw(f *frame, r grid.Rect, focused bool) string {
	p.row = r.Line(0)
	if f.v.Focus == nil {
		f.none(r, "no node is selected")
		return ""
	}
	x := r.X + 1
	gap := 2
	if r.W < 50 {
		gap = 1
	}
	for i, name := range p.names {
		style := f.th.Dim
		if i == p.at {
			style = f.th.TitleFocus
			style.Underline = true
			f.g.Set(x-1, r.Y, f.th.Glyphs.PointRight, f.th.Accent)
		}
		x += f.text(grid.Rect{X: x, Y: r.Y, W: r.Right() - x, H: 1}, name, style) + gap
	}
	_, body := r.SplitTop(1)
	if body.H > 8 {
		_, body = body.SplitTop(1)
	}
	return p.tabs[p.at].Draw(f, body, f.v.Focus, focused)
}

// Copy gives what is under the cursor of the page.
func (p *detailView) Copy(v *sim.View) (what, text string) {
	if c, ok := p.tabs[p.at].(copier); ok && v.Focus != nil {
		return c.Copy(v)
	}
	return "", ""
}

func (p *detailView) filter(f *frame) *filter {
	if t, ok := p.tabs[p.at].(filtered); ok {
		return t.filter(f)
	}
	return nil
}

func (p *detailView) Key(a *App, msg keyMsg) bool {
	switch {
	case pressed(msg, a.keys.Left):
		p.at = (p.at + len(p.tabs) - 1) % len(p.tabs)
	case pressed(msg, a.keys.Right):
		p.at = (p.at + 1) % len(p.tabs)
	default:
		return p.tabs[p.at].Key(a, msg)
	}
	return true
}
