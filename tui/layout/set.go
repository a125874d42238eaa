package layout

import (
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/sim/lex"
)

// Set is the layouts that there are, with the one that is chosen, and what the user has made
// of it.
type Set struct {
	list    []Layout
	at      int
	Changes Changes
}

// NewSet has those that are built in, and more; the first is chosen, or one by its name.
func NewSet(more []Layout, name string) Set {
	s := Set{list: append(Presets(), more...)}
	s.at = max(0, slices.Index(s.names(), name))
	return s
}

// Chosen is the one that is chosen.
func (s *Set) Chosen() Layout { return s.list[s.at] }

func (s *Set) names() []string {
	names := make([]string, len(s.list))
	for i := range s.list {
		names[i] = s.list[i].Name
	}
	return names
}

// Words are what the layout command can be told.
func (s *Set) Words() []string { return append(s.names(), Words()...) }

// Choose goes to a layout by its name, "" is the next.
func (s *Set) Choose(name string) error {
	names := s.names()
	at := slices.Index(names, name)
	switch {
	case name == "":
		at = (s.at + 1) % len(names)
	case at < 0:
		hint := "expected " + strings.Join(s.Words(), ", ")
		if near := lex.Nearest(name, s.Words()); near != "" {
			hint = "did you mean " + near + "?"
		}
		return fmt.Errorf("no layout is called %.40q; %s", name, hint)
	}
	s.at = at
	return nil
}

// String tells of the layout.
func (l Layout) String() string {
	if l.About == "" {
		return "layout " + l.Name
	}
	return "layout " + l.Name + ": " + l.About
}
