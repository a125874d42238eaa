package tui

import (
	"cmp"
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// messagesTab lists what the node sent and received, newest first.
type messagesTab struct {
	table[view.Message, view.Message]
}

// Columns of the messages.
const (
	messageTime = iota
	messageWay
	messagePeer
	messageText
	messageSize
)

func (t *messagesTab) Draw(f *frame, r grid.Rect, d *view.NodeDetail, focused bool) string {
	t.draw(f, r, sheet[view.Message, view.Message]{
		columns: []column{
			messageTime: {title: "time s", width: 9, right: true, name: "time"},
			messageWay:  {title: "", width: 1, unsorted: true},
			messagePeer: {title: "peer", width: widestName(f.v)},
			messageText: {title: "message", width: 18, grow: true},
			messageSize: {title: "bytes", width: 6, right: true, drop: 1},
		},
		items:   d.Messages,
		key:     func(m *view.Message) view.Message { return *m },
		cell:    f.messageCell,
		compare: compareMessages,
		natural: order{by: asItComes}, // by when it ended: the time is that of the sending, for outgoing ones
		comes:   "newest first",
		gap:     1,
		empty:   "nothing sent or received yet",
	}, focused)
	switch {
	case t.order() != t.natural:
		return t.caption(plural(len(d.Messages), "message"))
	case t.list.at == 0:
		return "newest first"
	}
	return "held; home follows"
}

func compareMessages(a, b *view.Message, col int) int {
	switch col {
	case messageTime:
		return cmp.Compare(a.At, b.At)
	case messagePeer:
		return cmp.Compare(a.Peer, b.Peer)
	case messageText:
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), strings.Compare(a.Text, b.Text))
	default:
		return cmp.Compare(a.Size, b.Size)
	}
}

// direction is an arrow out of the node or into it.
func (f *frame) direction(m *view.Message) string {
	if m.Outgoing {
		return string(f.th.Glyphs.ArrowRight)
	}
	return string(f.th.Glyphs.ArrowLeft)
}

func (f *frame) messageCell(m *view.Message, col int) (string, grid.Style) {
	th := f.th
	switch col {
	case messageTime:
		return stamp(m.At), th.Dim
	case messageWay:
		return f.direction(m), th.Text
	case messagePeer:
		return f.node(m.Peer)
	case messageText:
		if m.Lost != "" {
			return m.Text + " (lost: " + m.Lost + ")", th.Bad
		}
		return m.Text, f.messageStyle(m.Kind)
	default:
		return count(m.Size), th.Dim
	}
}

func (f *frame) messageStyle(k view.MessageKind) grid.Style {
	switch k {
	case view.BlockMessage:
		return f.th.BlockMessage
	case view.TxMessage:
		return f.th.TxMessage
	case view.InvMessage:
		return f.th.InvMessage
	case view.SyncMessage:
		return f.th.SyncMessage
	default:
		return f.th.AskMessage
	}
}

func (t *messagesTab) Key(a *App, msg keyMsg) bool { return t.handle(&a.keys, msg) }
