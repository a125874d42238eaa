package keymap

import "testing"

// A key is known by its usual name, wherever it has gone to.
func TestNames(t *testing.T) {
	panels := []Panel{{Name: "Lesson", Own: Own{Everywhere: true, Keys: []Declared{{Action: "next-page", Keys: []string{"n"}}}}}}
	k := For(panels, []Rebinding{{"mine-one", []string{"f6"}}, {"down", []string{"ctrl+n", "alt+n"}}, {"next-match", []string{"alt+z"}}, {"pause", []string{"f5", " "}}})
	names := k.Names()
	for usual, want := range map[string]string{
		"m": "f6", "down": "ctrl+n", "j": "alt+n", "space": "space", "n": "n", "up": "↑", "enter": "enter", ":": ":", "pgdn": "pgdn", "+": "+", "=": "=",
	} {
		if got := names[usual]; got != want {
			t.Errorf("%s is called %q, want %q", usual, got, want)
		}
	}
	if now, known := names["20"]; known {
		t.Errorf("20 is called %q", now)
	}
}
