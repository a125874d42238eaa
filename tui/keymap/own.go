package keymap

import (
	"slices"

	"github.com/charmbracelet/bubbles/key"

	"example.com/sosocoin/tui/words"
)

// Panel is what the map has to know of a panel: its name, the keys that it brings along,
// and which others it acts on.
type Panel struct {
	Name string
	Own
	Uses func(k *Map) []*Binding // nil: none but its own
}

// Own are the keys that a panel brings along.
type Own struct {
	Title      string // of their section of the help; "" for one that names the panel
	Everywhere bool   // they count while another panel has the focus, too
	Keys       []Declared
}

// Action is the name of something that keys do, by which a user gives it other keys.
type Action string

// Declared is an action of a panel's own.
type Declared struct {
	Action Action
	Does   string
	Keys   []string // by themselves
}

// ownKeys are the keys of a panel in a map.
type ownKeys struct {
	Panel
	bindings []Binding // in the order of Own.Keys
}

func ownOf(p Panel) ownKeys {
	own := ownKeys{Panel: p}
	for _, d := range p.Keys {
		own.bindings = append(own.bindings, bind(shownKeys(d.Keys), d.Does, d.Keys...))
	}
	return own
}

// Own is the binding of an action that a panel declares; one without keys where none does.
func (k *Map) Own(a Action) *Binding {
	for i := range k.own {
		o := &k.own[i]
		if at := slices.IndexFunc(o.Keys, func(d Declared) bool { return d.Action == a }); at >= 0 {
			return &o.bindings[at]
		}
	}
	return &Binding{}
}

// section is the panel's section of the help.
func (o *ownKeys) section() Section {
	s := Section{Title: o.Title}
	if s.Title == "" {
		s.Title = "In panel " + o.Name
	}
	if !o.Everywhere {
		s.Panel = o.Name
	}
	for i := range o.bindings {
		s.Keys = append(s.Keys, &o.bindings[i])
	}
	return s
}

// numbers are the keys that go to so many panels. The digits are enough for ten; others
// are reached by their names and by the keys for the next and the previous one.
func numbers(panels int) Binding {
	var keys []string
	for i := range min(panels, 10) {
		keys = append(keys, words.Count((i+1)%10))
	}
	shown := shownKeys(keys)
	if n := min(len(keys), 9); n > 2 {
		shown = "1-" + keys[n-1]
		if len(keys) > n {
			shown += " " + keys[n]
		}
	}
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, "go to a panel"))
}
