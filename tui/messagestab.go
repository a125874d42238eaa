package tui

import (
	"example.com/sosocoin/sim"
	"example.com/sosocoin/tui/grid"
)

// messagesTab lists what the node sent and received, newest first.
type messagesTab struct{ list list[sim.MessageView] }

func (t *messagesTab) Draw(f *frame, r grid.Rect, d *sim.NodeDetail, focused bool) string {
	columns := []column{
		{title: "time s", width: 9, right: true},
		{title: "", width: 2},
		{title: "peer", width: 5},
		{title: "message", width: 18, grow: true},
		{title: "bytes", width: 6, right: true, drop: 1},
	}
	_, inner := r.SplitLeft(2)
	places := fit(columns, inner.W, 1)
	f.header(inner, columns, places)
	_, rows := r.SplitTop(1)
	shown := t.list.pick(len(d.Messages), func(item int) string {
		return rowText(columns, func(col int) (string, grid.Style) { return f.messageCell(&d.Messages[item], col) })
	})
	t.list.settle(len(shown), rows.H, func(row int) sim.MessageView { return d.Messages[shown[row]] })
	for i := range min(rows.H, len(shown)-t.list.top) {
		row := t.list.top + i
		line := rows.Line(i)
		_, cells := line.SplitLeft(2)
		for _, p := range places {
			s, style := f.messageCell(&d.Messages[shown[row]], p.index)
			f.cell(cells, p, s, style)
		}
		f.mark(line, row == t.list.at, focused)
	}
	if len(d.Messages) == 0 {
		f.none(rows, "nothing sent or received yet")
	}
	if t.list.at == 0 {
		return "newest first"
	}
	return "held; home follows"
}

func (f *frame) messageCell(m *sim.MessageView, col int) (string, grid.Style) {
	th := f.th
	switch col {
	case 0:
		return stamp(m.At), th.Dim
	case 1:
		if m.Outgoing {
			return string(th.Glyphs.ArrowRight), th.Text
		}
		return string(th.Glyphs.ArrowLeft), th.Text
	case 2:
		return f.node(m.Peer)
	case 3:
		if m.Lost != "" {
			return m.Text + " (lost: " + m.Lost + ")", th.Bad
		}
		return m.Text, f.messageStyle(m.Kind)
	default:
		return count(m.Size), th.Dim
	}
}

func (f *frame) messageStyle(k sim.MessageKind) grid.Style {
	switch k {
	case sim.BlockMessage:
		return f.th.BlockMessage
	case sim.TxMessage:
		return f.th.TxMessage
	case sim.InvMessage:
		return f.th.InvMessage
	case sim.SyncMessage:
		return f.th.SyncMessage
	default:
		return f.th.AskMessage
	}
}

func (t *messagesTab) filter(*frame) *filter { return &t.list.find }

func (t *messagesTab) Key(a *App, msg keyMsg) bool { return t.list.handle(&a.keys, msg) }
