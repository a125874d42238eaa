package tui

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
)

// Every binding is an action with a name and stands in the help once, under words of its
// own: by these the table of keys finds its name.
func TestEveryBindingIsAnAction(t *testing.T) {
	keys := keymap.New(PanelKeys())
	count := 0
	keys.Each(func(action string, b *key.Binding) {
		count++
		if len(b.Keys()) == 0 {
			t.Errorf("%s has no key", action)
		}
	})
	seen := map[string]bool{}
	for _, g := range keymap.Table(PanelKeys(), nil) {
		for _, k := range g.Keys {
			if k.Action == "" || seen[k.Action] {
				t.Errorf("%q is in the help, but as action %q, which is none or one of two", k.Does, k.Action)
			}
			seen[k.Action] = true
		}
	}
	if len(seen) != count {
		t.Errorf("%d of %d actions stand in the help", len(seen), count)
	}
}

// The keys of the program itself do not contradict each other, or not in one place.
func TestUsualKeysCanBeAskedFor(t *testing.T) {
	keys := keymap.New(PanelKeys())
	keys.Each(func(action string, b *key.Binding) {
		if action == "interrupt" {
			return
		}
		if err := keymap.Check(PanelKeys(), []keymap.Rebinding{{Action: action, Keys: b.Keys()}}); err != nil {
			t.Errorf("%s: %v", action, err)
		}
	})
}

func TestKebab(t *testing.T) {
	for field, want := range map[string]string{"Pause": "pause", "MineOnOff": "mine-on-off", "End": "end"} {
		if got := keymap.Kebab(field); got != want {
			t.Errorf("%s: got %s, want %s", field, got, want)
		}
	}
}

func TestRebindingsRefused(t *testing.T) {
	one := func(action string, keys ...string) []keymap.Rebinding {
		return []keymap.Rebinding{{Action: action, Keys: keys}}
	}
	for _, c := range []struct {
		list    []keymap.Rebinding
		at, key int
		want    string
	}{
		{one("puase", "x"), 0, -1, `"puase" is not an action; did you mean pause?`},
		{one("zzzzzzz", "x"), 0, -1, `"zzzzzzz" is not an action; sosocoin --list-keys lists them`},
		{one("pause"), 0, -1, "pause has no key; expected one or several"},
		{one("interrupt", "f1"), 0, -1, "interrupt is always ctrl+c, so that there is a way out; leave it out"},
		{one("pause", "f1", "ctrl+c"), 0, 1, "ctrl+c always quits, and cannot be given to pause"},
		{one("pause", "m"), 0, 0, "m is the key of both pause and mine-one; give one of them another"},
		{one("pause", "k"), 0, 0, "k is the key of both pause and up; give one of them another"},
		{one("escape", "ctrl+w"), 0, 0, "ctrl+w is the key of both escape and kill-word; give one of them another"},
		{[]keymap.Rebinding{{Action: "pause", Keys: []string{"f1"}}, {Action: "heal", Keys: []string{"f2", "f1"}}}, 0, 0, "f1 is the key of both pause and heal; give one of them another"},
		{one("pause", "f5", "f5"), 0, 1, "pause has the key f5 twice"},
		{one("escape", "w"), 0, 0, "escape is needed while a line is typed, where w is text; expected a key such as ctrl+p or f5"},
		{one("kill-line", "left"), 0, 0, "kill-line is needed while a line is typed, where ← is text; expected a key such as ctrl+p or f5"},
		{one("pause", "ctrl+i"), 0, 0, "a terminal cannot tell ctrl+i from tab; write tab"},
		{one("pause", "shift+g"), 0, 0, `"shift+g" is written "G"`},
		{one("pause", "ctlr+g"), 0, 0, `"ctlr+g" is not a key; did you mean ctrl+g?`},
		{one("pause", ""), 0, 0, `"" is not a key; expected a character, or a name such as space, tab, f5, ctrl+p or alt+x`},
		{one("pause", "\x00"), 0, 0, `"\x00" is not a key; expected a character, or a name such as space, tab, f5, ctrl+p or alt+x`},
		{one("pause", "\xff"), 0, 0, `"\xff" is not a key; expected a character, or a name such as space, tab, f5, ctrl+p or alt+x`},
		{one("panel", "f1"), 0, -1, "panel has 1 keys; expected "},
	} {
		err := keymap.Check(PanelKeys(), c.list)
		var refused *keymap.Error
		if !errors.As(err, &refused) || refused.At != c.at || refused.Key != c.key || !strings.HasPrefix(refused.Problem, c.want) {
			t.Errorf("%v: got %+v, want %d, %d, %s", c.list, err, c.at, c.key, c.want)
		}
	}
}

