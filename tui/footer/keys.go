package footer

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// basic are the keys that everybody needs everywhere; the last one leads to all others.
func basic(k *keymap.Map) []kit.Key {
	return []kit.Key{
		{Binding: &k.Pause, Word: view.PauseTime, When: runs}, {Binding: &k.Pause, Word: view.ResumeTime, When: stands},
		{Binding: &k.NextBlock, Word: view.OneBlock}, {Binding: &k.BackBlock, Word: view.GoBack}, {Binding: &k.Prompt, Word: view.ACommand}, {Binding: &k.Help, Word: view.TheHelp},
	}
}

func runs(h kit.Host) bool   { return !h.View().Clock.Paused }
func stands(h kit.Host) bool { return h.View().Clock.Paused }

// further are those that are told of where there is room.
func further(k *keymap.Map) []kit.Key {
	return []kit.Key{
		{Binding: &k.Quit, Word: "quit"}, {Binding: &k.Palette, Word: "anything"}, {Binding: &k.NextPanel, Word: "panel"}, {Binding: &k.Zoom, Word: "zoom"}, {Binding: &k.NextLayout, Word: "layout"},
		{Binding: &k.Slower, Word: "speed"}, {Binding: &k.Faster, Word: "speed"}, {Binding: &k.OnBlock, Word: "forward"}, {Binding: &k.Step, Word: "step"},
		{Binding: &k.MineOne, Word: "mine", When: kit.SomeNodes}, {Binding: &k.Send, Word: "send", When: kit.SomeNodes},
		{Binding: &k.Partition, Word: "partition", When: kit.SomeNodes}, {Binding: &k.Heal, Word: "heal", When: kit.SomeNodes}, {Binding: &k.Inspect, Word: "inspect"},
		{Binding: &k.Undo, Word: "undo"}, {Binding: &k.Strategy, Word: "attack", When: kit.SomeNodes}, {Binding: &k.Situations, Word: "situations"}, {Binding: &k.NewWorld, Word: "new world"},
	}
}
