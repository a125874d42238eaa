package node

import (
	"cmp"
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// messagesTab lists what the node sent and received, newest first.
type messagesTab struct {
	kit.Table[view.Message, view.Message]
}

// Columns of the messages.
const (
	messageTime = iota
	messageWay
	messagePeer
	messageText
	messageSize
)

func (t *messagesTab) Draw(f *kit.Frame, r grid.Rect, d *view.NodeDetail, focused bool) string {
	t.Show(f, r, kit.Sheet[view.Message, view.Message]{
		Columns: []kit.Column{
			messageTime: {Title: "time s", Width: 9, Right: true, Name: "time"},
			messageWay:  {Title: "", Width: 1, Unsorted: true},
			messagePeer: {Title: "peer", Width: kit.WidestName(f.View)},
			messageText: {Title: "message", Width: 18, Grow: true},
			messageSize: {Title: "bytes", Width: 6, Right: true, Drop: 1},
		},
		Items:   d.Messages,
		Key:     func(m *view.Message) view.Message { return *m },
		Cell:    func(m *view.Message, col int) (string, grid.Style) { return messageCell(f, m, col) },
		Compare: compareMessages,
		Natural: kit.Order{By: kit.AsItComes},
		Comes:   "newest first",
		Gap:     1,
		Empty:   "nothing sent or received yet",
	}, focused)
	switch {
	case t.Order() != t.Natural:
		return t.Caption(words.Plural(len(d.Messages), "message"))
	case t.List.At == 0:
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
func direction(f *kit.Frame, m *view.Message) string {
	if m.Outgoing {
		return string(f.Theme.Glyphs.ArrowRight)
	}
	return string(f.Theme.Glyphs.ArrowLeft)
}

func messageCell(f *kit.Frame, m *view.Message, col int) (string, grid.Style) {
	th := f.Theme
	switch col {
	case messageTime:
		return words.Stamp(m.At), th.Dim
	case messageWay:
		return direction(f, m), th.Text
	case messagePeer:
		return kit.NodeName(f, m.Peer)
	case messageText:
		if m.Lost != "" {
			return m.Text + " (lost: " + m.Lost + ")", th.Bad
		}
		return m.Text, kit.MessageStyle(f, m.Kind)
	default:
		return words.Count(m.Size), th.Dim
	}
}

func (t *messagesTab) Key(h kit.Host, msg keymap.Msg) bool { return t.Handle(h.Keys(), msg) }
