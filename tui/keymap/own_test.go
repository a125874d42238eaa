package keymap_test

import (
	"strings"
	"testing"

	"example.com/sosocoin/tui/keymap"
)

// A panel brings keys along, without a word about them anywhere else.
func diary() keymap.Panel {
	return keymap.Panel{
		Name: "Diary", Own: keymap.Own{Keys: []keymap.Declared{{Action: "tear", Does: "tear out the page", Keys: []string{"T"}}, {Action: "turn", Does: "turn the page", Keys: []string{"f2", "a"}}}},
		Uses: func(k *keymap.Map) []*keymap.Binding { return []*keymap.Binding{k.Own("tear"), k.Own("turn"), &k.Up} },
	}
}

func clock() keymap.Panel {
	return keymap.Panel{Name: "Clock", Own: keymap.Own{Title: "Alarms", Everywhere: true, Keys: []keymap.Declared{{Action: "ring", Does: "ring the bell", Keys: []string{"R"}}}}}
}

func TestOwnKeys(t *testing.T) {
	panels := []keymap.Panel{diary(), clock()}
	k, err := keymap.With(panels, []keymap.Rebinding{{Action: "turn", Keys: []string{"b"}}})
	if err != nil {
		t.Fatal(err)
	}
	if b := k.Own("turn"); !keymap.Pressed(keymap.Press("b"), *b) || keymap.Pressed(keymap.Press("a"), *b) || b.Help().Key != "b" {
		t.Errorf("turn has the keys %q", b.Keys())
	}
	if b := k.Own("nothing"); len(b.Keys()) > 0 {
		t.Errorf("an action that nobody declares has the keys %q", b.Keys())
	}
	if got := k.Renamed()["f2 a"]; got != "b" {
		t.Errorf("f2 a is now %q, expected b", got)
	}
	var text strings.Builder
	if err := keymap.Write(&text, panels, nil); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"In panel Diary\n  tear          T           tear out the page\n  turn          f2 a        turn the page\n", "Alarms\n  ring          R           ring the bell\n"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("the table of keys has no %q:\n%s", want, text.String())
		}
	}
	for _, s := range k.Groups() {
		if want := map[string]string{"In panel Diary": "Diary"}[s.Title]; s.Panel != want {
			t.Errorf("the keys of %s count in panel %q, expected %q", s.Title, s.Panel, want)
		}
	}
}

// Keys of one panel may be those of another one and of what counts everywhere, but not those
// that the panel uses itself.
func TestOwnKeysDoNotContradictEachOther(t *testing.T) {
	for _, c := range []struct{ action, key, want string }{
		{"tear", "m", ""},
		{"tear", "R", ""},
		{"tear", "a", "a is the key of both tear and turn; give one of them another"},
		{"tear", "k", "k is the key of both tear and up; give one of them another"},
		{"up", "T", "T is the key of both up and tear; give one of them another"},
		{"down", "T", ""},
		{"ring", "m", "m is the key of both ring and mine-one; give one of them another"},
		{"taer", "m", `"taer" is not an action; did you mean tear?`},
	} {
		err := keymap.Check([]keymap.Panel{diary(), clock()}, []keymap.Rebinding{{Action: c.action, Keys: []string{c.key}}})
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s to %s: %q, expected %q", c.key, c.action, got, c.want)
		}
	}
}

// However many panels there are, the digits go to the first ten, and the user's keys to as
// many as he likes.
func TestKeysOfManyPanels(t *testing.T) {
	for n, want := range map[int]string{1: "1", 2: "1 2", 8: "1-8", 9: "1-9", 10: "1-9 0", 14: "1-9 0"} {
		k := keymap.New(make([]keymap.Panel, n))
		if got := k.Panel.Help().Key; got != want {
			t.Errorf("%d panels have the keys %q, expected %q", n, got, want)
		}
	}
	functions := []string{"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12"}
	for given, want := range map[int]string{9: "panel has 9 keys; expected 10 to 11, one for each panel", 10: "", 11: "", 12: "panel has 12 keys; expected 10 to 11, one for each panel"} {
		err := keymap.Check(make([]keymap.Panel, 11), []keymap.Rebinding{{Action: "panel", Keys: functions[:given]}})
		if (err == nil) != (want == "") || err != nil && err.Error() != want {
			t.Errorf("%d keys: %v, expected %q", given, err, want)
		}
	}
}