// Keys change places, an action gets several, and all that names keys names the new ones.
func TestRebinding(t *testing.T) {
	d := newHandWith(t, worlds["eight"], 120, 40, Options{Profile: grid.TrueColor, Keys: []keymap.Rebinding{
		{Action: "mine-one", Keys: []string{"M", "alt+m"}}, {Action: "mine-on-off", Keys: []string{"m"}}, {Action: "pause", Keys: []string{"f5", "J"}}, {Action: "enter", Keys: []string{"enter", "ctrl+j"}},
		{Action: "panel", Keys: []string{"f1", "f2", "f3", "f4", "f6", "f7", "f8", "f9", "f10"}[:panelCount]},
	}})
	d.press("M")
	d.give(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'m'}, Alt: true})
	d.press("m", "J")
	d.give(tea.KeyMsg{Type: tea.KeyF5})
	d.press("space") // nobody's now
	if got, want := d.world.said(), "mine n0 one\nmine n0 one\nmine n0 off\npause\nresume"; got != want {
		t.Errorf("the world was told %q, want %q", got, want)
	}
	d.give(tea.KeyMsg{Type: tea.KeyF3})
	if d.app.recent[0] != netPanel {
		t.Errorf("the third panel key went to panel %d", d.app.recent[0])
	}
	d.press("esc")
	d.shows("f5 J pause")
	d.shows("f3 Network")
	d.give(tea.KeyMsg{Type: tea.KeyF1})
	d.shows("M alt+m mine")
	d.press("s")
	d.shows("enter ctrl+j")
	d.press("esc", "?", "/", "or resume")
	d.shows("f5 J          pause or resume")
}

// Any keys are given out or refused in words, and what is given out does not contradict
// itself.
func TestAnyRebinding(t *testing.T) {
	keys := keymap.New(PanelKeys())
	names, _ := keys.Actions()
	rapid.Check(t, func(t *rapid.T) {
		var list []keymap.Rebinding
		for _, action := range rapid.SliceOfN(rapid.SampledFrom(names), 0, 4).Draw(t, "actions") {
			some := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(append(keymap.SpecialKeys(), "a", "Z", "space", "é", "alt+1")), rapid.StringN(0, 3, 6)), 0, 3).Draw(t, "keys")
			list = append(list, keymap.Rebinding{Action: action, Keys: some})
		}
		k, err := keymap.With(PanelKeys(), list)
		if err != nil {
			if err.Error() == "" || !errors.As(err, new(*keymap.Error)) {
				t.Fatalf("refused with %q", err)
			}
			return
		}
		for _, r := range list {
			_, bindings := k.Actions()
			if got := bindings[r.Action].Keys(); slices.Contains(got, "ctrl+c") || len(got) == 0 {
				t.Fatalf("%s has the keys %q", r.Action, got)
			}
		}
	})
}

// t goes through all themes and says where it is; the next frame is in these colours.
func TestThemesWhileItRuns(t *testing.T) {
	d := newHand(t, worlds["parted"], 120, 40)
	before := d.app.View()
	d.press("t")
	d.shows("theme light")
	if d.app.View() == before || d.app.th.Name != "light" {
		t.Error("nothing changed but the name")
	}
	d.press("t")
	d.shows("theme safe, for colour-blind eyes")
	d.press("t")
	d.shows("theme mono")
	d.press("t")
	d.shows("theme dark")
	d.press(":", "theme li", "tab", "enter")
	d.shows("theme light")
	d.press(":", "theme lihgt", "enter")
	d.shows(`found "lihgt", expected dark, light, safe or mono`)
	d.press("esc")
	if said := d.world.said(); said != "" {
		t.Errorf("the world was told %q", said)
	}
	grey := newHandWith(t, worlds["parted"], 120, 40, Options{Profile: grid.Mono})
	grey.press("t")
	grey.shows("theme mono: this terminal has no colours")
}

// The mouse can be given to the terminal and taken back.
func TestMouseWhileItRuns(t *testing.T) {
	d := newHandWith(t, worlds["eight"], 120, 40, Options{Profile: grid.TrueColor, Mouse: true})
	d.press(":", "mouse off", "enter")
	d.shows("the mouse is the terminal's")
	if got := d.app.mouseMode(); got != tea.DisableMouse() {
		t.Errorf("the terminal is told %T", got)
	}
	d.press(":", "mouse on", "enter")
	d.shows("the mouse selects and scrolls here")
	if got := d.app.mouseMode(); got != tea.EnableMouseCellMotion() {
		t.Errorf("the terminal is told %T", got)
	}
}
