package tui

import (
	"strconv"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/tui/grid"
)

// peersTab lists the node's neighbours and the links to them.
type peersTab struct{ list list[int] }

func (t *peersTab) Draw(f *frame, r grid.Rect, d *sim.NodeDetail, focused bool) string {
	columns := []column{
		{title: "peer", width: 5},
		{title: "link", width: 7},
		{title: "height", width: 6, right: true},
		{title: "delay to", width: 8, right: true},
		{title: "from", width: 8, right: true, drop: 2},
		{title: "loss", width: 6, right: true, drop: 1},
		{title: "bandwidth", width: 9, right: true, drop: 5},
		{title: "sent", width: 6, right: true, drop: 3},
		{title: "bytes", width: 8, right: true, drop: 4},
	}
	_, inner := r.SplitLeft(2)
	places := fit(columns, inner.W, 2)
	f.header(inner, columns, places)
	_, rows := r.SplitTop(1)
	shown := t.list.pick(len(d.Peers), func(item int) string {
		return rowText(columns, func(col int) (string, grid.Style) { return f.peerCell(&d.Peers[item], col) })
	})
	t.list.settle(len(shown), rows.H, func(row int) int { return d.Peers[shown[row]].ID })
	for i := range min(rows.H, len(shown)-t.list.top) {
		row := t.list.top + i
		line := rows.Line(i)
		_, cells := line.SplitLeft(2)
		for _, p := range places {
			s, style := f.peerCell(&d.Peers[shown[row]], p.index)
			f.cell(cells, p, s, style)
		}
		f.mark(line, row == t.list.at, focused)
	}
	if len(d.Peers) == 0 {
		f.none(rows, "no peers: c connects two nodes")
	}
	return plural(len(d.Peers), "peer")
}

func (f *frame) peerCell(p *sim.PeerView, col int) (string, grid.Style) {
	th := f.th
	switch col {
	case 0:
		return p.Name, th.Node(p.ID)
	case 1:
		switch p.State {
		case "up":
			return p.State, th.Good
		case "held":
			return p.State, th.Notice
		default:
			return p.State, th.Bad
		}
	case 2:
		if p.Height == 0 {
			return "?", th.Dim
		}
		return count(int(p.Height)), th.Text
	case 3:
		return millis(p.Delay), th.Text
	case 4:
		return millis(p.Back), th.Text
	case 5:
		if p.Loss == 0 {
			return "-", th.Dim
		}
		return percent(p.Loss), th.Notice
	case 6:
		if p.Bandwidth == 0 {
			return "-", th.Dim
		}
		return scaled(p.Bandwidth) + "B/s", th.Text
	case 7:
		return strconv.FormatUint(p.Sent, 10), th.Dim
	default:
		return scaled(float64(p.Bytes)) + "B", th.Dim
	}
}

// Copy gives the peer's address.
func (t *peersTab) Copy(v *sim.View) (what, text string) {
	if at := t.list.item(len(v.Focus.Peers)); at >= 0 {
		return nodeAddress(v, v.Focus.Peers[at].ID)
	}
	return "", ""
}

func (t *peersTab) filter(*frame) *filter { return &t.list.find }

func (t *peersTab) Key(a *App, msg keyMsg) bool {
	if pressed(msg, a.keys.Enter) {
		if d := a.view.Focus; d != nil {
			if at := t.list.item(len(d.Peers)); at >= 0 {
				a.selectNode(d.Peers[at].ID)
			}
		}
		return true
	}
	return t.list.handle(&a.keys, msg)
}
