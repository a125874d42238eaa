package keymap

// Section is a section of the help screen: keys that count in one place.
type Section struct {
	Title string
	Panel string // in which alone they count, by its name; "" for keys that belong to no one panel
	Line  bool   // they count in a line under edit
	Keys  []*Binding
}

// Groups are the sections of the help.
func (k *Map) Groups() []Section {
	sections := []Section{
		{Title: "Time", Keys: []*Binding{&k.Pause, &k.Step, &k.NextBlock, &k.Slower, &k.Faster, &k.BackBlock, &k.OnBlock, &k.BackTime, &k.OnTime, &k.Undo}},
		{Title: "Nodes", Keys: []*Binding{&k.MineOne, &k.MineOnOff, &k.Send, &k.Sync, &k.Strategy}},
		{Title: "Network", Keys: []*Binding{&k.Link, &k.Cut, &k.Partition, &k.Heal}},
		{Title: "Blocks and transactions", Keys: []*Binding{&k.Inspect, &k.Life, &k.Before}},
	}
	sections = append(sections, k.ofPanels(true)...)
	sections = append(sections,
		Section{Title: "Panels", Keys: k.panels()},
		Section{Title: "In a panel", Keys: []*Binding{&k.Up, &k.Down, &k.Left, &k.Right, &k.PageUp, &k.PageDown, &k.Home, &k.End, &k.Enter, &k.Escape}},
		Section{Title: "In a list", Keys: []*Binding{&k.Sort, &k.Reverse, &k.Filter, &k.NextMatch, &k.PrevMatch}},
	)
	sections = append(sections, k.ofPanels(false)...)
	return append(sections,
		Section{Title: "Program", Keys: []*Binding{&k.Prompt, &k.Palette, &k.Situations, &k.NewWorld, &k.Help, &k.Copy, &k.Picture, &k.NextTheme, &k.Quit, &k.Interrupt, &k.Suspend, &k.Redraw}},
		Section{Title: "In the command line", Line: true, Keys: []*Binding{
			&k.EditHome, &k.EditEnd, &k.CharLeft, &k.CharRight, &k.WordLeft, &k.WordRight, &k.Del, &k.KillWord, &k.KillNext, &k.KillLine, &k.KillRest, &k.Search,
		}},
	)
}

func (k *Map) panels() []*Binding {
	keys := []*Binding{&k.NextPanel, &k.PrevPanel}
	if len(k.Panel.Keys()) > 0 {
		keys = append(keys, &k.Panel)
	}
	return append(keys, &k.Jump, &k.Zoom, &k.NextLayout, &k.Grow, &k.Shrink, &k.Swap, &k.View, &k.Reorg)
}

// ofPanels are the sections of the panels' own keys: of those that count everywhere, or of
// the others.
func (k *Map) ofPanels(everywhere bool) []Section {
	var sections []Section
	for i := range k.own {
		if o := &k.own[i]; len(o.bindings) > 0 && o.Everywhere == everywhere {
			sections = append(sections, o.section())
		}
	}
	return sections
}
