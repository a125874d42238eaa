package node

import (
	"cmp"
	"strconv"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// peersTab lists the node's neighbours, the links to them and what went over these.
type peersTab struct{ kit.Table[view.Peer, int] }

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

func (t *peersTab) Draw(f *kit.Frame, r grid.Rect, d *view.NodeDetail, focused bool) string {
	lossless, unlimited, bans := true, true, false
	for i := range d.Peers {
		bans = bans || d.Peers[i].Banned != nil || d.Peers[i].Bars != nil
		lossless = lossless && d.Peers[i].Loss == 0
		unlimited = unlimited && d.Peers[i].Bandwidth == 0
	}
	gap := 2
	if r.W < 80 {
		gap = 1
	}
	foot, body := grid.Rect{}, r
	if bans {
		foot, body = r.SplitBottom(min(3, max(r.H-3, 0)))
	}
	t.Show(f, body, kit.Sheet[view.Peer, int]{
		Columns: []kit.Column{
			peerName:      {Title: "peer", Width: kit.WidestName(f.View) + 1},
			peerLink:      {Title: "link", Width: 7},
			peerHeight:    {Title: "height", Width: 6, Right: true, Drop: 5},
			peerTo:        {Title: "delay to", Width: 8, Right: true},
			peerFrom:      {Title: "from", Width: 7, Right: true, Name: "delay from"},
			peerLoss:      {Title: "loss", Width: 5, Right: true, Drop: 6, Hidden: lossless},
			peerBand:      {Title: "bandwidth", Width: 9, Right: true, Drop: 9, Hidden: unlimited},
			peerSentBytes: {Title: "sent", Width: 7, Right: true, Drop: 3, Name: "bytes sent"},
			peerGotBytes:  {Title: "got", Width: 7, Right: true, Drop: 4, Name: "bytes received"},
			peerSent:      {Title: "msgs out", Width: 8, Right: true, Drop: 7, Name: "messages sent"},
			peerGot:       {Title: "msgs in", Width: 7, Right: true, Drop: 8, Name: "messages received"},
			peerLast:      {Title: "last", Width: 7, Right: true, Drop: 1, Name: "last message"},
			peerMessage:   {Title: "message", Width: 16, Grow: true, Drop: 2, Unsorted: true},
		},
		Items:   d.Peers,
		Key:     func(p *view.Peer) int { return p.ID },
		Cell:    func(p *view.Peer, col int) (string, grid.Style) { return peerCell(f, p, col) },
		Compare: comparePeers,
		Natural: kit.Order{By: peerName},
		Gap:     gap,
		Empty:   "no peers: c connects two nodes",
	}, focused)
	if foot.H > 0 {
		t.drawBan(f, foot, d)
	}
	return t.Caption(words.Plural(len(d.Peers), "peer"))
}

func peerCell(f *kit.Frame, p *view.Peer, col int) (string, grid.Style) {
	th := f.Theme
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
		return words.Count(int(p.Height)), th.Text
	case peerTo:
		return words.Millis(p.Delay), th.Text
	case peerFrom:
		return words.Millis(p.Back), th.Text
	case peerLoss:
		if p.Loss == 0 {
			return "-", th.Dim
		}
		return words.Percent(p.Loss), th.Notice
	case peerBand:
		if p.Bandwidth == 0 {
			return "-", th.Dim
		}
		return words.Scaled(p.Bandwidth) + "B/s", th.Text
	}
	return talkCell(f, p, col)
}

// Copy gives the peer's address.
func (t *peersTab) Copy(v *view.View) (what, text string) {
	if at := t.List.Item(len(v.Focus.Peers)); at >= 0 {
		return kit.AddressText(v, v.Focus.Peers[at].ID)
	}
	return "", ""
}

// talkCell is what went over the link.
func talkCell(f *kit.Frame, p *view.Peer, col int) (string, grid.Style) {
	th := f.Theme
	switch col {
	case peerSentBytes:
		return words.Scaled(float64(p.To.Bytes)) + "B", th.Dim
	case peerGotBytes:
		return words.Scaled(float64(p.From.Bytes)) + "B", th.Dim
	case peerSent:
		return strconv.FormatUint(p.To.Messages, 10), th.Dim
	case peerGot:
		return strconv.FormatUint(p.From.Messages, 10), th.Dim
	}
	switch {
	case p.Last == nil:
		return "-", th.Dim
	case col == peerLast:
		return words.Seconds(f.View.Now - p.Last.At), th.Text
	}
	if p.Last.Lost != "" {
		return direction(f, p.Last) + " " + string(th.Glyphs.Invalid) + " " + p.Last.Text, th.Bad
	}
	return direction(f, p.Last) + " " + p.Last.Text, kit.MessageStyle(f, p.Last.Kind)
}

// drawBan says who has banned whom, of the node and the selected peer, until when and why.
func (t *peersTab) drawBan(f *kit.Frame, r grid.Rect, d *view.NodeDetail) {
	at := t.List.Item(len(d.Peers))
	if at < 0 {
		return
	}
	p, name := &d.Peers[at], f.View.Nodes[d.ID].Name
	by, who, ban := name, p.Name, p.Banned
	if ban == nil {
		by, who, ban = p.Name, name, p.Bars
	}
	if ban == nil {
		return
	}
	text := by + " bans " + who + " until " + words.Seconds(ban.Until) + ": " + ban.Why
	for i, line := range f.Wrap(text, r.W-2, r.H) {
		f.Text(r.InsetXY(1, 0).Line(i), line, f.Theme.Bad)
	}
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

func (t *peersTab) Key(h kit.Host, msg keymap.Msg) bool {
	if !keymap.Pressed(msg, h.Keys().Enter) {
		return t.Handle(h.Keys(), msg)
	}
	if d := h.View().Focus; d != nil {
		if at := t.List.Item(len(d.Peers)); at >= 0 {
			h.Select(d.Peers[at].ID)
		}
	}
	return true
}

func (t *peersTab) keys(k *keymap.Map) []kit.Key {
	return []kit.Key{{Binding: &k.Enter, Does: "go to the peer", Word: "go there", When: func(h kit.Host) bool { return len(h.View().Focus.Peers) > 0 }}}
}
