package program

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/sim/config"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/tui"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/layout"
	"example.com/sosocoin/tui/theme"
)

// checkLook refuses settings that only the dashboard understands.
func (p *program) checkLook(s *flags.Settings) error {
	if _, err := theme.Named(s.Theme); s.Theme != "" && err != nil {
		return s.Refuse("theme", fmt.Sprintf("%.40q is not a theme; expected one of %s", s.Theme, strings.Join(theme.Names(), ", ")))
	}
	var wrong *keymap.Error
	if errors.As(keymap.Check(tui.PanelKeys(), rebindings(s)), &wrong) {
		entry := s.Keys[wrong.At]
		at := entry.At
		if wrong.Key >= 0 {
			at = entry.Values[wrong.Key].At
		}
		return &config.Error{File: s.KeysFile, At: at, Problem: wrong.Problem}
	}
	own, err := layouts(s)
	if err != nil {
		return err
	}
	var names []string
	for _, l := range append(layout.Presets(), own...) {
		names = append(names, l.Name)
	}
	if s.Layout != "" && !slices.Contains(names, s.Layout) {
		return s.Refuse("layout", fmt.Sprintf("%.40q is not a layout; expected one of %s", s.Layout, strings.Join(names, ", ")))
	}
	return nil
}

// layouts are those of the user's file. Errors are *config.Error.
func layouts(s *flags.Settings) (list []layout.Layout, err error) {
	for _, e := range s.Layouts {
		refuse := func(at config.Place, err error) error {
			return &config.Error{File: s.KeysFile, At: at, Problem: err.Error()}
		}
		if err := layout.CheckName(e.Name); err != nil {
			return nil, refuse(e.At, err)
		}
		var rows []string
		for _, v := range e.Values {
			rows = append(rows, v.Text)
		}
		l, row, err := layout.Parse(e.Name, rows, tui.PanelNames())
		switch {
		case err != nil && row < len(e.Values):
			return nil, refuse(e.Values[row].At, err)
		case err != nil:
			return nil, refuse(e.At, err)
		}
		list = append(list, l)
	}
	return list, nil
}

// asked is how the dashboard is to look, once checkLook has found no fault with it.
func asked(s *flags.Settings) tui.Options {
	own, _ := layouts(s)
	return tui.Options{Theme: s.Theme, ASCII: s.ASCII, Pen: pen(s.Dots), Keys: rebindings(s), Layouts: own, Layout: s.Layout, SaveLayout: layoutSaver(s.KeysFile)}
}

// pen is the one of a name; that which every font has where it is none.
func pen(name string) grid.Pen { return grid.Pen(max(0, slices.Index(grid.Pens(), name))) }

// rebindings are the keys of the user's file.
func rebindings(s *flags.Settings) []keymap.Rebinding {
	var list []keymap.Rebinding
	for _, e := range s.Keys {
		r := keymap.Rebinding{Action: e.Name}
		for _, v := range e.Values {
			r.Keys = append(r.Keys, v.Text)
		}
		list = append(list, r)
	}
	return list
}
