package keymap

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/charmbracelet/bubbles/key"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/tui/words"
)

// Rebinding gives an action other keys than it has by itself.
type Rebinding struct {
	Action string
	Keys   []string
}

// Error says what is wrong with a rebinding: its place in the list, and that of the key
// in it, or -1 where it is the action.
type Error struct {
	At, Key int
	Problem string
}

func (e *Error) Error() string { return e.Problem }

// Each visits every binding with the name of its action. For those that belong to no one
// panel it is that of the field in other letters: MineOne is mine-one.
func (k *Map) Each(visit func(action string, b *key.Binding)) {
	fields := reflect.ValueOf(k).Elem()
	for i := range fields.NumField() {
		if !fields.Type().Field(i).IsExported() {
			continue
		}
		if b, ok := fields.Field(i).Addr().Interface().(*key.Binding); ok && len(b.Keys()) > 0 {
			visit(Kebab(fields.Type().Field(i).Name), b)
		}
	}
	for i := range k.own {
		for at := range k.own[i].bindings {
			visit(string(k.own[i].Keys[at].Action), &k.own[i].bindings[at])
		}
	}
}

func Kebab(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// Actions lists the names of all actions and their bindings.
func (k *Map) Actions() (names []string, bindings map[string]*key.Binding) {
	bindings = map[string]*key.Binding{}
	k.Each(func(action string, b *key.Binding) {
		names, bindings[action] = append(names, action), b
	})
	return names, bindings
}

// scope is a place where keys count.
type scope struct {
	line  bool   // in a line under edit
	panel string // in a panel, by its name; "" for everywhere
}

// scopes says for every action where its keys count. Two actions may share a key where
// they have no scope in common: keys of a panel's own, and of a line under edit, count
// before all others there, but not before those that the panel uses beside its own.
func (k *Map) scopes() map[string][]scope {
	named := k.named()
	scopes := map[string][]scope{}
	for _, s := range k.Groups() {
		for _, b := range s.Keys {
			scopes[named[b]] = []scope{{s.Line, s.Panel}}
		}
	}
	for _, b := range []*Binding{&k.Enter, &k.Escape, &k.NextPanel, &k.PrevPanel, &k.Interrupt, &k.Suspend, &k.Redraw} {
		scopes[named[b]] = append(scopes[named[b]], scope{line: true})
	}
	for _, o := range k.own {
		if o.Uses == nil {
			continue
		}
		here := scope{panel: o.Name}
		for _, b := range o.Uses(k) {
			if action := named[b]; !slices.Contains(scopes[action], here) {
				scopes[action] = append(scopes[action], here)
			}
		}
	}
	return scopes
}

// named are the names of the actions by their bindings in this map.
func (k *Map) named() map[*Binding]string {
	named := map[*Binding]string{}
	k.Each(func(action string, b *key.Binding) { named[b] = action })
	return named
}

// inText says whether an action's keys count while a line is typed, so that none of them
// can be a character.
func inText(scopes []scope) bool { return slices.Contains(scopes, scope{line: true}) }

// With returns the key map with other keys for some actions. The error is a *Error.
func With(panels []Panel, list []Rebinding) (Map, error) {
	k := New(panels)
	names, bindings := k.Actions()
	scopes := k.scopes()
	for i, r := range list {
		b, known := bindings[r.Action]
		switch {
		case !known:
			return k, &Error{i, -1, unknownAction(r.Action, names)}
		case r.Action == "interrupt":
			return k, &Error{i, -1, "interrupt is always ctrl+c, so that there is a way out; leave it out"}
		case r.Action == "panel" && (len(r.Keys) < len(b.Keys()) || len(r.Keys) > len(panels)):
			return k, &Error{i, -1, fmt.Sprintf("panel has %d keys; expected %s, one for each panel", len(r.Keys), fromTo(len(b.Keys()), len(panels)))}
		case len(r.Keys) == 0:
			return k, &Error{i, -1, r.Action + " has no key; expected one or several"}
		}
		keys := make([]string, len(r.Keys))
		for at, written := range r.Keys {
			name, problem := readKey(written)
			if problem == "" {
				problem = misplaced(r.Action, name, scopes[r.Action], keys[:at])
			}
			if problem != "" {
				return k, &Error{i, at, problem}
			}
			keys[at] = name
		}
		b.SetKeys(keys...)
		b.SetHelp(shownKeys(keys), b.Help().Desc)
	}
	if err := k.conflict(New(panels), list, scopes); err != nil {
		return k, err
	}
	return k, nil
}

func fromTo(from, to int) string {
	if from == to {
		return words.Count(to)
	}
	return words.Count(from) + " to " + words.Count(to)
}

func unknownAction(action string, names []string) string {
	hint := "; sosocoin --list-keys lists them"
	if near := lex.Nearest(action, names); near != "" {
		hint = "; did you mean " + near + "?"
	}
	return fmt.Sprintf("%.40q is not an action%s", action, hint)
}

// misplaced says why a key will not do for an action, or nothing.
func misplaced(action, name string, scopes []scope, before []string) string {
	switch {
	case name == "ctrl+c":
		return "ctrl+c always quits, and cannot be given to " + action
	case slices.Contains(before, name):
		return fmt.Sprintf("%s has the key %s twice", action, ShownKey(name))
	case inText(scopes) && typesText(name):
		return fmt.Sprintf("%s is needed while a line is typed, where %s is text; expected a key such as ctrl+p or f5", action, ShownKey(name))
	}
	return ""
}

// conflict finds two actions that would have one key where both count. Those that share a
// key by themselves know how to tell which is meant.
func (k *Map) conflict(original Map, list []Rebinding, scopes map[string][]scope) error {
	_, before := original.Actions()
	names, now := k.Actions()
	for i, r := range list {
		for _, other := range names {
			if other == r.Action || !slices.ContainsFunc(scopes[other], func(s scope) bool { return slices.Contains(scopes[r.Action], s) }) {
				continue
			}
			for at, name := range now[r.Action].Keys() {
				if !slices.Contains(now[other].Keys(), name) || slices.Contains(before[other].Keys(), name) && slices.Contains(before[r.Action].Keys(), name) {
					continue
				}
				return &Error{i, at, fmt.Sprintf("%s is the key of both %s and %s; give one of them another", ShownKey(name), r.Action, other)}
			}
		}
	}
	return nil
}

// Renamed are the keys that the code names by their usual names and that are others now.
func (k *Map) Renamed() map[string]string {
	original := New(k.of())
	_, before := original.Actions()
	var renamed map[string]string
	k.Each(func(action string, b *key.Binding) {
		if usual, now := before[action].Help().Key, b.Help().Key; usual != now {
			if renamed == nil {
				renamed = map[string]string{}
			}
			renamed[usual] = now
		}
	})
	return renamed
}

// of are the panels whose keys are in the map.
func (k *Map) of() []Panel {
	var panels []Panel
	for _, o := range k.own {
		panels = append(panels, o.Panel)
	}
	return panels
}
