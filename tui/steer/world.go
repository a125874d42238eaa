package steer

import (
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/forms"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// World acts on a key and says whether it was one for nodes or links.
func World(h kit.Host, msg keymap.Msg) bool {
	k, v, selected := h.Keys(), h.View(), h.Selected()
	if keymap.Pressed(msg, k.Heal) {
		h.Do(command.Heal{}.String())
		return true
	}
	if selected >= len(v.Nodes) {
		return false
	}
	one := nodeset.List{Nodes: []int{selected}}
	switch {
	case keymap.Pressed(msg, k.MineOne):
		h.Do(command.Mine{Nodes: one, Mode: command.MineOne}.String())
	case keymap.Pressed(msg, k.MineOnOff):
		mode := command.MineOn
		if v.Nodes[selected].State == view.Mining {
			mode = command.MineOff
		}
		h.Do(command.Mine{Nodes: one, Mode: mode}.String())
	case keymap.Pressed(msg, k.Sync):
		h.Do(command.Sync{Nodes: one}.String())
	case keymap.Pressed(msg, k.Send):
		h.Open(forms.Send(v, selected))
	case keymap.Pressed(msg, k.Strategy):
		h.Open(forms.Strategy(v, selected))
	case keymap.Pressed(msg, k.Link):
		h.Open(forms.Link(v, selected))
	case keymap.Pressed(msg, k.Cut):
		h.Open(forms.Cut(v, selected))
	case keymap.Pressed(msg, k.Partition):
		h.Open(forms.Partition(v))
	default:
		return false
	}
	return true
}
