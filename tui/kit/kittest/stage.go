package kittest

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/theme"
)

// Frame is what a picture of a view is drawn on, in all colours.
func Frame(v *view.View, w, h int) *kit.Frame {
	th, err := theme.New("dark", grid.TrueColor, false)
	if err != nil {
		panic(err) // the theme is one of theme.Names
	}
	return &kit.Frame{Grid: th.NewGrid(w, h), View: v, Theme: th}
}

// Stage shows one panel alone, with the focus.
type Stage struct {
	View     *view.View
	Panel    kit.Panel
	Caption  string   // of the panel, when it was drawn last
	Said     []string // what the world was told, and what the user was
	Selected int

	keys keymap.Map
	w, h int
}

// Host is what a panel has to do with on a stage.
func Host(p kit.Panel, v *view.View) kit.Host {
	s := p.Spec()
	return host{stage: &Stage{View: v, Panel: p, keys: keymap.New([]keymap.Panel{{Name: s.Name, Own: s.Own}})}}
}

// NewStage is a stage of w columns and h lines, all for the panel.
func NewStage(p kit.Panel, v *view.View, w, h int) *Stage {
	s := Host(p, v).(host).stage
	s.w, s.h = w, h
	s.Draw()
	return s
}

// Draw draws the panel and returns its picture without colours.
func (s *Stage) Draw() string {
	f := Frame(s.View, s.w, s.h)
	f.Selected = s.Selected
	s.Caption = s.Panel.Draw(f, f.Grid.Bounds(), true)
	return f.Grid.Plain()
}

// Press presses keys by their names (keymap.Press), and draws after each.
func (s *Stage) Press(names ...string) {
	for _, name := range names {
		s.Panel.Key(host{stage: s}, keymap.Press(name))
		s.Draw()
	}
}

// Click clicks at a cell, if the panel can be clicked.
func (s *Stage) Click(x, y int) {
	if p, ok := s.Panel.(kit.Clicker); ok {
		p.Click(host{stage: s}, x, y)
	}
	s.Draw()
}

// host notes what a panel asks for. What a panel should not ask for panics.
type host struct {
	kit.Host
	stage *Stage
}

func (h host) View() *view.View  { return h.stage.View }
func (h host) Keys() *keymap.Map { return &h.stage.keys }
func (h host) Selected() int     { return h.stage.Selected }
func (h host) Select(node int)   { h.stage.Selected = node }
func (h host) Block() chain.Hash { return chain.Hash{} }
func (h host) Do(line string)    { h.note(line) }
func (h host) Refuse(why string) { h.note(why) }
func (h host) note(line string)  { h.stage.Said = append(h.stage.Said, line) }
