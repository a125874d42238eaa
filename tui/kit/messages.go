package kit

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// MessageLook is the mark and the style of a kind of message, as the map draws them.
func MessageLook(f *Frame, k view.MessageKind) (rune, grid.Style) {
	gl := &f.Theme.Glyphs
	return map[view.MessageKind]rune{view.BlockMessage: gl.Block, view.TxMessage: gl.Tx, view.InvMessage: gl.Inv,
		view.SyncMessage: gl.Sync, view.AskMessage: gl.Ask}[k], MessageStyle(f, k)
}

func MessageStyle(f *Frame, k view.MessageKind) grid.Style {
	switch k {
	case view.BlockMessage:
		return f.Theme.BlockMessage
	case view.TxMessage:
		return f.Theme.TxMessage
	case view.InvMessage:
		return f.Theme.InvMessage
	case view.SyncMessage:
		return f.Theme.SyncMessage
	default:
		return f.Theme.AskMessage
	}
}
