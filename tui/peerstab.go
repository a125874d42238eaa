package tui

import (
	"cmp"
	"strconv"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// peersTab lists the node's neighbours, the links to them and what went over these.
type peersTab struct{ table[view.Peer, int] }

// Columns of the peers.
const (
	peerName = iota
	peerLink
	peerHeight
	peerTo
	peerFrom
	peerLoss
	peerBand
	peerSentBytes
	peerGotBytes
	peerSent
	peerGot
	peerLast
	peerMessage
)

func (t *peersTab) Draw(f *frame, r grid.Rect, d *view.NodeDetail, focused bool) string {
	lossless, unlimited := true, true
	for i := range d.Peers {
		lossless = lossless && d.Peers[i].Loss == 0
		unlimited = unlimited && d.Peers[i].Bandwidth == 0
	}
	gap := 2
	if r.W < 80 {
		gap = 1
	}
	t.draw(f, r, sheet[view.Peer, int]{
		columns: []column{
			peerName:      {title: "peer", width: widestName(f.v) + 1},
			peerLink:      {title: "link", width: 7},
			peerHeight:    {title: "height", width: 6, right: true, drop: 5},
			peerTo:        {title: "delay to", width: 8, right: true},
			peerFrom:      {title: "from", width: 7, right: true, name: "delay from"},
			peerLoss:      {title: "loss", width: 5, right: true, drop: 6, hidden: lossless},
			peerBand:      {title: "bandwidth", width: 9, right: true, drop: 9, hidden: unlimited},
			peerSentBytes: {title: "sent", width: 7, right: true, drop: 3, name: "bytes sent"},
			peerGotBytes:  {title: "got", width: 7, right: true, drop: 4, name: "bytes received"},
			peerSent:      {title: "msgs out", width: 8, right: true, drop: 7, name: "messages sent"},
			peerGot:       {title: "msgs in", width: 7, right: true, drop: 8, name: "messages received"},
			peerLast:      {title: "last", width: 7, right: true, drop: 1, name: "last message"},
			peerMessage:   {title: "message", width: 16, grow: true, drop: 2, unsorted: true},
		},
		items:   d.Peers,
		key:     func(p *view.Peer) int { return p.ID },
		cell:    f.peerCell,
		compare: comparePeers,
		natural: order{by: peerName},
		gap:     gap,
		empty:   "no peers: c connects two nodes",
	}, focused)
	return t.caption(plural(len(d.Peers), "peer"))
}

func (f *frame) peerCell(p *view.Peer, col int) (string, grid.Style) {
	th := f.th
	switch col {
	case peerName:
		return p.Name, th.Node(p.ID)
	case peerLink:
		switch p.State {
		case "up":
			return p.State, th.Good
		case "held":
			return p.State, th.Notice
		default:
			return p.State, th.Bad
		}
	case peerHeight:
		if p.Height == 0 {
			return "?", th.Dim
		}
		return count(int(p.Height)), th.Text
	case peerTo:
		return millis(p.Delay), th.Text
	case peerFrom:
		return millis(p.Back), th.Text
	case peerLoss:
		if p.Loss == 0 {
			return "-", th.Dim
		}
		return percent(p.Loss), th.Notice
	case peerBand:
		if p.Bandwidth == 0 {
			return "-", th.Dim
		}
		return scaled(p.Bandwidth) + "B/s", th.Text
	}
	return f.talkCell(p, col)
}

// Copy gives the peer's address.
func (t *peersTab) Copy(v *view.View) (what, text string) {
	if at := t.list.item(len(v.Focus.Peers)); at >= 0 {
		return nodeAddress(v, v.Focus.Peers[at].ID)
	}
	return "", ""
}

// talkCell is what went over the link.
func (f *frame) talkCell(p *view.Peer, col int) (string, grid.Style) {
	th := f.th
	switch col {
	case peerSentBytes:
		return scaled(float64(p.To.Bytes)) + "B", th.Dim
	case peerGotBytes:
		return scaled(float64(p.From.Bytes)) + "B", th.Dim
	case peerSent:
		return strconv.FormatUint(p.To.Messages, 10), th.Dim
	case peerGot:
		return strconv.FormatUint(p.From.Messages, 10), th.Dim
	}
	switch {
	case p.Last == nil:
		return "-", th.Dim
	case col == peerLast:
		return seconds(f.v.Now - p.Last.At), th.Text
	}
	if p.Last.Lost != "" {
		return f.direction(p.Last) + " " + string(th.Glyphs.Invalid) + " " + p.Last.Text, th.Bad
	}
	return f.direction(p.Last) + " " + p.Last.Text, f.messageStyle(p.Last.Kind)
}

func comparePeers(a, b *view.Peer, col int) int {
	switch col {
	case peerName:
		return cmp.Compare(a.ID, b.ID)
	case peerLink:
		return strings.Compare(a.State, b.State)
	case peerHeight:
		return cmp.Compare(a.Height, b.Height)
	case peerTo:
		return cmp.Compare(a.Delay, b.Delay)
	case peerFrom:
		return cmp.Compare(a.Back, b.Back)
	case peerLoss:
		return cmp.Compare(a.Loss, b.Loss)
	case peerBand:
		return cmp.Compare(a.Bandwidth, b.Bandwidth)
	case peerSentBytes:
		return cmp.Compare(a.To.Bytes, b.To.Bytes)
	case peerGotBytes:
		return cmp.Compare(a.From.Bytes, b.From.Bytes)
	case peerSent:
		return cmp.Compare(a.To.Messages, b.To.Messages)
	case peerGot:
		return cmp.Compare(a.From.Messages, b.From.Messages)
	}
	last := func(p *view.Peer) netsim.Time {
		if p.Last == nil {
			return -1
		}
		return p.Last.At
	}
	return cmp.Compare(last(a), last(b))
}

func (t *peersTab) Key(a *App, msg keyMsg) bool {
	if !pressed(msg, a.keys.Enter) {
		return t.handle(&a.keys, msg)
	}
	if d := a.view.Focus; d != nil {
		if at := t.list.item(len(d.Peers)); at >= 0 {
			a.selectNode(d.Peers[at].ID)
		}
	}
	return true
}
